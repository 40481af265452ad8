"""The cheapest mix of paths for n seats under a budget and a deadline: whole seats, by `milp`.

Seats come first, money second: when the limits do not allow n seats, as many as they do. Caveat:
costs are linear in seats; the tenth intern is as dear as the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


@dataclass(frozen=True)
class Way:
    """One path to seats: cost per seat for the comparison, money needed now, months, most seats."""

    name: str
    cost: float
    money: float
    months: float
    most: int


@dataclass(frozen=True)
class Mix:
    """Seats by path, what they cost, and what stood in the way (`budget`, `deadline`, `most`)."""

    seats: Mapping[str, int]
    cost: float
    money: float
    short: int
    blocked: tuple[str, ...]


def _open(ways: Sequence[Way], deadline: float) -> list[int]:
    """Most seats of each way that is in time and can be had for money at all."""
    return [
        max(0, way.most) if way.months <= deadline and np.isfinite(way.cost) else 0 for way in ways
    ]


def _finite(values: Iterable[float]) -> np.ndarray:
    """The values; where there is no price, nothing: such a way has no seats."""
    return np.nan_to_num(np.array(list(values), dtype=float), posinf=0.0)


def _solve(
    costs: np.ndarray, money: np.ndarray, most: list[int], budget: float, least: int, n: int
) -> np.ndarray | None:
    limits = [
        LinearConstraint(np.ones(len(costs)), least, n),
        LinearConstraint(money, -np.inf, budget),
    ]
    found = milp(costs, constraints=limits, bounds=Bounds(0, most), integrality=np.ones(len(costs)))
    if found.success:
        return np.round(found.x).astype(int)
    return None


def cheapest_mix(ways: Sequence[Way], seats: int, budget: float, deadline: float) -> Mix:
    """Most seats up to `seats`, and of those plans the cheapest. Budget in roubles, deadline in
    months."""
    most = _open(ways, deadline)
    money = _finite(way.money for way in ways)
    cost = _finite(way.cost for way in ways)
    fullest = _solve(-np.ones(len(ways)), money, most, budget, 0, seats)
    reached = 0 if fullest is None else int(fullest.sum())
    chosen = _solve(cost, money, most, budget, reached, reached)
    plan = np.zeros(len(ways), dtype=int) if chosen is None else chosen
    return Mix(
        {way.name: int(k) for way, k in zip(ways, plan, strict=True)},
        float(cost @ plan),
        float(money @ plan),
        seats - int(plan.sum()),
        _blocked(ways, seats, budget, deadline, int(plan.sum())),
    )


def _blocked(
    ways: Sequence[Way], seats: int, budget: float, deadline: float, reached: int
) -> tuple[str, ...]:
    """Which limits, lifted alone, would allow more seats."""
    if reached >= seats:
        return ()
    money = _finite(way.money for way in ways)
    free = {
        "budget": (_open(ways, deadline), np.inf),
        "deadline": (_open(ways, np.inf), budget),
        "most": (_open([replace(way, most=seats) for way in ways], deadline), budget),
    }
    found = []
    for name, (most, limit) in free.items():
        plan = _solve(-np.ones(len(ways)), money, most, limit, 0, seats)
        if plan is not None and int(plan.sum()) > reached:
            found.append(name)
    return tuple(found)


def enumerated(
    ways: Sequence[Way], seats: int, budget: float, deadline: float
) -> tuple[int, float]:
    """Seats and cost of the best plan by trying every one: for checking small cases."""
    best = (0, 0.0)
    for plan in product(*[range(k + 1) for k in _open(ways, deadline)]):
        money = sum(k * way.money for k, way in zip(plan, ways, strict=True))
        if sum(plan) > seats or money > budget:
            continue
        cost = sum(k * way.cost for k, way in zip(plan, ways, strict=True))
        if (-sum(plan), cost) < (-best[0], best[1]):
            best = (sum(plan), cost)
    return best
