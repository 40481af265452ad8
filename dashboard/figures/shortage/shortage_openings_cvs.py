"""Openings against CVs by occupation: Beveridge points of one day, lines of equal tension
between them."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.scatter_labels import scatter_labels
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Вакансии и резюме по профессиям", "Openings and CVs by occupation")
HOW_TO_READ = Words(
    "Точка — профессия: вправо — больше резюме, вверх — больше открытых мест; обе оси в двоичном "
    "порядке (шаг сетки — "
    "вдвое). Выше наискось — людей не хватает, ниже — мест. Кривая Бевериджа во времени появится, "
    "когда резюме будут "
    "сосчитаны в нескольких месяцах: один счёт — один срез. Владельцы резюме чаще всего работают, "
    "поэтому это не "
    "безработица.",
    "A dot is an occupation: further right more CVs, higher more openings; both axes double at "
    "every step. Up the "
    "diagonal people are short, down it places are. A Beveridge curve in time needs CVs counted in "
    "several months: one "
    "count is one section. Most CV holders have a job, so this is not unemployment.",
)
CHOICES = {"area": of.AREA, "family": of.FAMILY, "ago": of.AGO}


NO_BOTH = Words(
    "Ни у одной профессии в этом месяце не известны обе стороны: нужны 20 открытых объявлений и "
    "число "
    "резюме (python -m etl update --with-cv)",
    "In no occupation are both sides known this month: 20 open "
    "adverts and a count of CVs are needed (python -m etl update --with-cv)",
)


def shortage_openings_cvs(
    shortage_indicators: pd.DataFrame,
    cv_occupations: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    family: str = "all",
    ago: str = "0",
) -> Passport:
    """Occupations with 20 open adverts and more whose CVs are counted and not hidden."""
    rows = of.newest(shortage_indicators, area, family, ago)
    rows = rows[(rows["indicator"] == "tension") & rows["value"].notna()]
    rows = of.named(
        rows.merge(
            cv_occupations.loc[cv_occupations["area"] == area, ["occupation", "cvs"]].dropna(),
            on="occupation",
        ),
        lang,
    )
    if rows.empty:
        raise MissingRows(NO_BOTH)
    rows = rows.assign(
        openings=(rows["value"].astype(float) * rows["cvs"].astype(float)).round()
    ).sort_values("value")
    items = [
        item(r["name"], float(np.log2(max(r["openings"], 1))), text=_text(r, lang))
        | {"x": float(np.log2(r["cvs"])), "weight": int(r["n"])}
        for r in rows.to_dict("records")
    ]
    more = int((rows["value"] > 1).sum())
    table = rows[["name", "openings", "cvs", "value", "low", "high", "n"]].sort_values(
        "value", ascending=False
    )
    columns = {k: of.COLUMNS[k] for k in ("name", "low", "high", "n")} | {
        "openings": Words("Открытых мест", "Openings"),
        "cvs": Words("Резюме", "CVs"),
        "value": Words("Вакансий на резюме", "Openings per CV"),
    }
    head = Head(
        name="shortage_openings_cvs",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=table.reset_index(drop=True),
        columns={k: columns[k] for k in table.columns},
        title=_found(more, len(rows), lang),
        subtitle=Words(
            f"Открытые места и активные резюме портала; {of.when(rows['month'].iloc[0], lang)}",
            f"Openings and active CVs of the portal; {of.when(rows['month'].iloc[0], lang)}",
        )[lang],
        place=words.place(words.AREAS[area], lang),
        grade="A",
        data_date=of.day(rows["month"].iloc[0], today),
        n=int(rows["n"].sum()),
        note=Words(
            f"Профессии с n меньше {RELIABLE_N} и со скрытым числом резюме не показаны.",
            f"Occupations with n below {RELIABLE_N} or hidden counts of CVs are not shown.",
        )[lang],
    )
    return scatter_labels(
        head,
        items,
        x_title=Words("резюме", "CVs")[lang],
        y_title=Words("открытых мест", "openings")[lang],
        doubling=True,
        diagonals=[
            {"rise": -np.log2(k), "label": f"1:{k}" if k > 1 else "1:1"} for k in (8, 4, 2, 1)
        ],
    )


def _text(row: dict, lang: str) -> str:
    places = words.number(row["openings"], lang, 0)
    cvs = words.number(row["cvs"], lang, 0)
    return Words(f"{places} мест, {cvs} резюме", f"{places} openings, {cvs} CVs")[lang]


def _found(more: int, of_all: int, lang: str) -> str:
    if not more:
        return Words(
            f"Ни у одной из {of_all} профессий открытых мест не больше, чем резюме",
            f"In none of {of_all} occupations do openings outnumber CVs",
        )[lang]
    return Words(
        f"Открытых мест больше, чем резюме, у {more} из {of_all} профессий",
        f"Openings outnumber CVs in {more} of {of_all} occupations",
    )[lang]
