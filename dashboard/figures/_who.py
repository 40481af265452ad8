"""Whom a figure of adverts is about: every industrial occupation, one family, or one occupation."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from dashboard.figure.choices import Choice
from etl.adverts.reference import rows
from etl.language import Words

ALL = "all"
EVERYBODY = Words("Все промышленные профессии", "All industrial occupations")


@lru_cache(maxsize=1)
def families() -> dict[str, Words]:
    """Family → its name, in the order of the list of occupations."""
    return {r["family"]: Words(r["family_ru"], r["family_en"]) for r in rows("occupations")}


@lru_cache(maxsize=1)
def occupations() -> dict[str, Words]:
    """Occupation → its name, by family."""
    return {r["code"]: Words(r["name_ru"], r["name_en"]) for r in rows("occupations")}


@lru_cache(maxsize=1)
def family_of() -> dict[str, str]:
    """Occupation → its family."""
    return {r["code"]: r["family"] for r in rows("occupations")}


def who_choice() -> Choice:
    """All, then every family followed by its own occupations."""
    options = {ALL: EVERYBODY}
    for family, name in families().items():
        options[family] = Words(f"Семейство: {name['ru']}", f"Family: {name['en']}")
        options |= {
            code: said for code, said in occupations().items() if family_of()[code] == family
        }
    return Choice(Words("Кто", "Who"), options, ALL)


def family_choice() -> Choice:
    """All families, or the occupations of one."""
    return Choice(
        Words("Семейство", "Family"),
        {ALL: Words("Все семейства", "All families"), **families()},
        ALL,
    )


def name(who: str, lang: str) -> str:
    """The plain name of a value of `who_choice`."""
    return {ALL: EVERYBODY, **families(), **occupations()}[who][lang]


def of(table: pd.DataFrame, who: str) -> pd.DataFrame:
    """The rows of a table keyed by family and occupation ('' = whole) that are about `who`."""
    if who == ALL:
        return table[(table["family"] == "") & (table["occupation"] == "")]
    if who in families():
        return table[(table["family"] == who) & (table["occupation"] == "")]
    return table[table["occupation"] == who]
