"""Pressure on places and their fill, and the quadrant about the mean of the same level (after
France's Orion)."""

from __future__ import annotations

import pandas as pd

LEAST_LEAVERS = 20
"""Fewer leavers than this: nothing is shown."""


def quadrants(programmes: pd.DataFrame) -> pd.DataFrame:
    """`programmes` (programme, level, year, places, first_wishes, entrants, leavers, favourable)
    → its rows with `pressure` = first wishes / places, `fill` = entrants / places, `favourable_pct`
    (studying on or in work, of leavers) and `quadrant`: the sides of pressure and of the favourable
    share about their means over the same level and year, «high|low».

    A programme of fewer than 20 leavers has no share and no quadrant; without places no pressure
    and no fill. The mean is weighted by nothing: every programme of the level counts once.
    """
    rows = programmes.copy()
    known = rows["places"] > 0
    rows["pressure"] = (rows["first_wishes"] / rows["places"]).where(known)
    rows["fill"] = (rows["entrants"] / rows["places"]).where(known)
    enough = rows["leavers"] >= LEAST_LEAVERS
    rows["favourable_pct"] = (100 * rows["favourable"] / rows["leavers"]).where(enough)
    groups = rows.groupby(["level", "year"])
    sides = []
    for column in ("pressure", "favourable_pct"):
        mean = groups[column].transform("mean")
        sides.append((rows[column] >= mean).map({True: "high", False: "low"}))
    both = rows["pressure"].notna() & rows["favourable_pct"].notna()
    rows["quadrant"] = (sides[0] + "|" + sides[1]).where(both, "")
    return rows
