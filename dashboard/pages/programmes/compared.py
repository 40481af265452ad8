"""What the page, the document and the slides tell of one programme against one occupation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from dashboard.figures.programmes import _programmes
from etl.adverts import reference
from etl.curricula.against import Against, against, demand_of
from etl.curricula.proposal import FROM_COLLECTION, Proposal, functions_by_skill, propose
from etl.language import Words
from etl.store.reader import Reader


@dataclass(frozen=True)
class Programme:
    """A plan as the page tells it: its words, sums, disciplines, skills, and demand beside them."""

    label: Words
    about: dict
    rows: pd.DataFrame
    taught: pd.DataFrame
    found: Against


def demand(reader: Reader, family: str) -> pd.DataFrame:
    """Professional skills of the family, most named first."""
    return demand_of(reader.table("skill_reference_profile"), family)


def programme(reader: Reader, plan: str, wanted: pd.DataFrame) -> Programme:
    """A plan of the collection. KeyError: no such plan."""
    plans = reader.table("curriculum_plans")
    own = plans[plans["plan"] == plan]
    if own.empty:
        raise KeyError(plan)
    rows = reader.table("curriculum_disciplines")
    taught = reader.table("curriculum_skills")
    taught = taught[taught["plan"] == plan]
    about = own.iloc[0].to_dict()
    return Programme(
        _programmes.label(about),
        about,
        rows[rows["plan"] == plan],
        taught,
        against(wanted, taught),
    )


def proposal(reader: Reader, told: Programme, family: str, hours: float) -> Proposal:
    """Additions within the hours, with labour functions where the collection has the family's."""
    return propose(told.found, told.rows, told.taught, functions(reader, family), budget_h=hours)


def functions(reader: Reader, family: str) -> pd.DataFrame:
    """Labour functions by skill; none where the collected standards are of other trades."""
    if family not in FROM_COLLECTION or not reader.has("profstandard_skills"):
        return pd.DataFrame(columns=["skill"])
    return functions_by_skill(
        reader.table("profstandards"),
        reader.table("profstandard_functions"),
        reader.table("profstandard_skills"),
    )


@lru_cache(maxsize=1)
def near_standards() -> dict[str, list[dict[str, str]]]:
    """Family → professional standards known by name and order only."""
    out: dict[str, list[dict[str, str]]] = {}
    for row in reference.rows("profstandard_neighbours"):
        out.setdefault(row["family"], []).append(row)
    return out
