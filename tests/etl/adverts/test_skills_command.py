"""`python -m etl skills`: anyone's CSV in, one row per advert × skill out; bad files are
explained."""

from __future__ import annotations

import csv

import pytest

from etl.__main__ import main

ADVERTS = [
    {"id": "a1", "description": "Знание SolidWorks,\nчтение чертежей; «Компас-3D» не требуется"},
    {"id": "a2", "description": "Официант; график 2/2"},
    {"id": "a3", "description": ""},
    {"id": "a4", "description": "Опыт сварки — TIG"},
]


def write(path, rows, *, encoding="utf-8", delimiter=","):
    with path.open("w", encoding=encoding, newline="") as f:
        out = csv.DictWriter(f, list(rows[0]), delimiter=delimiter)
        out.writeheader()
        out.writerows(rows)
    return path


def skills(path, tmp_path, *options):
    out = tmp_path / "skills_out.csv"
    code = main(["skills", str(path), "-o", str(out), *options])
    if code:
        assert not out.exists() and not list(tmp_path.glob("*.part"))
        return code, []
    with out.open(encoding="utf-8", newline="") as f:
        return code, list(csv.DictReader(f))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_and_offsets_whatever_the_file_is_written_in(tmp_path, encoding, delimiter):
    code, rows = skills(
        write(tmp_path / "in.csv", ADVERTS, encoding=encoding, delimiter=delimiter), tmp_path
    )
    texts = {a["id"]: a["description"] for a in ADVERTS}
    assert code == 0 and list(rows[0]) == ["id", "skill", "name_ru", "start", "end", "matched_text"]
    assert {(r["id"], r["skill"]) for r in rows} >= {
        ("a1", "solidworks"),
        ("a1", "reading_drawings"),
        ("a4", "tig_welding"),
    }
    assert not any(r["skill"] == "kompas_3d" or r["id"] in ("a2", "a3") for r in rows)
    assert all(texts[r["id"]][int(r["start"]) : int(r["end"])] == r["matched_text"] for r in rows)


def test_without_an_id_the_row_number_stands_for_it(tmp_path):
    rows = [{"текст": a["description"]} for a in ADVERTS]
    code, found = skills(write(tmp_path / "in.csv", rows), tmp_path, "--text", "текст")
    assert code == 0 and {r["id"] for r in found} == {"1", "4"}


def test_a_short_row_is_an_empty_text(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("id,description\n1\n2,SolidWorks\n", "utf-8")
    code, found = skills(path, tmp_path)
    assert code == 0 and [r["id"] for r in found] == ["2"]


@pytest.mark.parametrize(
    "content, options, said",
    [
        (b"", [], "пуст"),
        (b"\xef\xbb\xbf\r\n", [], "пуст"),
        ("id,текст\n1,SolidWorks\n".encode(), [], "Есть: id, текст"),
        (
            b"nr,description\n1,SolidWorks\n",
            ["--id", "number"],
            "нет столбца «number». Есть: nr, description",
        ),
    ],
)
def test_bad_files_say_what_to_do(tmp_path, capsys, content, options, said):
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    assert skills(path, tmp_path, *options)[0] == 2
    assert said in capsys.readouterr().err


def test_a_missing_file_is_named(tmp_path, capsys):
    assert skills(tmp_path / "nowhere.csv", tmp_path)[0] == 2
    assert "nowhere.csv" in capsys.readouterr().err


def test_bytes_that_turn_bad_far_into_the_file(tmp_path, capsys):
    path = tmp_path / "in.csv"
    path.write_bytes(
        b"id,description\n" + "1,Знание SolidWorks\n".encode() * 100_000 + b"2,\xff\xfe\n"
    )
    assert skills(path, tmp_path)[0] == 2
    said = capsys.readouterr().err
    assert "CSV UTF-8" in said and "строке 100002" in said
