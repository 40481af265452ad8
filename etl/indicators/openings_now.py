"""How many openings stand open today: the count behind the first page's tile."""

from __future__ import annotations

from etl.build.checks import table
from etl.indicators._adverts import AREAS, look, open_between, span


@table(
    columns={
        "area": "str",
        "day": "str",
        "openings": "Int64",
        "adverts": "Int64",
        "employers": "Int64",
        "occupations": "Int64",
    },
    key=["area"],
    mart=True,
)
def openings_now(adverts_db):
    """One row per area (moscow | oblast): what industrial adverts have open on the last observed
    `day`.

    `openings` work places, `adverts` and distinct `employers` behind them, repeats merged, in so
    many `occupations` of the list. Source: Rabota Rossii. Caveat: a lower bound. Most firms do
    not advertise there, between bulk files the API misses Moscow's jobs of firms registered
    elsewhere, and an advert unseen for 62 days is no longer counted.
    """
    db = look(adverts_db)
    last = span(db)[1]
    rows = open_between(db, last, last)
    cells = rows.groupby("area").agg(
        openings=("openings", "sum"),
        adverts=("openings", "size"),
        employers=("employer", "nunique"),
        occupations=("occupation", "nunique"),
    )
    return (
        cells.reindex(AREAS, fill_value=0).rename_axis("area").reset_index().assign(day=str(last))
    )
