"""What is known of internships and subsidised training in Moscow, and what nobody publishes: who
stayed."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import item, row_item
from dashboard.kinds.cells import cells
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Практика и обучение: охват известен, итог — нет",
    "Internships and training: reach known, outcome not",
)
HOW_TO_READ = Words(
    "Два опубликованных числа и пустое место. Заштриховано то, чего никто не публикует: сколько "
    "прошедших практику "
    "остались работать.",
    "Two published numbers and an empty place. The hatched tile is what nobody publishes: how many "
    "of the interns "
    "stayed to work.",
)
INTERNS = "F118"
TRAINED = "F139"
DID = Words("прошли практику («Техностажировка»)", "did an internship («Technointernship»)")
SUBSIDISED = Words("обучены с субсидией города", "trained with the city's subsidy")
STAYED = Words("остались работать", "stayed to work")
NOT_PUBLISHED = Words("не опубликовано", "not published")


def interns_coverage(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """People who did an internship and who were trained with a subsidy, Moscow; the third cell
    is empty."""
    rows = pick(published, INTERNS, TRAINED)
    interns, trained = (_people(r, lang) for r in rows.to_dict("records"))
    items = [
        row_item(r, name[lang], lang, accent=name is DID)
        for r, name in zip(rows.to_dict("records"), (DID, SUBSIDISED), strict=True)
    ]
    empty = {**item(STAYED[lang], None), "gap": NOT_PUBLISHED[lang]}
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    head = Head(
        name="interns_coverage",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(
            f"Охват известен: {interns} прошли практику, {trained} обучены с субсидией. Кто "
            "остался — "
            "не опубликовано",
            f"Reach is known: {interns} did an internship, {trained} were trained with a "
            "subsidy. Who "
            "stayed is not published",
        )[lang],
        subtitle=Words(f"Человек за год; {when}", f"People a year; {when}")[lang],
    )
    return cells(head, [*items, empty])


def _people(row: dict, lang: str) -> str:
    text = words.bounded(row["value"], row["bound"], lang)
    return f"{text}{words.NBSP}{words.plural(row['value'], 'person', lang)}"
