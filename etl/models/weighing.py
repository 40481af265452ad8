"""Scores under chosen weights, with their draws: the same mean of points as the verdict's, the
reader's own weights."""

from __future__ import annotations

import numpy as np

from etl.models.score import NEEDED, weight_spread
from etl.models.verdicts import ranks, sampling_ranks

STEP = 20
ZERO = ord("0")
"""Draws of points 0–3 are kept as characters, twenty steps a point from «0» on; «~» is a draw
without a value."""


def pack(points: np.ndarray) -> str:
    """One character a draw."""
    codes = np.where(np.isnan(points), ord("~"), np.round(np.nan_to_num(points) * STEP) + ZERO)
    return codes.astype(np.uint8).tobytes().decode()


def unpack(text: str) -> np.ndarray:
    """The draws again, NaN where there is none."""
    codes = np.frombuffer(text.encode(), np.uint8).astype(float)
    return np.where(codes == ord("~"), np.nan, (codes - ZERO) / STEP)


def weighed(points: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted mean of the known points along the last axis; NaN with fewer than three of positive
    weight known.

    `points` is … × indicators with NaN for X; `weights` are not negative. Equal weights give the
    verdict's score.
    """
    have = ~np.isnan(points) & (weights > 0)
    total = (have * weights).sum(-1)
    known = have.sum(-1) >= NEEDED
    return np.where(
        known, (np.nan_to_num(points) * weights).sum(-1) / np.where(known, total, 1), np.nan
    )


def ranked(
    smooth: np.ndarray, draws: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rank by points without steps, and its 95 % interval, of every item; NaN where it cannot be
    judged.

    `smooth` is items × indicators, `draws` items × draws × indicators, bootstrapped jointly. A
    draw in which an item cannot be judged counts as its estimate. Caveat: weights are a choice;
    the interval holds for these weights only.
    """
    scores = weighed(smooth, weights)
    out = np.full((3, len(scores)), np.nan)
    able = ~np.isnan(scores)
    if able.any():
        drawn = weighed(draws[able], weights)
        drawn = np.where(np.isnan(drawn), scores[able][:, None], drawn)
        out[0, able] = ranks(scores[able])
        out[1, able], out[2, able] = sampling_ranks(scores[able], drawn)
    return out[0], out[1], out[2]


def spread(smooth: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lowest and highest rank of every item when the weights themselves move around these; NaN
    where not judged."""
    out = np.full((2, len(smooth)), np.nan)
    able = ~np.isnan(weighed(smooth, weights))
    if able.any():
        low, high, _ = weight_spread(smooth[able], weights)
        out[0, able], out[1, able] = np.floor(low), np.ceil(high)
    return out[0], out[1]
