"""Groups of students to internship offers: integer min-cost flow on groups, never on persons.

An offer is a place for a fixed period; its seats are the fewer of its capacity and of the mentor's
hours over the hours an intern takes. Most students are placed first, then skills and distance
decide. Caveat: students of a group are alike here, and a group may be divided among offers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

FIT_COST = 1000
"""What an offer none of whose skills the group has costs, against one whose skills it has all."""
KM_COST = 10
"""What a kilometre costs on the same scale: a hundred kilometres weigh as much as all skills."""
REASONS = ("dates", "skills", "distance", "age")


@dataclass(frozen=True)
class Groups:
    """Groups of one programme and year: size, first and last day of the practice's window, its
    weeks, skills (group × skill), place in km, age of the youngest."""

    size: np.ndarray
    first_day: np.ndarray
    last_day: np.ndarray
    weeks: np.ndarray
    skills: np.ndarray
    east_km: np.ndarray
    north_km: np.ndarray
    age: np.ndarray

    def __len__(self) -> int:
        return len(self.size)


@dataclass(frozen=True)
class Offers:
    """Offers: seats asked for, mentor's hours a week, hours a week an intern takes, period, skills
    wanted (offer × skill), place in km, least age."""

    capacity: np.ndarray
    mentor_hours: np.ndarray
    hours_per_intern: np.ndarray
    first_day: np.ndarray
    last_day: np.ndarray
    skills: np.ndarray
    east_km: np.ndarray
    north_km: np.ndarray
    least_age: np.ndarray

    def __len__(self) -> int:
        return len(self.capacity)


@dataclass(frozen=True)
class Rules:
    """Least share of an offer's skills a group must have, and the farthest way in km."""

    least_fit: float = 0.0
    farthest_km: float = 40.0


@dataclass(frozen=True)
class Matching:
    """Students by group and offer; who is left; cost of every pair (−1 where it can't be)."""

    flow: np.ndarray
    seats: np.ndarray
    unmatched: np.ndarray
    costs: np.ndarray

    @property
    def matched(self) -> int:
        """Students placed."""
        return int(self.flow.sum())

    @property
    def cost(self) -> int:
        """Cost of skills and ways over all students placed."""
        return int((self.flow * np.maximum(self.costs, 0)).sum())


def seats(offers: Offers) -> np.ndarray:
    """Seats of each offer: min(capacity, mentor's hours ÷ hours an intern takes), whole."""
    hours = np.asarray(offers.hours_per_intern, dtype=float)
    by_mentor = np.full(len(offers), np.inf)
    np.divide(offers.mentor_hours, hours, out=by_mentor, where=hours > 0)
    return np.floor(np.minimum(offers.capacity, by_mentor + 1e-9)).astype(np.int64)


def skill_fit(groups: Groups, offers: Offers) -> np.ndarray:
    """Share of the offer's skills that the group has; 1 where an offer names none."""
    wanted = offers.skills.astype(float)
    named = wanted.sum(axis=1)
    shared = groups.skills.astype(float) @ wanted.T
    return np.where(named > 0, shared / np.maximum(named, 1), 1.0)


def distance(groups: Groups, offers: Offers) -> np.ndarray:
    """Kilometres as the crow flies; 0 where a place is not known."""
    east = groups.east_km[:, None] - offers.east_km[None, :]
    north = groups.north_km[:, None] - offers.north_km[None, :]
    return np.nan_to_num(np.hypot(east, north), nan=0.0)


def passed(groups: Groups, offers: Offers, rules: Rules) -> dict[str, np.ndarray]:
    """Which pairs each constraint lets through (group × offer)."""
    first = np.maximum(groups.first_day[:, None], offers.first_day[None, :])
    last = np.minimum(groups.last_day[:, None], offers.last_day[None, :])
    return {
        "dates": last - first + 1 >= groups.weeks[:, None] * 7,
        "skills": skill_fit(groups, offers) >= rules.least_fit - 1e-12,
        "distance": distance(groups, offers) <= rules.farthest_km,
        "age": groups.age[:, None] >= offers.least_age[None, :],
    }


def pair_costs(groups: Groups, offers: Offers, rules: Rules) -> np.ndarray:
    """Whole cost of a student of a group at an offer; −1 where a constraint forbids it."""
    fit = np.round(FIT_COST * (1 - skill_fit(groups, offers)))
    way = np.round(KM_COST * distance(groups, offers))
    allowed = np.logical_and.reduce(list(passed(groups, offers, rules).values()))
    return np.where(allowed, fit + way, -1).astype(np.int64)


def left_out_cost(costs: np.ndarray) -> int:
    """The cost of leaving a student out: more than any exchange of places can save."""
    return int((sum(costs.shape) + 1) * (max(int(costs.max(initial=0)), 0) + 1))


def matched_groups(groups: Groups, offers: Offers, rules: Rules = Rules()) -> Matching:
    """Most students placed, and of those plans the one with the best skills and shortest ways."""
    return assigned(groups.size, seats(offers), pair_costs(groups, offers, rules))


def assigned(size: np.ndarray, seat_counts: np.ndarray, costs: np.ndarray) -> Matching:
    """The same from sizes, seats and costs alone (−1 = cannot be)."""
    size = np.asarray(size, dtype=np.int64)
    seat_counts = np.asarray(seat_counts, dtype=np.int64)
    rows, columns = np.nonzero((costs >= 0) & (seat_counts > 0)[None, :] & (size > 0)[:, None])
    n_groups, n_offers = costs.shape
    sink = n_groups + n_offers
    flow = min_cost_flow.SimpleMinCostFlow()
    pair_arcs = flow.add_arcs_with_capacity_and_unit_cost(
        rows, n_groups + columns, np.minimum(size[rows], seat_counts[columns]), costs[rows, columns]
    )
    offers_used = np.arange(n_offers)
    flow.add_arcs_with_capacity_and_unit_cost(
        n_groups + offers_used,
        np.full(n_offers, sink),
        seat_counts,
        np.zeros(n_offers, dtype=np.int64),
    )
    everyone = np.arange(n_groups)
    flow.add_arcs_with_capacity_and_unit_cost(
        everyone,
        np.full(n_groups, sink),
        size,
        np.full(n_groups, left_out_cost(costs), dtype=np.int64),
    )
    flow.set_nodes_supplies(np.append(everyone, sink), np.append(size, -size.sum()))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"Поток не решён: состояние {status}.")
    placed = np.zeros(costs.shape, dtype=np.int64)
    if len(rows):
        placed[rows, columns] = flow.flows(pair_arcs)
    return Matching(placed, seat_counts, size - placed.sum(axis=1), costs)


@dataclass(frozen=True)
class SeatPrice:
    """What one more seat would change, offer by offer: students placed and cost, exactly."""

    students: np.ndarray
    cost: np.ndarray


def one_more_seat(matching: Matching) -> SeatPrice:
    """Shortest way from the sink to each offer in the residual graph: what a re-solve would give.

    Where it is negative, a seat more is worth that much: a student placed, or a better exchange.
    """
    forbidden = np.iinfo(np.int64).max // 4
    costs = np.where(matching.costs >= 0, matching.costs, forbidden)
    out = left_out_cost(matching.costs)
    used = matching.flow.sum(axis=0) > 0
    to_group = np.where(matching.unmatched > 0, -out, forbidden)
    to_offer = np.where(used, 0, forbidden)
    carried_by, carried_at = np.nonzero(matching.flow)
    for _ in range(sum(costs.shape) + 1):
        reached = np.minimum(to_offer, (to_group[:, None] + costs).min(axis=0, initial=forbidden))
        back = to_group.copy()
        np.minimum.at(back, carried_by, reached[carried_at] - costs[carried_by, carried_at])
        if (back == to_group).all() and (reached == to_offer).all():
            break
        to_group = back
        to_offer = reached
    gain = np.minimum(to_offer, 0)
    students = (gain < -out // 2).astype(np.int64)
    return SeatPrice(students, gain + students * out)


@dataclass(frozen=True)
class Unplaced:
    """Why students of a group are left: `seats` when offers that fit are full, else the constraint
    that, lifted alone, would open the most offers; `opened` says how many."""

    group: int
    students: int
    reason: str
    opened: int


def reasons(
    groups: Groups, offers: Offers, matching: Matching, rules: Rules = Rules()
) -> list[Unplaced]:
    """One entry per group with students left."""
    gates = passed(groups, offers, rules)
    having = (seats(offers) > 0)[None, :]
    found = []
    for g in np.nonzero(matching.unmatched > 0)[0]:
        fitting = int((matching.costs[g] >= 0)[having[0]].sum())
        opened = {}
        for name in REASONS:
            others = np.logical_and.reduce([gates[k][g] for k in REASONS if k != name])
            opened[name] = int((others & ~gates[name][g] & having[0]).sum())
        best = max(opened, key=lambda k: opened[k])
        if fitting:
            reason = "seats"
            count = fitting
        elif opened[best]:
            reason = best
            count = opened[best]
        else:
            reason = "several"
            count = 0
        found.append(Unplaced(int(g), int(matching.unmatched[g]), reason, count))
    return found
