"""How large a reserve must be: exact Poisson-binomial, by person's chance to be ready and to stay.

Caveat: people are taken as independent; a plant's closing or a rival's opening moves many at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


def poisson_binomial(chances: Sequence[float]) -> np.ndarray:
    """P(exactly k of them), k = 0…n, by convolution: exact, no normal approximation."""
    out = np.array([1.0])
    for p in chances:
        out = np.append(out * (1 - p), 0.0) + np.append(0.0, out * p)
    return out


def enough(chances: Sequence[float], openings: int) -> float:
    """The chance that at least `openings` of them are ready and stay."""
    if openings <= 0:
        return 1.0
    return float(poisson_binomial(chances)[openings:].sum())


@dataclass(frozen=True)
class Source:
    """Where reserve people come from: each one's chance (ready × stay), how many there are, and
    what one costs."""

    name: str
    chance: float
    most: int
    cost: float = 0.0


@dataclass(frozen=True)
class Reserve:
    """People by source, the chance it suffices; `short`: even all of them are not enough."""

    people: dict[str, int]
    chance: float
    short: bool

    @property
    def size(self) -> int:
        """People in all."""
        return sum(self.people.values())


def smallest_reserve(sources: Sequence[Source], openings: int, risk: float) -> Reserve:
    """The fewest people with P(enough) ≥ 1 − risk: the surest source first.

    With one chance for all this is the exact quantile. Fewest people means surest first: exchanging
    a person for a surer one never lowers the chance.
    """
    ordered = sorted(sources, key=lambda s: -s.chance)
    people = {s.name: 0 for s in sources}
    distribution = np.array([1.0])

    def chance() -> float:
        if openings <= 0:
            return 1.0
        return float(distribution[openings:].sum())

    for source in ordered:
        for _ in range(source.most):
            if chance() >= 1 - risk:
                return Reserve(people, chance(), False)
            people[source.name] += 1
            distribution = np.append(distribution * (1 - source.chance), 0.0) + np.append(
                0.0, distribution * source.chance
            )
    return Reserve(people, chance(), chance() < 1 - risk)
