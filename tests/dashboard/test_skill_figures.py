"""Skills of real adverts: titled by subject, dated, with intervals; what is too small is said,
never drawn as zero."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard.figure.evidence import MissingRows
from dashboard.figure.layout import SIZES, on_sheet
from dashboard.figure.registry import registry
from dashboard.figures.skills import _skills, skill_across_families
from dashboard.figures.skills.skill_profile_ranking import skill_profile_ranking
from dashboard.figures.skills.skill_two_families import skill_two_families
from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.indicators.skill_reference_profile import skill_reference_profile
from etl.settings import REPO

TODAY = date(2026, 11, 24)
REFERENCE = REPO / "data" / "reference"
NAMES = ("skill_profile_ranking", "skill_two_families", "skill_across_families")


@pytest.fixture(scope="module")
def profile() -> pd.DataFrame:
    tables = [
        read_csv(REFERENCE / f"{name}.csv")
        for name in ("skill_reference_profile", "skills", "occupations")
    ]
    return cast_and_check(skill_reference_profile(*tables), skill_reference_profile)


def test_every_cell_is_large_enough_and_inside_its_interval(profile):
    assert len(profile) >= 50 and profile["family"].nunique() >= 8
    assert (profile["n"] >= 20).all() and set(profile["grade"]) == {"C"}
    assert (profile["low_pct"] <= profile["share_pct"]).all() and (
        profile["share_pct"] <= profile["high_pct"]
    ).all()
    share = 100 * profile["n"].astype(float) / profile["adverts_in_family"].astype(float)
    assert (share - profile["share_pct"]).abs().max() < 0.06
    assert profile["period_start"].min() >= "2019" and profile["period_end"].max() < "2027"


def test_an_unknown_code_stops_the_table():
    tables = [
        read_csv(REFERENCE / f"{name}.csv")
        for name in ("skill_reference_profile", "skills", "occupations")
    ]
    tables[0].loc[0, "skill"] = "juggling"
    with pytest.raises(ValueError, match="quality --profile"):
        skill_reference_profile(*tables)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_titled_by_subject_with_place_age_and_grade(profile, name, lang):
    spec = registry()[name]
    card = spec.fn(profile, lang=lang, today=TODAY)
    assert card.title == spec.subject[lang] and "2019–2026" in card.title
    assert card.grade == "C" and card.place == _skills.PLACE[lang] and card.age_badge
    assert (
        "hh.ru" in card.caption and {"ru": "Не выборка", "en": "Not a sample"}[lang] in card.caption
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_draws_on_every_sheet(profile, name):
    spec = registry()[name]
    for key, choice in spec.choices.items():
        for option in choice.options:
            fig = spec.fn(profile, today=TODAY, **{key: option})
            assert fig.rows, (key, option)
    for size in SIZES:
        on_sheet(fig, size)


def test_a_ranking_falls_and_leaves_personal_qualities_out(profile):
    card = skill_profile_ranking(profile, family="design", today=TODAY)
    shares = [e["value"] for e in card.spec["items"]]
    assert shares == sorted(shares, reverse=True) and len(shares) <= _skills.SHOWN
    names = {row["skill_ru"] for row in card.rows}
    assert names.isdisjoint({"Ответственность", "Высшее образование"})
    assert all(e["low"] <= e["value"] <= e["high"] and "%" in e["text"] for e in card.spec["items"])


def test_what_is_too_small_is_a_gap_not_a_zero(profile):
    cells = skill_two_families(profile, family_a="design", family_b="power", today=TODAY).spec[
        "cells"
    ]
    states = {cell["state"] for row in cells for cell in row}
    assert states == {"ok", "suppressed"} and all(c["value"] != 0 for row in cells for c in row)
    across = skill_across_families.skill_across_families(profile, skill="autocad", today=TODAY)
    gaps = [e for e in across.spec["items"] if e["value"] is None]
    assert gaps and all(e["state"] == "suppressed" for e in gaps)
    assert len(across.spec["items"]) == profile["family"].nunique()


def test_the_same_family_twice_is_one_column(profile):
    card = skill_two_families(profile, family_a="design", family_b="design", today=TODAY)
    assert len(card.spec["columns"]) == 1


def test_a_family_without_cells_says_what_is_missing(profile):
    with pytest.raises(MissingRows, match="power"):
        skill_profile_ranking(profile[profile["family"] != "power"], family="power")
