"""The first year: one load and no history is a designed state, not an error."""

from __future__ import annotations

import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.indicators.concessions import concessions
from etl.indicators.demand_monthly import demand_monthly
from etl.indicators.indicator_values import indicator_values
from etl.indicators.pay_pressure import pay_pressure
from etl.indicators.reposting import reposting
from etl.indicators.shortage_indicators import shortage_indicators
from etl.indicators.tension_cv import tension_cv
from etl.indicators.vacancy_age import vacancy_age
from etl.indicators.vacancy_duration import vacancy_duration
from etl.store import Store
from tests.etl.indicators.made import DAY, advert, store

CUTS = read_csv(Store().reference("score_cuts"))
PARTS = (vacancy_age, vacancy_duration, reposting, pay_pressure, concessions)


def rows() -> list[dict]:
    many = [
        advert(i, published=DAY - pd.Timedelta(days=i).to_pytimedelta(), openings=2)
        for i in range(41)
    ]
    few = [advert(i, occupation="miller") for i in range(100, 107)]
    return many + few


def cvs(count: float | None) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "area": "moscow",
                "occupation": o,
                "family": "machining",
                "cvs": count,
                "hidden": "",
                "date": "2026-10-20",
            }
            for o in ("turner", "miller")
        ]
    ).astype({"cvs": "Int64"})


def tables(adverts: list[dict]) -> list[pd.DataFrame]:
    return [cast_and_check(fn(store(adverts)), fn) for fn in PARTS]


@pytest.fixture(scope="module")
def judged() -> pd.DataFrame:
    tension = cast_and_check(tension_cv(store(rows()), cvs(200)), tension_cv)
    values = cast_and_check(indicator_values(*tables(rows()), tension), indicator_values)
    table = cast_and_check(shortage_indicators(values, CUTS), shortage_indicators)
    return table.set_index(["occupation", "indicator"])


def test_known_after_one_load(judged):
    age = judged.loc[("turner", "vacancy_age")]
    tension = judged.loc[("turner", "tension")]
    assert (age.value, age.status, age.n) == (20, "no_reference", 41) and age.low < 20 < age.high
    assert tension.value == pytest.approx(82 / 200) and pd.isna(tension.points), (
        "hh's bands do not judge the portal: no history of its own, no points"
    )
    assert tension.status == "no_reference" and not tension.counted
    assert pd.isna(age.points) and "freeze-reference" in age.judged_ru


def test_the_rest_says_since_when(judged):
    for name, since in {
        "duration": "2026-12-12",
        "reposting": "2027-01-23",
        "pay_pressure": "2027-10",
        "concessions": "2027-10",
    }.items():
        cell = judged.loc[("turner", name)]
        assert (cell.status, cell.judged_from) == ("no_history", since) and pd.isna(cell.value)
        assert since in cell.judged_ru and since in cell.judged_en
    assert judged.loc[("turner", "graduates_per_opening")].status == "no_data"


def test_few_adverts_keep_their_count_and_lose_their_rate(judged):
    cell = judged.loc[("miller", "vacancy_age")]
    assert (cell.n, cell.status) == (7, "too_few") and "7" in cell.judged_ru
    assert pd.isna(cell.value) and pd.isna(cell.low)


def test_without_cvs_tension_is_missing_not_an_error():
    table = shortage_indicators(indicator_values(*tables(rows())), CUTS).set_index(
        ["occupation", "indicator"]
    )
    cell = table.loc[("turner", "tension")]
    assert cell.status == "no_data" and "--with-cv" in cell.judged_ru
    hidden = cast_and_check(tension_cv(store(rows()), cvs(None)), tension_cv).set_index(
        "occupation"
    )
    assert hidden.loc["turner", "status"] == "no_data", "a hidden count is not zero"
    old = cvs(200).assign(date="2025-10-20")
    assert set(tension_cv(store(rows()), old)["status"]) == {"no_data"}, (
        "a count a year old does not serve"
    )


def test_demand_says_what_it_did_not_see():
    again = advert(500, duplicate="opening", kept_id="portal:a0", published=DAY)
    table = cast_and_check(demand_monthly(store([*rows(), again])), demand_monthly).set_index(
        ["month", "occupation"]
    )
    now = table.loc[("2026-10", "turner")]
    then = table.loc[("2026-09", "turner")]
    assert (now.adverts, now.n_kept, now.openings) == (32, 31, 62)
    assert now.coverage == then.coverage == "survivors" and "дожив" in then.coverage_ru


def test_an_opening_is_open_while_any_of_its_adverts_is():
    month = pd.Timedelta(days=30).to_pytimedelta()
    closed = [advert(i, published=DAY - 2 * month, closed=DAY - month) for i in range(25)]
    again = [
        advert(
            100 + i,
            published=DAY - month,
            duplicate="opening",
            kept_id=f"portal:a{i}",
            employer_id=f"e{i}",
        )
        for i in range(20)
    ]
    cell = vacancy_age(store([*closed, *again])).iloc[0]
    assert cell.n == 20 and cell.value == 60, (
        "told again within six weeks: twenty are open, since their first advert"
    )
