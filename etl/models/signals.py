"""What one published number says of a shortage: a signal, never a verdict."""

from __future__ import annotations

from etl.models.score import SHORTAGE, WATCH
from etl.models.tension import hh_band

NEAR_PCT = 25
"""A group's rate within this many per cent of all groups' rate is near the usual one (ours)."""
SHORT = "short"
NEAR = "near"
OVER = "over"
"""Signals: harder to find than usual, about as usual, easier. Nobody says «enough» of them."""
OF_BAND = {"acute": SHORT, "shortage": SHORT, "moderate": NEAR, "high": OVER, "very_high": OVER}
OF_VERDICT = {"shortage": SHORT, "watch": NEAR, "none": OVER}


def rate_bounds(usual: float) -> tuple[float, float]:
    """Below the first a rate is under the usual one, from the second above it; both as printed,
    with one decimal."""
    return printed(usual * (1 - NEAR_PCT / 100)), printed(usual * (1 + NEAR_PCT / 100))


def rate_signal(rate: float, usual: float) -> str:
    """Signal of a group's share of vacant posts beside all groups' share. The rounded number
    people see is judged."""
    low, high = rate_bounds(usual)
    seen = printed(rate)
    if seen >= high:
        return SHORT
    if seen >= low:
        return NEAR
    return OVER


def index_signal(cvs_per_vacancy: float) -> str:
    """Signal of hh.ru's index by its published bands: both bands named «дефицит» are short."""
    return OF_BAND[hh_band(cvs_per_vacancy)]


def points_signal(mean_points: float) -> str:
    """Signal of one or two of a score's indicators, by the score's own bounds."""
    if mean_points >= SHORTAGE:
        return SHORT
    if mean_points >= WATCH:
        return NEAR
    return OVER


def printed(value: float) -> float:
    """The number with one decimal, halves up, as every figure of the survey prints it."""
    return round(value + 1e-9, 1)
