"""The indicators of shortage, one value each, with interval, points and since when it can be judged."""
from __future__ import annotations

import pandas as pd

from etl.checks import table

COLUMNS = {"month": "str", "area": "str", "occupation": "str", "family": "str", "indicator": "str", "value": "Float64",
           "low": "Float64", "high": "Float64", "n": "Int64", "employers": "Int64", "coverage_pct": "Float64",
           "points": "Int64", "counted": "bool", "cuts": "str", "relative": "bool", "status": "str",
           "judged_from": "str", "judged_ru": "str", "judged_en": "str", "unit": "str"}


@table(columns=COLUMNS, key=["month", "area", "occupation", "indicator"], mart=True)
def shortage_indicators(adverts_db, occupations_csv):
    """One row per month, area (moscow | oblast), occupation and indicator.

    `indicator` tension | vacancy_age | duration | reposting | pay_pressure | concessions | graduates_per_opening.
    `status` ok | too_few | no_history | no_data | no_reference (a value without cuts to judge it: no points).
    `points` 0–3, missing = X; `counted` enters the score; `cuts` three numbers with | between, '' when none;
    `relative` the cuts are quartiles over occupations.
    """
    return pd.DataFrame(columns=list(COLUMNS))
