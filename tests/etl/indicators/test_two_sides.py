"""Openings beside people, publications beside adverts: what is known on both sides, and words
where it is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.indicators.beveridge import beveridge
from etl.indicators.family_coverage import family_coverage
from etl.indicators.graduates_per_opening import graduates_per_opening
from etl.indicators.mismatch import mismatch
from etl.indicators.tension_cv import tension_cv
from etl.indicators.tension_monthly import tension_monthly
from etl.models.reference import frozen
from etl.settings import REPO
from etl.store import Reader, Store
from tests.etl.indicators.made import DAY, advert, store


@pytest.fixture(scope="module")
def released() -> Reader:
    return Reader.open(REPO / "data")


def cvs(**count: int | None) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "area": "moscow",
                "occupation": o,
                "family": "machining",
                "cvs": n,
                "hidden": "",
                "date": "2026-10-20",
            }
            for o, n in count.items()
        ]
    ).astype({"cvs": "Int64"})


def stock(turners: int, millers: int, **changed: object) -> list[dict]:
    return [
        advert(i, occupation="turner" if i < turners else "miller", **changed)
        for i in range(turners + millers)
    ]


def test_mismatch_is_the_published_formula_with_an_interval_and_says_what_it_left_out():
    rows = stock(80, 20) + [
        advert(500 + i, occupation="welder", family="welding") for i in range(100)
    ]
    got = cast_and_check(mismatch(store(rows), cvs(turner=200, miller=800, welder=None)), mismatch)
    got = got.set_index(["area", "over", "family"])
    whole = got.loc[("moscow", "occupation", "")]
    own = got.loc[("moscow", "occupation", "machining")]
    assert own.duncan == pytest.approx(0.6) and own.lost_hires == pytest.approx(0.2), (
        "v (.8, .2), u (.2, .8)"
    )
    assert own.duncan_low < 0.6 < own.duncan_high < 0.75 and own.left_out_pct == 0
    assert whole.left_out_pct == pytest.approx(50), "welders' CVs are hidden: half of the openings"
    assert got.loc[("moscow", "occupation", "welding")].status == "no_data"
    okrug = got.loc[("moscow", "okrug", "")]
    assert okrug.status == "no_data" and "округа" in okrug.reason_ru and pd.isna(okrug.duncan)


def test_mismatch_of_few_adverts_keeps_the_count_only():
    got = mismatch(store(stock(10, 9)), cvs(turner=50, miller=50)).set_index(
        ["area", "over", "family"]
    )
    row = got.loc[("moscow", "occupation", "")]
    assert (row.status, row.n) == ("too_few", 19) and row.duncan is None and "19" in row.reason_ru


def test_tension_is_smoothed_over_three_months_running_and_hatched_when_little_is_seen(released):
    days = [pd.Timestamp(d).date() for d in ("2026-07-31", "2026-08-31", "2026-09-30")] + [DAY]
    rows = [
        advert(100 * k + i, published=day, observed=day, openings=1 + k)
        for k, day in enumerate(days)
        for i in range(25)
    ]
    con = store(rows)
    published = released.table("published")
    tension = cast_and_check(tension_cv(con, cvs(turner=100)), tension_cv)
    got = cast_and_check(tension_monthly(con, tension, published), tension_monthly).set_index(
        "month"
    )
    assert got.smooth3.isna().tolist() == [True, True, False, False], "two months are not three"
    assert got.smooth3["2026-10"] == pytest.approx(
        got.value[["2026-08", "2026-09", "2026-10"]].mean()
    )
    seen = got.openings_area["2026-10"]
    assert got.hatched.all() and got.coverage_pct["2026-10"] == pytest.approx(100 * seen / 38_000)
    assert "38 000" in got.coverage_ru["2026-10"] and "38,000" in got.coverage_en["2026-10"]
    fewer = published.assign(value=published["value"].mask(published["id"] == "F086", 0.1))
    assert not tension_monthly(con, tension, fewer)["hatched"].any()


def test_beveridge_of_what_ships_has_russias_points_and_says_what_moscow_lacks(released):
    got = cast_and_check(
        beveridge(released.table("published"), released.table("labour_force_15_72")), beveridge
    )
    russia = got[(got.series == "engineers_1t") & (got.region == "Россия")].sort_values(
        "period_start"
    )
    assert russia.vacancies.tolist() == [2.0, 3.3, 4.7]
    assert (
        russia.unemployment_pct.iloc[0] == pytest.approx(5.7, abs=0.4)
        and russia.unemployment_pct.iloc[2] < 4.1
    )
    waiting = got[got.status == "no_data"]
    assert set(waiting.region) == {"Москва", "Россия"} and (waiting.reason_ru != "").all()
    assert waiting.vacancies.isna().all()


def test_beveridge_of_emiss_joins_quarters_only_with_quarters():
    def emiss(
        kind: str, end: str, value: float, breakdown: str = "", activity: str = "Всего"
    ) -> dict:
        return {
            "region": "Москва",
            "period_kind": kind,
            "period_start": end[:4] + "-10-01",
            "period_end": end,
            "value": value,
            "unit": "тысяча человек",
            "breakdown": breakdown,
            "activity": activity,
        }

    empty = pd.DataFrame(
        {
            c: pd.Series(dtype="str")
            for c in ("definition_id", "superseded_by", "period_start", "period_end", "id", "grade")
        }
    ).assign(value=0.0)
    force = pd.DataFrame(
        {"indicator": [], "period_kind": [], "region": [], "value": [], "year": []}
    )
    required = pd.DataFrame(
        [emiss("quarter", "2025-12-31", 210.0), emiss("quarter", "2024-12-31", np.nan)]
    )
    age = "Возраст: 15 лет и старше"
    rate = pd.DataFrame(
        [emiss("quarter", "2025-12-31", 0.8, age), emiss("year", "2025-12-31", 9.0, age)]
    )
    got = beveridge(empty, force, required, rate)
    known = got[got["status"] == "ok"]
    assert known[["region", "unemployment_pct", "vacancies"]].to_numpy().tolist() == [
        ["Москва", 0.8, 210.0]
    ]


def test_a_familys_coverage_is_its_own_places_of_the_whole_groups_posts(released):
    """30 of machining's places are open, a recruiter's 10 adverts aside; Moscow's ОКЗ-7 needs
    53,607 people, oblast's own number is its own."""
    rows = stock(20, 10) + [advert(900 + i, employer_kind="recruiter") for i in range(10)]
    people = cvs(turner=200, miller=None).assign(hidden=["", "few"])
    kept_tables = [released.table(t) for t in ("occupations", "vacancy_rates")]
    got = cast_and_check(family_coverage(store(rows), *kept_tables, people), family_coverage)
    own = got.set_index(["area", "family"]).loc[("moscow", "machining")]
    assert (own.openings, own.occupations_open, own.adverts, own.agencies) == (30, 2, 40, 10)
    assert (own.okz_majors, own.required, own.headcount) == ("7", 53_607, 291_116)
    assert own.openings_pct == pytest.approx(100 * 30 / 53_607) and own.hatched
    assert own.cvs_pct == pytest.approx(100 * 200 / 291_116) and own.cvs_hidden == 1
    silent = family_coverage(store(rows), *kept_tables)
    assert len(silent) == len(got) == 2 * released.table("occupations")["family"].nunique()
    assert pd.to_numeric(silent["cvs_pct"]).isna().all()


def test_graduates_are_shared_by_all_openings_of_their_field():
    fields = read_csv(Store(REPO / "data").reference("field_occupations"))
    early, day = [pd.Timestamp(d).date() for d in ("2025-08-01", "2026-09-01")]
    rows = [
        advert(
            i,
            occupation=("power_engineer", "relay_engineer", "turner")[i % 3],
            published=day,
            openings=2,
        )
        for i in range(90)
    ] + [advert(900, published=early, observed=early)]
    people = pd.DataFrame(
        [
            {
                "region": "Москва",
                "period_kind": "year",
                "period_end": f"{y}-12-31",
                "value": v,
                "unit": unit,
                "breakdown": f"Направление подготовки: {name}",
            }
            for y, v, unit, name in (
                (2024, 999.0, "человек", "ЭЛЕКТРО - И ТЕПЛОЭНЕРГЕТИКА"),
                (2025, 0.06, "тысяча человек", "13.00.00 Электро- и теплоэнергетика"),
            )
        ]
    )
    got = cast_and_check(graduates_per_opening(store(rows), people, fields), graduates_per_opening)
    now = got[got["month"] == "2026-10"].set_index("occupation")
    assert (
        now.loc["power_engineer", "value"]
        == now.loc["relay_engineer", "value"]
        == pytest.approx(60 / 120)
    )
    assert now.loc["power_engineer", "n"] == 60 and now.loc["power_engineer", "low"] < 0.5
    assert now.loc["turner", "status"] == "no_data", "workers do not come from universities"
    assert (got[got["month"] == "2025-08"]["judged_from"] == "2026-08").all()


def test_quartiles_that_coincide_are_no_cuts():
    values = pd.DataFrame(
        [
            {
                "month": "2026-10",
                "area": "moscow",
                "occupation": f"o{i}",
                "n": 30,
                "indicator": "graduates_per_opening",
                "value": 0.5 if i < 9 else 0.7,
            }
            for i in range(12)
        ]
    )
    anchored = read_csv(Store(REPO / "data").reference("score_cuts"))
    assert "graduates_per_opening" not in set(
        frozen(values, anchored, ("2026-10", "2026-10"))["indicator"]
    )


def test_every_linked_occupation_exists():
    fields, known = (
        read_csv(Store(REPO / "data").reference(n)) for n in ("field_occupations", "occupations")
    )
    linked = {o for text in fields["occupations"] for o in text.split("|")}
    assert (
        linked <= set(known.loc[known["level"] != "worker", "code"]) and fields["field"].is_unique
    )
