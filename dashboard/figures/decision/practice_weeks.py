"""How many weeks of practice programmes ask employers for, by programme."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Сколько недель практики требует программа", "How many weeks of practice a programme asks for"
)
HOW_TO_READ = Words(
    "Точка — недели всех практик одного плана от поступления до выпуска; если у программы "
    "несколько планов, отрезок держит самый короткий и самый длинный. Это спрос программ на места "
    "у предприятий, а не число мест. Календарных дат в планах нет. Аспирантура не показана: её "
    "практика — исследование.",
    "The dot is the weeks of all practices of one plan from entry to graduation; where a programme "
    "has several plans, the line holds the shortest and the longest. It is what programmes ask of "
    "employers, not a number of places. Plans print no calendar dates. Postgraduates are left out: "
    "their practice is research.",
)
FIELDS = Choice(
    Words("Программы", "Programmes"),
    {
        "industry": Words("кроме ИТ", "other than IT"),
        "it": Words("ИТ (09, 10)", "IT (09, 10)"),
    },
    "industry",
)
CHOICES = {"fields": FIELDS}
RESEARCH = "Аспирантура"
NAMELESS = Words("программы без кода в источнике", "programmes without a code in the source")
COLLEGE = Words("колледж", "college")
TITLE = Words(
    "Практики — от {low} до {high} недель за всё обучение, в колледже до {college}",
    "Practice takes {low} to {high} weeks of the whole study, up to {college} in a college",
)
ONLY = Words(
    "Практики — от {low} до {high} недель за всё обучение",
    "Practice takes {low} to {high} weeks of the whole study",
)
SUBTITLE = Words(
    "Недель за всё обучение; {plans} планов набора {first}–{last}",
    "Weeks of the whole study; {plans} plans, intakes {first}–{last}",
)
COLUMNS = {
    "id": Words("Номер строки", "Row id"),
    "institution": Words("Учебное заведение", "Institution"),
    "code": Words("Код", "Code"),
    "programme": Words("Программа", "Programme"),
    "profile": Words("Профиль", "Profile"),
    "intake": Words("Набор", "Intake"),
    "semester": Words("Семестр", "Semester"),
    "practice": Words("Практика", "Practice"),
    "weeks": Words("Недель", "Weeks"),
    "grade": Words("Надёжность", "Grade"),
}
"""What stands in the table below the figure."""


def practice_weeks(
    practices: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    fields: str = "industry",
) -> Passport:
    """Weeks of practice by programme, the longest first."""
    rows = practices[(practices["level"] != RESEARCH) & (practices["is_it"] == (fields == "it"))]
    if not len(rows):
        raise MissingRows(Words("Таких планов нет.", "There are no such plans."))
    plans = rows.groupby(["code", "level", "plan"], as_index=False)["weeks"].sum()
    found = plans.groupby(["code", "level"], as_index=False)["weeks"].agg(["min", "max", "median"])
    found = found.sort_values("median", ascending=False)
    named = rows.drop_duplicates(["code", "level"]).set_index(["code", "level"])
    items = [_item(r, named.loc[(r["code"], r["level"])], lang) for r in found.to_dict("records")]
    intakes = rows["intake"]
    head = Head(
        name="practice_weeks",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        columns=COLUMNS,
        today=today,
        title=_title(plans, lang),
        subtitle=SUBTITLE.format(
            plans=rows["plan"].nunique(), first=intakes.min(), last=intakes.max()
        )[lang],
    )
    return dots(head, items)


def _item(row: dict, plan: pd.Series, lang: str) -> dict:
    college = row["level"] == "СПО"
    low = row["min"]
    high = row["max"]
    text = words.number(low, lang)
    if high - low > 0.05:
        text = f"{words.number(low, lang)}–{words.number(high, lang)}"
    label = f"{row['code']} {_named(plan, lang)}".strip()
    if college:
        label = f"{label} ({COLLEGE[lang]})"
    spread = high - low > 0.05
    return item(
        label,
        row["median"],
        text=text,
        low=low if spread else None,
        high=high if spread else None,
        accent=college,
    )


def _named(plan: pd.Series, lang: str) -> str:
    """Programmes are named as published, in Russian; the English page keeps their codes."""
    known = plan["programme"] or plan["profile"]
    if not plan.name[0]:
        return NAMELESS[lang]
    return Words(str(known), "")[lang]


def _title(plans: pd.DataFrame, lang: str) -> str:
    college = plans[plans["level"] == "СПО"]["weeks"]
    others = plans[plans["level"] != "СПО"]["weeks"]
    low = words.number(others.min(), lang, 0)
    high = words.number(others.max(), lang, 0)
    if len(college):
        return TITLE.format(low=low, high=high, college=words.number(college.max(), lang, 0))[lang]
    return ONLY.format(low=low, high=high)[lang]
