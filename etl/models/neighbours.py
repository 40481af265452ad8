"""From which occupations could people come: overlap of skills, what is missing, what it pays.

Overlap a → b = Σ min(d_a, d_b) ÷ Σ d_b over skills s, d = share of adverts naming s: how much of
what b asks is already asked of a. It differs in the two directions. Caveat: adverts name what is
missing on the market, not all that a job takes; 0.6 is no promise that six tenths are known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Neighbour:
    """One way from a to b: overlap, missing skills by demand, hours of a course, pay change."""

    source: str
    target: str
    overlap: float
    missing: tuple[tuple[str, float], ...]
    course_hours: float
    pay_change: float | None


def overlap(source: np.ndarray, target: np.ndarray) -> float:
    """Share of the target's demand that is demanded of the source too."""
    wanted = float(target.sum())
    if wanted:
        return float(np.minimum(source, target).sum() / wanted)
    return 0.0


def missing_skills(
    skills: list[str], source: np.ndarray, target: np.ndarray, least: float = 0.1
) -> tuple[tuple[str, float], ...]:
    """Skills the target asks in at least `least` of adverts more than the source, widest first."""
    gap = target - source
    order = np.argsort(-gap, kind="stable")
    return tuple((skills[i], float(gap[i])) for i in order if gap[i] >= least)


def neighbours(
    target: str,
    names: list[str],
    skills: list[str],
    demand: np.ndarray,
    pay: dict[str, float],
    hours_per_skill: float,
) -> list[Neighbour]:
    """Every other occupation as a source for the target, the nearest first. `demand` is occupation
    × skill, shares from 0 to 1."""
    wanted = demand[names.index(target)]
    found = []
    for name, own in zip(names, demand, strict=True):
        if name == target:
            continue
        lacking = missing_skills(skills, own, wanted)
        change = None
        if name in pay and target in pay:
            change = pay[target] / pay[name] - 1
        found.append(
            Neighbour(
                name, target, overlap(own, wanted), lacking, hours_per_skill * len(lacking), change
            )
        )
    return sorted(found, key=lambda n: (-n.overlap, n.source))
