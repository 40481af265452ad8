"""School marks of the last admitted to one Moscow college, by speciality and year."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import item
from dashboard.kinds.heat_table import heat_table
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Средний балл аттестата в колледж", "School mark of the last admitted to a college")
HOW_TO_READ = Words(
    "Средний балл аттестата последнего зачисленного на бесплатное место после девятого класса. "
    "Один колледж из многих: МТКП МГТУ им. Баумана. Штриховка — числа нет. Год к году балл прыгает "
    "на полбалла: это не тренд.",
    "The mean school mark of the last admitted to a free place after the ninth form. One college "
    "of many: МТКП МГТУ им. Баумана. Hatching: no number. From year to year it jumps by half a "
    "mark: this is no trend.",
)
SCALE = [3.5, 5.0]


def college_mark_years(
    college_marks: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Marks by speciality and year, the newest year's highest first."""
    years = sorted(college_marks["year"].unique())
    table = college_marks.pivot(index="variant", columns="year", values="mark")
    table = table.sort_values(years[-1], ascending=False, kind="stable")
    about = college_marks.drop_duplicates("variant").set_index("variant")
    names = [f"{about.at[v, 'code']} {about.at[v, 'qualification']}" for v in table.index]
    grid = [
        [item("", mark, text=words.number(mark, lang, 2)) for mark in row]
        for row in table.to_numpy()
    ]
    newest = college_marks[college_marks["year"] == years[-1]]
    low, high = (words.number(f(newest["mark"]), lang, 2) for f in (min, max))
    year = college_marks["year"].astype(str)
    rows = college_marks.assign(
        id=college_marks["variant"] + ":" + year,
        indicator=Words("средний балл аттестата", "mean school mark")[lang],
        occupation=college_marks["speciality"],
        period_text=year,
        period_end=year + "-12-31",
        value=college_marks["mark"],
        value_low=float("nan"),
        value_high=float("nan"),
        bound="=",
        unit=Words("балл", "mark")[lang],
    )
    head = Head(
        name="college_mark_years",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(
            f"В колледж при МГТУ в {years[-1]} году брали с аттестатом от {low} до {high}",
            f"The college at МГТУ took school marks from {low} to {high} in {years[-1]}",
        )[lang],
        subtitle=Words(
            "Средний балл аттестата последнего зачисленного на бесплатное место",
            "Mean school mark of the last admitted to a free place",
        )[lang],
    )
    return heat_table(head, names, [str(y) for y in years], grid, scale=SCALE)
