"""data.mos.ru's enterprises: counts alone are kept, whatever the portal does; no key is no fault,
and a file from disk gives the same counts."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.map.map_enterprises import map_enterprises
from etl.__main__ import main
from etl.sources.moscow import moscow_enterprises as module
from etl.sources.moscow._counting import FIELDS, counted
from etl.store import Store
from tests.etl.simulation import environment, everything_written, statuses, tables, update
from tests.publishers import moscow_content as made
from tests.publishers.faults import FAULTS, Fault, status
from tests.publishers.server import Publishers

HOST = "apidata.mos.ru"
ONLY = ("--source", "moscow_enterprises")
CELLS = [row["Cells"] for row in made.ROWS]


@pytest.fixture(scope="module")
def server():
    with Publishers() as server:
        yield server


@pytest.fixture(scope="module")
def good(server, tmp_path_factory):
    data = tmp_path_factory.mktemp("good") / "data"
    code, _, said = update(server, data, *ONLY)
    assert code == 0, said
    return data


def named(text: str) -> list[str]:
    low = text.casefold().replace("\u00a0", " ")
    return [c for c in (*made.CANARIES, made.KEY) if c in low]


def test_counts_are_the_lists_and_the_figures_draw_them(good):
    found = tables(good)
    counts = found["moscow_enterprises"]
    assert counts["enterprises"].sum() == made.WHOLE - len(made.BROKEN)
    assert set(counts["okrug"]) == set(made.AREAS) and set(counts["okved_class"]) == {
        c[:2] for c in made.CODES
    }
    shown = found["enterprises_by_okrug"]
    assert shown["id"].str.startswith("moscow_enterprises/").all()
    assert shown["enterprises"].sum() == counts["enterprises"].sum()
    passport = map_enterprises(shown, found["okrugs"])
    year = shown["period_end"].iloc[0][:4]
    assert year in passport.subtitle and "июль" not in passport.subtitle


def test_rows_in_are_rows_counted_and_rows_in_quarantine(good):
    told = Store(good).previous().manifest["sources"]["moscow_enterprises"]
    assert told["reasons"] == {"no_okrug": 1, "no_class": 1}


def test_no_enterprise_and_no_key_reaches_the_disk(good):
    paths = list(everything_written(good))
    assert any("moscow_enterprises" in str(path) for path, _ in paths)
    for path, text in paths:
        assert not named(text), path


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (FAULTS["403"], "ETL_DATAMOS_KEY"),
        (Fault("429", status(429, Retry_After="30")), "429"),
        (FAULTS["truncated"], "оборван"),
        (FAULTS["duplicate_page"], "повторил страницу"),
        (FAULTS["renamed_column"], "нет AdmArea"),
        (FAULTS["empty_result"], "data.mos.ru"),
        (FAULTS["html_with_200"], "data.mos.ru"),
        (FAULTS["503"], "503"),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else "",
)
def test_trouble_is_named_and_the_counts_stay(server, good, fault, said):
    before = Store(good).raw.source("moscow_enterprises").entries()
    server.faults[HOST] = fault
    try:
        code, _, _ = update(server, good, *ONLY)
    finally:
        server.faults.clear()
    told = statuses(good)["moscow_enterprises"]
    assert code == 1 and said in told["reason"] and not named(told["reason"] + told["reason_en"])
    assert Store(good).raw.source("moscow_enterprises").entries() == before


@pytest.mark.parametrize("broken", [made.ROWS[:500], []], ids=["half the list", "nothing"])
def test_a_list_cut_short_or_empty_is_no_list(server, tmp_path, monkeypatch, broken):
    def fewer(ask, path, query):
        if path.endswith("/count"):
            return ask(path, query)
        return 200, made.JSON, json.dumps(broken if query["$skip"] == "0" else []).encode()

    server.faults[HOST] = Fault("fewer", fewer)
    try:
        update(server, tmp_path, *ONLY)
    finally:
        server.faults.clear()
    told = statuses(tmp_path)["moscow_enterprises"]
    assert not told["ok"] and ("не весь набор" if broken else "не ноль") in told["reason"]
    assert not Store(tmp_path).raw.source("moscow_enterprises").entries()


def test_without_a_key_nothing_is_asked_and_the_way_is_told(server, tmp_path):
    asked = len(server.asked)
    code, closing, said = update(server, tmp_path, *ONLY, waits={"ETL_DATAMOS_KEY": ""})
    assert code == 0 and len(server.asked) == asked and "ETL_DATAMOS_KEY" in said
    states = {t["table"]: t["status"] for t in closing["tables"]}
    assert states["moscow_enterprises"] == "on_request"
    assert tables(tmp_path)["enterprises_by_okrug"]["enterprises"].sum() == 840


def test_a_wrong_key_is_told_as_such(server, tmp_path):
    code, *_ = update(server, tmp_path, *ONLY, waits={"ETL_DATAMOS_KEY": "wrong"})
    told = statuses(tmp_path)["moscow_enterprises"]
    assert code == 1 and "ключ не принят" in told["reason"] and "wrong" not in str(told)
    assert "outside Russian networks" in told["reason_en"]


def grid() -> list[list]:
    names = [n for n in CELLS[0] if n != "geoData"]
    return [names, [f"Русское имя {n}" for n in names], *([c[n] for n in names] for c in CELLS)]


def as_csv() -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(grid())
    return out.getvalue().encode("cp1251", "replace")


def as_xlsx() -> bytes:
    import openpyxl

    book, out = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for row in grid():
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def zipped(name: str, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("data-2601-2026-07-25.json", lambda: json.dumps(CELLS, ensure_ascii=False).encode()),
        ("data-2601-2026-07-25.csv.zip", lambda: zipped("data.csv", as_csv())),
        ("data-2601-2026-07-25.xlsx", as_xlsx),
    ],
)
def test_an_export_from_disk_gives_the_same_counts(server, good, tmp_path, capsys, name, body):
    file, data = tmp_path / name, tmp_path / "data"
    file.write_bytes(body())
    with environment(server, data):
        assert main(["capture", "moscow_enterprises", str(file)]) == 0
    assert "строк 618, в карантине 2" in capsys.readouterr().out
    raw = Store(data).raw.source("moscow_enterprises")
    with raw.as_file(module.NAME) as path:
        rows = module._read(path).rows
    assert {r["observed"] for r in rows} == {"2026-07-25"}
    mine = Counter({(r["okrug"], r["okved_class"]): r["enterprises"] for r in rows})
    theirs = tables(good)["moscow_enterprises"]
    assert mine == Counter({(r.okrug, r.okved_class): r.enterprises for r in theirs.itertuples()})
    for path, text in everything_written(data):
        assert not named(text), path


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'[{"Name": "\xd0\xb0"}]', "нет столбцов AdmArea, OKVED"),
        (b"<html>", "не выгрузка"),
        (b"[{]", "не выгрузка"),
        (b"", "пуст"),
    ],
)
def test_a_file_that_is_not_the_export_is_refused(server, tmp_path, capsys, body, said):
    file = tmp_path / "export.json"
    file.write_bytes(body)
    with environment(server, tmp_path / "data"):
        assert main(["capture", "moscow_enterprises", str(file)]) == 2
    assert said in capsys.readouterr().out


VALUES = st.one_of(
    st.none(), st.integers(), st.text(max_size=12), st.just([]), *map(st.just, made.CODES)
) | st.sampled_from(list(made.AREAS.values()))


@given(st.lists(st.dictionaries(st.sampled_from(["AdmArea", "OKVED", "INN"]), VALUES), max_size=40))
def test_every_row_is_counted_or_quarantined_and_nothing_else_is_kept(tmp_path_factory, cells):
    body, rejects, rows = counted(cells, "2026-12-01")
    assert rows + sum(rejects.values()) == len(cells)
    path = tmp_path_factory.mktemp("counts") / module.NAME
    path.write_bytes(body)
    parsed = module._read(path)
    assert sum(r["enterprises"] for r in parsed.rows) == rows
    assert len(parsed.rejects) == sum(rejects.values())
    assert body.decode().splitlines()[0] == ",".join(FIELDS)


@given(
    st.binary(max_size=200)
    | st.text(max_size=80).map(lambda t: f"{','.join(FIELDS)}\n{t}".encode())
)
def test_a_spoiled_capture_is_quarantined_not_raised(tmp_path_factory, body):
    path = tmp_path_factory.mktemp("spoiled") / module.NAME
    path.write_bytes(body)
    module._read(path)
