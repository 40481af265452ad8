"""Captured adverts brought into force: nothing read twice, nothing lost, what was seen before
stays."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from etl.adverts import work
from etl.adverts.duplicates import reduce
from etl.adverts.pipeline import update_adverts
from etl.sources.cbr import cbr_fx
from etl.store import Store
from tests.etl.adverts.made import line, lines

N = 210
GRAPH = SimpleNamespace(
    sources={"portal": SimpleNamespace(_complete=lambda name: name.startswith("all"))},
    gives_adverts=lambda source: True,
)


def put(store: Store, name: str, rows: list[bytes]) -> None:
    store.raw.source("portal").put(
        name, b"\n".join(rows) + b"\n", url="https://portal.example", published=name[4:14]
    )


def update(store: Store) -> dict:
    return update_adverts(store, graph=GRAPH, workers=1).get("portal", {})


@pytest.fixture
def store(tmp_path, stand_in):
    store = Store(tmp_path)
    put(store, "all-2026-10-30.jsonl", lines(N))
    return store


def view(store: Store, name: str = "adverts") -> pd.DataFrame:
    return store.adverts.connect().sql(f"SELECT * FROM {name} ORDER BY ALL").df()


def test_rows_in_are_rows_out_and_quarantined(store):
    counts = update(store)
    assert (counts["rows"], counts["rejects"], counts["reasons"]) == (N, 4, {"unreadable": 4})
    rows = view(store)
    assert len(rows) == N - 4 == counts["industrial"] + counts["slim"]
    assert rows.is_industrial.sum() == counts["industrial"] == 30 - 1, (
        "one of thirty turners was unreadable"
    )
    folder = store.adverts.folder(
        "portal", store.adverts.lock()["portal"]["all-2026-10-30.jsonl"]["key"]
    )
    quarantine = pd.read_csv(folder / "quarantine.csv")
    assert quarantine.offset.tolist() == [f"all-2026-10-30.jsonl:{i}" for i in (50, 100, 150, 200)]
    assert view(store, "advert_skills").advert_id.nunique() == counts["industrial"]
    assert len(view(store, "observations")) == N - 4


def test_nothing_new_nothing_read(store, monkeypatch):
    before = update(store)
    lock = store.adverts.lock()
    monkeypatch.setattr(work, "read_part", lambda *_: pytest.fail("прочитано второй раз"))
    monkeypatch.setattr(reduce, "mark_sets", lambda *_, **__: pytest.fail("помечено второй раз"))
    assert update(store) == before | {"duplicates": {}} and store.adverts.lock() == lock


def test_an_interrupted_run_goes_on(store, monkeypatch):
    put(store, "api-2026-10-31.jsonl", lines(7))
    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(
            reduce, "mark_sets", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        update(store)
    assert store.adverts.lock() == {} and not store.adverts.parts("adverts"), (
        "nothing half-done is in force"
    )
    monkeypatch.setattr(work, "read_part", lambda *_: pytest.fail("готовое прочитано снова"))
    assert update(store)["rows"] == N + 7


def test_the_same_advert_again_and_edited(store):
    again = [
        line(
            id="a0",
            vacancy_name="Токарь ЧПУ",
            salary_min="60000",
            address="г. Москва, ул. Заводская, д. 0",
        ),
        line(id="a7", vacancy_name="Токарь ЧПУ", salary_min="70000"),
        line(id="a1", vacancy_name="Повар"),
    ]
    put(store, "api-2026-10-31.jsonl", [row.replace(b"10-31", b"10-29") for row in again])
    update(store)
    rows = view(store).set_index(["advert_id", "duplicate"])
    assert ("a0", "exact") in rows.index and ("a7", "version") in rows.index
    assert (
        rows.loc[("a0", "exact"), "kept_id"].startswith("portal:a")
        and (rows.loc["a1"].index == "").all()
    )


def test_a_file_captured_anew_keeps_what_it_showed_before(store):
    update(store)
    store.raw.source("portal").put(
        "all-2026-10-30.jsonl", line(id="new") + b"\n", url="u", published="2026-11-30"
    )
    before = store.adverts.content_hash()
    assert update(store)["rows"] == 1, "the day stands in the name: the same day's file replaces it"
    for day, ident in (("2026-10-01", "b1"), ("2026-11-01", "b2")):
        store.raw.source("portal").put("bulk.jsonl", line(id=ident) + b"\n", url="u", published=day)
        update(store)
    assert (
        view(store).advert_id.tolist() == ["b1", "b2", "new"]
        and store.adverts.content_hash() != before
    )
    store.raw.source("portal").forget("bulk.jsonl")
    update(store)
    assert set(store.adverts.lock()["portal"]) >= {"bulk.jsonl@2026-10-01", "bulk.jsonl@2026-11-01"}


def test_synthetic_sticks(store):
    store.raw.mark_synthetic()
    update(store)
    assert store.adverts.synthetic() and view(store).synthetic.all()


def test_an_empty_file_among_others(store):
    put(store, "api-2026-10-31.jsonl", [])
    put(store, "api-2026-11-01.jsonl", lines(3))
    assert update(store)["rows"] == N + 3 and len(view(store)) == N + 3 - 4


def test_other_names_and_no_captures(tmp_path, stand_in):
    store = Store(tmp_path)
    assert update(store) == {}
    store.raw.source("portal").put("all-2026-10-30.report", b"{}", url="u")
    assert update(store) == {} and store.adverts.content_hash() is None


RATES_GRAPH = SimpleNamespace(
    sources=GRAPH.sources | {"cbr_fx": cbr_fx}, gives_adverts=lambda source: source == "portal"
)


def put_rates(store: Store, **by_day: str) -> None:
    records = "".join(
        f'<Record Date="{day[1:3]}.{day[4:6]}.20{day[7:9]}" Id="R01235"><Nominal>1</Nominal>'
        f"<Value>{value}</Value></Record>"
        for day, value in by_day.items()
    )
    store.raw.source("cbr_fx").put(
        "fx_USD.xml", f"<ValCurs>{records}</ValCurs>".encode(), url="https://cbr.example"
    )


def test_foreign_pay_is_told_at_the_rate_of_its_day_once_rates_are_captured(tmp_path, stand_in):
    store = Store(tmp_path)
    put(
        store,
        "all-2026-10-30.jsonl",
        [
            line(
                id="a",
                salary_max="",
                currency="USD",
                salary_min="1000",
                published_date="2026-10-20",
            ),
            line(
                id="b",
                salary_max="",
                currency="KZT",
                salary_min="300000",
                published_date="2026-10-20",
            ),
            line(id="c", salary_max="", salary_min="90000", published_date="2026-10-20"),
        ],
    )

    def pay() -> dict[str, tuple]:
        found = view(store).set_index("advert_id")
        return {
            i: (None if pd.isna(r.pay_low_rub) else r.pay_low_rub, r.pay_reason)
            for i, r in found.iterrows()
        }

    counts = update_adverts(store, graph=RATES_GRAPH, workers=1)["portal"]
    assert counts["no_rate"] == 2 and pay() == {
        "a": (None, "no_rate"),
        "b": (None, "no_rate"),
        "c": (90_000.0, ""),
    }
    before = store.adverts.lock()
    put_rates(store, d17_10_26="80,5", d21_10_26="99,0")
    counts = update_adverts(store, graph=RATES_GRAPH, workers=1)["portal"]
    assert (
        counts["no_rate"] == 1 and pay()["a"] == (80_500.0, "") and pay()["b"] == (None, "no_rate")
    )
    rated = store.adverts.lock()
    assert (
        rated["portal"]["all-2026-10-30.jsonl"]["key"]
        != before["portal"]["all-2026-10-30.jsonl"]["key"]
    )
    put_rates(store, d17_10_26="80,5", d21_10_26="99,0", d31_10_26="70,0")
    update_adverts(store, graph=RATES_GRAPH, workers=1)
    assert store.adverts.lock() == rated, "a later day's rate makes no earlier capture stale"
    put_rates(store, d17_10_26="81,0", d21_10_26="99,0")
    update_adverts(store, graph=RATES_GRAPH, workers=1)
    assert pay()["a"] == (81_000.0, ""), "a corrected rate does"
