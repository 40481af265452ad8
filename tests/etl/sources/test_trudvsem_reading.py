"""Rabota Rossii's files read as they stream: both generations and CSV alike, a broken record
costs itself alone."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from etl.sources.trudvsem._trudvsem import ALIASES, MissingField, camel
from etl.sources.trudvsem._trudvsem_clean import NAMED_BY, blocks, clean
from etl.sources.trudvsem._trudvsem_fast import Fast
from etl.sources.trudvsem._trudvsem_fields import Cleaner
from etl.sources.trudvsem._trudvsem_split import (
    MAX_RECORD,
    NotTheFile,
    Place,
    csv_records,
    json_records,
)
from etl.sources.trudvsem._trudvsem_structs import NAMES
from tests.etl.sources.trudvsem_records import bulk, camel_case, csv, pieces, record

DAY = "2026-03-31"


def read(data: bytes, reader=json_records, size: int = 5000, place: Place | None = None):
    place = place or Place()
    out = list(blocks(reader(pieces(data, size), place), DAY, place))
    lines = b"".join(b.lines for b in out).splitlines()
    assert len(lines) == sum(b.rows for b in out)
    return [json.loads(line) for line in lines], [r for b in out for r in b.rejects]


def test_three_spellings_give_the_same_adverts():
    rows = [record(i) for i in range(300)]
    first, rejects = read(bulk(rows))
    assert len(first) == 300 and not rejects
    assert read(bulk([camel_case(r) for r in rows]))[0] == first
    assert read(csv(rows), csv_records)[0] == first
    assert first[7]["vacancy_name"] == "Фрезеровщик 3 разряда" and first[7]["work_places"] == "4"
    assert first[7]["hard_skills"] == ["Чтение чертежей"] and first[7]["salary_max"] == ""
    assert first[7]["published_date"] == "2026-03-06T10:16:01" and first[7]["observed"] == DAY


@pytest.mark.parametrize("reader", [json_records, csv_records])
def test_pieces_do_not_matter(reader):
    rows = [record(i) for i in range(230)]
    data = bulk(rows) if reader is json_records else csv(rows)
    whole = read(data, reader, 1 << 22)
    assert read(data, reader, 37) == whole == read(data, reader, 4096)


BROKEN = {
    "not_json": lambda t: t.replace('"salary_min": 83000', '"salary_min": 83000 83000'),
    "open string": lambda t: t.replace('"Производство"', '"Производство'),
    "no closing brace": lambda t: t[:-1],
    "control character": lambda t: t.replace("Обязанности", "x").replace("чтение", "чте\x01ние"),
    "lost comma": lambda t: t.replace('"status": "ACCEPTED",', '"status": "ACCEPTED"'),
    "half": lambda t: t[: len(t) // 2],
}


@pytest.mark.parametrize("damage", BROKEN)
@pytest.mark.parametrize("at", [0, 5, 250, 299])
def test_a_broken_record_costs_itself_alone(damage, at):
    texts = [json.dumps(record(i), ensure_ascii=False) for i in range(300)]
    texts[at] = BROKEN[damage](texts[at])
    rows, rejects = read(('{"vacancies":[' + ",\n".join(texts) + "]}").encode())
    assert [r["id"] for r in rows] == [record(i)["id"] for i in range(300) if i != at]
    assert (
        len(rejects) == 1
        and rejects[0].reason in ("not_json", "truncated")
        and len(rejects[0].sha256) == 16
    )
    assert "Канарейкина" not in repr(rejects)


def test_cut_off_file_keeps_what_came_and_names_the_rest():
    data = bulk([record(i) for i in range(40)])
    rows, rejects = read(data[: len(data) - 700])
    assert len(rows) == 39 and [r.reason for r in rejects] == ["truncated"]


def test_a_monstrous_record_is_skipped():
    rows = [record(i) for i in range(6)]
    rows[3]["additional_requirements"] = "ы" * MAX_RECORD * 2
    adverts, rejects = read(bulk(rows), size=1 << 16)
    assert len(adverts) == 5 and [r.reason for r in rejects] == ["too_long"]
    adverts, rejects = read(bulk(rows[:4]), size=1 << 16)
    assert len(adverts) == 3 and [r.reason for r in rejects] == ["too_long"]


def test_broken_csv_lines_are_counted():
    lines = csv([record(i) for i in range(20)]).split(b"\n")
    lines[4] = lines[4].replace("ул ".encode(), b"\n", 1)
    lines[9] += b"|extra"
    lines[12] = lines[12][:-1] + b"\xff"
    rows, rejects = read(b"\n".join(lines), csv_records)
    assert len(rows) == 17
    assert [r.reason for r in rejects] == ["wrong_number_of_fields"] * 3 + ["bad_encoding"]


def test_reading_goes_on_where_it_stopped():
    data = bulk([record(i) for i in range(50)])
    place = Place()
    reader = json_records(pieces(data, 4000), place)
    first = [next(reader).value["id"] for _ in range(20)]
    again = Place(place.offset, place.key)
    rest = [p.value["id"] for p in json_records(pieces(data[again.offset :], 999), again)]
    assert first + rest == [record(i)["id"] for i in range(50)]


@pytest.mark.parametrize("body", [b"", b"<html><body>503</body></html>", b'{"error": "x"}'])
@pytest.mark.parametrize("reader", [json_records, csv_records])
def test_what_is_not_the_file_says_so(body, reader):
    with pytest.raises(NotTheFile):
        list(reader(pieces(body), Place()))


def test_a_renamed_field_is_named_in_both_languages():
    rows = [
        {("openings" if k == "work_places" else k): v for k, v in record(i).items()}
        for i in range(NAMED_BY)
    ]
    with pytest.raises(MissingField, match="work_places") as error:
        read(bulk(rows))
    assert "work_places" in error.value.words.en


def test_codes_that_hold_a_person_are_emptied_and_sole_traders_lose_their_name():
    person = {
        "company_inn": "770112345678",
        "company_code": "304770000123456",
        "full_company_name": "ИП Галкина А. Б.",
        "company": {},
        "code_profession": "79161234567",
        "state_region_code": "Мария",
        "date_create": "завтра",
        "vac_url": "https://trudvsem.ru/vacancy/card/304770000123456/x",
    }
    row = clean(record(1, **person), Cleaner())
    assert row["company_name"] == "ИП" and row["company_hash"] and not row["vac_url"]
    assert not row["code_profession"] and not row["region_code"] and not row["date_create"]
    assert (
        "770112345678" not in str(row)
        and "304770000123456" not in str(row)
        and "Галкина" not in str(row)
    )
    assert (
        clean(record(1, id="+79161234567"), Cleaner())
        == "no_id"
        == clean(record(1, id="89161234567"), Cleaner())
    )
    assert clean(record(1, vacancy_name=""), Cleaner()) == "no_title"


def test_one_unreadable_record_among_many_costs_itself_alone(monkeypatch):
    plain = Fast.rows

    def rows(self, records, observed):
        if any(r._id == record(260)["id"] for r in records):
            raise ValueError
        return plain(self, records, observed)

    monkeypatch.setattr(Fast, "rows", rows)
    adverts, rejects = read(bulk([record(i) for i in range(500)]))
    assert len(adverts) == 499 and [(r.reason, r.sha256) for r in rejects] == [
        ("unreadable", hashed(record(260)))
    ]


def test_a_rejected_record_is_named_by_the_hash_of_its_own_bytes_wherever_it_stands():
    bad = record(7, vacancy_name="")
    rows = [record(i) for i in range(400)]
    for at in (3, 350):
        _, (told,) = read(bulk([*rows[:at], bad, *rows[at + 1 :]]))
        assert told.reason == "no_title" and told.sha256 == hashed(bad)


def hashed(row: dict) -> str:
    """The hash a reject of this record bears."""
    return sha256(json.dumps(row, ensure_ascii=False).encode()).hexdigest()[:16]


def test_every_spelling_has_its_camel_twin():
    assert {camel(t) for theirs in ALIASES.values() for t in theirs} <= set(NAMES)


def test_shared_bulk_sample_reads_as_documented(shared):
    data = (shared / "sources" / "samples" / "trudvsem_bulk_vacancy_2024-03.json").read_bytes()
    rows, rejects = read(data)
    assert len(rows) == 1 and not rejects
    row = rows[0]
    assert (
        row["vacancy_name"] == "Аппаратчик 5 разряда"
        and row["region_code"] == "71"
        and row["work_places"] == "2"
    )
    assert (
        row["salary_min"] == "23000" and row["salary_max"] == "" and row["latitude"] == "54.221637"
    )
    assert (
        row["date_modify"] == "2024-03-06T10:16:02"
        and row["education"] == "Среднее профессиональное"
    )
    assert "REDACTED" not in str(row) and "7113067263" not in str(
        {k: v for k, v in row.items() if k != "vac_url"}
    )
