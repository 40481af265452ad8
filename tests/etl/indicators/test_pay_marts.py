"""Growth and statement of advertised pay: both sides counted, parts add up, outliers stay out of
every median."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.indicators.pay_growth import pay_growth
from etl.indicators.pay_statement import STATED, pay_statement
from tests.etl.indicators.made import DAY, advert, store

YEAR = timedelta(365)


def made(fn, rows):
    return cast_and_check(fn(store(rows)), fn)


def two_years(now: float, then: float, n: int = 30) -> list[dict]:
    rows = [advert(i, pay_low_net_rub=now) for i in range(n)]
    return rows + [
        advert(
            500 + i,
            pay_low_net_rub=then,
            published=DAY - YEAR - timedelta(20),
            observed=DAY - YEAR,
            closed=DAY - YEAR + timedelta(3),
        )
        for i in range(n)
    ]


def test_growth_is_of_the_same_three_months_a_year_apart():
    rows = made(pay_growth, two_years(110_000.0, 100_000.0)).set_index(
        ["month", "family", "occupation"]
    )
    for cell in (("machining", "turner"), ("machining", ""), ("", "")):
        own = rows.loc[(f"{DAY:%Y-%m}", *cell)]
        assert own.growth_pct == pytest.approx(10) and own.low == own.high == pytest.approx(10)
        assert (own.n, own.n_before, own.status, own.stated_pct) == (30, 30, "ok", 100)


def test_without_a_year_it_says_from_when():
    own = made(pay_growth, [advert(i) for i in range(30)]).set_index("occupation").loc["turner"]
    assert (own.status, own.judged_from, own.n) == ("no_history", "2027-10", 30) and pd.isna(
        own.growth_pct
    )


def test_nineteen_on_either_side_give_no_growth():
    rows = made(pay_growth, two_years(110_000.0, 100_000.0, 19)).set_index(
        ["month", "occupation", "family"]
    )
    own = rows.loc[(f"{DAY:%Y-%m}", "turner", "machining")]
    assert own.status == "too_few" and pd.isna(own.growth_pct) and (own.n, own.n_before) == (19, 19)


def test_the_parts_of_the_statement_add_up():
    none = {"pay_low_net_rub": None, "pay_high_net_rub": None}
    rows = [
        advert(1, pay_kind="at_least"),
        advert(2, pay_kind="interval", pay_high_net_rub=120_000.0),
        advert(3, pay_kind="at_most", pay_low_net_rub=None, pay_high_net_rub=90_000.0),
        advert(4, pay_kind="point", pay_high_net_rub=100_000.0),
        advert(5, pay_kind="none", **none),
        advert(6, pay_kind="none", pay_reason="impossible", **none),
        advert(7, pay_kind="at_least", **none),
        advert(8, pay_kind="at_least", area="oblast"),
        advert(9, published=DAY - timedelta(400)),
    ]
    row = (
        made(pay_statement, rows)
        .set_index(["area", "family", "occupation"])
        .loc[("moscow", "machining", "turner")]
    )
    assert [row[k] for k in STATED] == [1, 1, 1, 1]
    assert (row.not_monthly, row.quarantined, row.unstated, row.adverts) == (1, 1, 1, 7)
