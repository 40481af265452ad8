"""A firm's ages: from headcount by age and occupation to retirements and exits a year.

After IHK-Demografierechner. Each age group moves up by the share of it that has a birthday over
its edge; within a group ages are taken as even. Caveat: no hiring is assumed: it shows what leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

FIRST_AGE = 15
LAST_AGE = 80


@dataclass(frozen=True)
class Exits:
    """People leaving in a year: retired, quit before retiring; and who is still here at its
    end."""

    year: int
    retired: float
    quit: float
    here: float


def single_ages(bands: Mapping[tuple[int, int], float]) -> np.ndarray:
    """Headcount by single year of age from bands (first, last age inclusive), spread evenly."""
    ages = np.zeros(LAST_AGE - FIRST_AGE + 1)
    for (first, last), count in bands.items():
        low = max(first, FIRST_AGE)
        high = min(last, LAST_AGE)
        if high < low:
            raise ValueError(f"Возраст {first}–{last} вне {FIRST_AGE}–{LAST_AGE}.")
        ages[low - FIRST_AGE : high - FIRST_AGE + 1] += count / (high - low + 1)
    return ages


def exits(
    ages: np.ndarray, years: int, *, retirement_age: float, quit_rate: float, work_on: float = 0.0
) -> list[Exits]:
    """Year by year. At the retirement age a share `work_on` stays each year, the rest retires;
    `quit_rate` of everyone younger leaves before."""
    here = ages.astype(float).copy()
    index = np.arange(len(ages)) + FIRST_AGE
    found = []
    for year in range(1, years + 1):
        moved = np.zeros_like(here)
        moved[1:] = here[:-1]
        moved[-1] += here[-1]
        old = index >= retirement_age
        retired = np.where(old, moved * (1 - work_on), 0.0)
        quit_people = np.where(old, 0.0, moved * quit_rate)
        here = moved - retired - quit_people
        found.append(Exits(year, float(retired.sum()), float(quit_people.sum()), float(here.sum())))
    return found


def share_within(ages: np.ndarray, years: float, retirement_age: float) -> float:
    """Share of the staff that reaches the retirement age within so many years."""
    total = ages.sum()
    index = np.arange(len(ages)) + FIRST_AGE
    if total:
        return float(ages[index + years >= retirement_age].sum() / total)
    return 0.0
