"""One skill across families of occupations."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.passport import Passport
from dashboard.figures.skills import _skills
from dashboard.kinds._parts import item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words(
    "Где называли один и тот же навык, объявления 2019–2026",
    "Where one skill was named, adverts of 2019–2026",
)
HOW_TO_READ = Words(
    "Доля объявлений каждого семейства, где назван выбранный навык, с 95 % интервалом. «Мало "
    "данных» — меньше "
    "20 объявлений с навыком или 3 работодателей: это не ноль.",
    "Share of each family's adverts naming the chosen skill, with a 95% interval. “Too few data”: "
    f"fewer than {RELIABLE_N} "
    "adverts naming it or 3 employers, which is not zero.",
)
SKILLS = {
    "pc_user": Words("Уверенный пользователь ПК", "PC user"),
    "autocad": Words("AutoCAD", "AutoCAD"),
    "kompas_3d": Words("КОМПАС-3D", "KOMPAS-3D"),
    "documentation": Words("Ведение документации", "Documentation"),
    "technical_documentation": Words("Техническая документация", "Technical documentation"),
    "equipment_repair": Words("Ремонт оборудования", "Equipment repair"),
    "maintenance": Words("Техническое обслуживание", "Maintenance"),
    "commissioning": Words("Пусконаладка", "Commissioning"),
    "reporting": Words("Отчётность", "Reporting"),
    "programming_general": Words("Программирование", "Programming"),
}
CHOICES = {"skill": Choice(Words("Навык", "Skill"), SKILLS, "maintenance")}


def skill_across_families(
    skill_reference_profile: pd.DataFrame,
    *,
    skill: str = "maintenance",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Shares of adverts, per cent, one row per family; families below the threshold said so."""
    rows = skill_reference_profile[skill_reference_profile["skill"] == skill]
    if rows.empty:
        raise MissingRows(f"skill_reference_profile: {skill}")
    rows = rows.sort_values(
        ["share_pct", "family"], ascending=[False, True], kind="stable"
    ).reset_index(drop=True)
    sizes = skill_reference_profile.drop_duplicates("family").set_index("family")[
        "adverts_in_family"
    ]
    items = [
        _skills.bar(r, _named(r["family"], sizes, lang), lang) for r in rows.to_dict("records")
    ]
    others = [f for f in _skills.FAMILIES if f in sizes.index and f not in set(rows["family"])]
    items += [item(_named(f, sizes, lang), None, state="suppressed") for f in others]
    subtitle = Words(
        f"{SKILLS[skill].ru}: % объявлений семейства, 95 % интервал",
        f"{SKILLS[skill].en}: % of the family's adverts, 95% interval",
    )[lang]
    head = _skills.head("skill_across_families", SUBJECT, HOW_TO_READ, rows, lang, today, subtitle)
    return dots(head, items)


def _named(family: str, sizes: pd.Series, lang: str) -> str:
    name = _skills.FAMILIES[family][lang] if family in _skills.FAMILIES else family
    return f"{name}, n{words.NBSP}={words.NBSP}{words.number(int(sizes[family]), lang)}"
