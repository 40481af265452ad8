"""The evidence table as it ships: complete, corrected by the errata, keeping its own rules, and
equal to its mart."""

from __future__ import annotations

import csv
import re

import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.build.graph import project
from etl.build.hand_kept import read_csv
from etl.published.book import TABLES as OWN
from etl.published.prohibitions import broken_prohibitions
from etl.published.rules import table_problems
from etl.settings import REPO
from etl.store import Reader, Store
from etl.store.atomic import read_json

FILES = (
    "figures",
    "occupation_figures",
    "education_figures",
    "programmes",
    "technoparks",
    "hh_sample",
)
TABLES = (
    "published",
    "definitions",
    "programme_facts",
    "technopark_sites",
    "hh_sample_roles",
    "prohibitions",
    "okrugs",
    "districts",
    "occupations",
)


@pytest.fixture(scope="module")
def store():
    return Store(REPO / "data")


@pytest.fixture(scope="module")
def tables(store):
    graph = project()
    return {
        name: cast_and_check(
            graph.nodes[name].fn(
                **{f"{c}_csv": read_csv(store.reference(c)) for c in graph.nodes[name].csvs}
            ),
            graph.nodes[name].fn,
        )
        for name in TABLES
    }


@pytest.fixture(scope="module")
def rows(tables):
    return tables["published"].set_index("id", drop=False)


def ids(text: str) -> list[str]:
    """«F040–F042 O001» → F040, F041, F042, O001."""
    out = []
    for part in text.split():
        letter, (low, *high) = part[0], re.findall(r"\d+", part)
        out += [f"{letter}{n:0{len(low)}d}" for n in range(int(low), int((high or [low])[0]) + 1)]
    return out


def test_every_rule_is_kept(store):
    raw = [row for name in FILES for row in read_csv(store.reference(name)).to_dict("records")]
    definitions = read_csv(store.reference("definitions"))
    assert (
        table_problems(
            raw,
            dict(zip(definitions["definition_id"], definitions["unit_ru"], strict=True)),
            [i for name in OWN for i in read_csv(store.reference(name))["id"]],
        )
        == []
    )


def test_the_mart_is_the_table(tables):
    marts = Reader(REPO / "data" / "marts", read_json(REPO / "data" / "marts" / "manifest.json"))
    for name, table in tables.items():
        pd.testing.assert_frame_equal(
            marts.table(name), table, obj=f"{name}: выполните python -m etl release"
        )


def test_nothing_of_the_sources_is_missing(shared, rows, tables):
    for name in ("figures", "occupation_figures", "education_figures"):
        with (shared / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as f:
            given = list(csv.DictReader(f))
        assert {r["id"] for r in given} <= set(rows.index)
        low = [
            r["id"]
            for r in given
            if r["url"] != rows.at[r["id"], "url"]
            or not r["geography"].startswith(rows.at[r["id"], "geography"])
        ]
        assert low == [], "address and place stay as they were found"
    counted = {
        n: sum(1 for _ in csv.DictReader((shared / p).open(encoding="utf-8", newline="")))
        for n, p in (
            ("programme_facts", "published/programmes.csv"),
            ("technopark_sites", "reference/technoparks.csv"),
        )
    }
    assert {n: len(tables[n]) for n in counted} == counted
    roles = pd.read_csv(shared / "published" / "hh_moscow_sample_2026-05-30.csv")
    assert tables["hh_sample_roles"]["role_id"].nunique() == len(roles)


def test_labels_and_units_corrected(rows):
    assert rows.at["F160", "value"] == pytest.approx(
        rows.at["F161", "value"] + rows.at["F162", "value"]
    )
    assert "новые" in rows.at["F160", "indicator"] and "замена" in rows.at["F160", "indicator"]
    assert (
        set(rows.loc[ids("F232–F236"), "unit"]) == {"руб."} and rows.at["F233", "value"] == 178_000
    )
    assert (rows.at["O045", "value"], rows.at["O045", "unit"]) == (11.1, "%")
    assert "всех" not in rows.at["F187", "indicator"]
    texts = rows.loc[ids("E031 F048 F084 F135 F226 O006 O010 O022 O050 O051 O166 O200 O202")]
    assert texts["value"].isna().all() and (texts["value_low"] < texts["value_high"]).all(), (
        "no midpoints"
    )
    assert (rows.loc[ids("F055 F061 F062"), "period_end"] != "").all()
    assert set(rows.loc[ids("F034–F036"), "period_text"]) == {"методика"}


def test_bounds_are_bounds(rows):
    said = ids(
        "F033 F055 F090 F095 F110 F111 F150 F170 F194 F206 F213 O014 O015 O025–O027 O029 O031 O035 "
        "O041 O042 "
        "O046 O049 O089 O107 O124–O126 O135 O136 O147 O154 O155 O165 O180"
    )
    assert [i for i in said if rows.at[i, "bound"] == "="] == []
    assert set(rows.loc[ids("O002–O005 O011 O012 O057"), "bound"]) == {"≤"}, (
        "a maximum is not a value"
    )
    assert (
        rows.at["F095", "bound"] == "≥"
        and rows.at["F206", "bound"] == "≤"
        and rows.at["F055", "bound"] == "≈"
    )


def test_vintages_and_doubts(rows):
    assert dict(rows.loc[ids("F005 F007 F010 F277 F289 F283"), "vintage"]) == {
        "F005": "first_print",
        "F007": "revised",
        "F010": "revised",
        "F277": "preliminary",
        "F289": "preliminary",
        "F283": "preliminary",
    }
    doubted = ids("F116–F119 F168 F170 F171 F153 F154 O127 O134 E053 O055")
    assert (rows.loc[doubted, "note"] != "").all()
    lowered = ids(
        "F230 F042 F121–F124 F063 F064 F138–F143 F076 O036–O038 O042 O052 O059–O062 O118 O119 O199 "
        "O073 O074 "
        "O096 F176"
    )
    assert set(rows.loc[lowered, "grade"]) <= {"B-", "C"} and rows.at["F076", "grade"] == "C"


def test_duplicates_point_at_the_row_that_stays(rows):
    assert dict(rows.loc[ids("F148–F151"), "superseded_by"]) == {
        "F148": "E043",
        "F149": "E042",
        "F150": "E044",
        "F151": "E048",
    }
    for old in ids("F177–F183"):
        new = rows.loc[rows.at[old, "superseded_by"]]
        assert (new["value"], new["period_start"]) == (
            rows.at[old, "value"],
            rows.at[old, "period_start"],
        )


def test_definitions_keep_apart_what_differs(rows):
    apart = [
        ("F289", "F233"),
        ("F240", "F244"),
        ("O141", "O069"),
        ("O147", "O144"),
        ("F103", "F104"),
        ("F152", "F158"),
        ("T003", "T004"),
        ("T005", "T006"),
        ("F086", "F090"),
        ("P003", "P197"),
    ]
    assert [
        p for p in apart if rows.at[p[0], "definition_id"] == rows.at[p[1], "definition_id"]
    ] == []
    semester = rows[(rows["theme"] == "programme") & (rows["unit"] == "руб./семестр")]
    year = rows[(rows["theme"] == "programme") & (rows["unit"] == "руб./год")]
    assert (
        len(semester)
        and len(year)
        and not set(semester["definition_id"]) & set(year["definition_id"])
    )
    assert rows.groupby("definition_id")["unit"].nunique().max() == 1


def test_small_samples_show_no_medians(tables):
    roles = tables["hh_sample_roles"]
    pay = roles["indicator"].str.contains("едиан|квартил", case=False)
    assert pay.any() and roles[pay & (roles["n"] < 20)]["value"].isna().all()
    production = roles[roles["is_production_role"]].groupby("definition_id")["value"].sum()
    assert production["hh_sample_2026_05_adverts"] == 166
    assert production["hh_sample_2026_05_adverts_no_experience"] == 24


def test_a_count_of_technoparks_is_not_a_count_of_residents(tables):
    sites = tables["technopark_sites"].set_index("id")
    assert (
        sites.loc[ids("T050–T053"), "residents"].isna().all()
        and sites.at["T005", "residents"] == 50
    )


def test_prohibitions_of_the_first_page(tables):
    banned = tables["prohibitions"]
    allowed = ids(
        "F001–F004 F007 F009–F011 F022 F024 F029 F030 F034 F086–F089 F020 F028 O070–O072 F032 "
        "F055–F057 F240 "
        "F241 F216 F217 F220 F297 F313 F345 F369 F361 F095 F096 E040 E041 F172–F174 F205–F207 F118 "
        "F139"
    )
    assert broken_prohibitions(allowed, banned) == [], "the proposed first page keeps them"
    for row in (
        "F083",
        "F085",
        "F047",
        "F052",
        "F077",
        "F078",
        "F043",
        "F031",
        "O079",
        "O090",
        "E020",
        "E045",
        "H70_adverts",
    ):
        assert broken_prohibitions([*allowed, row], banned), row
    for pair in (("F152", "F165"), ("F091", "F238")):
        assert broken_prohibitions(pair, banned) and not broken_prohibitions(pair[:1], banned)
    for pair in (
        ("F086", "F095"),
        ("F103", "F108"),
        ("F289", "F233"),
        ("O141", "O069"),
        ("O147", "O144"),
        ("F244", "F240"),
        ("labour_force_15_72", "F241"),
    ):
        assert broken_prohibitions(pair, banned, "figure") and not broken_prohibitions(
            pair[:1], banned, "figure"
        )


def test_okrugs_and_districts(tables):
    okrugs = tables["okrugs"]
    districts = tables["districts"]
    assert len(okrugs) == 12 and not okrugs.duplicated(["row", "col"]).any()
    assert set(districts["okrug"]) == set(okrugs["abbr_ru"])
    assert dict(districts["okrug"].value_counts()) == dict(
        zip(okrugs["abbr_ru"], okrugs["n_units"], strict=True)
    )
    assert {o for text in okrugs["neighbours"] for o in text.split("|") if o} <= set(
        okrugs["abbr_ru"]
    )
    assert set(okrugs["origin"]) == {"© участники OpenStreetMap (ODbL)"}


def test_every_occupation_has_both_names_and_one_family_name(tables):
    said = tables["occupations"]
    assert len(said) >= 60 and (said[["name_ru", "name_en", "okz", "isco08"]] != "").all(axis=None)
    assert said.groupby("family")[["family_ru", "family_en"]].nunique().eq(1).all(axis=None)
    assert not said["name_en"].str.contains("[а-яё]", regex=True).any()


def test_definitions_speak_both_languages(tables, store):
    said = tables["definitions"]
    assert (said[["name_ru", "name_en", "unit_ru", "unit_en", "counts_ru", "counts_en"]] != "").all(
        axis=None
    )
    assert (
        not said[["name_en", "unit_en", "counts_en"]]
        .apply(lambda c: c.str.contains("[А-Яа-яЁё]"))
        .any(axis=None)
    )
    own = {d for name in OWN for d in read_csv(store.reference(name))["definition_id"]}
    assert set(tables["published"]["definition_id"]) | own == set(said["definition_id"])
