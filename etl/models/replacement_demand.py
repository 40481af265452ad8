"""Replacement demand: people needed only to keep an occupation as large as it is.

Net need = (E_T − E_0) + RD; annual rate = (1 + RD/E_0)^(1/n) − 1.
"""

from __future__ import annotations


def net_need(now: float, then: float, replacement: float) -> float:
    """Job openings over the period: growth and replacement together."""
    return (then - now) + replacement


def annual_rate(now: float, replacement: float, years: float) -> float:
    """Replacement demand a year as a share of today's employment. ValueError: nobody works there
    or no years."""
    if now <= 0 or years <= 0:
        raise ValueError("Нужны занятые и срок больше нуля.")
    return (1 + replacement / now) ** (1 / years) - 1


def replacement_of(now: float, rate: float, years: float) -> float:
    """The inverse: replacement over the period from the annual rate."""
    return now * ((1 + rate) ** years - 1)
