"""Intervals: Wilson for shares, bootstrap by employer for medians and ratios. Caveat: with fewer
than about 20 employers a bootstrap by employer is too narrow by roughly a tenth; the app shows
no rate below n = 20 at all."""

from __future__ import annotations

from collections.abc import Callable
from statistics import NormalDist

import numpy as np

RELIABLE_N = 20
"""Reliability rule for public adverts: below this many no rate, median or rank; the count stays."""
GREY_N = 50
"""From RELIABLE_N to here a number is drawn grey, with its interval."""


def wilson(hits: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """Wilson score interval of a share, as fractions. ValueError when hits are not within 0…n or
    n is 0."""
    if n <= 0 or not 0 <= hits <= n:
        raise ValueError(f"доля {hits} из {n} невозможна")
    z = NormalDist().inv_cdf(0.5 + level / 2)
    p = hits / n
    zz = z * z
    middle = (p + zz / (2 * n)) / (1 + zz / n)
    half = z / (1 + zz / n) * np.sqrt(p * (1 - p) / n + zz / (4 * n * n))
    return (
        0.0 if hits == 0 else float(max(0.0, middle - half)),
        1.0 if hits == n else float(min(1.0, middle + half)),
    )


def by_cluster(
    values: np.ndarray,
    clusters: np.ndarray,
    statistic: Callable[[np.ndarray], float],
    *,
    draws: int = 400,
    level: float = 0.95,
    seed: int = 0,
) -> tuple[float, float]:
    """Percentile interval of `statistic` over rows, resampling whole clusters (employers). NaN
    without rows."""
    values = np.asarray(values)
    clusters = np.asarray(clusters)
    if len(values) == 0:
        return float("nan"), float("nan")
    order = np.argsort(clusters, kind="stable")
    _, starts = np.unique(clusters[order], return_index=True)
    groups = np.split(values[order], starts[1:])
    rng = np.random.default_rng(seed)
    got = [
        statistic(np.concatenate([groups[i] for i in rng.integers(len(groups), size=len(groups))]))
        for _ in range(draws)
    ]
    tail = (1 - level) / 2
    return float(np.quantile(got, tail)), float(np.quantile(got, 1 - tail))


def rogan_gladen(observed: float, sensitivity: float, specificity: float) -> float:
    """Prevalence corrected for an imperfect reader: (p + sp − 1) / (se + sp − 1), kept within
    0…1."""
    if sensitivity + specificity <= 1:
        raise ValueError("чувствительность и специфичность в сумме должны быть больше 1")
    return float(np.clip((observed + specificity - 1) / (sensitivity + specificity - 1), 0, 1))
