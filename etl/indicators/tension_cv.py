"""Openings per active CV: the main indicator, where both sides are known."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._adverts import look, open_between, reference_days
from etl.models.resample import total

VALID_DAYS = 183


@table(columns=_cells.COLUMNS, key=_cells.CELL)
def tension_cv(adverts_db, cv_occupations):
    """One row per observed month, area and occupation: θ = V / R, openings per active CV.

    V is openings open on the month's last observed day, R active CVs of the same portal and
    area, counted once: months further than half a year from the count, and hidden counts, are
    no_data. Caveat: most CV holders have a job, and a state portal holds few engineers' CVs: θ
    is higher here than on a commercial site, so compare occupations, not sites. The interval
    holds V's error only.
    """
    db = look(adverts_db)
    counted = pd.Timestamp(cv_occupations["date"].max()).date()
    cvs = cv_occupations.set_index(["area", "occupation"])["cvs"].astype("Float64").to_dict()

    def of(own: pd.DataFrame, weights: np.ndarray) -> np.ndarray:
        seekers = cvs.get((own["area"].iloc[0], own["occupation"].iloc[0]), pd.NA)
        known = not pd.isna(seekers) and seekers > 0
        if known:
            return total(own["openings"].to_numpy(), weights) / seekers
        return np.full(len(weights), np.nan)

    days = reference_days(db)
    cells = []
    for month, day in days.items():
        rows = open_between(db, day, day)
        if abs((day - counted).days) > VALID_DAYS:
            cells += _cells.not_yet(rows, month, "no_data")
        else:
            cells += _cells.measure(
                rows, month, of, keep_draws=month == max(days), coverage=lambda own: float("nan")
            )
    return _cells.frame(cells)
