"""Ages, cohorts, shift-share, replacement, reserve, neighbours, scores: identities, hand values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.models import (
    cohorts,
    firm_ages,
    forecast_scores,
    neighbours,
    replacement_demand,
    vacancy_cost,
)
from etl.models.decision_spread import bands, centre, drawn
from etl.models.shift_share import shift_share
from tests.etl.models.made_spans import spans

SPANS = spans("forecast")
BASE = centre(SPANS)
STRENGTH = centre(spans("scenario"))
MOSCOW_7 = cohorts.Start(291_116, 53_607)


def test_the_gap_begins_with_the_printed_vacant_places_and_adds_up():
    path = cohorts.projected(MOSCOW_7, BASE, 6)
    assert path.gap(0) == 53_607
    for year in range(7):
        assert 53_607 + sum(path.steps(year).values()) == pytest.approx(path.gap(year), abs=1e-6)


@given(st.integers(0, 9999))
def test_people_are_conserved(seed):
    rng = np.random.default_rng(seed)
    p = {n: s.low + (s.high - s.low) * rng.random() for n, s in SPANS.items()}
    path = cohorts.projected(MOSCOW_7, p, 6)
    flows = path.flows[6]
    gone = flows["retired"] + flows["left"] + flows["moved"]
    came = flows["graduates"] + flows["interns"]
    assert path.people[6] == pytest.approx(MOSCOW_7.people - gone + came, rel=1e-9)


@pytest.mark.parametrize("name", list(SPANS))
def test_every_parameter_of_the_forecast_moves_the_gap(name):
    gaps = []
    for end in (SPANS[name].low, SPANS[name].high):
        p = {**BASE, name: end}
        gaps.append(cohorts.projected(MOSCOW_7, p, 6).gap(6))
    assert gaps[0] != pytest.approx(gaps[1], abs=1e-6)


@pytest.mark.parametrize("name", [s for s in cohorts.SCENARIOS if s != "as_is"])
def test_every_scenario_narrows_the_gap(name):
    as_is = cohorts.projected(MOSCOW_7, BASE, 6).gap(6)
    changed = cohorts.scenario(BASE, name, STRENGTH)
    assert cohorts.projected(MOSCOW_7, changed, 6).gap(6) < as_is


@pytest.mark.parametrize("name", list(STRENGTH))
def test_every_strength_of_a_scenario_moves_it(name):
    def gaps(strength: dict) -> list[float]:
        return [
            cohorts.projected(MOSCOW_7, cohorts.scenario(BASE, s, strength), 6).gap(6)
            for s in cohorts.SCENARIOS
        ]

    assert gaps(STRENGTH) != gaps({**STRENGTH, name: STRENGTH[name] * 1.5})


def test_draws_are_one_path_each():
    p = drawn(SPANS, draws=50)
    path = cohorts.projected(MOSCOW_7, p, 4)
    one = {n: (v[7] if np.ndim(v) else v) for n, v in p.items()}
    alone = cohorts.projected(MOSCOW_7, one, 4)
    assert path.gap(4)[7] == pytest.approx(alone.gap(4))
    assert bands(path.gap(4))["ranges"][0][0] < bands(path.gap(4))["middle"]


def test_nobody_leaves_and_nobody_comes_when_every_rate_is_nothing():
    none = {**{n: 0.0 for n in SPANS}, "retirement_age": 99.0}
    path = cohorts.projected(MOSCOW_7, none, 10)
    assert path.people[10] == pytest.approx(MOSCOW_7.people)
    assert path.gap(10) == pytest.approx(MOSCOW_7.vacant)


def test_shift_share_adds_up_for_26_occupations():
    rng = np.random.default_rng(26)
    before = rng.uniform(10, 1000, (26, 8))
    after = before * rng.uniform(0.6, 1.6, (26, 8))
    parts = shift_share(before, after)
    total = parts.scale + parts.industry_mix + parts.occupation_effect
    assert total == pytest.approx(parts.change)
    assert parts.scale.sum() == pytest.approx(after.sum() - before.sum())
    assert parts.industry_mix.sum() == pytest.approx(0, abs=1e-6)
    assert parts.occupation_effect.sum() == pytest.approx(0, abs=1e-6)


def test_shift_share_by_hand():
    parts = shift_share(np.array([[100.0, 0], [0, 100]]), np.array([[120.0, 0], [0, 100]]))
    assert parts.scale.tolist() == pytest.approx([10, 10])
    assert parts.industry_mix.tolist() == pytest.approx([10, -10])
    assert parts.occupation_effect.tolist() == pytest.approx([0, 0])
    with pytest.raises(ValueError):
        shift_share(np.array([[1.0, 0]]), np.array([[1.0, 5]]))


@given(st.floats(1, 1e6), st.floats(0, 1e6), st.integers(1, 20))
def test_replacement_rate_and_its_inverse(now, replacement, years):
    rate = replacement_demand.annual_rate(now, replacement, years)
    assert replacement_demand.replacement_of(now, rate, years) == pytest.approx(
        replacement, rel=1e-6, abs=1e-6 * now
    )


def test_replacement_demand_of_26_occupations_adds_up():
    rng = np.random.default_rng(3)
    now = rng.uniform(50, 500, 26)
    then = now * rng.uniform(0.8, 1.3, 26)
    replacement = now * rng.uniform(0.1, 0.5, 26)
    needs = [
        replacement_demand.net_need(a, b, r) for a, b, r in zip(now, then, replacement, strict=True)
    ]
    assert sum(needs) == pytest.approx(then.sum() - now.sum() + replacement.sum())
    assert replacement_demand.annual_rate(100, 21, 2) == pytest.approx(0.1)


def test_crps_equals_hand_values():
    assert forecast_scores.crps_sample([3.0], 5.0) == 2.0
    assert forecast_scores.crps_sample([0.0, 2.0], 1.0) == pytest.approx(1 - 0.5)
    assert forecast_scores.crps_sample([0.0, 1.0, 2.0], 0.0) == pytest.approx(1 - 4 / 9)
    # even between 0 and 1, outcome 1/2: the integral of x² twice over half = 1/12
    assert forecast_scores.crps_interval(0.1, 0.5, 0.9, 0.5, 0.8) == pytest.approx(1 / 12)
    # outcome 1 beyond: ∫(F)² = 1/3
    assert forecast_scores.crps_interval(0.1, 0.5, 0.9, 1.0, 0.8) == pytest.approx(1 / 3)
    assert forecast_scores.crps_interval(0.1, 0.5, 0.9, 3.0, 0.8) == pytest.approx(2 + 1 / 3)


@given(st.floats(-50, 50), st.floats(0.1, 20), st.floats(0.1, 20), st.floats(-80, 80))
def test_crps_of_an_interval_equals_that_of_its_draws(middle, below, above, outcome):
    low = middle - below
    high = middle + above
    u = (np.arange(4000) + 0.5) / 4000
    knots = [low - below * 0.25, low, middle, high, high + above * 0.25]
    draws = np.interp(u, [0, 0.1, 0.5, 0.9, 1], knots)
    assert forecast_scores.crps_interval(low, middle, high, outcome, 0.8) == pytest.approx(
        forecast_scores.crps_sample(draws, outcome), abs=0.02
    )


def test_a_forecast_is_scored_against_no_change():
    score = forecast_scores.scored(100, 105, 110, 120, 112)
    assert score.covered and score.direction_right and score.no_change == 12
    assert 0 < score.skill < 1
    wrong = forecast_scores.scored(100, 80, 90, 95, 112)
    assert not wrong.covered and wrong.direction_right is False and wrong.skill < 0
    assert forecast_scores.scored(100, 90, 100, 110, 100).direction_right is None


def test_ages_move_up_by_one_and_people_are_conserved():
    ages = firm_ages.single_ages({(25, 34): 10, (60, 62): 3})
    assert ages.sum() == pytest.approx(13)
    found = firm_ages.exits(ages, 3, retirement_age=63, quit_rate=0.0)
    assert [round(e.retired, 9) for e in found] == [1, 1, 1]
    assert found[-1].here + sum(e.retired + e.quit for e in found) == pytest.approx(13)
    assert firm_ages.share_within(ages, 5, 63) == pytest.approx(3 / 13)


@given(st.floats(0, 0.5), st.floats(0, 0.9), st.integers(55, 70))
def test_no_age_is_lost_at_any_rates(quit_rate, work_on, retirement_age):
    ages = firm_ages.single_ages({(18, 29): 40, (30, 49): 100, (50, 64): 60, (65, 80): 7})
    found = firm_ages.exits(
        ages, 8, retirement_age=retirement_age, quit_rate=quit_rate, work_on=work_on
    )
    gone = sum(e.retired + e.quit for e in found)
    assert found[-1].here + gone == pytest.approx(207)


@pytest.mark.parametrize("name", ["retirement_age", "quit_rate", "work_on"])
def test_every_parameter_of_ages_moves_the_exits(name):
    ages = firm_ages.single_ages({(18, 49): 100, (50, 64): 60})
    of_ages = spans("ages")
    found = []
    for end in (of_ages[name].low, of_ages[name].high):
        p = {**centre(of_ages), name: end}
        found.append(firm_ages.exits(ages, 5, **p)[-1].here)
    assert found[0] != pytest.approx(found[1])


def test_ages_outside_the_table_are_refused():
    with pytest.raises(ValueError):
        firm_ages.single_ages({(90, 95): 1})


def test_empty_jobs_cost_low_to_high_and_vdi_iws_order_of_size():
    margin = vacancy_cost.daily_margin(150_000, 0.3, 1.3)
    assert margin == pytest.approx(58_500 * 12 / 365)
    cost = vacancy_cost.empty_jobs_cost(10, (60, 30, 120), (margin, margin / 3, margin * 2))
    assert cost.low < cost.value < cost.high
    assert cost.value == pytest.approx(10 * 60 * margin)
    # VDI/IW 2024: some 9–13 bn € a year; 137,000 openings, 0.5 to 1 of a year at 130 to 200 € a day
    germany = vacancy_cost.empty_jobs_cost(137_000, (365, 365, 365), (220, 180, 260))
    assert 8e9 < germany.low < germany.high < 14e9


def test_overlap_differs_in_the_two_directions_and_missing_skills_come_widest_first():
    names = ["a", "b"]
    demand = np.array([[0.8, 0.5, 0.0], [0.4, 0.5, 0.6]])
    to_b = neighbours.neighbours("b", names, ["x", "y", "z"], demand, {"a": 100, "b": 130}, 40)[0]
    to_a = neighbours.neighbours("a", names, ["x", "y", "z"], demand, {}, 40)[0]
    assert to_b.overlap == pytest.approx(0.9 / 1.5) and to_a.overlap == pytest.approx(0.9 / 1.3)
    assert to_b.missing == (("z", pytest.approx(0.6)),) and to_b.course_hours == 40
    assert to_b.pay_change == pytest.approx(0.3) and to_a.pay_change is None
