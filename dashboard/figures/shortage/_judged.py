"""Rows of indicators in words, for the numbers behind a table."""

from __future__ import annotations

import pandas as pd

from dashboard.figures.shortage import _shortage as of


def in_words(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The rows with `indicator_name`, `unit_word`, and `why` there are points or none."""
    return rows.assign(
        indicator_name=rows["indicator"].map(lambda code: of.INDICATORS[code][lang]),
        unit_word=rows["indicator"].map(lambda code: of.UNITS[code][lang]),
        why=rows[f"judged_{lang}"],
    )
