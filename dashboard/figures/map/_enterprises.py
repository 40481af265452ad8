"""The city's list of industrial enterprises as figures take it: counts by okrug and activity,
evidence rows, what must be said beside them."""

from __future__ import annotations

import pandas as pd

from dashboard.figure.choices import Choice
from etl.language import Words
from etl.language import text as words

INDUSTRY = "industry"
SCIENCE = "science"
COLUMNS = {
    "id": Words("Номер строки", "Row id"),
    "okrug": Words("Округ", "Okrug"),
    "activity": Words("Вид деятельности", "Activity"),
    "okved_class": Words("Класс ОКВЭД", "Class of OKVED"),
    "enterprises": Words("Предприятий в перечне", "Enterprises of the list"),
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
    "grade": Words("Надёжность", "Grade"),
}
NOTE = Words(
    "Перечень города, а не перепись; сколько на предприятии работает, в нём не сказано. Названий и "
    "адресов предприятий в продукте нет.",
    "The city's list, not a census; it does not tell how many work at an enterprise. Names and "
    "addresses of enterprises are not part of the product.",
)
OPTIONS = {
    INDUSTRY: Words("промышленность, классы 10–33", "industry, classes 10–33"),
    SCIENCE: Words("научные исследования, класс 72", "research, class 72"),
    "26": Words("электроника и оптика (26)", "electronics and optics (26)"),
    "10": Words("пищевые продукты (10)", "food (10)"),
    "25": Words("металлические изделия (25)", "metal products (25)"),
    "28": Words("машины и оборудование (28)", "machinery (28)"),
    "27": Words("электрическое оборудование (27)", "electrical equipment (27)"),
    "30": Words("прочий транспорт (30)", "other transport equipment (30)"),
}
ACTIVITY = Choice(Words("Деятельность", "Activity"), OPTIONS, INDUSTRY)


def rows(enterprises_by_okrug: pd.DataFrame, activity: str, lang: str) -> pd.DataFrame:
    """Rows of one activity: a part of the list, or a class of ОКВЭД."""
    part = activity in (INDUSTRY, SCIENCE)
    own = enterprises_by_okrug["part" if part else "okved_class"] == activity
    return named(enterprises_by_okrug[own], lang)


def when(frame: pd.DataFrame, lang: str) -> str:
    """The month the list is of: the counts' own."""
    return words.month(str(frame["period_end"].max()), lang)


def named(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """With the class's name and the column the list of drawn numbers shows."""
    return frame.assign(activity=frame[f"class_{lang}"])
