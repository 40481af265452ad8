"""How many openings stand open today: the count behind the first page's tile."""
from __future__ import annotations

import pandas as pd

from etl.checks import table
from etl.indicators._adverts import look, open_between, span


@table(columns={"day": "str", "area": "str", "family": "str", "occupation": "str", "openings": "Int64",
                "adverts": "Int64", "employers": "Int64"}, key=["area", "occupation"], mart=True)
def openings_now(adverts_db):
    """One row per area (moscow | oblast) and occupation with adverts open on the last observed `day`.

    `openings` work places, `adverts` and known or unknown `employers` behind them, repeats merged. Source: Rabota
    Rossii. Caveat: a lower bound. Most firms do not advertise there, between bulk files the API misses Moscow's jobs of
    firms registered elsewhere, and an advert unseen for 62 days is no longer counted.
    """
    db = look(adverts_db)
    last = span(db)[1]
    if last is None:
        return pd.DataFrame(columns=["day", "area", "family", "occupation", "openings", "adverts", "employers"])
    cells = open_between(db, last, last).groupby(["area", "family", "occupation"], sort=True).agg(
        openings=("openings", "sum"), adverts=("openings", "size"), employers=("employer", "nunique")).reset_index()
    return cells.assign(day=str(last))
