"""How good a frozen forecast was: coverage of its interval and CRPS, against "no change".

CRPS is in the unit of the thing forecast; smaller is better; for a point it is the absolute error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np


def crps_sample(draws: Sequence[float], outcome: float) -> float:
    """CRPS of the empirical distribution of draws: E|X − y| − ½ E|X − X'|, exact, O(n log n)."""
    x = np.sort(np.asarray(draws, dtype=float))
    n = len(x)
    rank = 2 * np.arange(1, n + 1) - n - 1
    spread = float((rank * x).sum()) / n**2
    return float(np.abs(x - outcome).mean()) - spread


def crps_interval(low: float, middle: float, high: float, outcome: float, share: float) -> float:
    """CRPS of the piecewise-even distribution with these three quantiles, by integrating
    (F − 1{y ≤ x})²; `share` is the interval's (0.8 for 10–90 %).

    Beyond the ends the distribution goes on at the slope of its own half until 0 and 1.
    """
    tail = (1 - share) / 2
    half = 0.5 - tail
    knots_x = [
        low - (middle - low) * tail / half,
        low,
        middle,
        high,
        high + (high - middle) * tail / half,
    ]
    knots_f = [0.0, tail, 0.5, 1 - tail, 1.0]
    edges = sorted({*knots_x, outcome})
    total = max(0.0, knots_x[0] - outcome) + max(0.0, outcome - knots_x[-1])
    for a, b in pairwise(edges):
        if b <= knots_x[0] or a >= knots_x[-1]:
            continue
        fa, fb = np.interp([a, b], knots_x, knots_f)
        if a >= outcome:
            fa = fa - 1
            fb = fb - 1
        total += (b - a) * (fa * fa + fa * fb + fb * fb) / 3
    return float(total)


@dataclass(frozen=True)
class Score:
    """One forecast against what came: in its interval or not, CRPS, and that of "no change"."""

    covered: bool
    crps: float
    no_change: float
    direction_right: bool | None

    @property
    def skill(self) -> float | None:
        """1 − CRPS ÷ no change's; above 0 the forecast was the better."""
        if self.no_change:
            return 1 - self.crps / self.no_change
        return None


def scored(
    before: float, low: float, middle: float, high: float, outcome: float, share: float = 0.8
) -> Score:
    """Score an interval forecast made when the value was `before`."""
    moved = outcome - before
    said = middle - before
    right = None if not said or not moved else bool(np.sign(moved) == np.sign(said))
    return Score(
        bool(low <= outcome <= high),
        crps_interval(low, middle, high, outcome, share),
        abs(moved),
        right,
    )
