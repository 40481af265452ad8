"""A plan's skills beside demand for them: each skill covered, not visible from names, or not
found; coverage as a range."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from etl.curricula.plan import ABSENT, COVERED, NEAR
from etl.models.programmes import coverage

GENERAL = ("personal", "education", "languages", "licences")
"""Categories a programme's plan is not measured by."""


@dataclass(frozen=True)
class Against:
    """`rows`: one a demanded skill, most demanded first, with status, names, hours; coverage
    `low` and `high` are fractions of demand."""

    rows: pd.DataFrame
    low: float
    high: float

    @property
    def gaps(self) -> pd.DataFrame:
        """Skills no name says, most demanded first."""
        return self.rows[self.rows["status"] != COVERED]


def demand_of(profile: pd.DataFrame, family: str) -> pd.DataFrame:
    """Professional skills of a family, most named first."""
    rows = profile[(profile["family"] == family) & ~profile["category"].isin(GENERAL)]
    return rows.sort_values(["share_pct", "skill"], ascending=[False, True], kind="stable")


def against(demand: pd.DataFrame, taught: pd.DataFrame) -> Against:
    """Demand (skill, share_pct …) beside one plan's skills (skill, status, names, hours …)."""
    columns = ["skill", "status", "names", "hours", "contact_h", "labs_h", "is_facultative_only"]
    rows = demand.merge(taught[columns], on="skill", how="left", validate="one_to_one")
    rows["status"] = rows["status"].fillna(ABSENT)
    rows["names"] = rows["names"].fillna("")
    shares = dict(zip(rows["skill"], rows["share_pct"], strict=True))
    low, high = coverage(
        shares,
        set(rows.loc[rows["status"] == COVERED, "skill"]),
        set(rows.loc[rows["status"] == NEAR, "skill"]),
    )
    return Against(rows.reset_index(drop=True), low, high)
