"""The blank of a firm's ages: one row an occupation and an age group."""

from __future__ import annotations

from etl.language import Words
from etl.models.firm_ages import FIRST_AGE, LAST_AGE
from etl.reading.answers import Number, Text, Wrong
from etl.reading.form_sheet import Column
from etl.reading.forms import Form


def _right_way(answer: dict) -> Wrong | None:
    if answer["first_age"] <= answer["last_age"]:
        return None
    return Wrong(
        "reversed",
        Words("меньше начального возраста; поменяйте их", "is below the first age; swap them"),
        "last_age",
    )


FORM = Form(
    "firm-ages",
    Words("Возраст фирмы", "A firm's ages"),
    Words("Возраст", "Ages"),
    (
        Column(
            "occupation",
            Words("Профессия", "Occupation"),
            Text(120),
            Words("Как принято у вас; людей не называйте.", "As you call it; name no people."),
            Words("Токарь", "Turner"),
            required=True,
        ),
        Column(
            "first_age",
            Words("Возраст от, лет", "Age from, years"),
            Number(FIRST_AGE, LAST_AGE, whole=True),
            example=50,
            required=True,
        ),
        Column(
            "last_age",
            Words("Возраст до, лет", "Age to, years"),
            Number(FIRST_AGE, LAST_AGE, whole=True),
            example=54,
            required=True,
        ),
        Column(
            "people",
            Words("Работает человек", "People working"),
            Number(0, 100_000, whole=True),
            example=12,
            required=True,
        ),
    ),
    help=(
        Words(
            "Одна строка — профессия и возрастная группа: токарь, от 50 до 54, 12 человек.",
            "One row, an occupation and an age group: turner, 50 to 54, 12 people.",
        ),
        Words(
            "Пишите числа, не формулы, и не объединяйте ячейки.",
            "Write numbers, not formulas, and merge no cells.",
        ),
        Words("Имён и табельных номеров не нужно.", "No names, no staff numbers."),
    ),
    key=("occupation", "first_age", "last_age"),
    check=_right_way,
)
