"""Tables as people keep them: dialects, encodings and workbooks are read or refused with a
sentence, never turned to nonsense with code 0."""

from __future__ import annotations

import csv

import openpyxl
import pytest

from etl.__main__ import main

ROWS = "Токарь", "Слесарь-сборщик", "Повар горячего цеха", "Инженер-конструктор"


def classified(tmp_path, name: str, data: bytes, *more: str) -> list[list[str]]:
    file = tmp_path / name
    out = tmp_path / "out.csv"
    file.write_bytes(data)
    assert main(["classify", str(file), "-o", str(out), *more]) == 0
    text = out.read_text("utf-8-sig")
    mark = max(";,|\t", key=text.splitlines()[0].count)
    return list(csv.reader(text.splitlines(), delimiter=mark))


def made(mark: str = ";", header: str = "id{}title", hint: str = "") -> str:
    lines = [header.format(mark), *(f"{i}{mark}{t}" for i, t in enumerate(ROWS, 1))]
    return hint + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "data",
    [
        made(hint="sep=;\n").encode(),
        made(hint="sep=;\r\n").encode("utf-8-sig"),
        made(",", hint='"sep=,"\n').encode(),
        made("|", hint="sep=|\n").encode("cp1251"),
        made("|").encode(),
        made("|", header="id{}vacancyName").encode(),
        made(header="id{}Название").encode("cp1251"),
        made().encode("cp866"),
        made().encode("koi8-r"),
        made("\t").encode("utf-16"),
        made("|").encode("cp866"),
        made(",").encode("koi8-r"),
    ],
)
def test_every_dialect_gives_the_same_answers(tmp_path, data):
    rows = classified(tmp_path, "in.csv", data)
    at = rows[0].index("is_industrial")
    assert [row[1] for row in rows[1:]] == list(ROWS)
    assert [row[at] for row in rows[1:]] == ["true", "true", "false", "true"]


def book(path, hidden: str = "") -> bytes:
    made_book = openpyxl.Workbook()
    sheet = made_book.active
    for row in [("id", "title"), *enumerate(ROWS, 1)]:
        sheet.append(row)
    if hidden:
        other = made_book.create_sheet("Служебный", 0)
        other.append(("id", "title"))
        other.append((1, "Повар"))
        other.sheet_state = hidden
    made_book.save(path / "made.xlsx")
    return (path / "made.xlsx").read_bytes()


@pytest.mark.parametrize("name", ["in.xlsx", "in.csv"])
@pytest.mark.parametrize("hidden", ["", "hidden", "veryHidden"])
def test_a_workbook_is_read_by_its_bytes_and_hidden_sheets_are_not(tmp_path, name, hidden):
    rows = classified(tmp_path, name, book(tmp_path, hidden))
    assert [row[:2] for row in rows[1:]] == [[str(i), t] for i, t in enumerate(ROWS, 1)]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 not a workbook",
        b"\xd0\xcf\x11\xe0 not a workbook",
        bytes(range(128, 256)) * 40,
        b"\x00\x01\x02\xff\xfe\xfd" * 50,
        b"",
    ],
)
@pytest.mark.parametrize("command", ["classify", "skills"])
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path, data, command, capsys):
    file = tmp_path / "in.csv"
    file.write_bytes(data)
    assert main([command, str(file), "-o", str(tmp_path / "out.csv")]) == 2
    told = capsys.readouterr().err
    assert "in.csv" in told and "Traceback" not in told and not (tmp_path / "out.csv").exists()


def test_skills_of_a_workbook(tmp_path):
    made_book = openpyxl.Workbook()
    made_book.active.append(("id", "description"))
    made_book.active.append((7, "Знание AutoCAD"))
    made_book.save(tmp_path / "in.xlsx")
    assert main(["skills", str(tmp_path / "in.xlsx"), "-o", str(tmp_path / "o.csv")]) == 0
    rows = list(csv.reader((tmp_path / "o.csv").read_text("utf-8").splitlines()))
    assert rows[1][:2] == ["7", "autocad"]
