"""Groups to offers: equal to brute force, prices equal to a re-solve, nobody lost."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.models import internship_plan, matching
from etl.models.matching import Groups, Offers, Rules, assigned, left_out_cost, one_more_seat


def small_case(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    size = rng.integers(0, 4, int(rng.integers(1, 4)))
    seats = rng.integers(0, 4, int(rng.integers(1, 4)))
    costs = rng.integers(0, 12, (len(size), len(seats)))
    costs[rng.random(costs.shape) < 0.3] = -1
    return size, seats, costs


def brute_force(size, seats, costs) -> int:
    """The least total cost over every division of every group, leaving out included."""
    out = left_out_cost(costs)

    @cache
    def best(g: int, left: tuple[int, ...]) -> int:
        if g == len(size):
            return 0
        found = None
        for taken, unplaced in _plans(int(size[g]), left, tuple(costs[g])):
            price = unplaced * out + sum(
                k * int(c) for k, c in zip(taken, costs[g], strict=True) if k
            )
            rest = best(g + 1, tuple(a - b for a, b in zip(left, taken, strict=True)))
            found = price + rest if found is None else min(found, price + rest)
        return found

    return best(0, tuple(int(s) for s in seats))


def _plans(people: int, left: tuple[int, ...], allowed: tuple[int, ...]):
    """(students at each offer, students left) of one group, every way."""
    if not left:
        yield (), people
        return
    most = min(people, left[0]) if allowed[0] >= 0 else 0
    for here in range(most + 1):
        for rest, unplaced in _plans(people - here, left[1:], allowed[1:]):
            yield (here, *rest), unplaced


def total(found: matching.Matching) -> int:
    return found.cost + int(found.unmatched.sum()) * left_out_cost(found.costs)


def test_flow_equals_brute_force_on_500_small_cases():
    rng = np.random.default_rng(11)
    for case in range(500):
        size, seats, costs = small_case(rng)
        assert total(assigned(size, seats, costs)) == brute_force(size, seats, costs), case


def test_price_of_one_more_seat_equals_a_re_solve_on_500_cases():
    rng = np.random.default_rng(12)
    for case in range(500):
        size, seats, costs = small_case(rng)
        found = assigned(size, seats, costs)
        price = one_more_seat(found)
        for j in range(len(seats)):
            more = seats.copy()
            more[j] += 1
            again = assigned(size, more, costs)
            assert price.students[j] == again.matched - found.matched, case
            assert price.cost[j] == again.cost - found.cost, case


@given(st.integers(0, 10_000))
def test_people_are_conserved_and_more_places_never_place_fewer(seed):
    rng = np.random.default_rng(seed)
    size, seats, costs = small_case(rng)
    found = assigned(size, seats, costs)
    assert (found.flow.sum(axis=1) + found.unmatched == size).all()
    assert (found.flow.sum(axis=0) <= seats).all() and (found.flow >= 0).all()
    assert (found.flow[costs < 0] == 0).all()
    assert assigned(size, seats + rng.integers(0, 3, len(seats)), costs).matched >= found.matched


def made(n_skills: int = 2) -> tuple[Groups, Offers]:
    groups = Groups(
        size=np.array([20, 5]),
        first_day=np.array([0, 0]),
        last_day=np.array([60, 60]),
        weeks=np.array([4, 4]),
        skills=np.array([[1, 0], [0, 1]], dtype=bool),
        east_km=np.array([0.0, 0.0]),
        north_km=np.array([0.0, 0.0]),
        age=np.array([17, 20]),
    )
    offers = Offers(
        capacity=np.array([10, 10]),
        mentor_hours=np.array([40.0, 12.0]),
        hours_per_intern=np.array([4.0, 4.0]),
        first_day=np.array([0, 0]),
        last_day=np.array([60, 60]),
        skills=np.array([[1, 0], [1, 0]], dtype=bool),
        east_km=np.array([3.0, 3.0]),
        north_km=np.array([4.0, 4.0]),
        least_age=np.array([0, 18]),
    )
    return groups, offers


def test_seats_are_the_fewer_of_capacity_and_mentors_hours():
    _, offers = made()
    assert matching.seats(offers).tolist() == [10, 3]


def test_the_cost_is_skills_and_way():
    groups, offers = made()
    assert matching.pair_costs(groups, offers, Rules()).tolist() == [[50, -1], [1050, 1050]]


def test_each_unplaced_group_is_told_the_constraint_that_stands_in_its_way():
    groups, offers = made()
    rules = Rules(least_fit=0.5)
    found = matching.matched_groups(groups, offers, rules)
    told = {u.group: u for u in matching.reasons(groups, offers, found, rules)}
    assert (told[0].reason, told[0].students) == ("seats", 10)
    assert (told[1].reason, told[1].opened) == ("skills", 2)
    none = Rules(farthest_km=1.0)
    far = matching.reasons(groups, offers, matching.matched_groups(groups, offers, none), none)
    assert far[1].reason == "distance"


def test_a_place_not_known_stands_in_nobodys_way():
    groups, offers = made()
    unknown = Offers(**{**offers.__dict__, "east_km": np.array([np.nan, 3.0])})
    assert matching.distance(groups, unknown)[0, 0] == 0


def test_no_offers_or_no_groups_is_no_error():
    empty = np.zeros((2, 0), dtype=np.int64)
    found = assigned(np.array([3, 4]), np.array([], dtype=np.int64), empty)
    assert found.matched == 0 and found.unmatched.tolist() == [3, 4]


def test_funnel_has_wilson_bands_and_says_no_share_across_an_uncounted_stage():
    stages = internship_plan.funnel({"places": 263, "interns": 81, "hired": 20, "year": 15})
    assert [s.name for s in stages] == ["places", "interns", "hired", "year"]
    assert (stages[1].low, stages[1].high) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert stages[2].share is None and stages[3].share == 0.75
    with pytest.raises(ValueError):
        internship_plan.funnel({"places": 10, "interns": 11})


def test_capacity_planner_rounds_up_and_closes_what_it_says():
    plan = internship_plan.capacity_needed(
        1000, 0.2, 5, hired=0.4, stay=0.75, interns_per_mentor=2, turns_a_year=2
    )
    assert plan.places_a_year == 134 and plan.mentors == 34
    assert plan.places_a_year * 0.4 * 0.75 * 5 >= 200
