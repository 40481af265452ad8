"""What the figures of technoparks share: the sites that may be drawn and the rows they come
from."""

from __future__ import annotations

import pandas as pd

from dashboard.figure.evidence import MissingRows
from etl.language import Words

COMMITTEE = "Калибр"
COUNTED = ("technopark", "zone")
GROUPS = {
    "technopark": Words("технопарк", "technopark"),
    "zone": Words("площадка ОЭЗ", "special zone site"),
    "plan": Words("план", "planned"),
    "other": Words("иное", "other"),
}
COLUMNS = {
    "id": Words("Номер строки", "Row id"),
    "site": Words("Площадка", "Site"),
    "kind": Words("Вид", "Kind"),
    "okrug": Words("Округ", "Okrug"),
    "district": Words("Район", "District"),
    "address": Words("Адрес в источнике", "Address as published"),
    "specialisation": Words("Чем занята", "Specialisation"),
    "area": Words("Площадь", "Area"),
    "residents": Words("Резидентов", "Residents"),
    "staff_text": Words("Занято", "Jobs"),
    "period_text": Words("Период", "Period"),
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
    "grade": Words("Надёжность", "Grade"),
}
NOT_ALL = Words(
    "Названные — не все: всего технопарков {n} ({year}, {publisher}).",
    "Named is not all: {n} technoparks in total ({year}, {publisher}).",
)
TOTAL = "Все технопарки Москвы"


def counted(places: pd.DataFrame) -> pd.DataFrame:
    """Sites that exist (no plans) and rest on better than a guess."""
    rows = places[places["group"].isin(COUNTED) & (places["grade"] != "C")]
    if rows.empty:
        raise MissingRows("technopark_places")
    return rows.reset_index(drop=True)


def mentions(places: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """Every row of `technopark_sites` behind these places, with the district found for the site."""
    pairs = [
        (i, row["okrug"], row["district"])
        for row in places.to_dict("records")
        for i in row["ids"].split("|")
    ]
    found = pd.DataFrame(pairs, columns=["id", "okrug", "district"])
    return found.merge(sites.drop(columns="okrug"), on="id", how="left")


def total(sites: pd.DataFrame) -> pd.DataFrame:
    """The newest published number of technoparks: one row of `technopark_sites`, or none."""
    rows = sites[(sites["site"] == TOTAL) & sites["period_text"].str.match(r"\d{4}")]
    return rows.sort_values("period_text").tail(1)


def not_all(sites: pd.DataFrame, published: pd.DataFrame, lang: str) -> str:
    """The sentence that named sites are not all; empty when nobody published how many there are."""
    for row in total(sites).to_dict("records"):
        value = published.set_index("id")["value"].get(row["id"])
        return NOT_ALL[lang].format(
            n=f"{value:.0f}", year=row["period_text"], publisher=row["publisher"]
        )
    return ""


def years(rows: pd.DataFrame) -> str:
    """«2014–2026», from the pages that give a year."""
    said = sorted(p[:4] for p in rows["period_text"] if p[:4].isdigit())
    return f"{said[0]}–{said[-1]}" if said else ""
