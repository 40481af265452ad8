"""A programme against demand: coverage as a range, likeness, and what to add first under a budget.

Demand d_s is the share of adverts naming skill s. Coverage = Σ d_s·taught_s ÷ Σ d_s; its lower end
counts skills a discipline's name says, its upper end also those that may stand behind a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

EXACT_ITEMS = 14
"""Up to so many items the best choice is found by trying all of them; above, greedily."""
SEEDS = 3
"""Greedy choices start from every set of so many items (Khuller, Moss, Naor 1999): then they reach
at least 1 − 1/e of the best."""


@dataclass(frozen=True)
class Item:
    """Something that could be added: its name, hours, and the skills it would teach."""

    name: str
    hours: float
    skills: frozenset[str]


def coverage(
    demand: Mapping[str, float], covered: frozenset[str] | set, near: frozenset[str] | set
) -> tuple[float, float]:
    """Lower and upper demand-weighted coverage, fractions; (0, 0) without demand."""
    whole = sum(demand.values())
    if whole <= 0:
        return 0.0, 0.0
    low = sum(d for skill, d in demand.items() if skill in covered)
    high = sum(d for skill, d in demand.items() if skill in covered or skill in near)
    return low / whole, high / whole


def tf_idf(counts: np.ndarray) -> np.ndarray:
    """Rows of counts (programmes or occupations × skills) weighted by how few rows hold a skill:
    share × (1 + ln(n ÷ n_s)), of length 1. A row of zeros stays zero."""
    counts = np.asarray(counts, float)
    rows = counts.shape[0]
    held = (counts > 0).sum(axis=0)
    idf = 1 + np.log(rows / np.maximum(held, 1))
    totals = counts.sum(axis=1, keepdims=True)
    weighted = np.divide(counts, totals, out=np.zeros_like(counts), where=totals > 0) * idf
    length = np.linalg.norm(weighted, axis=1, keepdims=True)
    return np.divide(weighted, length, out=np.zeros_like(weighted), where=length > 0)


def cosine(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Cosines of every row of one with every row of the other, both of length 1."""
    return np.clip(first @ second.T, 0.0, 1.0)


def gain(chosen: Sequence[Item], weights: Mapping[str, float]) -> float:
    """Demand that the chosen items cover together; a skill counts once."""
    taught = frozenset().union(*(item.skills for item in chosen))
    return sum(weights.get(skill, 0.0) for skill in sorted(taught))


def cover(items: Sequence[Item], weights: Mapping[str, float], budget: float) -> list[Item]:
    """Items that cover most demand within the hours, in the order of what each adds.

    All sets are tried up to EXACT_ITEMS items; above, greedily by demand an hour from every start
    of up to SEEDS items, which reaches at least 1 − 1/e of the best. ValueError: an item without
    hours or with negative ones.
    """
    if any(not item.hours > 0 for item in items):
        raise ValueError("у каждого раздела должны быть часы больше нуля")
    useful = [item for item in items if item.hours <= budget and gain([item], weights) > 0]
    best: list[Item] = []
    if len(useful) <= EXACT_ITEMS:
        starts = (
            list(chosen) for size in range(len(useful) + 1) for chosen in combinations(useful, size)
        )
        best = max(
            (s for s in starts if _hours(s) <= budget),
            key=lambda s: (gain(s, weights), -_hours(s)),
        )
    else:
        for size in range(SEEDS + 1):
            for start in combinations(_promising(useful, weights), size):
                if _hours(start) <= budget:
                    found = _greedy(list(start), useful, weights, budget)
                    best = max(best, found, key=lambda s: (gain(s, weights), -_hours(s)))
    return _ordered(best, weights)


def _promising(items: list[Item], weights: Mapping[str, float]) -> list[Item]:
    """Items to start from: all of a short list, the heaviest of a long one (still 1 − 1/e for the
    lists of a plan, which are short; a long list is bounded for time)."""
    ranked = sorted(items, key=lambda item: -gain([item], weights))
    return ranked[:40]


def _hours(chosen: Sequence[Item]) -> float:
    return sum(item.hours for item in chosen)


def _greedy(
    chosen: list[Item], items: Sequence[Item], weights: Mapping[str, float], budget: float
) -> list[Item]:
    left = [item for item in items if item not in chosen]
    taught = set().union(*(item.skills for item in chosen))
    hours = _hours(chosen)
    while True:
        fitting = [item for item in left if hours + item.hours <= budget]
        rated = [
            (sum(weights.get(s, 0.0) for s in item.skills - taught) / item.hours, item)
            for item in fitting
        ]
        rate, best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or rate <= 0:
            return chosen
        chosen.append(best)
        taught |= best.skills
        hours += best.hours
        left.remove(best)


def _ordered(chosen: list[Item], weights: Mapping[str, float]) -> list[Item]:
    """The chosen in the order in which each adds most to those before it."""
    out: list[Item] = []
    left = list(chosen)
    taught: set[str] = set()
    while left:
        best = max(left, key=lambda i: sum(weights.get(s, 0.0) for s in i.skills - taught))
        out.append(best)
        taught |= best.skills
        left.remove(best)
    return out
