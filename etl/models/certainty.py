"""How sure a verdict is: the probability that the score of the true values, not of the sample,
reaches the shortage.

Each indicator's sampling error is first shrunk away in proportion to its size (empirical Bayes,
normal–normal, spread between occupations by Paule and Mandel): a value that errs by as much as
occupations differ says half of what it seems to say. Caveat: errors of the indicators are taken
as independent and normal (tension: on the log scale); the average over occupations is right, a
single odd occupation is pulled towards the others.
"""

from __future__ import annotations

import numpy as np
from scipy.stats import norm

from etl.models.reference import ENOUGH_OCCUPATIONS
from etl.models.score import SHORTAGE

SURE = 0.70
"""A shortage is called from this probability on (ours): a false alarm weighs a bit over two
misses."""
LOGGED = ("tension", "graduates_per_opening")
"""Ratios, judged on the log scale."""
Z = 1.959964


def scaled(name: str, *numbers: np.ndarray) -> list[np.ndarray]:
    """Values, bounds or cuts of an indicator on the scale it is judged on."""
    plain = [np.asarray(x, float) for x in numbers]
    if name in LOGGED:
        return [np.log(np.maximum(x, 1e-9)) for x in plain]
    return plain


def shrunk(values: np.ndarray, errors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and sd of the true values of all occupations together, given estimates and their
    standard errors.

    The error of the common mean is kept. Fewer than eight occupations tell no spread: nothing is
    shrunk.
    """
    values = np.asarray(values, float)
    noise = np.maximum(np.nan_to_num(np.asarray(errors, float)), 1e-12) ** 2
    if len(values) < ENOUGH_OCCUPATIONS:
        return values, np.sqrt(noise)
    between = _between(values, noise)
    weight = 1 / (between + noise)
    middle = (weight * values).sum() / weight.sum()
    keep = between / (between + noise)
    return middle + keep * (values - middle), np.sqrt(keep * noise + (1 - keep) ** 2 / weight.sum())


def _between(values: np.ndarray, noise: np.ndarray) -> float:
    """Variance between occupations, Paule–Mandel: the weighted squares are as many as the
    degrees of freedom."""
    found = max(values.var() - noise.mean(), 0.0)
    for _ in range(50):
        weight = 1 / (found + noise)
        apart = values - (weight * values).sum() / weight.sum()
        slope = (weight**2 * apart**2).sum()
        if not slope:
            break
        step = ((weight * apart**2).sum() - (len(values) - 1)) / slope
        found = max(found + step, 0.0)
        if abs(step) <= 1e-9 * (found + noise.mean()):
            break
    return found


def chances(
    mean: np.ndarray, sd: np.ndarray, cuts: np.ndarray, *, more_is_short: bool
) -> np.ndarray:
    """Occupations × 4: probabilities of earning 0, 1, 2, 3 points."""
    side = 1 if more_is_short else -1
    reach = norm.cdf(
        side * (np.asarray(mean)[:, None] - np.asarray(cuts, float)) / np.asarray(sd)[:, None]
    )
    reach = np.hstack(
        [np.ones((len(reach), 1)), -np.sort(-reach, axis=1), np.zeros((len(reach), 1))]
    )
    return -np.diff(reach, axis=1)


def reaches(earned: list[np.ndarray], needed: float = SHORTAGE) -> np.ndarray:
    """Probability per occupation that mean points reach `needed`; rows of NaN (X) are left out of
    an occupation's mean.

    `earned` holds one occupations × 4 table of chances an indicator. NaN where nothing is known.
    """
    total = np.zeros((len(earned[0]), 3 * len(earned) + 1))
    total[:, 0], known = 1, np.zeros(len(earned[0]), int)
    for table in earned:
        have = ~np.isnan(table).any(axis=1)
        known += have
        table = np.where(have[:, None], table, [1.0, 0, 0, 0])
        total = sum(
            np.pad(total, ((0, 0), (k, 0)))[:, : total.shape[1]] * table[:, [k]] for k in range(4)
        )
    enough = np.arange(total.shape[1])[None, :] >= np.ceil(needed * known - 1e-9)[:, None]
    return np.where(known > 0, (total * enough).sum(1), np.nan)
