"""The 43 real plans and 60 profstandards as released: sums, practices, exceptions."""

from __future__ import annotations

import csv
import gzip
import inspect
import io
from pathlib import Path

import pytest

from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.curricula import file, keep, sums
from etl.sources.kept import curricula, profstandards
from etl.store import Store


def mart(fn):
    arguments = inspect.signature(fn).parameters
    store = Store()
    inputs = [read_csv(store.reference(name.removesuffix("_csv"))) for name in arguments]
    return cast_and_check(fn(*inputs), fn)


@pytest.fixture(scope="module")
def plans():
    return mart(curricula.curriculum_plans).set_index("plan")


@pytest.fixture(scope="module")
def rows():
    return mart(curricula.curriculum_disciplines)


def test_forty_three_plans_industrial_first(plans):
    assert len(plans) == 43
    ranks = list(plans["field_rank"])
    assert ranks == sorted(ranks) and plans["code"].iloc[0][:2] == "15"
    assert not plans.loc["mospolytech-000017969", "is_industrial"]


def test_a_plan_that_differs_from_its_norm_is_in_the_list_of_exceptions(plans):
    differing = plans[plans["sum_check"].isin(["differs", "no_norm"])]
    assert len(differing) and (differing["exception_ru"] != "").all()
    named = " ".join(plans["exception_ru"])
    for code in (
        "27.03.05",
        "15.03.05",
        "21.05.04",
        "ЭБиОТ",
        "11.02.17",
        "ИУ5",
        "15.03.04",
        "11.03.03",
    ):
        assert code in named


def test_practice_weeks_are_those_of_the_plans(plans, rows):
    practices = rows[(rows["kind"] == "practice") & rows["plan"].str.startswith("mospolytech")]
    assert len(practices) == 122
    assert plans.loc["mospolytech-000017144", "practice_weeks"] == 20
    assert plans.loc["mospolytech-000019422", "practice_weeks"] == pytest.approx(31.33)
    assert plans.loc["mtkp-15.02.10-2026", "practice_h"] == 1044


def test_totals_and_facultatives_are_kept_but_not_counted(rows):
    assert not rows[rows["kind"].isin(["total", "facultative", "sport"])]["is_counted"].any()
    modules = rows[(rows["plan"] == "mtkp-15.02.10-2026") & (rows["kind"] == "total")]
    assert {504, 288, 216} <= set(modules["hours"])


def test_profstandards_hold_their_functions_and_items():
    standards = mart(profstandards.profstandards)
    assert len(standards) == 60 and standards["functions"].sum() == 1465
    total = standards[["actions", "skills", "knowledge"]].sum().sum()
    assert total == len(mart(profstandards.profstandard_items)) == 24210
    functions = mart(profstandards.profstandard_functions)
    assert set(functions["standard"]) == set(standards["standard"])


def test_sums_of_every_collected_plan_equal_what_its_source_says(plans, shared):
    folder = shared / "education"
    listed = csv.DictReader((folder / "curricula_mospolytech_plans.csv").open(encoding="utf-8"))
    for said in listed:
        short = keep.ABBREVIATED.get(said["plan"], (said["plan"],))[0]
        own = plans.loc[f"mospolytech-{short}"]
        assert own["printed_credits"] == pytest.approx(float(said["credits_sum"]), abs=0.06)
        assert own["practice_credits"] == pytest.approx(float(said["practice_credits"]), abs=0.06)
        if said["practice_weeks"] and "карта" not in said["kind"]:
            assert own["practice_weeks"] == pytest.approx(float(said["practice_weeks"]), abs=0.01)


def test_the_kept_files_are_what_the_importers_make_of_the_collection(tmp_path, shared):
    keep.write(shared, tmp_path)
    for name in ("curriculum_plans", "curriculum_rows"):
        kept = Store().reference(name).read_text(encoding="utf-8")
        assert (tmp_path / "published" / f"{name}.csv").read_text(encoding="utf-8") == kept


@pytest.mark.parametrize("number", ["000017965", "000020692"])
def test_a_real_export_of_1c_sums_to_its_norm(number, shared):
    path: Path = shared / "education" / "samples" / f"plan_1c_{number}.xlsx"
    (plan,) = file.plans(io.BytesIO(path.read_bytes()))
    assert sums.of(plan).verdict == "equal" and plan.id == number


def test_a_real_xml_of_a_plan_is_read(shared):
    path = shared / "education" / "samples" / "plan_xml_sample_mospolytech_000019369.xml.gz"
    (plan,) = file.plans(io.BytesIO(gzip.decompress(path.read_bytes())))
    assert plan.code == "09.03.02" and sums.of(plan).hours == 6472
