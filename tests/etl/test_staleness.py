"""Exactly what depends on a change is recomputed, and nothing else."""

from __future__ import annotations

import sys

import pytest

from etl.build.graph import DuplicateTable
from etl.build.run import build
from etl.store import Reader, Store, keys
from tests.etl.toy import Toy


@pytest.fixture
def toy(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    toy = Toy(tmp_path)
    store = Store(toy.data)
    store.raw.source("towns").put(
        "towns.txt", b"A,1\nB,2\nbroken\n", url="https://example.org/towns.txt"
    )
    from etl.store import keys

    plain = keys.code_hashes
    monkeypatch.setattr(
        keys, "code_hashes", lambda m, package="etl": plain(m) | plain(m, toy.package)
    )
    assert not build(store, toy.graph()).names("failed", "missing")
    return toy, store


def rebuilt(toy, store):
    return set(build(store, toy.graph()).names("built"))


def test_nothing_changed_recomputes_nothing(toy):
    assert rebuilt(*toy) == set()
    assert rebuilt(*toy) == set()


def test_helper_function(toy):
    toy[0].edit("helper", "x * 1", "x * 2")
    assert rebuilt(*toy) == {"towns", "total", "titled"}


def test_helper_edit_without_effect_stops_early(toy):
    toy[0].edit("helper", "return x * 1", "return 1 * x")
    assert rebuilt(*toy) == {"towns"}


def test_module_constant(toy):
    toy[0].edit("towns", "FACTOR = 10", "FACTOR = 11")
    assert rebuilt(*toy) == {"towns", "total", "titled"}


def test_reference_csv(toy):
    toy[0].csv("code,title\nA,Альфа\nB,Вита\n")
    assert rebuilt(*toy) == {"names", "titled"}


def test_renamed_column_reaches_its_readers(toy):
    toy[0].edit("towns", '"people": "int64"', '"folk": "int64"')
    toy[0].edit(
        "towns",
        '[["town", "people"]].assign(people=lambda d: scale(d.people) * FACTOR)',
        "[[\"town\", \"people\"]].rename(columns={'people': 'folk'})",
    )
    report = build(toy[1], toy[0].graph())
    assert set(report.names("built")) == {"towns", "titled"}
    assert "KeyError" in report.tables["total"][1]
    assert Reader.open(toy[1].data).table("total")["n"].tolist() == [30]


def test_changed_dtype(toy):
    toy[0].edit("towns", '"people": "int64"', '"people": "float64"')
    assert rebuilt(*toy) == {"towns", "titled", "total"}
    assert str(Reader.open(toy[1].data).table("towns").people.dtype) == "float64"


def test_new_bytes_of_a_source(toy):
    toy[1].raw.source("towns").put("towns.txt", b"A,1\nB,3\n", url="https://example.org/towns.txt")
    assert rebuilt(*toy) == {"towns", "total", "titled"}


def test_damaged_table_is_recomputed(toy):
    reader = Reader.open(toy[1].data)
    reader.path("total").write_bytes(b"damaged")
    assert rebuilt(*toy) == {"total"}


def test_rows_in_are_rows_out_plus_quarantine(toy):
    reader = Reader.open(toy[1].data)
    entry = reader.manifest["sources"]["towns"]
    assert (entry["rows"], entry["rejects"], entry["reasons"]) == (2, 1, {"not_a_number": 1})
    quarantine = (reader.folder / "quarantine" / "towns.csv").read_text()
    assert "not_a_number" in quarantine and "broken" not in quarantine


def test_lineage_reaches_snapshots(toy):
    reader = Reader.open(toy[1].data)
    assert reader.ancestors("titled") == ["titled", "towns", "names"]
    assert [s.url for s in reader.snapshots("titled")] == ["https://example.org/towns.txt"]
    assert reader.snapshots("names") == []


@pytest.mark.parametrize("library", keys.VERSIONS)
def test_an_upgraded_library_makes_every_table_stale(toy, monkeypatch, library):
    installed = keys.importlib.metadata.version
    monkeypatch.setattr(
        keys.importlib.metadata,
        "version",
        lambda name: installed(name) + ".1" * (name == library),
    )
    assert rebuilt(*toy) == {"towns", "names", "total", "titled"}
    monkeypatch.undo()
    assert installed(library) == keys.importlib.metadata.version(library)


def test_two_tables_of_one_name_name_both_files(toy):
    (toy[0].folder / "zz.py").write_text(
        "from etl.build.checks import table\n@table(columns={'n': 'int64'}, key=['n'])\n"
        "def total(towns):\n    return towns\n"
    )
    with pytest.raises(DuplicateTable, match=r"other\.py.*zz\.py"):
        toy[0].graph()


def test_unknown_argument_is_named(toy):
    toy[0].edit("other", "def total(towns)", "def total(cities)")
    with pytest.raises(ValueError, match="cities"):
        toy[0].graph()


def test_synthetic_is_sticky_and_never_released(toy):
    from etl.store import release

    toy[1].raw.mark_synthetic()
    toy[0].edit("towns", "FACTOR = 10", "FACTOR = 12")
    build(toy[1], toy[0].graph())
    reader = Reader.open(toy[1].data)
    assert (
        reader.synthetic("titled") and reader.synthetic("total") and not reader.synthetic("names")
    )
    with pytest.raises(ValueError, match="titled.*total.*towns"):
        release(toy[1])
