"""The probability, per cell, that the score of the true values reaches the shortage band."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.indicators import _cells
from etl.models import certainty


def certainty_of(counted: pd.DataFrame, cuts: dict[str, dict]) -> pd.Series:
    """Per cent per month, area and occupation, from the counted indicators' values and intervals.

    Occupations of one month and area are shrunk together, indicator by indicator.
    """
    parts = [_of(own, cuts) for _, own in counted.groupby(["month", "area"], sort=True)]
    if parts:
        return pd.concat(parts)
    return pd.Series(dtype="float64")


def _of(own: pd.DataFrame, cuts: dict[str, dict]) -> pd.Series:
    cells = own.set_index(_cells.CELL).index.unique()
    earned = []
    for name, rows in own.groupby("indicator", sort=True):
        rows = rows.set_index(_cells.CELL)
        at = cuts[name]
        value, low, high, edges = certainty.scaled(
            name, rows["value"], rows["low"], rows["high"], at["cuts"]
        )
        mean, sd = certainty.shrunk(value, (high - low) / (2 * certainty.Z))
        chances = certainty.chances(mean, sd, edges, more_is_short=at["more_is_short"])
        earned.append(pd.DataFrame(chances, index=rows.index).reindex(cells).to_numpy())
    return pd.Series(np.round(100 * certainty.reaches(earned), 1), index=cells)
