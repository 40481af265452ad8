"""Which skills set an occupation apart, and how many adverts ask for one once the reader's
errors are taken out."""

from __future__ import annotations

import numpy as np
from scipy.sparse import spmatrix


def rca(named: np.ndarray, group: np.ndarray, skill: np.ndarray, every: np.ndarray) -> np.ndarray:
    """Revealed comparative advantage (x_os/x_o)/(x_s/x) of arrays that broadcast; NaN where a
    count below is zero."""
    bottom = np.asarray(group, float) * np.asarray(skill, float)
    top = np.asarray(named, float) * np.asarray(every, float)
    return np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom > 0)


def rca_intervals(
    named: spmatrix, group: spmatrix, skill: spmatrix, every: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """RCA of each pair of a group and a skill with its 95 % bootstrap by employer: value, low,
    high.

    `named`, `group`, `skill`: pairs × employers, adverts of the group naming the skill, of the
    group, of all naming the skill; `every`: adverts of each employer; `weights`: (1 + draws) ×
    employers, row 0 all ones.
    """
    top, whole, asked = (np.asarray(m @ weights.T) for m in (named, group, skill))
    drawn = rca(top, whole, asked, (weights @ every)[None, :])
    draws = np.where(np.isnan(drawn[:, 1:]), 0, drawn[:, 1:])
    if len(draws):
        low, high = np.quantile(draws, [0.025, 0.975], axis=1)
    else:
        low, high = (np.zeros(0), np.zeros(0))
    return drawn[:, 0], low, high


def corrected_share(observed: np.ndarray, precision: float, recall: float) -> np.ndarray:
    """Prevalence as a fraction, corrected for the reader's errors: Rogan–Gladen's (p_obs + sp −
    1)/(se + sp − 1).

    The reader is known by recall (se) and precision. It is wrong in (1 − precision)·p_obs of all
    adverts, so the formula becomes p_obs·precision/recall. ValueError for a precision or recall
    of 0 or above 1. Caveat: both are averages over skills.
    """
    if not 0 < precision <= 1 or not 0 < recall <= 1:
        raise ValueError("точность и полнота должны быть больше 0 и не больше 1")
    return np.clip(np.asarray(observed, float) * precision / recall, 0, 1)
