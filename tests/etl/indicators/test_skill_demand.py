"""Skills of live adverts: adverts counted, not mentions; what sets an occupation apart; small
cells keep counts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.indicators.skill_demand import skill_demand
from etl.models.intervals import rogan_gladen
from etl.models.skills import corrected_share, rca
from etl.settings import REPO
from tests.etl.indicators.made import advert, store

REFERENCE = REPO / "data" / "reference"
QUALITY = pd.DataFrame(
    [("skill_precision", "first_reading", 0.9), ("skill_tag_recall_in_text", "", 0.96)],
    columns=["measure", "group", "value"],
)


def made(rows: list[dict], skills: dict[str, str], quality: pd.DataFrame = QUALITY) -> pd.DataFrame:
    table = skill_demand(store(rows, skills=skills), read_csv(REFERENCE / "skills.csv"), quality)
    return cast_and_check(table, skill_demand).set_index(
        ["area", "experience", "family", "occupation", "skill"]
    )


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    turners = [advert(i, experience="none" if i < 25 else "1-3") for i in range(40)]
    welders = [advert(100 + i, occupation="welder", family="welding") for i in range(30)]
    few = [advert(200 + i, area="oblast", experience="") for i in range(19)]
    again = [advert(300, duplicate="opening", kept_id="portal:a1")]
    skills = {f"a{i}": "turning turning excel" if i < 30 else "excel" for i in range(40)} | {
        "a300": "turning"
    }
    skills |= {f"a{100 + i}": "welding excel" for i in range(30)} | {
        f"a{200 + i}": "turning" for i in range(19)
    }
    return made([*turners, *welders, *few, *again], skills)


def test_adverts_are_counted_once_and_repeats_not_at_all(table):
    turner = table.loc[("moscow", "", "machining", "turner", "turning")]
    assert (turner.adverts, turner.n, turner.employers, turner.share_pct) == (30, 40, 30, 75)
    assert turner.low < 75 < turner.high and turner.corrected_pct == pytest.approx(75 * 0.9 / 0.96)
    everybody = table.loc[("moscow", "", "", "", "excel")]
    assert (everybody.adverts, everybody.n) == (70, 70) and pd.isna(everybody.rca)
    assert table.loc[("moscow", "none", "machining", "turner", "turning")].n == 25


def test_what_sets_an_occupation_apart_is_what_others_are_not_asked_for(table):
    own, common = (
        table.loc[("moscow", "", "machining", "turner", skill)] for skill in ("turning", "excel")
    )
    assert (
        own.rca == pytest.approx((30 / 40) / (30 / 70))
        and own.rca_low > 1
        and own.is_characteristic
    )
    assert common.rca == pytest.approx(1) and not common.is_characteristic


def test_small_cells_keep_the_count_and_lose_the_share(table):
    few = table.loc[("oblast", "", "machining", "turner", "turning")]
    assert (few.adverts, few.n, few.status) == (19, 19, "too_few")
    assert few[["share_pct", "low", "corrected_pct", "rca", "is_characteristic"]].isna().all()
    assert set(table.xs("oblast").index.get_level_values("experience")) == {""}, (
        "not stated is no experience"
    )


def test_without_measured_quality_nothing_is_corrected():
    rows = made(
        [advert(i) for i in range(20)], {f"a{i}": "turning" for i in range(20)}, QUALITY.head(0)
    )
    assert rows["share_pct"].notna().all() and rows["corrected_pct"].isna().all()


def test_no_named_skill_gives_an_empty_table():
    assert made([advert(i) for i in range(3)], {"a0": "turning"}).empty


@given(st.floats(0.01, 0.99), st.floats(0.5, 1), st.floats(0.5, 1))
def test_the_correction_is_rogan_and_gladens(true, precision, recall):
    observed = true * recall / precision
    wrong = (1 - precision) * observed
    if observed <= 1 and wrong <= 1 - true:
        assert corrected_share(np.array([observed]), precision, recall)[0] == pytest.approx(true)
        if recall > wrong / (1 - true) + 1e-6:
            assert rogan_gladen(observed, recall, 1 - wrong / (1 - true)) == pytest.approx(true)


def test_rca_of_nothing_is_not_a_number():
    assert np.isnan(rca(np.array([0]), np.array([0]), np.array([5]), np.array([10])))[0]
