"""From which families of occupations people could come: what is asked of both, what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models.neighbours import Neighbour, neighbours

SUBJECT = Words("Откуда могли бы прийти люди", "Where people could come from")
HOW_TO_READ = Words(
    "Доля того, чего просят в объявлениях семейства-цели и чего уже просят в семействе-источнике; "
    "рядом — чего больше всего недостаёт и какой курс это значит. Туда и обратно доли разные. "
    "Объявления настоящие, 2019–2026 годы, Россия; называют в них то, чего ищут, а не "
    "всё, что нужно уметь.",
    "The share of what adverts of the target family ask that the source family is asked too; "
    "beside it what lacks most and how long a course that means. The two directions differ. The "
    "adverts are real, 2019–2026, Russia; they name what is sought, not all a job takes.",
)
FAMILIES = {
    "automation": Words("автоматизация", "automation"),
    "design": Words("конструирование", "design"),
    "electronics": Words("электроника", "electronics"),
    "hse": Words("охрана труда", "safety"),
    "machining": Words("станочники", "machining"),
    "mechanical": Words("механика", "mechanical"),
    "process": Words("технологи", "process"),
    "service_commissioning": Words("сервис и наладка", "service"),
}
"""Families with five skills or more in the released profile."""
TARGET = Choice(Words("Кого не хватает", "Who is short"), FAMILIES, "automation")
WAY = Choice(
    Words("Направление", "Direction"),
    {"in": Words("кто мог бы прийти", "who could come"), "out": Words("куда ушли бы", "where to")},
    "in",
)
CHOICES = {"family": TARGET, "way": WAY, **parameters.ranges("neighbours")}
TITLE = Words(
    "Ближе всех к семейству «{target}» — «{source}»: общего {share} %",
    "Nearest to “{target}” is “{source}”: {share} % in common",
)
SUBTITLE = Words(
    "% спроса на навыки, который есть у обоих; доли только с n ≥ 20",
    "% of skill demand that both have; shares with n ≥ 20 only",
)
LACKS = Words("{share} %; нет: {skills}; курс {hours} ч", "{share} %; lacks {skills}; {hours} h")
ALIKE = Words("{share} %", "{share} %")
SHOWN = 7
LISTED = 2


def neighbour_families(
    skill_reference_profile: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    family: str = "automation",
    way: str = "in",
    **chosen: Any,
) -> Passport:
    """Overlap of skills with every other family, missing skills, hours of a course."""
    rows = skill_reference_profile[skill_reference_profile["family"].isin(FAMILIES)]
    if family not in set(rows["family"]):
        raise MissingRows(Words("Навыков семейства нет.", "No skills of the family."))
    found = _near(rows, family, way, float(chosen["hours_per_skill"]), lang)[:SHOWN]
    names = [FAMILIES[n.source if way == "in" else n.target][lang] for n in found]
    head = Head(
        name="neighbour_families",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows[rows["family"] == family],
        columns={
            f"skill_{lang}": Words("Навык", "Skill"),
            "share_pct": Words("% объявлений", "% of adverts"),
            "n": Words("Объявлений", "Adverts"),
            "adverts_in_family": Words("Всего", "Of"),
            "period_end": Words("До", "Until"),
            "grade": Words("Надёжность", "Grade"),
        },
        today=today,
        title=TITLE.format(
            target=FAMILIES[family],
            source=names[0],
            share=words.number(found[0].overlap * 100, lang, 0),
        )[lang],
        subtitle=SUBTITLE[lang],
    )
    items = [
        item(name, n.overlap * 100, text=_text(n, lang), accent=i == 0)
        for i, (name, n) in enumerate(zip(names, found, strict=True))
    ]
    return ranking(head, items)


def _text(n: Neighbour, lang: str) -> str:
    """Share in common, what lacks most, hours of a course."""
    lacking = ", ".join(name for name, _ in n.missing[:LISTED])
    form = LACKS if lacking else ALIKE
    return form.format(
        share=words.number(n.overlap * 100, lang, 0),
        skills=lacking,
        hours=words.number(n.course_hours, lang),
    )[lang]


def _near(rows: pd.DataFrame, family: str, way: str, hours: float, lang: str) -> list[Neighbour]:
    """Ways into the family, or out of it, the nearest first."""
    table = rows.pivot_table(
        index="family", columns=f"skill_{lang}", values="share_pct", fill_value=0.0
    )
    names = list(table.index)
    demand = table.to_numpy(float) / 100
    skills = list(table.columns)
    if way == "in":
        return neighbours(family, names, skills, demand, {}, hours)
    out = [
        n
        for target in names
        if target != family
        for n in neighbours(target, names, skills, demand, {}, hours)
        if n.source == family
    ]
    return sorted(out, key=lambda n: (-n.overlap, n.target))
