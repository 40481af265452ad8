"""Skills of two families of occupations side by side."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.skills import _skills
from dashboard.kinds._parts import item
from dashboard.kinds.heat_table import heat_table
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words(
    "Навыки двух семейств профессий, объявления 2019–2026",
    "Skills of two families, adverts of 2019–2026",
)
HOW_TO_READ = Words(
    "В клетке — доля объявлений семейства, где назван навык. Штриховка — меньше "
    f"{RELIABLE_N} объявлений или "
    "3 работодателей: это "
    "не ноль. Сравнивайте с интервалом: при 40 объявлениях он ±15 пунктов.",
    "A cell is the share of the family's adverts naming the skill. Hatched: fewer than "
    f"{RELIABLE_N} adverts "
    "or 3 employers, "
    "which is not zero. Mind the interval: ±15 points at 40 adverts.",
)
CHOICES = {
    "family_a": _skills.family_choice(Words("Первое семейство", "First family"), "design"),
    "family_b": _skills.family_choice(Words("Второе семейство", "Second family"), "process"),
}


def skill_two_families(
    skill_reference_profile: pd.DataFrame,
    *,
    family_a: str = "design",
    family_b: str = "process",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Shares per cent, the skills either family names most."""
    pair = list(dict.fromkeys([family_a, family_b]))
    parts = [_skills.of_family(skill_reference_profile, family) for family in pair]
    both = pd.concat(parts, ignore_index=True)
    order = (
        both.groupby("skill")["share_pct"].max().sort_values(ascending=False, kind="stable").index
    )
    kept = list(order[: _skills.SHOWN + 2])
    rows = both[both["skill"].isin(kept)]
    known = {(r["family"], r["skill"]): r for r in rows.to_dict("records")}
    names = dict(zip(rows["skill"], rows[f"skill_{lang}"], strict=True))
    cells = [[_cell(known.get((family, skill)), lang) for family in pair] for skill in kept]
    columns = [
        f"{_skills.FAMILIES[f][lang]}, n{words.NBSP}={words.NBSP}"
        f"{words.number(int(part['adverts_in_family'].iloc[0]), lang)}"
        for f, part in zip(pair, parts, strict=True)
    ]
    subtitle = Words(
        "Доля объявлений семейства, где назван навык, % (95 % интервал)",
        "Share of the family's adverts naming the skill, % (95% interval)",
    )[lang]
    head = _skills.head("skill_two_families", SUBJECT, HOW_TO_READ, rows, lang, today, subtitle)
    return heat_table(head, [names[s] for s in kept], columns, cells)


def _cell(row: dict | None, lang: str) -> dict:
    return item("", None, state="suppressed") if row is None else _skills.bar(row, "", lang)
