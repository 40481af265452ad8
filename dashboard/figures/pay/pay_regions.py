"""Mean accrued wages of Moscow, its oblast and Russia, year by year."""

from __future__ import annotations

from datetime import date
from math import nan

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.pay import _wages
from dashboard.kinds.trend import trend, yearly
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Начисленная зарплата: Москва, область, Россия", "Accrued wages: Moscow, oblast, Russia"
)
HOW_TO_READ = Words(
    "Средняя начисленная зарплата (до вычета налога) всех работников за год; открытая точка — "
    "предварительное число. "
    "В сумме все отрасли: в Москве выше доля финансов, ИТ и головных контор, поэтому разрыв — не "
    "разница в оплате "
    "одной и той же работы.",
    "Mean accrued wage (before tax) of all employees over the year; an open dot is preliminary. "
    "All industries "
    "together: Moscow holds more finance, IT and head offices, so the gap is not a difference in "
    "pay for the same job.",
)
REGIONS = {
    "Москва": Words("Москва", "Moscow"),
    "Московская область": Words("область", "oblast"),
    "Российская Федерация": Words("Россия", "Russia"),
}


def pay_regions(
    wages_region: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Mean accrued wage a month, thousand roubles; Moscow, Moscow oblast, Russia. MissingRows: a
    region is absent."""
    rows = wages_region[wages_region["region"].isin(REGIONS)].sort_values(
        ["region", "year"], ignore_index=True
    )
    absent = set(REGIONS) - set(rows["region"])
    if absent:
        raise MissingRows(", ".join(sorted(absent)))
    own = {name: rows[rows["region"] == name] for name in REGIONS}
    series = [
        _line(own[name], said[lang], lang, main=i == 0)
        for i, (name, said) in enumerate(REGIONS.items())
    ]
    last = own["Москва"].iloc[-1]
    year = int(last["year"])
    wage = {name: lines.set_index("year")["wage_rub"].get(year, nan) for name, lines in own.items()}
    moscow = wage["Москва"]
    country = words.number(moscow / wage["Российская Федерация"], lang, 1)
    oblast = words.number(moscow / wage["Московская область"], lang, 1)
    said = words.number(moscow / 1000, lang, 0) if pd.notna(moscow) else ""
    head = Head(
        name="pay_regions",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=rows,
        columns={"region": Words("Регион", "Region"), **_wages.COLUMNS},
        units=_wages.UNITS,
        place=" · ".join(said[lang] for said in REGIONS.values()),
        data_date=f"{year}-12-31",
        grade="A",
        title=_title(said, country, oblast, year, lang),
        subtitle=Words(
            f"Средняя начисленная зарплата, тыс. руб. в месяц, {rows['year'].min()}–",
            f"Mean accrued wage, thousand RUB a month, {rows['year'].min()}–",
        )[lang]
        + _wages.year_said(year, bool(last["is_preliminary"]), lang),
    )
    return trend(head, series)


def _line(rows: pd.DataFrame, name: str, lang: str, *, main: bool) -> dict:
    """Moscow's line carries its numbers; the lower two lie close together and carry only the
    last, in their name."""
    points = yearly(rows, "wage_rub", lang, per=1000)
    if main:
        return {"label": name, "points": points, "accent": True}
    return {
        "label": f"{name} {points[-1]['text']}",
        "points": [{**p, "accent": False} for p in points],
        "style": "curve",
    }


def _title(moscow: str, country: str, oblast: str, year: int, lang: str) -> str:
    """Moscow's wage, printed, and how many times the others' it is."""
    return Words(
        f"В Москве начислено {moscow} тыс. руб. за {year} год: в {country} раза больше, чем "
        f"по России, и в {oblast} раза больше, чем в области",
        f"Moscow's wages accrued {moscow} thousand RUB in {year}: {country} times Russia's "
        f"and {oblast} times the oblast's",
    )[lang]
