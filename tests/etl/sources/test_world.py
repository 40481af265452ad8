"""World Bank and ILOSTAT: paging, refusals with status 200, shares, malformed answers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.sources.world import ilostat, worldbank
from tests.etl.sources import malformed
from tests.etl.sources.simulated import Reply, Web, table
from tests.publishers import worldbank_content


def test_all_pages_of_the_world_bank_are_read(tmp_path):
    frame, rejects = table(worldbank, "worldbank_indicators", tmp_path)
    assert len(frame) == len(worldbank.UNITS) * 2 * len(worldbank_content.YEARS) and not rejects
    row = frame.set_index(["indicator_id", "country", "year"]).loc[("SL.UEM.TOTL.ZS", "RUS", 2020)]
    assert row["value"] == 20.2 and row["unit"] == "%"
    assert frame[frame["year"] == worldbank_content.YEARS[-1]]["value"].isna().all()


def test_a_refusal_with_status_200_is_named(tmp_path):
    refusal = [
        {"message": [{"id": "120", "key": "Invalid value", "value": "The indicator was not found"}]}
    ]
    web = Web({0: Reply(200, {}, json.dumps(refusal).encode())})
    with pytest.raises(LookupError, match="The indicator was not found"):
        table(worldbank, "worldbank_indicators", tmp_path, web)


def test_the_published_sample_of_the_world_bank(shared):
    parsed = worldbank._read(shared / "sources" / "samples" / "worldbank_v2_shape.json")
    assert parsed.rows == [
        {
            "country": "RUS",
            "country_name": "Russian Federation",
            "indicator_id": "SP.DYN.IMRT.MA.IN",
            "year": 1990,
            "value": 17.5,
            "indicator": "Mortality rate, infant, male (per 1,000 live births)",
        }
    ]


def test_engineers_share_of_the_employed(tmp_path):
    frame, rejects = table(ilostat, "employment_by_occupation_world", tmp_path)
    row = frame.set_index(["country", "isco08", "year"]).loc[("RUS", "21", 2023)]
    assert row["employed_thousand"] == 51.5 and abs(row["share_pct"] - 5150 / 1000.5) < 1e-9
    assert {"21", "31", "2", "TOTAL"} == set(frame["isco08"])
    assert {r.reason for r in rejects} == {"other_classification"} and len(rejects) == 8


def test_a_page_instead_of_ilostat_names_the_columns(tmp_path):
    web = Web({1: Reply(200, {"Content-Type": "text/html"}, b"<html>")})
    with pytest.raises(LookupError, match="obs_value"):
        table(ilostat, "employment_by_occupation_world", tmp_path, web)


@malformed.TEN_THOUSAND
@given(
    malformed.mixes(malformed.SCRAPS, ["2020", 2021, {"id": "SL.UEM.TOTL.ZS"}, "RUS", 4.5, None])
)
def test_ten_thousand_malformed_records_of_the_world_bank(tmp_path_factory, mix):
    rows = malformed.records(*mix, ("indicator", "country", "countryiso3code", "date", "value"))
    path = tmp_path_factory.mktemp("wb") / "X_1.json"
    path.write_text(json.dumps([{"page": 1}, rows]))
    parsed = worldbank._read(path)
    assert len(parsed.rows) + len(parsed.rejects) == len(rows)


FIELD = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters='",'),
    min_size=1,
    max_size=8,
)


@malformed.TEN_THOUSAND
@given(malformed.mixes(FIELD, ["OCU_ISCO08_2", "2020", "2021", "5.5", "…", "-1"]))
def test_ten_thousand_malformed_lines_of_ilostat(tmp_path_factory, mix):
    lines = malformed.lines(*mix, widest=9)
    path = tmp_path_factory.mktemp("ilo") / "X.csv"
    head = "ref_area,source,indicator,sex,classif1,time,obs_value,obs_status\n"
    path.write_text(head + "\n".join(",".join(line) for line in lines), encoding="utf-8")
    parsed = ilostat._read(path)
    assert len(parsed.rows) + len(parsed.rejects) == len(lines)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_garbage_never_crashes(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("world") / "x.json"
    for body in (
        content,
        b"[{}, " + content,
        b"ref_area,source,indicator,sex,classif1,time,obs_value\n" + content,
    ):
        path.write_bytes(body)
        worldbank._read(path)
        ilostat._read(path)
