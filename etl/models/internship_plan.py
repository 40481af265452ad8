"""Internships by arithmetic: weeks a programme asks for, the funnel to one year, places needed.

Caveat: the planner takes every stage's share as the same for all places of a year.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from etl.models.intervals import wilson

STAGES = ("places", "interns", "offers", "hired", "year")


@dataclass(frozen=True)
class Stage:
    """A stage of the funnel: how many, the share of the stage before with its Wilson interval."""

    name: str
    count: int
    share: float | None
    low: float | None
    high: float | None


def funnel(counts: dict[str, int | None]) -> list[Stage]:
    """Place → intern → offer → hire → one year. A stage nobody counted has no share, nor has the
    next. ValueError: more at a stage than before it."""
    stages = []
    before: int | None = None
    for name in STAGES:
        count = counts.get(name)
        if count is None:
            before = None
            continue
        if before is not None and count > before:
            raise ValueError(f"{name}: {count} > {before}")
        if before:
            low, high = wilson(count, before)
            stages.append(Stage(name, count, count / before, low, high))
        else:
            stages.append(Stage(name, count, None, None, None))
        before = count
    return stages


@dataclass(frozen=True)
class Capacity:
    """Places and mentors a year that close the wanted part of a shortage by a year."""

    people_a_year: float
    places_a_year: int
    mentors: int


def capacity_needed(
    shortage: float,
    part: float,
    years: int,
    *,
    hired: float,
    stay: float,
    interns_per_mentor: float,
    turns_a_year: float = 1.0,
) -> Capacity:
    """Places a year so that `part` of the shortage is closed after `years`.

    `hired` of interns stay on, `stay` of those are here a year later; a mentor leads so many
    interns at once, `turns_a_year` times.
    """
    share = hired * stay
    if share <= 0 or years <= 0:
        raise ValueError("Доля нанятых, доля оставшихся и срок должны быть больше нуля.")
    people = shortage * part / years
    places = math.ceil(people / share - 1e-9)
    mentors = math.ceil(places / (interns_per_mentor * turns_a_year) - 1e-9)
    return Capacity(people, places, mentors)
