"""The portal's file downloaded by hand: any packing, the same redaction, refused in words when it
is another file."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest

from etl.__main__ import main
from etl.store import Store
from tests.etl.sources.trudvsem_records import bulk, csv, record


def zipped(data: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("readme.txt", "x")
        box.writestr(name, data)
    return out.getvalue()


ROWS = [record(i) for i in range(250)]
LINES = "\n".join(json.dumps(r, ensure_ascii=False) for r in ROWS).encode()
FILES = {
    "vacancy_9.json": bulk(ROWS),
    "vacancy_9.json.gz": gzip.compress(bulk(ROWS)),
    "vacancy_9.zip": zipped(bulk(ROWS), "vacancy_9.json"),
    "vacancy.csv": csv(ROWS),
    "vacancy.csv.gz": gzip.compress(csv(ROWS)),
    "my adverts.zip": zipped(csv(ROWS), "vacancy.csv"),
    "лист.jsonl": LINES,
    "lines.json": b"\xef\xbb\xbf" + LINES,
    "wrapped.json": json.dumps({"meta": {"total": 250}, "vacancies": ROWS}).encode(),
    "one.jsonl": json.dumps(ROWS[0]).encode(),
}


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("ETL_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_a_file_by_hand_is_taken_and_redacted(data, name, capsys):
    (data / name).write_bytes(FILES[name])
    assert main(["capture", "trudvsem_vacancies", str(data / name)]) == 0
    raw = Store().raw.source("trudvsem_vacancies")
    captured = next(n for n in raw.entries() if n.endswith(".jsonl"))
    with raw.open(captured) as stream:
        text = stream.read().decode()
    assert text.count("\n") == (1 if name == "one.jsonl" else 250)
    assert "Канарейкина" not in text and "123-45-67" not in text and "hr@" not in text
    assert captured.startswith("vacancy_9" if name.startswith("vacancy_9") else "file-")
    assert "Принято" in capsys.readouterr().out


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><html><body>404</body></html>",
        b"",
        b"PK\x03\x04 broken",
        b"\x1f\x8b broken",
        zipped(b"x", "notes.txt"),
        b'[{"id": "1"}]',
        b"id;title\n1;x\n",
    ],
)
def test_another_file_is_refused_in_a_sentence(data, content, capsys):
    (data / "vacancy_9.json").write_bytes(content)
    assert main(["capture", "trudvsem_vacancies", str(data / "vacancy_9.json")]) == 2
    assert "Не принят" in capsys.readouterr().out
    assert not [n for n in Store().raw.source("trudvsem_vacancies").entries() if ".jsonl" in n]


def test_the_same_file_twice_is_one_capture(data):
    (data / "vacancy_9.json").write_bytes(FILES["vacancy_9.json"])
    for _ in range(2):
        assert main(["capture", "trudvsem_vacancies", str(data / "vacancy_9.json")]) == 0
    assert list(Store().raw.source("trudvsem_vacancies").entries()) == [
        "vacancy_9.jsonl",
        "vacancy_9.report",
    ] or set(Store().raw.source("trudvsem_vacancies").entries()) == {
        "vacancy_9.jsonl",
        "vacancy_9.report",
    }
