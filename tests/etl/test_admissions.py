"""Where one studies and what one does: facts with their year, a university's own before an
aggregator's, links checked against the desk's list of fields."""

from __future__ import annotations

import gzip

import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.build.graph import project
from etl.build.hand_kept import read_csv
from etl.indicators.study_offers import OWN
from etl.settings import REPO
from etl.sources.kept.admissions import ABSENT
from etl.store import Store
from tests.readability import grade


@pytest.fixture(scope="module")
def tables():
    graph = project()
    store = Store(REPO / "data")
    made = {}

    def make(name: str) -> pd.DataFrame:
        node = graph.nodes[name]
        inputs = {f"{c}_csv": read_csv(store.reference(c)) for c in node.csvs}
        inputs |= {table: make(table) for table in node.tables}
        made[name] = cast_and_check(graph.nodes[name].fn(**inputs), node.fn)
        return made[name]

    wanted = ("study_offers", "admission_applications", "college_marks", "occupations")
    linked = ("occupation_studies", "occupation_duties", "occupation_grades", "profstandards")
    for name in (*wanted, *linked):
        make(name)
    return made | {"fields": read_csv(store.reference("field_occupations"))}


def test_the_university_speaks_before_the_aggregator(tables):
    facts = tables["programme_facts"]
    published = facts[
        (facts["institution"] == OWN)
        & (facts["year"] == 2025)
        & facts["indicator"].str.startswith("проходной балл")
    ].set_index("id")["value"]
    rows = tables["study_offers"]
    ours = rows[rows["institution"] == OWN]
    shared = set(ours["code"]) & set(
        tables["admissions"].loc[tables["admissions"]["institution"] == OWN, "code"]
    )
    assert len(shared) == 16
    assert ours["is_own"].all() and set(ours["score_year"]) == {2025}
    scored = ours[ours["score"].notna()]
    assert len(scored) == 20
    assert (scored["score"].to_numpy() == published.loc[scored["score_id"]].to_numpy()).all()
    mechanical = ours.set_index("id").loc["S150301"]
    assert (mechanical["score"], mechanical["budget_places"]) == (206, 25)
    assert mechanical["price_rub"] == 2 * 182_100, "a semester's price is told for a year"


def test_two_years_keep_their_own_years_and_counts_of_places(tables):
    rows = tables["study_offers"]
    assert set(rows.loc[~rows["is_own"], "score_year"]) == {2024}
    assert rows.loc[~rows["is_own"], "has_quotas"].all()
    assert not rows.loc[rows["is_own"], "has_quotas"].any()
    paid = rows[(rows["budget_places"] == 0) & ~rows["is_own"]]
    assert paid["score"].isna().all(), "no free place, no pass score"


def test_a_sum_of_three_is_compared_with_sums_of_three_alone(tables):
    rows = tables["study_offers"]
    three = rows["is_sum_of_three"]
    assert rows.loc[three, "score"].dropna().between(100, 310).all()
    assert rows.loc[rows["score"] > 310, "is_sum_of_three"].sum() == 0
    own = rows["exams"].str.contains("own_exam")
    assert own.sum() == 5 and not rows.loc[own, "is_sum_of_three"].any()


def test_absent_universities_are_absent(tables):
    here = " ".join(tables["study_offers"]["institution"].unique())
    assert len(ABSENT) == 5
    assert not [name for name in ("МИСИС", "МИРЭА", "РХТУ", "Губкин", "РУТ") if name in here]


def test_applications_are_of_another_year_and_hold_no_places(tables):
    rows = tables["admission_applications"]
    assert set(rows["year"]) == {2026} and set(rows["grade"]) == {"B"}
    assert not {"budget_places", "score"} & set(rows.columns)
    assert rows.groupby("institution").size().to_dict() == {"НИУ «МЭИ»": 32, "НИТУ МИСИС": 12}
    assert rows["is_branch"].sum() == 3


def test_links_keep_to_the_list_of_fields(tables):
    links = {
        (row["field"], occupation)
        for row in tables["fields"].to_dict("records")
        for occupation in row["occupations"].split("|")
    }
    rows = tables["occupation_studies"]
    university = rows[rows["level"] == "university"]
    listed = [(r["code"][:2], r["occupation"]) in links for r in university.to_dict("records")]
    assert ((university["basis"] == "field_occupations").to_numpy() == listed).all()
    assert set(rows["occupation"]) <= set(tables["occupations"]["code"])
    assert set(university["code"]) <= set(tables["study_offers"]["code"]), "nowhere to study it"


def test_duties_are_sourced_and_read_at_school_level(tables):
    rows = tables["occupation_duties"]
    standards = set(tables["profstandards"]["standard"])
    assert (rows["url"].str.startswith("http") & (rows["standard"] != "")).all()
    assert set(rows["standard_id"]) - {""} <= standards
    hard = {r["occupation"]: round(grade(r["ru"]), 1) for r in rows.to_dict("records")}
    assert {k: v for k, v in hard.items() if v > 9} == {}


def test_grades_say_a_range_or_what_was_seen(tables):
    rows = tables["occupation_grades"]
    ranged = rows["grade_min"].notna()
    assert (rows.loc[ranged, "grade_min"] < rows.loc[ranged, "grade_max"]).all()
    assert (rows.loc[~ranged, "grades_seen"] != "").all()


def test_numbers_stand_as_they_were_found(shared, tables):
    with gzip.open(
        shared / "education" / "admission_programmes_2024_tabiturient.csv.gz", "rt"
    ) as file:
        found = pd.read_csv(file)
    bauman = found[(found["institution"] == "МГТУ им. Баумана") & (found["code"] == "15.03.01")]
    ours = tables["admissions"]
    ours = ours[(ours["institution"] == "МГТУ им. Баумана") & (ours["code"] == "15.03.01")]
    assert sorted(ours["score"].dropna()) == sorted(bauman["pass_score"].dropna())
