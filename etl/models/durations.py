"""How long an advert stays open, when watching began late and some are still open: Kaplan–Meier
with delayed entry.

Caveat: a daily listing sees a closing to the day, a monthly one only to the month; adverts that
open and close between two listings are never seen, so short spells are missed.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array


def median_duration(
    entry: np.ndarray, exit_: np.ndarray, ended: np.ndarray, weights: np.ndarray
) -> np.ndarray:
    """Median days from publication to closing for each row of weights; NaN when the curve never
    falls to a half.

    An advert is watched from age `entry` to `exit_` and closed then if `ended`; rows with exit ≤
    entry are left out.
    """
    entry = np.asarray(entry, float)
    exit_ = np.asarray(exit_, float)
    watched = exit_ > entry
    entry = entry[watched]
    exit_ = exit_[watched]
    weights = weights[:, watched]
    ended = np.asarray(ended, bool)[watched]
    times = np.unique(exit_[ended])
    if not len(times):
        return np.full(len(weights), np.nan)
    events = _at(np.searchsorted(times, exit_[ended]), weights[:, ended], len(times))
    came = np.cumsum(_at(np.searchsorted(times, entry, "right"), weights, len(times) + 1), axis=1)[
        :, :-1
    ]
    left = np.cumsum(_at(np.searchsorted(times, exit_, "right"), weights, len(times) + 1), axis=1)[
        :, :-1
    ]
    at_risk = came - left
    fall = np.divide(events, at_risk, out=np.zeros_like(events), where=at_risk > 0)
    stay = np.cumprod(1 - np.clip(fall, 0, 1), axis=1)
    below = stay <= 0.5
    return np.where(below.any(1), times[below.argmax(1)], np.nan)


def _at(place: np.ndarray, weights: np.ndarray, size: int) -> np.ndarray:
    """Sum of the columns of `weights` that fall on each place."""
    rows = np.arange(len(place))
    return np.asarray(
        csr_array((np.ones(len(place)), (place, rows)), shape=(size, len(place))) @ weights.T
    ).T
