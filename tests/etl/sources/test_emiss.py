"""EMISS: the single-use token, every documented refusal, SDMX-ML 1.0, Moscow by title."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.build.checks import cast_and_check
from etl.reading import sdmx as _emiss_sdmx
from etl.reading.regions import REGION
from etl.sources.emiss import (
    _emiss,
    _emiss_page,
    emiss_graduates,
    emiss_required_workers,
    emiss_unemployment,
    emiss_vacancy_survey,
    emiss_wages,
)
from tests.etl.sources import malformed
from tests.etl.sources.simulated import Raw, Reply, Web, table
from tests.publishers import emiss_content

HTML = Reply(200, {"Content-Type": "text/html"}, b"<html>no</html>")
KEEP = {REGION.pattern: _emiss.places, r"^год": _emiss.recent}


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (emiss_unemployment, "unemployment_ilo"),
        (emiss_wages, "wages_emiss"),
        (emiss_graduates, "graduates_employed"),
        (emiss_required_workers, "required_workers"),
        (emiss_graduates, "graduates"),
        (emiss_vacancy_survey, "workers_needed_by_occupation"),
    ],
)
def test_every_indicator_gives_moscow_and_russia(tmp_path, module, name):
    frame, rejects = table(module, name, tmp_path)
    assert {"Москва", "Российская Федерация"} <= set(frame["region"]) and not rejects
    assert set(frame[frame["region"] == "Москва"]["region_code"]) == {"45000000000"}
    assert "Санкт-Петербург" not in set(frame["region"]) and frame["period_start"].min() >= "2010"
    assert frame[frame["is_without_new_regions"]]["region"].nunique() == 1
    assert frame["value"].isna().any() and set(frame[frame["value"].isna()]["missing"]) == {"empty"}


def test_wages_know_activity_and_occupation(tmp_path):
    frame, _ = table(emiss_wages, "wages_emiss", tmp_path)
    assert set(frame[frame["indicator_id"] == "58701"]["activity"]) == {
        "Всего",
        "Обрабатывающие производства",
    }
    assert set(frame[frame["indicator_id"] == "58586"]["occupation_group"]) != {""}
    assert set(frame["period_kind"]) == {"month", "cumulative"}


def test_the_post_is_never_repeated_with_a_spent_token():
    web = Web({2: Reply(503, {}, b""), 4: HTML})
    _emiss.download(web, "43062", KEEP)
    assert [m for m, _ in web.asked] == ["GET", "GET", "POST", "GET", "POST", "GET", "POST"]


@pytest.mark.parametrize(
    ("reply", "posts", "said"),
    [
        (Reply(403, {}, b""), 1, "403"),
        (Reply(302, {}, b""), 2, "302"),
        (Reply(503, {}, b""), 3, "503"),
        (HTML, 3, "страница"),
        (Reply(200, {"Content-Type": "text/xml"}, b"<message:GenericData><x"), 3, "оборван"),
    ],
)
def test_refusals_are_named_and_bounded(reply, posts, said):
    web = Web({i: reply for i in range(2, 12, 2)})
    with pytest.raises(LookupError, match=said):
        _emiss.download(web, "43062", KEEP)
    assert [m for m, _ in web.asked].count("POST") == posts


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>challenge</html>",
        b"<script>filters: { left_columns: [ </script>",
        emiss_content.page("43062", "").encode(),
    ],
)
def test_a_page_without_fields_or_token_says_so(content):
    with pytest.raises(_emiss_page.PageChanged):
        _emiss_page.read_page("43062", content)


def test_the_form_lists_layout_values_and_token():
    page = _emiss_page.read_page("43062", emiss_content.page("43062", "T9").encode())
    assert page.title.startswith("Уровень") and page.fields["2"] == '"Возраст"'
    pairs = _emiss_page.form(page, KEEP)
    assert ("token", "T9") in pairs and ("struts.token.name", "token") in pairs
    assert [v for k, v in pairs if k == "columnObjectIds"] == ["3", "4"]
    assert [v for k, v in pairs if k == "lineObjectIds"] == ["1", "2"]
    assert (
        "3_2005" not in dict.fromkeys(v for k, v in pairs)
        and ("selectedFilterIds", "1_45000000000") in pairs
    )


def test_one_failing_indicator_leaves_the_others_captured(tmp_path):
    raw = Raw(tmp_path / "raw")
    with pytest.raises(LookupError, match="403"):
        _emiss.fetch(Web({2: Reply(403, {}, b"")}), raw, ["43062", "57768"])
    assert raw.names == ["57768.xml"]


def test_the_catalogue_without_the_newer_survey_says_so(tmp_path):
    page = (
        b'<a href="/indicator/57886">'
        + "Потребность в работниках для замещения вакантных рабочих мест".encode()
    )
    with pytest.raises(LookupError, match="57886"):
        emiss_vacancy_survey._fetch(
            Web({0: Reply(200, emiss_content.HTML, page + b"</a>")}), Raw(tmp_path)
        )


def test_truncated_and_alien_files_are_rejects(tmp_path):
    picked = {"0": ["43062"], "1": ["643"], "2": ["204"], "3": ["2024"], "4": ["0", "1"]}
    whole = emiss_content.sdmx("43062", picked)
    (tmp_path / "43062.xml").write_bytes(whole[:-60])
    assert [r.reason for r in _emiss_sdmx.read("e", tmp_path / "43062.xml").rejects] == [
        "truncated"
    ]
    (tmp_path / "57768.xml").write_bytes(whole)
    alien = _emiss_sdmx.read("e", tmp_path / "57768.xml")
    assert not alien.rows and [r.reason for r in alien.rejects] == ["wrong_indicator"]


def test_the_published_sample(shared):
    parsed = emiss_unemployment._read(
        shared / "sources" / "samples" / "fedstat_sdmx_43062_2026-09.xml"
    )
    frame = cast_and_check(
        emiss_unemployment.unemployment_ilo(pd.DataFrame(parsed.rows)),
        emiss_unemployment.unemployment_ilo,
    )
    assert not parsed.rejects and set(frame["region"]) == {"Российская Федерация"}
    by = frame.set_index(["period_kind", "period_start"])["value"]
    assert by["quarter"].tolist() == [4.6, 6.0, 6.4, 6.1] and by["year", "2020-01-01"] == 5.8


TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters='<&"\ufffe\uffff'),
    max_size=8,
)


@malformed.TEN_THOUSAND
@given(
    malformed.mixes(TEXT, ["2020", "2021", "I квартал", "январь", "", "4,6", "1 000,5", "…", "nan"])
)
def test_ten_thousand_malformed_observations_are_rows_or_rejects(tmp_path_factory, mix):
    pool, chance = mix
    triples = [chance.choices(pool, k=3) for _ in range(malformed.ROWS)]
    series = "".join(
        f'<Series><SeriesKey><Value concept="s_OKATO" value="643"/></SeriesKey><Attributes><Value '
        f'concept="PERIOD" value="{p}"/></Attributes><Obs><Time>{t}</Time><ObsValue '
        f'value="{v}"/></Obs>'
        "</Series>"
        for t, p, v in triples
    )
    path = tmp_path_factory.mktemp("emiss") / "43062.xml"
    path.write_text(f"<GenericData>{series}</GenericData>", encoding="utf-8")
    parsed = _emiss_sdmx.read("e", path)
    assert len(parsed.rows) + len(parsed.rejects) == len(triples)
    assert all(r.reason and r.sha256 for r in parsed.rejects)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_garbage_never_crashes_the_reader_or_the_page(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("emiss") / "43062.xml"
    for body in (content, b"<GenericData><Series>" + content, b"<?xml version='1.0'?>" + content):
        path.write_bytes(body)
        _emiss_sdmx.read("e", path)
    for body in (content, b"<script>filters: {" + content + b"} left_columns: [] </script>"):
        with pytest.raises(_emiss_page.PageChanged):
            _emiss_page.read_page("1", body)
