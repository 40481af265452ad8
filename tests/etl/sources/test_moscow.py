"""data.mos.ru's enterprises: counts alone are kept, whatever the portal does; no key is no fault,
and a file from disk gives the same counts."""

from __future__ import annotations

import json
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.export.tables import csv_bytes
from dashboard.figures.map.map_enterprises import map_enterprises
from etl.__main__ import main
from etl.build.checks import cast_and_check
from etl.build.graph import project
from etl.build.hand_kept import read_csv
from etl.commands import update as commands
from etl.settings import REPO
from etl.sources.moscow import moscow_enterprises as module
from etl.sources.moscow._counting import FIELDS, counted
from etl.store import Store
from tests.etl.simulation import environment, everything_written, statuses
from tests.publishers import moscow_content as made
from tests.publishers.faults import FAULTS, Fault, status
from tests.publishers.server import Publishers

HOST = "apidata.mos.ru"


@pytest.fixture(scope="module")
def server():
    with Publishers() as server:
        yield server


def fetched(server, data, **waits: str) -> dict:
    """How a fetch alone went, without a build: the source's status."""
    with environment(server, data, waits):
        commands.fetch(Store(data), ["moscow_enterprises"])
    return statuses(data).get("moscow_enterprises", {})


@pytest.fixture(scope="module")
def good(server, tmp_path_factory):
    data = tmp_path_factory.mktemp("good") / "data"
    told = fetched(server, data)
    assert told["ok"], told
    return data


def parsed(data):
    with Store(data).raw.source("moscow_enterprises").as_file(module.NAME) as path:
        return module._read(path)


def made_tables(data=None):
    """The counts of a build with these captures, or without any."""
    graph, store = project(), Store(REPO / "data")
    node = graph.nodes["enterprises_by_okrug"]
    files = {f"{c}_csv": read_csv(store.reference(c)) for c in node.csvs}
    if data is None:
        return None, cast_and_check(node.fn(**files), node.fn)
    raw = pd.DataFrame(row | {"_file": module.NAME} for row in parsed(data).rows)
    counts = graph.nodes["moscow_enterprises"].fn(moscow_enterprises_raw=raw)
    counts = cast_and_check(counts, graph.nodes["moscow_enterprises"].fn)
    shown = node.fn(**files, moscow_enterprises=counts)
    return counts, cast_and_check(shown, node.fn)


def named(text: str) -> list[str]:
    return [c for c in (*made.CANARIES, made.KEY) if c in text]


def test_counts_are_the_lists_and_the_figures_draw_them(good):
    counts, shown = made_tables(good)
    assert counts["enterprises"].sum() == made.WHOLE - len(made.BROKEN)
    assert set(counts["okrug"]) == set(made.AREAS)
    assert set(counts["okved_class"]) == {c[:2] for c in made.CODES}
    assert shown["id"].str.startswith("moscow_enterprises/").all()
    assert shown["enterprises"].sum() == counts["enterprises"].sum()
    passport = map_enterprises(shown, read_csv(Store(REPO / "data").reference("okrugs")))
    assert shown["period_end"].iloc[0][:4] in passport.subtitle and "2024" not in passport.subtitle
    assert not named(csv_bytes(passport).decode())


def test_rows_in_are_rows_counted_and_rows_in_quarantine(good):
    assert Counter(r.reason for r in parsed(good).rejects) == {"no_okrug": 1, "no_class": 1}


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
        told = fetched(server, good)
    finally:
        server.faults.clear()
    assert not told["ok"] and said in told["reason"]
    assert not named(told["reason"] + told["reason_en"])
    assert Store(good).raw.source("moscow_enterprises").entries() == before


@pytest.mark.parametrize("broken", [made.ROWS[:500], []], ids=["half the list", "nothing"])
def test_a_list_cut_short_or_empty_is_no_list(server, tmp_path, monkeypatch, broken):
    def fewer(ask, path, query):
        if path.endswith("/count"):
            return ask(path, query)
        return 200, made.JSON, json.dumps(broken if query["$skip"] == "0" else []).encode()

    server.faults[HOST] = Fault("fewer", fewer)
    try:
        told = fetched(server, tmp_path)
    finally:
        server.faults.clear()
    assert not told["ok"] and ("не весь набор" if broken else "не ноль") in told["reason"]
    assert not Store(tmp_path).raw.source("moscow_enterprises").entries()


def test_without_a_key_nothing_is_asked_and_the_kept_counts_are_shown(server, tmp_path, capsys):
    asked = len(server.asked)
    assert fetched(server, tmp_path, ETL_DATAMOS_KEY="") == {} and len(server.asked) == asked
    assert "moscow_enterprises: только по просьбе — ETL_DATAMOS_KEY" in capsys.readouterr().err
    _, kept = made_tables()
    assert kept["enterprises"].sum() == 840 and set(kept["period_text"]) == {"2024-07"}


def test_a_wrong_key_is_told_as_such(server, tmp_path):
    told = fetched(server, tmp_path, ETL_DATAMOS_KEY="wrong")
    assert "ключ не принят" in told["reason"] and "wrong" not in str(told)
    assert "outside Russian networks" in told["reason_en"]


def counts_of(data) -> dict:
    return {(r["okrug"], r["okved_class"]): r["enterprises"] for r in parsed(data).rows}


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("data-2601-2026-07-25.json", made.as_json),
        ("data-2601-2026-07-25.csv.zip", made.as_zip),
        ("data-2601-2026-07-25.xlsx", made.as_xlsx),
    ],
)
def test_an_export_from_disk_gives_the_same_counts(server, good, tmp_path, capsys, name, body):
    file, data = tmp_path / name, tmp_path / "data"
    file.write_bytes(body())
    with environment(server, data):
        assert main(["capture", "moscow_enterprises", str(file)]) == 0
    assert "строк 618, в карантине 2" in capsys.readouterr().out
    assert {r["observed"] for r in parsed(data).rows} == {"2026-07-25"}
    assert counts_of(data) == counts_of(good)
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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["AdmArea", "OKVED", "INN"]), VALUES), max_size=40))
def test_every_row_is_counted_or_quarantined_and_nothing_else_is_kept(tmp_path_factory, cells):
    body, rejects, rows = counted(cells, "2026-12-01")
    assert rows + sum(rejects.values()) == len(cells)
    path = tmp_path_factory.getbasetemp() / module.NAME
    path.write_bytes(body)
    read = module._read(path)
    assert sum(r["enterprises"] for r in read.rows) == rows
    assert len(read.rejects) == sum(rejects.values())
    assert body.decode().splitlines()[0] == ",".join(FIELDS)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(max_size=80).map(lambda t: f"{','.join(FIELDS)}\n{t}".encode())
)
def test_a_spoiled_capture_is_quarantined_not_raised(tmp_path_factory, body):
    path = tmp_path_factory.getbasetemp() / module.NAME
    path.write_bytes(body)
    module._read(path)
