"""Advertised pay of an occupation: medians from intervals, never from midpoints."""
from __future__ import annotations

import pandas as pd

from etl.checks import table

COLUMNS = {"area": "str", "okrug": "str", "experience": "str", "occupation": "str", "family": "str", "n": "Int64",
           "n_pay": "Int64", "employers": "Int64", "stated_pay_pct": "Float64", "median_low_rub": "Float64",
           "median_high_rub": "Float64", "q1_rub": "Float64", "q3_rub": "Float64", "low": "Float64",
           "high": "Float64", "period": "str", "status": "str"}


@table(columns=COLUMNS, key=["area", "okrug", "experience", "occupation"], mart=True)
def pay_offers(adverts_db):
    """One row per area, okrug ('' = all), experience ('' = all, none | 1-3 | 3-6 | 6+) and occupation, last 12 months.

    Roubles a month, net. The median lies in `median_low_rub`…`median_high_rub` (missing high: no upper end);
    `low`…`high` its 95 % bootstrap by employer. `status` ok | too_few | open (no upper end).
    """
    return pd.DataFrame(columns=list(COLUMNS))
