"""Bootstrap by employer with one draw for everything: an employer weighs the same in every cell,
indicator and month.

Weights are Poisson(1) drawn from a hash of the employer's name, so that draws of two cells can
be subtracted: ranks need the joint distribution. Row 0 of every weight table is the sample
itself. Caveat: with fewer than about 20 employers intervals are too narrow by roughly a tenth.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np

DRAWS = 200
_POISSON = np.cumsum(np.exp(-1) / np.array([1, 1, 2, 6, 24, 120, 720], float))


def employer_weights(employers: np.ndarray, draws: int = DRAWS, seed: int = 0) -> np.ndarray:
    """(1 + draws) × rows; rows of one employer share their weight. Row 0 is all ones."""
    names, code = np.unique(np.asarray(employers, str), return_inverse=True)
    return weights_of(names, draws, seed)[:, code]


def weights_of(names: np.ndarray, draws: int = DRAWS, seed: int = 0) -> np.ndarray:
    """(1 + draws) × employers: each employer's weights hang on its name alone."""
    key = np.array([crc32(n.encode()) for n in names.tolist()], np.uint64)
    key = _mix(key)
    draw = _mix(np.arange(draws, dtype=np.uint64) + np.uint64(seed << 20))
    out = np.ones((1 + draws, len(names)))
    for i in range(draws):  # one draw at a time: all at once would hold four such tables
        uniform = (_mix(key + draw[i]) >> np.uint64(11)).astype(float) / 2.0**53
        out[1 + i] = np.searchsorted(_POISSON, uniform)
    return out


def _mix(x: np.ndarray) -> np.ndarray:
    """splitmix64: neighbouring numbers to unrelated ones."""
    with np.errstate(over="ignore"):
        x = x + np.uint64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))


def median(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted median of each row of weights; NaN where a draw has no rows."""
    order = np.argsort(values, kind="stable")
    ordered = np.asarray(values, float)[order]
    run = np.cumsum(weights[:, order], axis=1)
    half = run[:, -1:] / 2
    last = len(ordered) - 1
    low = np.minimum((run < half).sum(1), last)
    high = np.minimum((run <= half).sum(1), last)
    return np.where(run[:, -1] > 0, (ordered[low] + ordered[high]) / 2, np.nan)


def share(hits: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted share of hits, as a fraction; NaN where a draw has no rows."""
    total = weights.sum(1)
    return np.divide(
        weights @ np.asarray(hits, float), total, out=np.full(len(total), np.nan), where=total > 0
    )


def total(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted sum of each row of weights."""
    return weights @ np.asarray(values, float)


def interval(draws: np.ndarray, level: float = 0.95) -> tuple[float, float]:
    """Percentile interval of one statistic's draws (row 0, the sample, left out); NaN when most
    draws have nothing."""
    got = draws[1:][~np.isnan(draws[1:])]
    if len(got) < len(draws) / 2:
        return float("nan"), float("nan")
    tail = (1 - level) / 2
    return float(np.quantile(got, tail)), float(np.quantile(got, 1 - tail))


def intervals(draws: np.ndarray, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """`interval` of every column of draws × statistics at once."""
    tail = (1 - level) / 2
    if np.isnan(draws).any():
        low, high = np.array([interval(column, level) for column in draws.T]).T
        return low, high
    low, high = np.quantile(draws[1:], [tail, 1 - tail], axis=0)
    return low, high
