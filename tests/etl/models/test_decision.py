"""Keep, retrain, grow, hire: closed forms, what holds for any numbers, and no dead parameter."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.models import decision, decision_value, portability
from etl.models.decision import GROW, HIRE, KEEP, PATHS, RETRAIN
from etl.models.decision_mix import Way, cheapest_mix, enumerated
from etl.models.decision_spread import Span, bands, centre, drawn, tornado, triangular
from tests.etl.models.made_spans import spans

SPANS = spans("decision", subsidy_on=0.0)
BASE = centre(SPANS)
ON = {**BASE, "subsidy_on": 1.0}


def results(p: dict, years: int = 3) -> np.ndarray:
    """Everything the page says, as one vector."""
    found = [decision_value.cost_still_here(path, p, years) for path in PATHS]
    found += [decision_value.net_value(path, p, years) for path in PATHS]
    found += [float(decision_value.lead_months(path, p)) for path in PATHS]
    found.append(portability.firm_share(p, years))
    return np.array(found, dtype=float)


@pytest.mark.parametrize("name", [n for n in SPANS if n != "subsidy_on"])
def test_every_parameter_moves_a_result(name):
    span = SPANS[name]
    low = results({**ON, name: span.low})
    high = results({**ON, name: span.high})
    assert not np.allclose(low, high, rtol=1e-9, atol=1e-9), name


def test_the_rule_of_the_subsidy_moves_a_result_and_stops_at_its_ceiling():
    assert decision.subsidy(BASE) == 0
    assert decision.subsidy({**ON, "course_price": 100_000}) == pytest.approx(95_000)
    assert decision.subsidy({**ON, "course_price": 1_000_000}) == 120_000
    assert decision.retrain_cost(ON) < decision.retrain_cost(BASE)


@given(
    st.floats(0.2, 0.95),
    st.floats(0.2, 0.95),
    st.floats(10_000, 400_000),
    st.integers(1, 5),
)
def test_break_even_by_bisection_is_the_analytic_root(grow_stay, hire_stay, stipend, years):
    p = {
        **BASE,
        "intern_year_stay": grow_stay,
        "newcomer_year_stay": hire_stay,
        "stipend": stipend,
    }
    wanted = (
        decision_value.cost_still_here(HIRE, p, years) * decision.still_here(GROW, p, years)[years]
    )
    base = decision.ramp_up_loss(p, p["intern_first_output"])
    place = decision.place_cost(p)
    root = place / (wanted - base)
    found = decision_value.break_even("intern_stay", p, years, 1e-6, 1.0)
    if not 1e-6 <= root <= 1.0:
        assert found is None
    else:
        assert found == pytest.approx(root, abs=1e-9)


def test_break_even_loyalty_is_where_both_paths_cost_the_same():
    at = decision_value.break_even("intern_year_stay", BASE, 3, 0.01, 1.0)
    moved = {**BASE, "intern_year_stay": at}
    assert decision_value.cost_still_here(GROW, moved, 3) == pytest.approx(
        decision_value.cost_still_here(HIRE, moved, 3), rel=1e-9
    )


def test_bibb_net_cost_of_a_place():
    p = {
        **BASE,
        "internship_weeks": decision.WEEKS_A_MONTH * 12,
        "stipend": 15_288 / 12,
        "mentor_hours": 0.0,
        "place_admin": 0.0,
        "pay": 1000.0,
        "contributions": 0.0,
        "value_ratio": 1.0,
        "intern_output": 11_692 / 12_000,
    }
    assert decision.place_cost(p) == pytest.approx(3_596)


@given(st.sampled_from((GROW, HIRE, RETRAIN)), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_more_retention_never_raises_the_cost_per_engineer_still_here(path, one, other):
    low, high = sorted((one, other))
    for years in (1, 3, 5):
        for name, less, more in (
            ("intern_year_stay", low, high),
            ("newcomer_year_stay", low, high),
            ("staff_quit", 1 - low, 1 - high),
        ):
            worse = decision_value.cost_still_here(path, {**BASE, name: less}, years)
            better = decision_value.cost_still_here(path, {**BASE, name: more}, years)
            assert better <= worse * (1 + 1e-12)


def test_curves_begin_with_all_and_only_fall():
    for path in PATHS:
        curve = decision.still_here(path, BASE, 5)
        assert curve[0] == 1 and all(a >= b > 0 for a, b in pairwise(curve))


def test_npv_is_minus_cost_plus_margin_minus_losses():
    value = decision_value.net_value(HIRE, BASE, 1)
    margin = (decision.work_value(BASE) - decision.employer_cost(BASE)) * 12
    gain = 0.75 * margin - 0.25 * decision.turnover_cost(BASE)
    assert value == pytest.approx(-decision.hire_cost(BASE) + gain / 1.15)


def test_a_skill_of_use_nowhere_else_is_paid_by_the_firm_alone():
    assert portability.firm_share({**BASE, "portability": 0.0}, 3) == pytest.approx(1)
    shares = [portability.firm_share({**BASE, "portability": x}, 3) for x in (0.2, 0.5, 1.0)]
    assert shares == sorted(shares, reverse=True) and 0 < shares[-1] < 1


def test_the_tornado_is_widest_on_top_and_holds_the_answer():
    answer = decision_value.later_hiring_saved(GROW, BASE, 3)
    swings = tornado(SPANS, lambda p: decision_value.later_hiring_saved(GROW, p, 3))
    widths = [s.width for s in swings]
    assert widths == sorted(widths, reverse=True)
    for s in swings:
        low, high = sorted((s.low_answer, s.high_answer))
        assert low - 1e-6 <= answer <= high + 1e-6 or s.width == 0


def test_draws_are_the_same_each_time_and_lie_within_their_ends():
    one = drawn(SPANS)
    two = drawn(SPANS)
    for name, values in one.items():
        assert np.array_equal(values, two[name])
        assert np.min(values) >= SPANS[name].low and np.max(values) <= SPANS[name].high


def test_triangular_quantiles_have_the_distributions_mean():
    span = Span(2.0, 1.0, 6.0)
    u = (np.arange(100_000) + 0.5) / 100_000
    assert triangular(u, span).mean() == pytest.approx((1 + 2 + 6) / 3, abs=1e-4)


@given(
    st.sampled_from([n for n, s in SPANS.items() if s.high > s.low]),
    st.floats(1.0, 3.0),
    st.sampled_from((GROW, HIRE)),
)
def test_a_wider_range_of_one_assumption_never_narrows_its_fan(name, times, path):
    span = SPANS[name]
    wide = Span(
        span.value,
        max(span.value - times * (span.value - span.low), span.low * 0.2),
        span.value + times * (span.high - span.value),
    )
    if name not in ("pay", "stipend", "mentor_hours", "mentor_pay", "empty_days", "place_admin"):
        wide = Span(span.value, wide.low, min(wide.high, 0.99 if span.high < 1 else wide.high))
    alone = {n: Span(s.value, s.value, s.value) for n, s in SPANS.items()}

    def width(own: Span) -> float:
        values = decision_value.cost_still_here(path, drawn({**alone, name: own}), 3)
        low, high = bands(values)["ranges"][0]
        return high - low

    assert width(wide) >= width(span) - 1e-6


def test_ten_thousand_draws_of_all_paths_and_years_take_less_than_a_fifth_of_a_second():
    drawn(SPANS)
    began = time.perf_counter()
    p = drawn(SPANS)
    for path in PATHS:
        for years in range(1, 6):
            bands(decision_value.cost_still_here(path, p, years))
    assert time.perf_counter() - began < 0.2 * 3, "three times the budget: the machine is shared"


def test_the_mix_is_the_best_of_every_plan():
    rng = np.random.default_rng(7)
    for case in range(200):
        ways = [
            Way(
                name,
                float(rng.integers(1, 50)),
                float(rng.integers(1, 30)),
                float(rng.integers(0, 9)),
                int(rng.integers(0, 6)),
            )
            for name in PATHS
        ]
        seats = int(rng.integers(1, 12))
        budget = float(rng.integers(5, 200))
        deadline = float(rng.integers(1, 9))
        mix = cheapest_mix(ways, seats, budget, deadline)
        found = (sum(mix.seats.values()), round(mix.cost, 6))
        assert found == enumerated(ways, seats, budget, deadline), case
        assert mix.money <= budget + 1e-6 and mix.short == seats - found[0]
        assert all(isinstance(k, int) for k in mix.seats.values())


def test_a_mix_that_falls_short_names_the_limit_that_stands_in_the_way():
    ways = [Way(HIRE, 10, 10, 2, 5), Way(GROW, 5, 5, 6, 5)]
    assert cheapest_mix(ways, 4, 20, 12).blocked == ()
    assert "budget" in cheapest_mix(ways, 8, 10, 12).blocked
    assert "deadline" in cheapest_mix(ways, 8, 1000, 3).blocked
    assert "most" in cheapest_mix(ways, 12, 1000, 12).blocked


def test_a_raise_that_keeps_nobody_costs_more_than_anything():
    assert decision_value.cost_still_here(KEEP, {**BASE, "keep_raise": 0.0}, 3) == np.inf
    cheap = decision_value.cost_still_here(KEEP, {**BASE, "keep_raise": 0.1}, 3)
    assert np.isfinite(cheap) and cheap > 0


def test_a_way_that_no_money_buys_has_no_seats():
    ways = [Way(KEEP, np.inf, np.inf, 0, 5), Way(HIRE, 10, 10, 2, 3)]
    mix = cheapest_mix(ways, 5, 100, 12)
    assert mix.seats == {KEEP: 0, HIRE: 3} and mix.cost == 30
