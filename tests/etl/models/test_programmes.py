"""Coverage, cover under a budget, cosine, pay premium: on constructed data where the answer is
known."""

from __future__ import annotations

from itertools import combinations
from math import e, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.models.programmes import EXACT_ITEMS, Item, cosine, cover, coverage, gain, tf_idf
from etl.models.skill_premium import fit
from etl.models.skills import rca

SKILLS = "abcdefgh"


def random_case(rng, size: int) -> tuple[list[Item], dict[str, float], float]:
    items = [
        Item(
            f"раздел {n}",
            float(rng.choice([18, 36, 54, 72])),
            frozenset(rng.choice(list(SKILLS), size=rng.integers(1, 4), replace=False)),
        )
        for n in range(size)
    ]
    weights = {skill: float(rng.uniform(0.05, 0.6)) for skill in SKILLS}
    return items, weights, float(rng.integers(36, 200))


def best(items, weights, budget) -> float:
    return max(
        gain(chosen, weights)
        for size in range(len(items) + 1)
        for chosen in combinations(items, size)
        if sum(i.hours for i in chosen) <= budget
    )


@pytest.mark.parametrize("seed", range(200))
def test_two_hundred_small_cases_are_solved_exactly(seed):
    items, weights, budget = random_case(np.random.default_rng(seed), 3 + seed % 6)
    chosen = cover(items, weights, budget)
    assert sum(i.hours for i in chosen) <= budget
    assert gain(chosen, weights) == pytest.approx(best(items, weights, budget))


@pytest.mark.parametrize("seed", range(6))
def test_a_long_list_reaches_the_promised_share_of_the_best(seed):
    items, weights, budget = random_case(np.random.default_rng(seed), EXACT_ITEMS + 2)
    chosen = cover(items, weights, budget)
    assert sum(i.hours for i in chosen) <= budget
    assert gain(chosen, weights) >= (1 - 1 / e) * best(items, weights, budget) - 1e-9


def test_the_first_item_is_the_one_that_adds_most():
    items = [Item("мало", 36, frozenset("a")), Item("много", 36, frozenset("bc"))]
    chosen = cover(items, {"a": 0.5, "b": 0.3, "c": 0.3}, 72)
    assert [item.name for item in chosen] == ["много", "мало"]


def test_an_item_without_hours_is_refused():
    with pytest.raises(ValueError, match="часы"):
        cover([Item("даром", 0, frozenset("a"))], {"a": 1}, 36)


@given(
    st.dictionaries(st.sampled_from(SKILLS), st.floats(0.01, 1), min_size=1),
    st.sets(st.sampled_from(SKILLS)),
    st.sets(st.sampled_from(SKILLS)),
)
def test_coverage_is_a_range_between_nothing_and_all(demand, covered, near):
    low, high = coverage(demand, covered, near)
    assert 0 <= low <= high <= 1 + 1e-12
    assert coverage(demand, covered | near, set())[0] == pytest.approx(high)
    assert coverage(demand, set(demand), set()) == pytest.approx((1.0, 1.0))


def test_coverage_weighs_by_demand():
    assert coverage({"a": 0.6, "b": 0.3, "c": 0.1}, {"a"}, {"b"}) == pytest.approx((0.6, 0.9))
    assert coverage({}, {"a"}, set()) == (0.0, 0.0)


def test_cosine_of_one_row_with_itself_is_one_and_of_strangers_zero():
    rows = tf_idf(np.array([[3.0, 1, 0, 0], [3, 1, 0, 0], [0, 0, 2, 2], [0, 0, 0, 0]]))
    found = cosine(rows, rows)
    assert found[0, 1] == pytest.approx(1) and found[0, 2] == 0 and found[3, 3] == 0
    assert tf_idf(np.array([[1.0, 1], [1, 0]]))[0, 1] > tf_idf(np.array([[1.0, 1], [1, 0]]))[0, 0]


def test_rca_of_a_planted_skill():
    """Of 100 adverts 20 name it, 15 of the occupation's 30: (15/30)/(20/100) = 2.5."""
    assert rca(np.array(15), np.array(30), np.array(20), np.array(100)) == pytest.approx(2.5)


def made_pay(rng, n: int, premium: float):
    named = rng.integers(0, 2, n).astype(float)
    senior = (rng.uniform(size=n) < 0.3 + 0.4 * named).astype(float)
    pay = np.exp(11.5 + log(1 + premium) * named + 0.4 * senior + rng.normal(0, 0.25, n))
    low = pay * rng.uniform(0.8, 1.0, n)
    high = pay * rng.uniform(1.0, 1.3, n)
    kind = rng.integers(0, 4, n)
    low = np.where(kind == 1, 0.0, np.where(kind == 3, pay, low))
    high = np.where(kind == 2, np.inf, np.where(kind == 3, pay, high))
    return low, high, np.column_stack([np.ones(n), named, senior])


def test_a_planted_premium_is_found_through_ranges_and_bounds_with_its_control():
    low, high, x = made_pay(np.random.default_rng(5), 3000, 0.15)
    found = fit(low, high, x)
    middle, bottom, top = found.percent(1)
    assert bottom < 15 < top and middle == pytest.approx(15, abs=4)
    without = fit(low, high, x[:, :2]).percent(1)[0]
    assert without > 25  # the grade goes with the skill: without the control it is taken for it


def test_intervals_of_the_premium_hold_the_truth_as_often_as_they_say():
    rng = np.random.default_rng(11)
    hits = 0
    for _ in range(60):
        low, high, x = made_pay(rng, 250, 0.1)
        _, bottom, top = fit(low, high, x).percent(1)
        hits += bottom <= 10 <= top
    assert hits >= 52


def test_points_alone_give_ordinary_least_squares():
    rng = np.random.default_rng(3)
    x = np.column_stack([np.ones(80), rng.normal(size=80)])
    y = x @ [11.0, 0.2] + rng.normal(0, 0.1, 80)
    found = fit(np.exp(y), np.exp(y), x)
    assert found.beta == pytest.approx(np.linalg.lstsq(x, y, rcond=None)[0], abs=1e-4)


def test_what_cannot_be_told_is_refused():
    ones = np.ones((20, 1))
    pay = np.full(20, 1e5)
    with pytest.raises(ValueError, match="зависят"):
        fit(pay, pay * 1.1, np.hstack([ones, ones]))
    with pytest.raises(ValueError, match="границ"):
        fit(np.zeros(20), np.full(20, np.inf), ones)
    with pytest.raises(ValueError, match="выше"):
        fit(pay * 2, pay, ones)
