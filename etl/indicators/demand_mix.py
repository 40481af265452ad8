"""What the demand for an occupation is made of: industry, experience, education, okrug."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.indicators._adverts import AREAS, look
from etl.indicators._shares import counted, period, with_shares

VALUES = {
    "okved": "coalesce(regexp_extract(okved, '^[0-9]{2}'), '')",
    "experience": "experience",
    "education": "education",
    "okrug": "okrug",
}
COLUMNS = {
    "area": "str",
    "dimension": "str",
    "value": "str",
    "occupation": "str",
    "family": "str",
    "openings": "Int64",
    "adverts": "Int64",
    "n": "Int64",
    "share_pct": "Float64",
    "low": "Float64",
    "high": "Float64",
    "period": "str",
    "status": "str",
}


@table(columns=COLUMNS, key=["area", "dimension", "value", "family", "occupation"], mart=True)
def demand_mix(adverts_db):
    """One row per area (moscow | oblast), dimension, value and occupation ('' = whole family; both
    '' = all).

    `dimension` okved (the employer's, first two digits) | experience | education | okrug (Moscow
    only); `value` as in the adverts, '' = not stated. Last 12 months; `share_pct` of the `n`
    adverts that state it, `low`…`high` Wilson 95 %. `status` ok | too_few | not_stated. Caveat:
    an agency's ОКВЭД is the agency's, not the plant's.
    """
    db = look(adverts_db)
    parts = [
        with_shares(
            counted(db, sql, "area = 'moscow'" if name == "okrug" else f"area IN {AREAS}")
        ).assign(dimension=name)
        for name, sql in VALUES.items()
    ]
    return pd.concat(parts, ignore_index=True).drop(columns="employers").assign(period=period(db))
