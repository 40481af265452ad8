"""One shape for every indicator: a value per month, area and occupation, its interval, its
draws, why not when not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from etl.models.intervals import RELIABLE_N
from etl.models.resample import interval, weights_of

CELL = ["month", "area", "occupation"]
COLUMNS = {
    "month": "str",
    "area": "str",
    "occupation": "str",
    "family": "str",
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "n": "Int64",
    "employers": "Int64",
    "coverage_pct": "Float64",
    "status": "str",
    "judged_from": "str",
    "draws": "str",
}
Statistic = Callable[[pd.DataFrame, np.ndarray], np.ndarray]


def measure(
    rows: pd.DataFrame,
    month: str,
    statistic: Statistic,
    *,
    size: Callable[[pd.DataFrame], int] = len,
    coverage: Callable[[pd.DataFrame], float] | None = None,
    keep_draws: bool = False,
) -> Iterator[dict]:
    """One dict per area and occupation of `rows`; below 20 (by `size`) only the count stays:
    too_few.

    `statistic` takes the rows and (1 + draws) × rows weights by employer and gives a value per
    row of weights.
    """
    names, code = np.unique(rows["employer"].to_numpy(str), return_inverse=True)
    every = weights_of(names)
    for (area, occupation), own in rows.assign(_code=code).groupby(
        ["area", "occupation"], sort=True
    ):
        n = size(own)
        employers = own["_code"].nunique()
        cell = blank(month, area, occupation, own["family"].iloc[0], n, employers, "too_few")
        if n >= RELIABLE_N:
            draws = statistic(own, every[:, own["_code"].to_numpy()])
            if np.isnan(draws[0]):
                cell["status"] = "no_data"
            else:
                low, high = interval(draws)
                cell |= {
                    "value": float(draws[0]),
                    "low": low,
                    "high": high,
                    "status": "ok",
                    "draws": pack(draws[1:]) if keep_draws else "",
                    "coverage_pct": 100.0 if coverage is None else coverage(own),
                }
        yield cell


def blank(
    month: str,
    area: str,
    occupation: str,
    family: str,
    n: int,
    employers: int,
    status: str,
    judged_from: str = "",
) -> dict:
    """A cell without a value."""
    return {
        "month": month,
        "area": area,
        "occupation": occupation,
        "family": family,
        "value": None,
        "low": None,
        "high": None,
        "n": n,
        "employers": employers,
        "coverage_pct": None,
        "status": status,
        "judged_from": judged_from,
        "draws": "",
    }


def not_yet(rows: pd.DataFrame, month: str, status: str, judged_from: str = "") -> list[dict]:
    """Cells that cannot be judged at all this month: counts stay."""
    return [
        blank(
            month,
            area,
            occupation,
            own["family"].iloc[0],
            len(own),
            own["employer"].nunique(),
            status,
            judged_from,
        )
        for (area, occupation), own in rows.groupby(["area", "occupation"], sort=True)
    ]


def frame(cells: list[dict]) -> pd.DataFrame:
    """The table of an indicator."""
    return pd.DataFrame(cells, columns=list(COLUMNS))


def pack(draws: np.ndarray) -> str:
    """Draws as text with four digits: tables hold no lists."""
    return " ".join(f"{x:.4g}" for x in draws)


def unpack(text: str) -> np.ndarray:
    """The draws again."""
    return np.array(text.split(), float)
