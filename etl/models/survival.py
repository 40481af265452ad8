"""Kaplan–Meier: how long people stay, when some are still there. Caveat: spells from CVs
over-represent short ones."""

from __future__ import annotations

import numpy as np
import pandas as pd


def kaplan_meier(
    durations: np.ndarray, ended: np.ndarray, level_z: float = 1.959964
) -> pd.DataFrame:
    """One row per time at which somebody left: time, at_risk, left, stay_share, low, high
    (log-log interval)."""
    durations = np.asarray(durations, float)
    ended = np.asarray(ended, bool)
    times = np.unique(durations[ended])
    at_risk = len(durations) - np.searchsorted(np.sort(durations), times)
    left = np.bincount(np.searchsorted(times, durations[ended]), minlength=len(times))
    stay = np.cumprod(1 - left / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(left / (at_risk * (at_risk - left)))
        spread = level_z * np.sqrt(greenwood) / np.abs(np.log(stay))
        low = stay ** np.exp(spread)
        high = stay ** np.exp(-spread)
    return pd.DataFrame(
        {
            "time": times,
            "at_risk": at_risk,
            "left": left,
            "stay_share": stay,
            "low": low,
            "high": high,
        }
    )


def stay_at(curve: pd.DataFrame, time: float) -> float:
    """Share still there at `time`: the last step at or before it, 1.0 before the first."""
    steps = curve.loc[curve["time"] <= time, "stay_share"]
    if len(steps):
        return float(steps.iloc[-1])
    return 1.0
