"""Official numbers kept as tables of their own: whole, internally true, and without anything that
names an enterprise."""

from __future__ import annotations

import csv
import re

import pytest

from etl.build.checks import cast_and_check
from etl.build.graph import project
from etl.build.hand_kept import read_csv
from etl.published.book import TABLES
from etl.published.row import GRADES, day
from etl.settings import REPO
from etl.store import Store

STORE = Store(REPO / "data")
ROWS = {
    "vacancy_survey": 98,
    "labour_market_moscow": 91,
    "enterprises_by_okrug": 244,
    "hh_aggregates": 65,
}


def made(name, **tables):
    graph = project()
    files = {f"{c}_csv": read_csv(STORE.reference(c)) for c in graph.nodes[name].csvs}
    return cast_and_check(graph.nodes[name].fn(**files, **tables), graph.nodes[name].fn)


@pytest.fixture(scope="module")
def survey():
    return made("vacancy_survey")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_definition_grade_day_of_review_and_an_id_of_its_own(name):
    rows = made(name)
    known = set(read_csv(STORE.reference("definitions"))["definition_id"])
    assert len(rows) == ROWS[name] and rows["id"].is_unique
    assert set(rows["definition_id"]) <= known
    assert set(rows["grade"]) <= set(GRADES) and rows["review_by"].map(day).notna().all()
    assert set(rows.loc[rows["url"] == "", "grade"]) <= {"C"}, "without an address the grade is C"


def test_the_share_is_vacant_posts_of_all_posts(survey):
    reckoned = 100 * survey["required"] / (survey["required"] + survey["headcount"])
    off = (reckoned - survey["vacancy_share_pct"]).abs()
    russia = (survey["geography"] == "Россия") & (survey["level"] == "all")
    assert (off[~russia] <= 0.011).all()
    assert survey.loc[russia, "vacancy_share_pct"].item() == 7.6, "the published, not the sum's 7.5"


@pytest.mark.parametrize("place", ["Москва", "Московская область", "Россия"])
def test_nine_groups_sum_to_the_total(survey, place):
    here = survey[survey["geography"] == place]
    nine = here[here["level"] == "major"]
    total = here[here["level"] == "all"].iloc[0]
    assert len(nine) == 9
    assert abs(nine["required"].sum() - total["required"]) <= 1
    assert abs(nine["headcount"].sum() - total["headcount"]) <= 1


def test_what_must_stand_beside_a_group_is_in_its_note(survey):
    major = survey[survey["level"] == "major"].set_index("okz_major")
    assert major.loc["7", "note"].str.contains("строителей").all()
    assert major.loc["8", "note"].str.contains("водителей").all()
    assert survey["note"].str.contains("с книгой не сверено").all()
    assert not survey["note"].str.contains("нехватк").any()


def test_codes_of_the_groups_nest(survey):
    coded = survey[(survey["level"] == "group") & (survey["okz"] != "")]
    assert coded["okz"].is_unique and (survey["level"] == "group").sum() == 68
    assert (coded["okz"].str[0] == coded["okz_major"]).all()
    assert set(coded["okz"].str.len()) == {3, 4}


def test_every_occupation_has_the_narrowest_group_that_holds_it(survey):
    groups = made("vacancy_group", vacancy_survey=survey).set_index("occupation")
    occupations = made("occupations").set_index("code")
    assert set(groups.index) == set(occupations.index)
    codes = set(survey.loc[survey["geography"] == "Россия", "okz"]) - {""}
    for occupation, row in groups.iterrows():
        okz = occupations.at[occupation, "okz"]
        holding = [okz[:n] for n in (4, 3, 2, 1) if okz[:n] in codes]
        assert (row["okz"], row["survey_okz"]) == (okz, holding[0])
        assert row["match"] == {4: "unit", 3: "minor", 1: "major"}[len(holding[0])]


def test_enterprises_are_counts_of_classes_and_nothing_else():
    rows = made("enterprises_by_okrug")
    parts = rows.groupby("part")["enterprises"].sum()
    assert parts.to_dict() == {"industry": 545, "science": 173, "other": 122}
    by_class = rows.groupby("okved_class")["enterprises"].sum()
    assert (by_class["26"], by_class["10"], by_class["25"]) == (97, 88, 37)
    assert set(rows["okrug"]) == set(made("okrugs")["abbr_ru"])
    assert (rows.loc[rows["part"] != "other", "class_ru"] != "").all()


def test_no_enterprise_is_named_anywhere_in_the_counts():
    text = STORE.reference("enterprises_by_okrug").read_text("utf-8")
    assert not re.search(r"\b\d{10}\b|ООО|АО «|улица|\d{2}\.\d{4,}", text)


def test_hh_aggregates_are_grade_c_and_leave_out_segments_and_skills():
    rows = made("hh_aggregates")
    assert set(rows["grade"]) == {"C"}
    assert set(rows["cut"]) == {"all", "region", "level", "active"}


def test_the_numbers_are_those_found(shared):
    given = {}
    for name in ("rosstat_1t_prof_2024_major_groups", "rosstat_1t_prof_2024_occupations_RF"):
        with (shared / "published/2026-12" / f"{name}.csv").open(encoding="utf-8") as f:
            for row in csv.DictReader(f):
                place = row["geography"].split(" (")[0]
                given[place, row["headcount"], row["required"]] = row["vacancy_share_pct"]
    rows = made("vacancy_survey")
    kept = {
        (r.geography, str(r.headcount), str(r.required)): r.vacancy_share_pct
        for r in rows.itertuples()
    }
    assert set(kept) == set(given) and len(kept) == 98
    with (shared / "published/2026-12/rosstat_regions_labour.csv").open(encoding="utf-8") as f:
        values = [float(r["value"]) for r in csv.DictReader(f)]
    assert list(made("labour_market_moscow")["value"]) == values
