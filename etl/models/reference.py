"""Cut points of the score from a reference period: quartiles over occupations, and what centres
the composite."""

from __future__ import annotations

import numpy as np
import pandas as pd

ENOUGH_MONTHS = 3
ENOUGH_OCCUPATIONS = 8
LESS_IS_SHORT = ("graduates_per_opening",)


def frozen(values: pd.DataFrame, anchored: pd.DataFrame, period: tuple[str, str]) -> pd.DataFrame:
    """One row per indicator with cuts, in the columns of `anchored` (the cuts tied to published
    levels, kept as such).

    `values` has month, area, occupation, indicator, value, n, of judged cells only. An
    occupation's value is the mean of its months; indicators of fewer than eight occupations, or
    whose quartiles coincide, get no cuts. Caveat: quartiles call a quarter of occupations worst
    by construction.
    """
    inside = values[values["month"].between(*period)]
    rows = {r["indicator"]: dict(r) for r in anchored.to_dict("records") if r["relative"] == "0"}
    for name, own in inside.groupby("indicator"):
        means = own.groupby(["area", "occupation"])["value"].mean().astype(float)
        if len(means) < ENOUGH_OCCUPATIONS or len(set(np.quantile(means, [0.25, 0.5, 0.75]))) < 3:
            continue
        row = rows.setdefault(name, _quartiles(name, means, period))
        row |= _scale(name, means) | {
            "period_start": period[0],
            "period_end": period[1],
            "n": str(int(own["n"].sum())),
            "occupations": str(own["occupation"].nunique()),
        }
    return (
        pd.DataFrame(list(rows.values()), columns=list(anchored.columns)).fillna("").astype("str")
    )


def _quartiles(name: str, means: pd.Series, period: tuple[str, str]) -> dict:
    cuts = np.quantile(means, [0.25, 0.5, 0.75])
    return {
        "indicator": name,
        **{f"cut{i}": f"{c:.6g}" for i, c in enumerate(cuts, 1)},
        "relative": "1",
        "more_is_short": "0" if name in LESS_IS_SHORT else "1",
        "source": f"допущение: квартили по профессиям за {period[0]} … {period[1]}",
    }


def _scale(name: str, means: pd.Series) -> dict:
    """Mean, spread and quintiles of the logarithm of tension: what the composite is measured in."""
    if name != "tension" or (means <= 0).any():
        return {}
    logs = np.log(means)
    return {
        "mean": f"{logs.mean():.6g}",
        "sd": f"{logs.std():.6g}",
        "quintiles": "|".join(f"{q:.6g}" for q in np.quantile(logs, [0.2, 0.4, 0.6, 0.8])),
    }
