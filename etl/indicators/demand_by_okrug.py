"""Where in Moscow the work is."""
from __future__ import annotations

import pandas as pd

from etl.checks import table

COLUMNS = {"okrug": "str", "occupation": "str", "family": "str", "openings": "Int64", "adverts": "Int64",
           "employers": "Int64", "n": "Int64", "share_pct": "Float64", "low": "Float64", "high": "Float64",
           "period": "str", "status": "str"}


@table(columns=COLUMNS, key=["okrug", "family", "occupation"], mart=True)
def demand_by_okrug(adverts_db):
    """One row per okrug of Moscow ('' = place in Moscow without an okrug) and occupation ('' = the whole family; both
    '' = all), last 12 months.

    `share_pct` of the occupation's adverts with a known okrug (`n` of them), `low`…`high` Wilson 95 %. `status` ok |
    too_few.
    """
    return pd.DataFrame(columns=list(COLUMNS))
