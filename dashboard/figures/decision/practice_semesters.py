"""In which semester students must be somewhere: plans with a practice, and its weeks."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.decision import practice_weeks as weeks
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Когда программам нужны места", "When programmes need places")
HOW_TO_READ = Words(
    "Столбик — сколько недель практики приходится на семестр по всем планам вместе; рядом — в "
    "скольких планах. Чётный семестр кончается летом, нечётный — зимой; дат планы не печатают. "
    "Число студентов в группах не опубликовано: это недели на одного студента, а не места.",
    "The bar is how many weeks of practice fall into the semester over all plans together; beside "
    "it, in how many plans. An even semester ends in summer, an odd one in winter; plans print no "
    "dates. Group sizes are not published: these are weeks per student, not places.",
)
CHOICES = weeks.CHOICES
LABEL = Words("{n}-й семестр", "semester {n}")
TEXT = Words("{weeks} нед., планов {plans}", "{weeks} weeks, {plans} plans")
TITLE = Words(
    "Больше всего практик — в {n}-м семестре: {weeks}, планов — {plans}",
    "Most practice falls into semester {n}: {weeks} in {plans} plans",
)
SUBTITLE = Words(
    "Недель практики по семестрам, сумма по {plans} планам вуза",
    "Weeks of practice by semester, summed over {plans} university plans",
)


def practice_semesters(
    practices: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    fields: str = "industry",
) -> Passport:
    """Weeks of practice by semester over all plans that print it."""
    rows = practices[
        (practices["level"] != weeks.RESEARCH)
        & (practices["is_it"] == (fields == "it"))
        & practices["semester"].notna()
    ]
    if not len(rows):
        raise MissingRows(Words("Таких планов нет.", "There are no such plans."))
    found = rows.groupby("semester").agg(weeks=("weeks", "sum"), plans=("plan", "nunique"))
    top = int(found["weeks"].idxmax())
    items = []
    for semester, row in found.iterrows():
        said = words.number(row["weeks"], lang, 0)
        text = TEXT.format(weeks=said, plans=int(row["plans"]))[lang]
        label = LABEL.format(n=int(semester))[lang]
        items.append(item(label, row["weeks"], text=text, accent=int(semester) == top))
    head = Head(
        name="practice_semesters",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        columns=weeks.COLUMNS,
        today=today,
        title=TITLE.format(
            n=top,
            weeks=words.counted(round(found.loc[top, "weeks"]), "week", lang),
            plans=int(found.loc[top, "plans"]),
        )[lang],
        subtitle=SUBTITLE.format(plans=rows["plan"].nunique())[lang],
    )
    return ranking(head, items)
