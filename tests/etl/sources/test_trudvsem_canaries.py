"""No person of an advert reaches a file, a message or a raw capture, in any spelling of the
record."""

from __future__ import annotations

import traceback
from datetime import date

import pytest
import zstandard

from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem import trudvsem_vacancies as source
from etl.store.raw import RawStore
from tests.etl.sources.trudvsem_records import bulk, camel_case, csv, record
from tests.etl.sources.trudvsem_site import Broken, Site, api_record

FILE = source.BULK.format(9)
ROWS = [record(i) for i in range(700)]
MOSCOW = "7700000000000"
pytestmark = pytest.mark.usefixtures("short_blocks")


CANARIES = ["Канарейкина", "916 555-01-23", "9165550123", "kanareika@pochta.ru", "kanareika_hr"]
PLANT = (
    "Контактное лицо: Канарейкина Мария Петровна, тел. +7 (916) 555-01-23, kanareika@pochta.ru, "
    "@kanareika_hr"
)


def planted(value):
    """The canaries in every string of a record, names of fields excepted."""
    if isinstance(value, dict):
        return {k: planted(v) for k, v in value.items()}
    if isinstance(value, list):
        return [planted(v) for v in value]
    if isinstance(value, str):
        return f"{value} {PLANT}"
    return value


def every_record() -> list[dict]:
    whole = [planted(record(i)) | {"id": record(i)["id"]} for i in range(30)]
    single = [
        record(100 + i, **{name: PLANT})
        for i, name in enumerate(record(0))
        if isinstance(record(0)[name], str)
    ]
    nested = [
        record(200, company=planted(record(0)["company"])),
        record(201, hard_skills=[{"hard_skill_name": PLANT}]),
    ]
    bare = [
        record(300 + i, **{name: "+79165550123"})
        for i, name in enumerate(record(0))
        if isinstance(record(0)[name], str)
    ]
    return [*whole, *single, *nested, *bare, planted(record(400))]


@pytest.mark.parametrize("form", [bulk, lambda rows: bulk([camel_case(r) for r in rows]), csv])
def test_canaries_are_in_no_file_and_no_message(tmp_path, day, form, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    rows = [*every_record(), *(record(i) for i in range(500, 900)), *every_record()]
    data = form(rows)
    broken = (
        data[: len(data) // 2]
        + b'{"x": "'
        + PLANT.encode()
        + b"\n"
        + PLANT.encode()
        + data[len(data) // 2 :]
    )
    site = Site(
        {FILE: (broken, {"ETag": PLANT, "Last-Modified": PLANT, "X-Contact": PLANT})},
        {MOSCOW: [planted(api_record(r)) for r in rows[:40]]},
        break_at=len(broken) * 9 // 10,
    )
    store = RawStore(tmp_path / "data")
    told = []
    for _ in range(2):
        for work in (
            lambda: wire.capture(
                site, store.source("t"), FILE, "v", "csv" if form is csv else "json"
            ),
            lambda: source._increment(site, store.source("t"), date(2026, 11, 2)),
        ):
            try:
                work()
            except Exception as error:  # what a user would see of it is searched too
                told.append(
                    "".join(traceback.format_exception(error))
                    + getattr(error, "words", Broken.words).ru
                )
        written = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
        assert any(p.suffix == ".part" for p in written) or "v.jsonl" in store.source("t").entries()
        for path, content in written.items():
            if path.suffix in (".zst", ".part"):
                text = _plain(content).decode("utf-8", "replace")
            else:
                text = content.decode()
            assert not [c for c in CANARIES if c in text + path.name], path.name
    assert told and not [c for c in CANARIES if c in "".join(told)]
    assert wire.summary(store.source("t"), "v")["rows"] > 400


def _plain(content: bytes) -> bytes:
    return zstandard.ZstdDecompressor().stream_reader(content, read_across_frames=True).read()


def test_a_raw_file_with_contacts_is_not_taken_from_disk(tmp_path):
    (tmp_path / "vacancy_9.json").write_bytes(bulk(ROWS[:3]))
    parsed = source._read(tmp_path / "vacancy_9.json")
    assert not parsed.rows and [r.reason for r in parsed.rejects] == ["raw_file"]
