"""The same stock a year apart: adverts seen open in three months, and in the same three months
of the year before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import numpy as np
import pandas as pd

from etl.indicators import _cells
from etl.indicators._adverts import before, look, open_between, reference_days
from etl.models.intervals import RELIABLE_N
from etl.models.resample import employer_weights

QUARTER_DAYS = 91


def yearly(
    db,
    column: str,
    statistic: Callable[[np.ndarray, np.ndarray], np.ndarray],
    change: Callable[[np.ndarray, np.ndarray], np.ndarray],
    *,
    less_all: bool,
) -> pd.DataFrame:
    """Cells of the 12-month change of `statistic` of `column`; `less_all`: minus the change of all
    occupations.

    A month is judged when its own and the same month a year before were observed; both sides
    need 20 adverts that state the column, `n` is the smaller side, `coverage_pct` the share that
    states it now.
    """
    look(db)
    days = reference_days(db)
    cells = []
    stocks = {m: open_between(db, d - timedelta(QUARTER_DAYS), d) for m, d in days.items()}
    start = before(min(days), -12)
    for month in days:
        now = stocks[month]
        then = stocks.get(before(month, 12))
        if then is None:
            status = ("no_history", start) if month < start else ("no_data", "")
            cells += _cells.not_yet(now, month, *status)
            continue
        both = pd.concat([now.assign(now=True), then.assign(now=False)], ignore_index=True)
        stated = both[both[column].notna()]
        overall = _overall(stated, column, statistic, change) if less_all else {}
        parts = now.assign(has=now[column].notna()).groupby(["area", "occupation"])["has"].mean()

        def of(own: pd.DataFrame, weights: np.ndarray, overall: dict = overall) -> np.ndarray:
            return _of(own, weights, column, statistic, change) - overall.get(
                own["area"].iloc[0], 0
            )

        cells += _cells.measure(
            stated,
            month,
            of,
            size=lambda own: int(min(own["now"].sum(), (~own["now"]).sum())),
            keep_draws=month == max(days),
            coverage=partial(_coverage_pct, parts),
        )
    return _cells.frame(cells)


def _coverage_pct(parts: pd.Series, cell: pd.DataFrame) -> float:
    return float(100 * parts[cell["area"].iloc[0], cell["occupation"].iloc[0]])


def _of(own: pd.DataFrame, weights: np.ndarray, column: str, statistic, change) -> np.ndarray:
    values = own[column].to_numpy(float)
    now = own["now"].to_numpy()
    return change(
        statistic(values[now], weights[:, now]), statistic(values[~now], weights[:, ~now])
    )


def _overall(stated: pd.DataFrame, column: str, statistic, change) -> dict[str, float]:
    """Change over all occupations by area; its own sampling error is left out: it is the same
    for every occupation."""
    out = {}
    for area, own in stated.groupby("area"):
        if min(own["now"].sum(), (~own["now"]).sum()) >= RELIABLE_N:
            out[area] = float(
                _of(
                    own, employer_weights(own["employer"].to_numpy(), 0), column, statistic, change
                )[0]
            )
    return out
