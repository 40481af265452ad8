"""One's own adverts: the same by CSV, workbook and JSON lines, redacted, named by their owner,
apart from the market."""

from __future__ import annotations

import csv
import json

import openpyxl
import pytest

from etl.__main__ import main
from etl.build.graph import project
from etl.store import Store

HEAD = ["id", "Название", "Описание", "Зарплата", "Дата", "Город"]
ROWS = [
    ["1", "Токарь", "Звоните 8 916 123-45-67, чтение чертежей", "90 000 ₽", "03.10.2026", "Москва"],
    ["2", "Сварщик", "Сварка", "120000", "2026-10-04", "Химки"],
    ["2", "Сварщик", "Сварка", "120000", "2026-10-04", "Химки"],
    ["3", "", "без названия", "", "2026-10-04", "Москва"],
    ["4", "Токарь", "x", "", "вчера", "Москва"],
]
MAP = ["--map", "title=Название", "text=Описание", "pay_from=Зарплата", "date=Дата", "area=Город"]


def files(folder) -> dict[str, str]:
    with (folder / "a.csv").open("w", encoding="cp1251", errors="replace", newline="") as stream:
        rows = [[cell.replace("₽", "руб.") for cell in row] for row in ROWS]
        csv.writer(stream, delimiter=";").writerows([HEAD, *rows])
    book = openpyxl.Workbook()
    for row in [HEAD, *ROWS]:
        book.active.append(row)
    book.save(folder / "a.xlsx")
    lines = [json.dumps(dict(zip(HEAD, row, strict=True)), ensure_ascii=False) for row in ROWS]
    (folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
    return {"csv": "a.csv", "xlsx": "a.xlsx", "jsonl": "a.jsonl"}


def captured() -> list[dict]:
    raw = Store().raw.source("own_adverts")
    name = next(n for n in raw.entries() if n.endswith(".jsonl"))
    with raw.open(name) as stream:
        return [json.loads(line) for line in stream.read().splitlines()]


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("ETL_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_three_kinds_of_file_give_the_same_adverts(data, kind, capsys):
    file = data / files(data)[kind]
    taken = ["capture", "own_adverts", str(file), "--owner", "Завод", "--published", "2026-11-01"]
    assert main([*taken, *MAP]) == 0
    rows = captured()
    assert [(r["vacancy_name"], r["salary_min"], r["area_name"]) for r in rows] == [
        ("Токарь", "90000", "Москва"),
        ("Сварщик", "120000", "Химки"),
    ]
    assert [r["published_date"] for r in rows] == ["2026-10-03", "2026-10-04"]
    assert {r["owner"] for r in rows} == {"Завод"} and "123-45-67" not in str(rows)
    told = capsys.readouterr().out
    assert "строк 2, в карантине 3" in told
    assert all(why in told for why in ("same_id", "no_title", "bad_date"))


def test_an_advert_in_hhs_shape_needs_no_map(data):
    item = {
        "id": "55",
        "name": "Инженер-конструктор",
        "area": {"id": "1", "name": "Москва"},
        "salary": {"from": 100000, "to": None, "currency": "RUR", "gross": True},
        "published_at": "2026-10-01T10:00:00+0300",
        "employer": {"id": "9", "name": "ООО Завод"},
        "key_skills": [{"name": "AutoCAD"}, {"name": "ЕСКД"}],
        "experience": {"id": "between1And3"},
        "description": "<p>Знание <b>Solid</b>Works</p>",
    }
    (data / "hh.jsonl").write_text(json.dumps(item, ensure_ascii=False), "utf-8")
    assert main(["capture", "own_adverts", str(data / "hh.jsonl"), "--owner", "Вуз"]) == 0
    row = captured()[0]
    assert row["gross"] is True and row["skills"] == ["AutoCAD", "ЕСКД"]
    assert row["required_experience"] == "between1And3" and row["area_name"] == "Москва"


@pytest.mark.parametrize(
    "more, told",
    [
        ([], "--owner"),
        (["--owner", "Завод"], "--map title=СТОЛБЕЦ"),
        (["--owner", "Завод", "--map", "title=Нет"], "Нет"),
        (["--owner", "Завод", "--map", "ширина=Город"], "ширина"),
        (["--owner", "Завод", "--map", "title"], "нет столбца"),
    ],
)
def test_what_is_missing_is_said(data, more, told, capsys):
    (data / "a.csv").write_text("a;Город\n1;2\n", "utf-8")
    assert main(["capture", "own_adverts", str(data / "a.csv"), *more]) == 2
    assert told in capsys.readouterr().out


def test_they_are_apart_and_never_released():
    graph = project()
    assert "own_adverts" in graph.advert_sources("apart_db")
    assert "own_adverts" not in graph.advert_sources("adverts_db")
    assert graph.sources["own_adverts"].LOCAL
