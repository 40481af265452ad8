"""Pay: bounds stay bounds, net never above gross, what cannot be true is quarantined with a
reason."""

from __future__ import annotations

import gzip
import json
from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etl.adverts.pay.pay import LIMITS, Rates, read_pay
from etl.adverts.pay.pay_stats import pay_median, turnbull
from etl.adverts.pay.tax import brackets, gross_of, net_of

YEARS = st.integers(2001, 2030)
ROUBLES = st.floats(0, 2e7)
RATES = Rates({"USD": {"2022-06-21": 50.0}, "BYN": {"2022-06-21": 20.0}})
AMOUNT = st.one_of(
    st.none(), st.integers(-10, 10**8), st.floats(), st.text(max_size=8), st.booleans()
)


@pytest.mark.parametrize(
    "year, gross, net",
    [
        (2019, 1_000_000, 870_000),
        (2021, 5_000_000 / 12, 5_000_000 * 0.87 / 12),
        (2023, 1_000_000, (12_000_000 - 650_000 - 0.15 * 7_000_000) / 12),
        (2025, 200_000, 174_000),
        (2025, 250_000, 216_500),
        (2026, 2_000_000, (24_000_000 - 3_402_000 - 0.20 * 4_000_000) / 12),
        (2026, 5_000_000, (60_000_000 - 9_402_000 - 0.22 * 10_000_000) / 12),
    ],
)
def test_tax_by_hand(year, gross, net):
    assert net_of(gross, year) == pytest.approx(net)


def test_brackets_know_no_year_before_the_flat_rate():
    with pytest.raises(ValueError, match="2001"):
        brackets(1999)


@given(ROUBLES, ROUBLES, YEARS)
@example(200_000, 5_000_000 / 12, 2025)
def test_net_is_monotone_below_gross_and_comes_back(a, b, year):
    assert 0 <= net_of(a, year) <= a
    assert gross_of(net_of(a, year), year) == pytest.approx(a, abs=1e-6)
    if a < b:
        assert net_of(a, year) <= net_of(b, year)


@pytest.mark.parametrize(
    "low, high, kind",
    [
        (80_000, 120_000, "interval"),
        (80_000, None, "at_least"),
        (0, 90_000, "at_most"),
        (70_000, 70_000, "point"),
        (0, 0, "none"),
        (None, float("nan"), "none"),
        ("80 000", "120000.0", "interval"),
        ("", "", "none"),
    ],
)
def test_what_is_said(low, high, kind):
    assert read_pay(low, high).kind == kind


@pytest.mark.parametrize(
    "args, reason",
    [
        ((50, 80), "impossible"),
        ((10**8, None), "impossible"),
        ((6_000, 900_000), "too_wide"),
        (("много", None), "bad_number"),
        ((-5, None), "bad_number"),
        ((1000, None, "USD"), "no_rate"),
        ((90_000, None, "RUR", None, "за год"), "unknown_mode"),
    ],
)
def test_impossible_is_quarantined_with_a_reason(args, reason):
    pay = read_pay(*args)
    assert (pay.kind, pay.low_rub, pay.high_rub, pay.net_low_rub, pay.reason) == (
        "none",
        None,
        None,
        None,
        reason,
    )
    assert not pay.comparable


def test_swapped_bounds_are_put_right_and_said():
    pay = read_pay(120_000, 80_000, day="2026-01-01")
    assert (pay.low_rub, pay.high_rub, pay.reason) == (80_000, 120_000, "swapped")


def test_only_monthly_pay_is_comparable():
    shift = read_pay(4_000, 6_000, mode="SHIFT", day="2026-01-01")
    hour = read_pay(400, None, mode="HOUR")
    assert (shift.mode, shift.low_rub, hour.mode) == ("shift", 4_000, "hour")
    assert not shift.comparable and not hour.comparable and shift.net_low_rub is None
    assert read_pay(90_000, None, mode=None).comparable


def test_gross_net_and_unknown():
    gross, net, unknown = (
        read_pay(100_000, 100_000, gross=g, day="2026-01-01") for g in (True, False, None)
    )
    assert (gross.net_low_rub, gross.net_high_rub) == (87_000, 87_000)
    assert (net.net_low_rub, net.net_high_rub) == (100_000, 100_000)
    assert (unknown.net_low_rub, unknown.net_high_rub) == (87_000, 100_000)


def test_currency_by_the_day():
    assert read_pay(2_000, None, "USD", day="2022-06-21", rates=RATES).low_rub == 100_000
    assert read_pay(2_000, None, "USD", day="2022-06-30", rates=RATES).low_rub == 100_000, (
        "a holiday: the last rate"
    )
    assert read_pay(2_000, None, "USD", day="2022-08-30", rates=RATES).reason == "no_rate"
    assert read_pay(2_000, None, "USD", day="2022-06-20", rates=RATES).reason == "no_rate"
    assert read_pay(2_000, None, "BYR", day="2022-06-21", rates=RATES).low_rub == 40_000, (
        "hh's BYR is the new rouble"
    )


@given(
    AMOUNT,
    AMOUNT,
    st.sampled_from(["RUR", "USD", "", None, "XXX"]),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "MONTH", "SHIFT", "HOUR", "?"]),
    st.sampled_from(["", "2024-02-30", "2022-06-21", "не дата"]),
)
def test_any_input_gives_a_sound_interval_or_none(low, high, currency, gross, mode, day):
    pay = read_pay(low, high, currency, gross, mode, day, RATES)
    stated = [b for b in (pay.low_rub, pay.high_rub) if b is not None]
    assert bool(stated) == (pay.kind != "none")
    assert stated == sorted(stated)
    if stated and LIMITS[pay.mode]:
        assert LIMITS[pay.mode][0] <= stated[0] and stated[-1] <= LIMITS[pay.mode][1]
    if pay.net_low_rub is not None:
        assert pay.net_low_rub <= pay.low_rub
    if pay.net_low_rub is not None and pay.net_high_rub is not None:
        assert pay.net_low_rub <= pay.net_high_rub <= pay.high_rub


def test_median_of_points_is_the_median_and_ranges_are_not_cut_in_half():
    points = np.array([50.0, 60.0, 70.0, 80.0, 90.0])
    assert pay_median(points, points, [""] * 5).low_rub == 70
    only_from = pay_median(np.array([50.0, 60.0, 70.0]), np.full(3, np.nan), ["a", "b", "c"])
    assert (only_from.low_rub, only_from.high_rub) == (70, np.inf), (
        "the data give no upper end, so none is invented"
    )


def test_turnbull_solves_its_own_equations():
    rng = np.random.default_rng(1)
    truth = rng.lognormal(11.4, 0.3, 600)
    low = truth * rng.uniform(0.6, 1, 600)
    high = truth * rng.uniform(1, 1.6, 600)
    high[::3], low[1::4] = np.inf, 0
    left, right, p = turnbull(low, high)
    inside = (low[:, None] <= left) & (right <= high[:, None])
    assert p.sum() == pytest.approx(1)
    assert (inside / (inside @ p[0])[:, None]).sum(0).max() == pytest.approx(600, rel=0.01), (
        "no mass could move to gain"
    )
    result = pay_median(low, high, np.arange(600).astype(str), samples=50)
    assert result.ci_low_rub <= np.exp(11.4) <= result.ci_high_rub


def test_order_of_adverts_does_not_matter():
    rng = np.random.default_rng(2)
    low = rng.uniform(50, 90, 60)
    high = rng.uniform(90, 150, 60)
    firm = rng.integers(0, 9, 60).astype(str)
    back = slice(None, None, -1)
    assert np.allclose(turnbull(low, high)[2], turnbull(low[back], high[back])[2])
    assert pay_median(low, high, firm) == pay_median(low[back], high[back], firm[back])


def test_real_adverts_few_pays_are_thrown_out(shared):
    with gzip.open(shared / "ads/hh_adverts_full_dev.jsonl.gz", "rt") as f:
        adverts = [json.loads(line) for line in f]
    paid = [a for a in adverts if a["currency"] == "RUR"]
    reasons = Counter(
        read_pay(a["salary_from"], a["salary_to"], "RUR", a["gross"]).reason for a in paid
    )
    assert reasons[""] / len(paid) > 0.98, reasons
