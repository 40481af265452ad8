"""CVs, applications and invitations: counted, hidden when few, nobody written; what is missing
is named."""

from __future__ import annotations

import gzip
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.settings import REPO
from etl.sources.trudvsem import trudvsem_cv_occupations as cvs
from etl.sources.trudvsem import trudvsem_cv_regions as regions
from etl.sources.trudvsem import trudvsem_responses as responses
from etl.sources.trudvsem._trudvsem import MissingField
from etl.sources.trudvsem._trudvsem_hide import hide
from etl.store.raw import RawStore
from tests.etl.sources.trudvsem_site import Broken, Site

HOST = "https://opendata.trudvsem.ru/7710538364-"
STAMP = "structure-20161130T143000.xml"
PERSON = "Канарейкина Мария Петровна"
HEADERS = {"ETag": "1", "Last-Modified": "Sun, 01 Nov 2026 10:00:00 GMT"}


@pytest.fixture
def raw(tmp_path):
    return RawStore(tmp_path).source("x")


def rows_of(module, raw):
    rows = []
    rejects = []
    for name in sorted(raw.entries()):
        with raw.as_file(name) as path:
            parsed = module._read(path)
        rows = rows + parsed.rows
        rejects = rejects + parsed.rejects
    return pd.DataFrame(rows), rejects


def built(fn, *tables):
    return cast_and_check(fn(*tables), fn)


def pages(kind: str, body: bytes, *names: str) -> dict:
    """A set's page that names two editions, and the newer edition."""
    files = [
        f"data-20260930T010000-{STAMP}",
        f"data-20261031T010000-{STAMP}{'.gz' if kind == 'gz' else ''}",
    ]
    page = "".join(f'<a href="{f}">{f}</a>' for f in files).encode()
    name = names[0]
    return {f"{HOST}{name}/": (page, {}), f"{HOST}{name}/{files[1]}": (body, HEADERS)}


STATS = """<?xml version="1.0" encoding="UTF-8"?><stats>
<stat><region_code>7700000000000</region_code><region_name>г. Москва</region_name>
<cvs_count>310000</cvs_count><medium_salary>70000,5</medium_salary></stat>
<stat><regionCode>5000000000000</regionCode><regionName>Московская область</regionName>
<cvsCount>210000</cvsCount></stat>
<stat><region_code>Москва</region_code><cvs_count>5</cvs_count></stat>
<stat><region_code>7100000000000</region_code><cvs_count>много</cvs_count></stat></stats>"""


@pytest.mark.parametrize("packed", ["plain", "gz"])
def test_cvs_by_region_in_both_spellings(raw, packed):
    body = gzip.compress(STATS.encode()) if packed == "gz" else STATS.encode()
    regions._fetch(Site(pages(packed, body, "stat-citizens")), raw)
    rows, rejects = rows_of(regions, raw)
    frame = built(regions.cv_regions, rows).set_index("region_code")
    assert frame.loc["77", "cvs"] == 310_000 and frame.loc["77", "date"] == "2026-10-31"
    assert frame.loc["77", "expected_pay_rub"] == 70000.5 and pd.isna(
        frame.loc["50", "expected_pay_rub"]
    )
    assert frame.loc["77", "region"] == "Москва" and len(frame) == 2
    assert [r.fields for r in rejects] == [("region_code",), ("cvs_count",)]


def test_a_page_without_files_and_a_renamed_field_are_named(raw):
    with pytest.raises(MissingField, match="stat-citizens"):
        regions._fetch(Site({f"{HOST}stat-citizens/": (b"<html>nothing</html>", {})}), raw)
    with pytest.raises(MissingField, match="cvs_count"):
        regions._fetch(
            Site(
                pages("plain", b"<stats><stat><resumes>1</resumes></stat></stats>", "stat-citizens")
            ),
            raw,
        )
    assert not raw.entries()


def cv_file(n: int) -> bytes:
    titles = ["Токарь 4 разряда", "Инженер-конструктор", "Повар", "Фрезеровщик"]
    lines = ["idCv|idCandidate|candidateName|positionName|regionCode|dateModifyInnerInfo"]
    lines += [
        f"cv{i}|c{i}|{PERSON}|{titles[i % 40 % 4 if i % 40 < 39 else 3]}|"
        f"{'77' if i % 3 else '50,77'}|2026-10-01"
        for i in range(n)
    ]
    lines[5] += "|лишнее поле +79165550123"
    return ("\n".join(lines) + "\n").encode()


def test_cvs_are_counted_and_a_broken_stream_goes_on(raw, monkeypatch, tmp_path):
    monkeypatch.setattr(cvs, "LINES", 500)
    data = cv_file(4000)
    site = Site({cvs.FILE: (data, HEADERS)}, break_at=len(data) // 2)
    with pytest.raises(Broken):
        cvs._fetch(site, raw)
    cvs._fetch(site, raw)
    assert site.asked[1][1] > len(data) // 4, "what was counted is not read again"
    rows, rejects = rows_of(cvs, raw)
    moscow = rows.query("area == 'moscow'").set_index("occupation")["cvs"]
    assert moscow.sum() == 3999 and rows.query("area == 'oblast'")["cvs"].sum() in (1333, 1334)
    assert len(rejects) == 1 and rejects[0].reason == "wrong_number_of_fields"
    for path in (p for p in tmp_path.rglob("*") if p.is_file()):
        assert not any(c.encode() in path.read_bytes() for c in ("Канарейкина", "cv17", "9165550"))
    assert not list(tmp_path.rglob("*.part*"))


def test_a_cv_file_without_its_column_is_named(raw):
    with pytest.raises(MissingField, match="position"):
        cvs._fetch(Site({cvs.FILE: (b"idCv|regionCode\n1|77\n", HEADERS)}), raw)


def test_few_people_are_hidden_and_one_beside_them():
    rows = pd.DataFrame(
        {
            "area": "moscow",
            "occupation": ["turner", "miller", "welder", "cnc_operator"],
            "cvs": [400, 7, 35, 90],
            "date": "2026-10-31",
        }
    )
    occupations = pd.DataFrame(
        {"code": ["turner", "miller", "welder", "cnc_operator"], "family": "machining"}
    )
    frame = built(cvs.cv_occupations, rows, occupations).set_index("occupation")
    assert frame["hidden"].to_dict() == {
        "turner": "",
        "miller": "hidden",
        "welder": "hidden",
        "cnc_operator": "",
    }
    assert pd.isna(frame.loc["miller", "cvs"]) and pd.isna(frame.loc["welder", "cvs"])
    assert frame.loc["turner", "cvs"] == 400
    twice = hide(rows.assign(cvs=[8, 12, 35, 90], family="machining"), "cvs", ["area"])
    assert twice["hidden"].tolist() == ["hidden", "hidden", "", ""], (
        "two hidden cells keep each other's secret"
    )
    pinned = hide(rows.assign(cvs=[18, 1, 35, 90], family="machining"), "cvs", ["area"])
    assert pinned["hidden"].tolist() == ["hidden", "hidden", "hidden", ""], (
        "18 of 19 would be told to a twentieth"
    )


def test_occupations_of_the_reference_file_are_what_is_counted():
    names = set(read_csv(REPO / "data" / "reference" / "occupations.csv")["code"])
    assert {cvs._occupation("Токарь 4 разряда"), cvs._occupation("Инженер-конструктор")} <= names
    assert cvs._occupation("Повар") == ""


def applications(kind: str) -> bytes:
    people = [
        f'<{kind} about="#r{i}"><idVacancy>a-{i % 4}</idVacancy><idCandidate>{PERSON}</idCandidate>'
        f"<regionCode>77</regionCode></{kind}>"
        for i in range(200)
    ]
    people[3] = f"<{kind}><idVacancy>{PERSON}</idVacancy></{kind}>"
    people.append(
        f"<{kind}><id_vacancy>a-9</id_vacancy><region_code>7800000000000</region_code></{kind}>"
    )
    return f"<root>{''.join(people)}</root>".encode()


def test_applications_per_opening(raw, tmp_path):
    site = Site(
        pages("plain", applications("response"), "response")
        | pages("gz", gzip.compress(applications("invitation")), "invitations")
    )
    responses._fetch(site, raw)
    rows, rejects = rows_of(responses, raw)
    assert rows.query("kind == 'response'")["n"].sum() == 199 and "a-9" not in set(
        rows["advert_id"]
    )
    assert [r.reason for r in rejects] == ["no_vacancy"] * 2 and not any(
        "Канарейкина".encode() in p.read_bytes() for p in Path(tmp_path).rglob("*") if p.is_file()
    )
    con = duckdb.connect()
    con.execute("""CREATE TABLE adverts AS
                   SELECT 'trudvsem_vacancies' AS source, 'a-' || i AS advert_id,
                   true AS is_industrial, 'moscow' AS area,
                   CASE WHEN i < 3 THEN 'turner' ELSE 'miller' END AS occupation,
                   'machining' AS family, 2 AS openings FROM range(30) t(i)""")
    frame = built(responses.advert_responses, rows, con).set_index(["kind", "occupation"])
    assert frame.loc[
        ("response", "turner"), ["adverts", "adverts_with_any", "people"]
    ].tolist() == [3, 3, 150]
    assert pd.isna(frame.loc[("response", "turner"), "per_opening"]), "three adverts give no rate"
    assert frame.loc[("response", "miller"), "per_opening"] == pytest.approx(49 / 54)
