"""Rabota Rossii fetched: bulk first, then increments; resumed, refused, and nobody's contacts in
any file written."""

from __future__ import annotations

import json
import os
from datetime import date
from hashlib import sha256

import pytest
import zstandard

from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem import trudvsem_vacancies as source
from etl.store.partial import Partial, unfinished
from etl.store.raw import RawStore
from tests.etl.sources.trudvsem_records import bulk, csv, record
from tests.etl.sources.trudvsem_site import Broken, Site, answer, api_record

FILE = source.BULK.format(9)
HEADERS = {"ETag": '"abc"', "Last-Modified": "Sun, 01 Nov 2026 10:00:00 GMT"}
ROWS = [record(i) for i in range(700)]
MOSCOW = "7700000000000"
OBLAST = "5000000000000"
pytestmark = pytest.mark.usefixtures("short_blocks")


def lines(raw, name):
    with raw.open(name) as f:
        return [json.loads(line) for line in f.read().splitlines()]


def changed(number: int, stamp: str, **more) -> dict:
    return api_record(record(number, date_modify=f"{stamp}T12:00:00+0300", **more))


def test_bulk_first_then_increments(raw, day):
    site = Site({FILE: (bulk(ROWS), HEADERS)})
    source._fetch(site, raw)
    assert (
        len(lines(raw, "vacancy_9.jsonl")) == 700
        and raw.entries()["vacancy_9.jsonl"]["published"] == "2026-11-01"
    )
    assert wire.summary(raw, "vacancy_9")["newest"] == "2026-03-28T10:16:02"
    day("2026-11-03")
    site.adverts = {
        MOSCOW: [
            changed(9001, "2026-11-02"),
            *(changed(i, "2026-02-01") for i in range(9100, 9350)),
        ],
        OBLAST: [],
    }
    source._fetch(site, raw)
    assert [r["id"][:8] for r in lines(raw, "api-2026-11-03.jsonl")] == ["00009001"]
    assert sum(1 for url, _ in site.asked if MOSCOW in url) == 1, (
        "the first page already ends before the watermark"
    )
    site.adverts[MOSCOW].insert(0, changed(9002, "2026-11-03"))
    source._fetch(site, raw)
    assert [r["id"][:8] for r in lines(raw, "api-2026-11-03.jsonl")] == ["00009001", "00009002"]


def test_an_unchanged_bulk_file_is_not_read_again(raw, day):
    site = Site({FILE: (bulk(ROWS), HEADERS)})
    source._fetch(site, raw)
    before = raw.store.lock()
    day("2027-01-15")
    source._fetch(site, raw)
    assert raw.store.lock() == before and any(MOSCOW in url for url, _ in site.asked), (
        "the API is asked instead"
    )


@pytest.mark.parametrize("kind", ["json", "csv"])
@pytest.mark.parametrize("ranges", [True, False])
def test_broken_off_and_resumed_equals_undisturbed(tmp_path, day, kind, ranges):
    data = bulk(ROWS) if kind == "json" else csv(ROWS)
    calm, torn = (RawStore(tmp_path / n).source("s") for n in ("calm", "torn"))
    wire.capture(Site({FILE: (data, HEADERS)}), calm, FILE, "v", kind)
    site = Site({FILE: (data, HEADERS)}, break_at=len(data) * 2 // 3, ranges=ranges)
    with pytest.raises(Broken):
        wire.capture(site, torn, FILE, "v", kind)
    assert unfinished(torn) and not torn.entries()
    wire.capture(site, torn, FILE, "v", kind)
    assert torn.entries()["v.jsonl"]["sha256"] == calm.entries()["v.jsonl"]["sha256"]
    assert (site.asked[1][1] > 0) and not unfinished(torn)
    assert wire.summary(torn, "v") == wire.summary(calm, "v")


def test_a_file_that_changed_meanwhile_is_begun_anew(raw, day):
    site = Site({FILE: (bulk(ROWS), HEADERS)}, break_at=1_300_000)
    with pytest.raises(Broken):
        source._bulk(site, raw)
    site.files[FILE] = (bulk(ROWS[::-1]), HEADERS | {"ETag": '"new"'})
    source._bulk(site, raw)
    assert (
        lines(raw, "vacancy_9.jsonl")[0]["id"] == ROWS[-1]["id"]
        and len(lines(raw, "vacancy_9.jsonl")) == 700
    )


def test_killed_between_block_and_note_loses_only_that_block(raw):
    part = Partial(raw, "x.jsonl")
    part.append(b"one\n", {"n": 1})
    with part.path.open("ab") as f:
        f.write(zstandard.compress(b"half")[:5])
    again = Partial(raw, "x.jsonl")
    assert again.state == {"n": 1}
    again.append(b"two\n", {"n": 2})
    again.finish(url="https://example.org")
    with raw.open("x.jsonl") as f:
        assert f.read() == b"one\ntwo\n"


@pytest.mark.parametrize("links", [True, False])
def test_a_finished_part_becomes_the_capture_as_it_is_also_after_a_kill_half_way(
    raw, monkeypatch, links
):
    def no_link(*paths):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", os.link if links else no_link)
    part = Partial(raw, "x.jsonl")
    part.append(b"one\n", {"n": 1})
    part.append(b"two\n", {"n": 2})
    key = raw.adopt("x.jsonl", part.path, url="https://example.org")
    assert (
        Partial(raw, "x.jsonl").finish(url="https://example.org")
        == key
        == sha256(b"one\ntwo\n").hexdigest()
    )
    again = Partial(raw, "x.jsonl")
    again.append(b"three\n", {"n": 3})
    again.restart()
    with raw.open("x.jsonl") as f:
        assert f.read() == b"one\ntwo\n" and not unfinished(raw)


def test_numbering_is_checked_by_the_regions_inside(raw, day):
    north = [record(i, state_region_code="7800000000000") for i in range(300)]
    site = Site({FILE: (bulk(north), {}), source.BULK.format(5): (bulk(ROWS), HEADERS)})
    source._fetch(site, raw)
    assert sorted(raw.entries()) == ["vacancy_5.jsonl", "vacancy_5.report"] and not unfinished(raw)


def test_a_page_instead_of_the_file_is_said_and_the_api_still_asked(raw, day):
    site = Site(
        {FILE: (b"<html>Service</html>", {})}, {MOSCOW: [changed(1, "2026-11-01")], OBLAST: []}
    )
    with pytest.raises(wire.BadFile) as error:
        source._fetch(site, raw)
    assert "vacancy_9.json" in error.value.words.ru and len(lines(raw, "api-2026-11-02.jsonl")) == 1


def test_wrong_region_rejects_the_page_whole(raw, day):
    rows = [
        changed(i, "2026-11-01", state_region_code=MOSCOW if i % 2 else "6300000000000")
        for i in range(40)
    ]
    site = Site(
        adverts={MOSCOW: rows, OBLAST: [changed(99, "2026-11-01", state_region_code=OBLAST)]}
    )
    with pytest.raises(wire.BadFile, match="wrong_region"):
        source._increment(site, raw, date(2026, 11, 2))
    assert [r["id"][:8] for r in lines(raw, "api-2026-11-02.jsonl")] == ["00000099"]
    with raw.as_file("api-2026-11-02.report") as path:
        assert [r.reason for r in source._read(path).rejects] == ["wrong_region"] * 40
    assert source._watermark(raw) == "", "a run that was not whole does not move the watermark"


def test_a_repeated_page_stops_the_query(raw, day):
    rows = [changed(i, "2026-11-01") for i in range(100)]
    site = Site(page_of=lambda url, params: answer(rows, 900) if MOSCOW in url else answer([], 0))
    with pytest.raises(wire.BadFile, match="duplicate_page"):
        source._increment(site, raw, date(2026, 11, 2))
    assert len(lines(raw, "api-2026-11-02.jsonl")) == 100


def test_more_than_can_be_seen_are_asked_term_by_term(raw, day, monkeypatch):
    monkeypatch.setattr(source.api, "PAGES", 5)
    rows = [changed(i, "2026-11-01") for i in range(620)]
    site = Site(adverts={MOSCOW: rows, OBLAST: []})
    source._increment(site, raw, date(2026, 11, 2))
    said = wire.summary(raw, "api-2026-11-02")
    assert said["by_terms"] and said["rows"] == 620 and max(p["offset"] for _, p in site.asked) == 4


@pytest.mark.parametrize(
    "body",
    [
        {"status": "500", "meta": {}},
        {"status": "200", "meta": {"error": "x"}},
        [],
        {"status": "200", "meta": {"total": 1}, "results": {"vacancies": [1]}},
    ],
)
def test_an_answer_of_another_form_is_named(raw, day, body):
    with pytest.raises(source.api.ApiError) as error:
        source._increment(Site(page_of=lambda *a: body), raw, date(2026, 11, 2))
    assert "API" in error.value.words.ru and not raw.entries()


def test_shared_api_sample_reads_as_documented(shared, raw, day):
    body = json.loads(
        (shared / "sources" / "samples" / "trudvsem_api_v1_vacancies_2026-09.json").read_text(
            "utf-8"
        )
    )
    inner = [v["vacancy"] for v in body["results"]["vacancies"]]
    site = Site(
        page_of=lambda url, params: (
            answer([dict(v, region={"region_code": MOSCOW}) for v in inner], 2)
            if MOSCOW in url
            else answer([], 0)
        )
    )
    source._increment(site, raw, date(2026, 9, 15))
    first, second = sorted(lines(raw, "api-2026-09-15.jsonl"), key=lambda r: r["date_modify"])
    assert (
        first["vacancy_name"] == "Инженер АСУ ТП"
        and first["work_places"] == "2"
        and first["salary_min"] == "101900"
    )
    assert first["longitude"] == "84.931075" and first["required_experience"] == "1"
    assert (
        second["skills"] == ["Ответственность , добросовестность"]
        and second["typical_position"] == ""
    )
    assert "REDACTED" not in json.dumps([first, second])
