"""A month's verdicts together: scores, their draws, ranks with two marks of doubt,
contradictions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from etl.models.certainty import SURE
from etl.models.score import NEEDED, rank_intervals

APART = 3
"""Two indicators so many points apart contradict each other."""


def points_of(draws: np.ndarray, cuts: Sequence[float], more_is_short: bool) -> np.ndarray:
    """0–3 points of every draw; NaN stays NaN."""
    beyond = [(draws >= c) if more_is_short else (draws <= c) for c in cuts]
    return np.where(np.isnan(draws), np.nan, np.sum(beyond, axis=0))


def score_draws(points: Mapping[str, np.ndarray]) -> np.ndarray:
    """Mean points of every draw over the indicators that draw has; NaN when fewer than three
    indicators are given."""
    if len(points) < NEEDED:
        return np.full(len(next(iter(points.values()), ())), np.nan)
    table = np.vstack(list(points.values()))
    have = ~np.isnan(table)
    return np.nan_to_num(table).sum(0) / np.maximum(have.sum(0), 1)


def ranks(scores: np.ndarray) -> np.ndarray:
    """1 = highest score; equal scores share the best rank."""
    return 1 + (scores[None, :] > scores[:, None] + 1e-9).sum(1)


def sampling_ranks(scores: np.ndarray, draws: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """95 % interval of each rank; `draws` is occupations × draws."""
    if len(scores) < 2:
        return np.ones(len(scores), int), np.ones(len(scores), int)
    return rank_intervals(scores, draws.T)


def cautious(band: str, certainty_pct: float) -> str:
    """The verdict: a score in the shortage band that is not sure enough is watched instead."""
    if band == "shortage" and not certainty_pct >= 100 * SURE:
        return "watch"
    return band


def contradiction(points: Mapping[str, int]) -> tuple[str, str] | None:
    """The two indicators furthest apart (most, least), when three points lie between them."""
    if not points:
        return None
    most = max(points, key=lambda k: (points[k], k))
    least = min(points, key=lambda k: (points[k], k))
    if points[most] - points[least] >= APART:
        return (most, least)
    return None


def composite(values: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    """DARES' T = Σ w z over the parts that exist, weights renormalised; None when no part
    exists."""
    have = {k: w for k, w in weights.items() if k in values}
    if have:
        return sum(w * values[k] for k, w in have.items()) / sum(have.values())
    return None
