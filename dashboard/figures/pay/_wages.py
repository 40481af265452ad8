"""What the figures over Rosstat's wage tables share: their columns, and how a year is said."""

from __future__ import annotations

from etl.language import Words

PRELIMINARY = Words("предварительно", "preliminary")
COLUMNS = {
    "year": Words("Год", "Year"),
    "wage_rub": Words("Начисленная зарплата", "Accrued wage"),
    "is_preliminary": Words("Предварительно", "Preliminary"),
    "note": Words("Примечание", "Note"),
    "cell": Words("Ячейка", "Cell"),
}
UNITS = {"wage_rub": "руб./мес."}


def year_said(year: int, preliminary: bool, lang: str) -> str:
    """«2023, предварительно»."""
    return f"{year}, {PRELIMINARY[lang]}" if preliminary else str(year)
