"""What the figures of tension by month share: the words of coverage, and why a month has no
number."""

from __future__ import annotations

import pandas as pd

from etl.language import Words
from etl.models.intervals import RELIABLE_N

COLUMNS = {
    "label": Words("Месяц", "Month"),
    "value": Words("Вакансий на резюме", "Openings per CV"),
    "low": Words("От", "Low"),
    "high": Words("До", "High"),
    "smooth3": Words("Среднее за 3 мес.", "3-month mean"),
    "n": Words("n, объявлений", "n, adverts"),
    "employers": Words("Работодателей", "Employers"),
    "why": Words("Охват", "Coverage"),
}
NO_CVS = Words(
    "Число резюме не сосчитано: python -m etl update --with-cv",
    "CVs have not been counted: python -m etl update --with-cv",
)
HIDDEN = Words(
    "Открытых объявлений {n}, число резюме неизвестно или скрыто: напряжённость нельзя оценить",
    "{n} open adverts, the count of CVs is unknown or hidden: tension cannot be judged",
)
FEW = Words(
    f"Мало данных: открытых объявлений {{n}}, нужно не меньше {RELIABLE_N}",
    f"Too few data: {{n}} open adverts, at least {RELIABLE_N} are needed",
)
NOBODY = Words(
    "Открытых объявлений этой профессии нет", "There are no open adverts of this occupation"
)


def why(rows: pd.DataFrame) -> Words:
    """Why no month of these rows has a number."""
    if rows.empty:
        return NOBODY
    n = int(rows.sort_values("month")["n"].iloc[-1])
    form = FEW if n < RELIABLE_N else HIDDEN
    return form.format(n=n)


def coverage(known: pd.DataFrame, lang: str) -> str:
    """How much of the market the newest month sees, and that little is seen."""
    last = known.sort_values("month").iloc[-1]
    said = last[f"coverage_{lang}"]
    little = (
        Words(
            " Видна малая часть рынка: судить только о движении.",
            " Little of the market is seen: judge the movement only.",
        )[lang]
        if last["hatched"]
        else ""
    )
    return f"{said[:1].upper()}{said[1:]}.{little}"
