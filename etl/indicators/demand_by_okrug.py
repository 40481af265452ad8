"""Where in Moscow the work is."""

from __future__ import annotations

from etl.build.checks import table
from etl.indicators._adverts import look
from etl.indicators._shares import counted, period, with_shares

COLUMNS = {
    "okrug": "str",
    "occupation": "str",
    "family": "str",
    "openings": "Int64",
    "adverts": "Int64",
    "employers": "Int64",
    "n": "Int64",
    "share_pct": "Float64",
    "low": "Float64",
    "high": "Float64",
    "period": "str",
    "status": "str",
}


@table(columns=COLUMNS, key=["okrug", "family", "occupation"], mart=True)
def demand_by_okrug(adverts_db):
    """One row per okrug of Moscow ('' = in Moscow, okrug not told) and occupation ('' = whole
    family; both '' = all).

    Last 12 months. `share_pct` of the occupation's adverts with a known okrug (`n` of them),
    `low`…`high` Wilson 95 %. `status` ok | too_few | not_stated. Caveat: an address without a
    house often has no okrug; big firms write their office's address.
    """
    db = look(adverts_db)
    rows = with_shares(counted(db, "okrug", "area = 'moscow'")).rename(columns={"value": "okrug"})
    return rows.drop(columns="area").assign(period=period(db))
