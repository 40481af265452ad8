"""Demand, pay and links: counts add up, small cells keep the count only, nothing is told of
text."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.indicators.advert_links import advert_links
from etl.indicators.demand_by_okrug import demand_by_okrug
from etl.indicators.demand_mix import demand_mix
from etl.indicators.openings_now import openings_now
from etl.indicators.pay_offers import pay_offers
from etl.indicators.registered_elsewhere import registered_elsewhere
from tests.etl.indicators.made import DAY, advert, store


def made(fn, rows):
    return cast_and_check(fn(store(rows)), fn)


def many() -> list[dict]:
    return (
        [advert(i, okrug="ЗАО" if i < 30 else "САО", openings=2) for i in range(40)]
        + [
            advert(100 + i, occupation="miller", okrug="ЗАО", experience="none", okved="")
            for i in range(19)
        ]
        + [
            advert(200, okrug="", duplicate="opening", kept_id="portal:a1"),
            advert(201, okrug=""),
            advert(202, published=DAY - timedelta(400)),
            advert(203, area="oblast", okrug=""),
        ]
    )


def test_okrugs_add_up_and_small_cells_lose_the_share():
    rows = made(demand_by_okrug, many()).set_index(["okrug", "family", "occupation"])
    turner = rows.loc[("ЗАО", "machining", "turner")]
    miller = rows.loc[("ЗАО", "machining", "miller")]
    assert (turner.adverts, turner.openings, turner.n, turner.status) == (30, 60, 40, "ok")
    assert turner.share_pct == 75 and turner.low < 75 < turner.high
    assert (miller.adverts, miller.status) == (19, "too_few") and pd.isna(miller.share_pct)
    family = rows.loc[("ЗАО", "machining", "")]
    every = rows.loc[("ЗАО", "", "")]
    assert family.adverts == every.adverts == 49
    assert rows.loc[("", "machining", "turner")].adverts == 1, (
        "repeats merged, older than a year left out"
    )
    assert rows.loc[("", "machining", "turner")].status == "not_stated"


def test_mix_of_those_that_state_it():
    rows = made(demand_mix, many()).set_index(["area", "dimension", "value", "occupation"])
    assert rows.loc[("moscow", "okved", "25", "turner")].share_pct == 100
    assert rows.loc[("moscow", "okved", "", "miller")].status == "not_stated"
    both = rows.loc[("moscow", "experience", "none", "")]
    assert set(both.share_pct.round(2)) == {round(100 * 19 / 60, 2)}
    assert "oblast" not in rows.xs("okrug", level="dimension").index.get_level_values("area")


def test_openings_now_are_those_of_the_last_day_told_once():
    rows = (
        many()[:-2]
        + [advert(300 + i, openings=5, closed=DAY) for i in range(3)]
        + [advert(400, employer_id="e1")]
    )
    table = made(openings_now, rows).set_index("area")
    cell = table.loc["moscow"]
    assert (cell.openings, cell.adverts, cell.employers, cell.occupations) == (
        101,
        61,
        60,
        2,
    ) and cell.day == str(DAY)
    assert table.loc["oblast", "openings"] == 0, "listed whole, and none open: a zero, not a gap"


def test_employers_registered_elsewhere_are_counted_where_the_job_is():
    rows = [advert(i, region_differs=i < 10) for i in range(40)]
    rows += [advert(100 + i, area="oblast", region_differs=True) for i in range(5)]
    rows += [advert(200, region_differs=True, duplicate="opening", kept_id="portal:a1")]
    table = made(registered_elsewhere, rows).set_index("area")
    here = table.loc["moscow"]
    there = table.loc["oblast"]
    assert (here.adverts, here.elsewhere, here.share_pct, here.status) == (40, 10, 25, "ok")
    assert here.low < 25 < here.high
    assert (there.elsewhere, there.status) == (5, "too_few") and pd.isna(there.share_pct)


def test_pay_is_an_interval_not_a_midpoint():
    rows = [advert(i, pay_low_net_rub=100_000.0, pay_high_net_rub=140_000.0) for i in range(25)]
    rows += [advert(50 + i, pay_low_net_rub=None) for i in range(25)]
    rows += [advert(90 + i, occupation="miller") for i in range(30)]
    table = made(pay_offers, rows).set_index(["okrug", "experience", "occupation"])
    turner = table.loc[("", "", "turner")]
    miller = table.loc[("", "", "miller")]
    assert (turner.median_low_rub, turner.median_high_rub) == (100_000, 140_000)
    assert turner.stated_pay_pct == 50 and (turner.n, turner.n_pay) == (50, 25)
    assert miller.median_low_rub == 100_000 and pd.isna(miller.median_high_rub), (
        "only «от»: no upper end"
    )
    few = (
        made(pay_offers, rows[:19])
        .set_index(["okrug", "experience", "occupation"])
        .loc[("", "", "turner")]
    )
    assert (
        few.status == "too_few"
        and few.n_pay == 19
        and pd.isna(few.median_low_rub)
        and pd.isna(few.stated_pay_pct)
    )


def test_exact_pay_gives_quartiles():
    rows = [
        advert(i, pay_low_net_rub=1000.0 * i, pay_high_net_rub=1000.0 * i) for i in range(1, 101)
    ]
    cell = (
        made(pay_offers, rows)
        .set_index(["okrug", "experience", "occupation"])
        .loc[("", "", "turner")]
    )
    assert cell.q1_rub == pytest.approx(25_000, abs=1000) and cell.q3_rub == pytest.approx(
        75_000, abs=1000
    )
    assert cell.low < cell.median_low_rub <= cell.median_high_rub < cell.high


def test_links_are_the_newest_open_ones_and_hold_no_text():
    rows = [advert(i, published=DAY - timedelta(i)) for i in range(40)]
    rows += [advert(99, published=DAY, closed=DAY), advert(98, url="javascript:alert(1)")]
    table = made(advert_links, rows)
    assert (
        len(table) == 30
        and set(table.advert_id) == {f"a{i}" for i in range(30)}
        and table.is_open.all()
    )
    assert not {"title_key", "employer_name", "text"} & set(table.columns)
