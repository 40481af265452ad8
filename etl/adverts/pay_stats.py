"""Median pay from intervals and bounds: Turnbull's non-parametric estimate, bootstrapped by employer.

Adverts say «от 80 000», «до 120 000» or a range. A midpoint would invent data; here every advert only says between
which bounds its pay lies. Caveat: the estimate assumes that the bounds tell nothing else about the pay; firms that
print «от» usually pay more than it. «От» alone stands in 37 % of 3,643 real hh adverts with pay; where nothing else is
said the median has no upper end.
"""
from __future__ import annotations

from typing import NamedTuple

import numpy as np

ROUNDS, TOLERANCE = 2_000, 1e-7
HALF = 0.5 - 1e-6


class PayMedian(NamedTuple):
    """`low_rub`…`high_rub`: the median lies here, all the data can say (inf = no upper end); `ci_*`: 95 % bootstrap."""

    low_rub: float
    high_rub: float
    ci_low_rub: float
    ci_high_rub: float
    n: int
    employers: int


def turnbull(low: np.ndarray, high: np.ndarray, weights: np.ndarray | None = None) -> tuple[np.ndarray, ...]:
    """Innermost intervals (left, right) and their probability, one row of `weights` (samples × adverts) each.

    `low` may be 0 (only a top is known), `high` inf (only a bottom). Expectation–maximisation from equal masses.
    """
    low, high = np.asarray(low, float), np.asarray(high, float)
    weights = np.ones((1, len(low))) if weights is None else np.atleast_2d(np.asarray(weights, float))
    pairs, which = np.unique(np.stack([low, high]), axis=1, return_inverse=True)
    w = np.zeros((len(weights), pairs.shape[1]))
    np.add.at(w.T, which.ravel(), weights.T)
    left, right = _innermost(*pairs)
    first = np.searchsorted(left, pairs[0], "left")
    last = np.searchsorted(right, pairs[1], "right") - 1
    p = np.full((len(w), len(left)), 1 / len(left))
    total = w.sum(1, keepdims=True)
    for _ in range(ROUNDS):
        grown = p * _spread(w / np.maximum(_between(p, first, last), 1e-300), first, last, len(left)) / total
        moved, p = np.abs(grown - p).max(), grown
        if moved < TOLERANCE:
            break
    return left, right, p


def _innermost(low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Closed intervals that start at some `low` and end at the next `high` with no other bound between."""
    ends = np.concatenate([low, high])
    is_right = np.repeat([0, 1], len(low))
    order = np.lexsort((is_right, ends))
    ends, is_right = ends[order], is_right[order]
    at = np.flatnonzero((is_right[:-1] == 0) & (is_right[1:] == 1))
    return ends[at], ends[at + 1]


def _between(p: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    run = np.concatenate([np.zeros((len(p), 1)), np.cumsum(p, 1)], 1)
    return run[:, last + 1] - run[:, first]


def _spread(share: np.ndarray, first: np.ndarray, last: np.ndarray, n: int) -> np.ndarray:
    change = np.zeros((n + 1, len(share)))
    np.add.at(change, first, share.T)
    np.add.at(change, last + 1, -share.T)
    return np.cumsum(change[:n], 0).T


def _medians(left: np.ndarray, right: np.ndarray, p: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    run = np.cumsum(p, 1)
    low = left[np.minimum((run < HALF).sum(1), len(left) - 1)]
    high = right[np.minimum((run < 1 - HALF).sum(1), len(right) - 1)]
    return low, high


def pay_median(low_rub: np.ndarray, high_rub: np.ndarray, employer: np.ndarray, *, samples: int = 200,
               seed: int = 0) -> PayMedian:
    """Median of interval-censored pay over adverts; NaN in `low_rub`/`high_rub` means that bound is not given.

    Adverts without either bound must be left out (ValueError). Employers are resampled whole: one firm's fifty adverts
    are one voice in the interval. An advert without an employer ('') is its own.
    """
    low, high = np.asarray(low_rub, float), np.asarray(high_rub, float)
    if not len(low) or (np.isnan(low) & np.isnan(high)).any():
        raise ValueError("Медиана зарплаты: нужны объявления хотя бы с одной границей; уберите строки без зарплаты.")
    low, high = np.where(np.isnan(low), 0, low), np.where(np.isnan(high), np.inf, high)
    names = np.array([e if e else f"\0{i}" for i, e in enumerate(employer)])
    _, code = np.unique(names, return_inverse=True)
    firms = code.max() + 1
    drawn = np.random.default_rng(seed).multinomial(firms, np.full(firms, 1 / firms), size=samples)[:, code]
    some = drawn.sum(1) > 0
    left, right, p = turnbull(low, high, np.concatenate([np.ones((1, len(low))), drawn[some]]))
    lows, highs = _medians(left, right, p)
    ends = np.sort(lows[1:]), np.sort(highs[1:])
    cut = int(0.025 * len(ends[0]))
    return PayMedian(lows[0], highs[0], ends[0][cut], ends[1][-1 - cut], len(low), int(firms))
