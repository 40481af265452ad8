"""What empty jobs cost: openings × expected empty days × daily margin per worker, low to high.

Caveat: the margin (pay × multiple) is an assumption of whoever sets it; a place empty without loss
of work, covered by colleagues' overtime, costs less.
"""

from __future__ import annotations

from dataclasses import dataclass

DAYS_A_YEAR = 365.0
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Cost:
    """Roubles: middle, and the ends from the lower and the upper assumptions together."""

    value: float
    low: float
    high: float


def daily_margin(pay_month: float, contributions: float, ratio: float) -> float:
    """What a calendar day of an empty place loses: work's value less the pay not paid."""
    return pay_month * (1 + contributions) * (ratio - 1) * MONTHS_A_YEAR / DAYS_A_YEAR


def empty_jobs_cost(
    openings: float, days: tuple[float, float, float], margin: tuple[float, float, float]
) -> Cost:
    """`days` and `margin` are (value, low, high)."""
    return Cost(
        openings * days[0] * margin[0],
        openings * days[1] * margin[1],
        openings * days[2] * margin[2],
    )
