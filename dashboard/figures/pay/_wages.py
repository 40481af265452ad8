"""What the figures over Rosstat's wage tables share: a row of the table as a point, thousands of
roubles."""

from __future__ import annotations

import pandas as pd

from dashboard.kinds._parts import item
from dashboard.kinds.trend import point
from etl.language import Words
from etl.language import text as words

PRELIMINARY = Words("предварительно", "preliminary")
UNIT = Words("тыс. руб.", "thousand RUB")
COLUMNS = {
    "year": Words("Год", "Year"),
    "wage_rub": Words("Начисленная зарплата", "Accrued wage"),
    "is_preliminary": Words("Предварительно", "Preliminary"),
    "note": Words("Примечание", "Note"),
    "cell": Words("Ячейка", "Cell"),
}
UNITS = {"wage_rub": "руб./мес."}
PUBLISHED = ("year", "wage_rub", "is_preliminary", "note", "cell")


def thousand(value: float | None, lang: str, digits: int = 1) -> str:
    """Roubles as printed thousands; empty for none."""
    return "" if value is None or pd.isna(value) else words.number(value / 1000, lang, digits)


def points(rows: pd.DataFrame, lang: str) -> list[dict]:
    """Yearly points of one series in thousand roubles; a preliminary year is drawn open, an absent
    one breaks the line.

    `rows`: one row per year of one region or activity, sorted by year.
    """
    out = []
    for row in rows.to_dict("records"):
        value = None if pd.isna(row["wage_rub"]) else row["wage_rub"] / 1000
        entry = item(
            str(row["year"]),
            value,
            text=thousand(row["wage_rub"], lang),
            bound="≈" if row["is_preliminary"] else "=",
            accent=row["year"] == rows["year"].max(),
        )
        out.append(point(entry, int(row["year"])))
    return out


def year_said(year: int, preliminary: bool, lang: str) -> str:
    """«2023, предварительно»."""
    return f"{year}, {PRELIMINARY[lang]}" if preliminary else str(year)
