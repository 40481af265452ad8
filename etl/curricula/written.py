"""A plan read, as lines to look at and as rows of a CSV."""

from __future__ import annotations

from collections.abc import Iterator

from etl.curricula import sums
from etl.curricula.plan import Discipline, Plan
from etl.language import Words
from etl.language import text as words

HEAD = (
    "plan number kind name cipher block part module semester lectures_h labs_h practical_h "
    "selfstudy_h other_h contact_h hours credits weeks control counted"
).split()
KINDS = {
    "discipline": Words("дисциплина", "discipline"),
    "elective": Words("по выбору", "elective"),
    "facultative": Words("факультатив", "facultative"),
    "sport": Words("физкультура по выбору", "elective sport"),
    "practice": Words("практика", "practice"),
    "attestation": Words("аттестация", "attestation"),
    "total": Words("итог", "total"),
}


def rows(plan: Plan) -> Iterator[list[object]]:
    """The plan's rows under HEAD; numbers as they are, «» for what is not printed."""
    parallel = {id(row) for row in sums.parallel(plan)}
    for number, row in enumerate(plan.disciplines, 1):
        counted = row.kind in sums.COUNTED and id(row) not in parallel
        cells = [getattr(row, name, None) for name in HEAD[4:-1]]
        yield [plan.id, number, row.kind, row.name, *map(_cell, cells), int(counted)]


def _cell(value: object) -> object:
    if isinstance(value, float):
        return f"{round(value, 2):g}"
    if value is None:
        return ""
    return value


def summary(plan: Plan, lang: str = "ru") -> list[str]:
    """What the plan is and adds up to, in lines."""
    found = sums.of(plan)
    title = ", ".join(filter(None, [plan.code, plan.programme, plan.profile, plan.intake]))
    said = [
        title or NO_TITLE[lang],
        _said(
            COUNTS,
            lang,
            disciplines=found.disciplines,
            electives=found.electives,
            facultatives=found.facultatives,
            practices=found.practices,
        ),
        sums.sentence(found)[lang],
    ]
    if found.contact_h is not None:
        said.append(_said(CONTACT, lang, contact=found.contact_h, labs=found.labs_h))
    if found.practice_weeks is not None:
        said.append(_said(WEEKS, lang, weeks=found.practice_weeks))
    if found.printed_credits and found.credits and found.printed_credits - found.credits > 0.25:
        said.append(_said(ALL, lang, printed=found.printed_credits))
    return said + [note[lang] for note in plan.notes]


COUNTS = Words(
    "Дисциплин {disciplines}, из них по выбору {electives}; факультативов {facultatives}; практик "
    "{practices}.",
    "{disciplines} disciplines, {electives} of them elective; {facultatives} facultatives; "
    "{practices} practices.",
)
CONTACT = Words(
    "Контактных часов {contact}, лабораторных {labs}.",
    "{contact} contact hours, {labs} of laboratory work.",
)
NO_TITLE = Words("План без названия", "A plan without a title")
TERM = Words("{} сем. ", "sem. {} ")
HOURS = Words(" ч", " h")
CREDITS = Words(" з.е.", " cr")
WEEKS = Words("Недель практики {weeks}.", "{weeks} weeks of practice.")
ALL = Words(
    "Всего в строках {printed} з.е.: сверх плана факультативы, физкультура по выбору, "
    "параллельные дисциплины по выбору и итоги.",
    "All rows hold {printed} credits: facultatives, elective sport, parallel electives and totals "
    "are above the plan.",
)


def _said(sentence: Words, lang: str, **values: float | None) -> str:
    said = {k: "—" if v is None else words.number(v, lang) for k, v in values.items()}
    return sentence[lang].format(**said)


def line(row: Discipline, lang: str = "ru") -> str:
    """One discipline as a line of a listing."""
    term = "" if row.semester is None else TERM[lang].format(row.semester)
    sizes = ((row.hours, HOURS), (row.credits, CREDITS))
    size = " · ".join(
        words.number(value, lang) + unit[lang] for value, unit in sizes if value is not None
    )
    return f"{term}{row.name} — {size or '—'} ({KINDS[row.kind][lang]})"
