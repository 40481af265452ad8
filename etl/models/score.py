"""The verdict people read: 0–3 points an indicator, X when it cannot be judged, mean of what is
available."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

SHORTAGE = 2.0
WATCH = 1.5
"""Bands of the German BA Engpassanalyse: ≥ 2.0 shortage, 1.5 – < 2.0 watch, below none."""
NEEDED = 3
"""Fewer available indicators than this: cannot be judged."""


@dataclass(frozen=True)
class Verdict:
    """Score over the available indicators; `band` is shortage | watch | none | unknown."""

    score: float | None
    band: str
    available: int
    missing: tuple[str, ...]


def points(value: float | None, cuts: Sequence[float], *, more_is_short: bool = True) -> int | None:
    """0–3 by three ascending cut points; None (X) when the value cannot be judged."""
    if value is None or np.isnan(value):
        return None
    if list(cuts) != sorted(cuts) or len(cuts) != 3:
        raise ValueError("нужны три возрастающие границы")
    if more_is_short:
        return int(sum(value >= c for c in cuts))
    return int(sum(value <= c for c in cuts))


def verdict(
    earned: Mapping[str, int | None], weights: Mapping[str, float] | None = None
) -> Verdict:
    """Mean of the available points (weighted when weights are given) and its band."""
    have = {k: p for k, p in earned.items() if p is not None}
    missing = tuple(sorted(set(earned) - set(have)))
    if len(have) < NEEDED:
        return Verdict(None, "unknown", len(have), missing)
    w = np.array([1.0 if weights is None else weights[k] for k in have])
    score = float((w * list(have.values())).sum() / w.sum())
    if score >= SHORTAGE:
        band = "shortage"
    else:
        band = "watch" if score >= WATCH else "none"
    return Verdict(score, band, len(have), missing)


def weight_spread(
    points: np.ndarray,
    weights: np.ndarray | None = None,
    *,
    k: float = 20.0,
    draws: int = 500,
    seed: int = 0,
) -> tuple[np.ndarray, ...]:
    """Spread of ranks over weights drawn from Dirichlet(k·w): (low rank, high rank, share of draws
    in the top 5).

    `points` is occupations × indicators with NaN for X, the same points the rank is made of;
    `weights` are all alike unless given, one of zero leaves its indicator out. No coverage is
    claimed: weights are a choice, not a sample.
    """
    weights = np.ones(points.shape[1]) if weights is None else np.asarray(weights, float)
    points = points[:, weights > 0]
    weights = weights[weights > 0]
    w = np.random.default_rng(seed).dirichlet(k * weights / weights.sum(), size=draws)
    have = ~np.isnan(points)
    scores = (w @ np.nan_to_num(points).T) / np.maximum(w @ have.T.astype(float), 1e-12)
    ranks = rankdata(-scores.round(9), axis=1, method="min")
    return (
        np.quantile(ranks, 0.05, axis=0),
        np.quantile(ranks, 0.95, axis=0),
        (ranks <= 5).mean(axis=0),
    )


def smooth_points(
    values: np.ndarray, cuts: Sequence[float] | np.ndarray, *, more_is_short: bool = True
) -> np.ndarray:
    """Points without steps, for ranks: a cut is half-way between the points on its two sides, 0
    and 3 half a class beyond the outer cuts. NaN stays NaN."""
    c1, c2, c3 = cuts
    ends = [c1 - (c2 - c1) / 2, c1, c2, c3, c3 + (c3 - c2) / 2]
    return np.interp(
        values, ends, [0, 0.5, 1.5, 2.5, 3] if more_is_short else [3, 2.5, 1.5, 0.5, 0]
    )


def rank_intervals(
    estimates: np.ndarray, draws: np.ndarray, level: float = 0.95
) -> tuple[np.ndarray, np.ndarray]:
    """Intervals that each hold an item's true rank with probability `level` (Mogstad, Romano,
    Shaikh, Wilhelm 2024).

    For one item: bootstrapped differences to all others, studentised; those beyond the critical
    value of the largest are surely above or below, which lowers the critical value for the rest
    (stepwise) until nothing changes. `draws` is bootstrap draws × items, resampled by employer;
    rank 1 is the largest. Caveat: each interval is for its own item; that all of them hold at
    once is not claimed.
    """
    size = len(estimates)
    apart = draws - draws.mean(axis=0)
    low = np.ones(size, int)
    high = np.full(size, size)
    for item in range(size):
        moved = apart[:, [item]] - apart
        error = np.maximum(moved.std(axis=0), 1e-9)
        moved = np.abs(moved) / error
        seen = (estimates[item] - estimates) / error
        open_ = np.arange(size) != item
        while open_.any():
            left = open_ & (np.abs(seen) <= np.quantile(moved[:, open_].max(axis=1), level))
            if left.sum() == open_.sum():
                break
            open_ = left
        settled = ~open_ & (np.arange(size) != item)
        low[item] += (settled & (seen < 0)).sum()
        high[item] -= (settled & (seen > 0)).sum()
    return low, high
