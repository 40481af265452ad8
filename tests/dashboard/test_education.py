"""The pipeline and the cards: no funnel of two years, unknown steps name who could tell, every
card has its facts or says what is missing, words read at school level."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.figure.issue import issue
from dashboard.figures.education import _career, _steps, _study
from dashboard.pages.career import card as card_page
from dashboard.pages.career import study
from dashboard.pages.career.tables import of
from dashboard.pages.education import PAGE as EDUCATION
from etl.language import Words
from etl.models.quadrants import quadrants
from etl.settings import REPO
from etl.store import Reader
from etl.store.atomic import read_json
from tests.readability import grade

JOINED = {"funnel", "flow_ribbons", "waterfall", "stacked"}
"""Kinds that read one number as a part of another."""


@pytest.fixture(scope="module")
def reader():
    folder = REPO / "data" / "marts"
    return Reader(folder, read_json(folder / "manifest.json"))


@pytest.fixture(scope="module")
def tables(reader):
    return of(reader)


@pytest.mark.parametrize("level", _study.LEVELS)
@pytest.mark.parametrize("field", ["all", "15", "25"])
@pytest.mark.parametrize("school", ["all", "mpei", "stankin"])
def test_steps_are_tiles_each_with_its_year_or_with_who_could_tell(reader, level, field, school):
    passport = issue("education_steps", reader, "ru", level=level, field=field, school=school)
    assert passport.kind == "cells" and not passport.spec["bars"], "no bar invites to compare"
    tiles = passport.spec["items"]
    assert len(tiles) == 8
    for tile in tiles:
        if tile["value"] is None:
            assert tile["gap"] == "не публикуется" and "мог бы: " in tile["label"]
        else:
            assert any(year in tile["label"] for year in map(str, range(2021, 2027)))
    years = {row["period_text"] for row in passport.rows}
    assert len(years) > 1 or len(passport.rows) <= 1


def test_no_figure_of_the_page_joins_two_years_or_two_measures(reader):
    for name in EDUCATION.figures():
        passport = issue(name, reader, "ru")
        assert passport.kind not in JOINED, name
        if name in ("education_steps", "target_places"):
            continue
        rows = pd.DataFrame(list(passport.rows))
        assert rows["indicator"].str.replace(": .*", "", regex=True).nunique() <= 3
        if "period_text" in rows and passport.kind == "ranking":
            assert rows["period_text"].nunique() == 1, f"{name}: two years in one ranking"
            assert rows["indicator"].nunique() == 1, f"{name}: two measures in one ranking"


def test_what_is_chosen_narrows_the_steps_and_quoted_totals_fall_silent(reader):
    tables = {n: reader.table(n) for n in ("admissions", "admission_applications", "published")}
    tables["college_marks"] = reader.table("college_marks")
    by_step = {s["step"]: s for s in _steps.steps(tables, "ru", "15", "mpei", "university")}
    rows = tables["admissions"]
    rows = rows[(rows["institution"] == "НИУ МЭИ") & (rows["field"] == "15")]
    assert by_step["places"]["value"] == rows["budget_places"].fillna(0).sum()
    applied = tables["admission_applications"]
    applied = applied[(applied["institution"] == "НИУ «МЭИ»") & (applied["field"] == "15")]
    assert by_step["applications"]["value"] == applied["applications"].sum()
    later = [by_step[s.key]["value"] for s in _steps.STEPS[2:]]
    assert later == [None] * 6, "a total of Russia is not Bauman's or МЭИ's"


def test_every_university_can_be_chosen(reader):
    assert set(_study.SCHOOLS.values()) == set(reader.table("admissions")["institution"])
    assert set(_study.FIELDS) == set(reader.table("admissions")["field"])


def test_every_card_says_four_facts_of_its_own_or_what_is_missing(tables):
    few = {}
    for code in tables["occupations"]["code"]:
        found = _career.career(tables, code, "ru")
        if found.facts() < _career.ENOUGH:
            few[code] = [line for line in found.missing if line in _named()]
        assert set(found.missing) >= {line.ru for line in _career.ALWAYS}
    assert len(tables["occupations"]) == 90 and len(few) < 60
    assert {code for code, said in few.items() if not said} == set()


def _named() -> set[str]:
    return {line.ru for line in _career.FACE.values()}


def test_facts_are_the_occupation_s_not_its_family_s(tables):
    turner = _career.career(tables, "turner", "ru")
    published = tables["published"].set_index("id")
    alone = tables["published_by_occupation"].set_index("id")
    for fact in (*turner.pay, *turner.demand):
        assert alone.at[fact.row_id, "occupation"] == "turner" and alone.at[fact.row_id, "alone"]
        assert published.at[fact.row_id, "grade"] != "C" and fact.url.startswith("http")
    assert turner.pay and turner.offers.empty


def test_own_scores_of_stankin_reach_the_card(tables):
    found = _career.career(tables, "mechanical_designer", "ru").scored
    own = found[found["institution"] == "МГТУ «СТАНКИН»"]
    assert set(own["score_year"]) == {2025} and 206 in set(own["score"])


def test_words_of_the_cards_read_at_school_level():
    said = [*_career.FACE.values(), *_career.ALWAYS]
    for module in (card_page, study):
        said += [v for v in vars(module).values() if isinstance(v, Words) and "." in v.ru]
    plain = {w.ru: round(grade(w.ru.replace("{names}", "МИСИС")), 1) for w in said}
    assert len(plain) > 14
    assert {text: hard for text, hard in plain.items() if hard > 9} == {}


def test_quadrants_need_twenty_leavers_and_places():
    rows = pd.DataFrame(
        {
            "programme": list("abcd"),
            "level": "spo",
            "year": 2025,
            "places": [100, 50, 0, 40],
            "first_wishes": [150, 25, 30, 40],
            "entrants": [100, 25, 10, 30],
            "leavers": [80, 40, 60, 19],
            "favourable": [72, 10, 30, 19],
        }
    )
    found = quadrants(rows).set_index("programme")
    assert found.loc["a", ["pressure", "fill", "favourable_pct"]].tolist() == [1.5, 1.0, 90.0]
    assert found.at["a", "quadrant"] == "high|high" and found.at["b", "quadrant"] == "low|low"
    assert found.at["c", "quadrant"] == "" and pd.isna(found.at["c", "fill"])
    assert found.at["d", "quadrant"] == "" and pd.isna(found.at["d", "favourable_pct"])
