"""The verdict people read: 0–3 points an indicator, X when it cannot be judged, mean of what is available."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

SHORTAGE, WATCH = 2.0, 1.5
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


def verdict(earned: Mapping[str, int | None], weights: Mapping[str, float] | None = None) -> Verdict:
    """Mean of the available points (weighted when weights are given) and its band."""
    have = {k: p for k, p in earned.items() if p is not None}
    missing = tuple(sorted(set(earned) - set(have)))
    if len(have) < NEEDED:
        return Verdict(None, "unknown", len(have), missing)
    w = np.array([1.0 if weights is None else weights[k] for k in have])
    score = float((w * list(have.values())).sum() / w.sum())
    band = "shortage" if score >= SHORTAGE else "watch" if score >= WATCH else "none"
    return Verdict(score, band, len(have), missing)


def weight_spread(earned: np.ndarray, *, k: float = 20.0, draws: int = 500, seed: int = 0) -> tuple[np.ndarray, ...]:
    """Spread of ranks over weights drawn from Dirichlet(k·w): (low rank, high rank, share of draws in the top 5).

    `earned` is occupations × indicators with NaN for X. No coverage is claimed: weights are a choice, not a sample.
    """
    rng = np.random.default_rng(seed)
    size = earned.shape[1]
    w = rng.dirichlet(np.full(size, k / size), size=draws)
    have = ~np.isnan(earned)
    scores = (w @ np.nan_to_num(earned).T) / np.maximum(w @ have.T.astype(float), 1e-12)
    ranks = (-scores).argsort(axis=1).argsort(axis=1) + 1
    return np.quantile(ranks, 0.05, axis=0), np.quantile(ranks, 0.95, axis=0), (ranks <= 5).mean(axis=0)


def rank_intervals(estimates: np.ndarray, draws: np.ndarray, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """Simultaneous rank intervals from bootstrapped pairwise differences (Mogstad, Romano, Shaikh, Wilhelm).

    `draws` is bootstrap draws × items, resampled by employer. Rank 1 is the largest estimate. Coverage is claimed.
    """
    diff = estimates[:, None] - estimates[None, :]
    boot = draws[:, :, None] - draws[:, None, :]
    se = boot.std(axis=0) + np.eye(len(estimates))
    se = np.where(se == 0, 1e-12, se)
    critical = np.quantile(np.abs((boot - diff) / se).max(axis=(1, 2)), level)
    above = (diff + critical * se < 0).sum(axis=1)
    below = (diff - critical * se > 0).sum(axis=1)
    return above + 1, len(estimates) - below
