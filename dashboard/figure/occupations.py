"""Names of the industrial occupations and their families, as released with the project: what
lists offer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from dashboard.figure.choices import Choice
from etl import settings
from etl.adverts.reference import rows
from etl.language import Words

ALL = Words("все", "all")
FAMILY = Words("Семейство профессий", "Family of occupations")
OCCUPATION = Words("Профессия", "Occupation")


@lru_cache(maxsize=1)
def _listed() -> pd.DataFrame:
    """One row per occupation, by code. The list is this project's own, so that it is the same in
    every build."""
    return pd.read_parquet(settings.REPO / "data" / "marts" / "occupations.parquet").set_index(
        "code"
    )


@lru_cache(maxsize=2)
def names(lang: str) -> dict[str, str]:
    """code → name."""
    return _listed()[f"name_{lang}"].to_dict()


@lru_cache(maxsize=2)
def short_names(lang: str) -> dict[str, str]:
    """code → a name of at most 28 signs, for places where ninety stand on one screen."""
    return {r["code"]: r[f"short_{lang}"] for r in rows("occupation_short_names")}


@lru_cache(maxsize=2)
def codes(lang: str) -> dict[str, str]:
    """name → code."""
    return {name: code for code, name in names(lang).items()}


@lru_cache(maxsize=2)
def family_names(lang: str) -> dict[str, str]:
    """family → name."""
    return _listed().drop_duplicates("family").set_index("family")[f"family_{lang}"].to_dict()


@dataclass(frozen=True)
class Kind:
    """Where an occupation stands: its family, its level (engineer | manager | technician | worker),
    the major group of ОКЗ."""

    family: str
    level: str
    major: str


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """code → its kind, in the order of the list."""
    return {r["code"]: Kind(r["family"], r["level"], r["okz"][0]) for r in rows("occupations")}


def family_of(code: str) -> str:
    """The occupation's family; empty when the code is not in the list."""
    return _listed()["family"].get(code, "")


def occupation_choice(default: str = "turner") -> Choice:
    """Every occupation, by name."""
    listed = _listed().sort_values("name_ru")
    return Choice(
        OCCUPATION,
        {
            c: Words(r.name_ru, r.name_en)
            for c, r in zip(listed.index, listed.itertuples(), strict=True)
        },
        default,
    )


def family_choice() -> Choice:
    """Every family, or all of them."""
    families = _listed().drop_duplicates("family")
    return Choice(
        FAMILY,
        {"all": ALL} | {r.family: Words(r.family_ru, r.family_en) for r in families.itertuples()},
        "all",
    )
