"""Sightings become first_seen, last_seen, closed_seen; gaps in observation are not closings."""

from __future__ import annotations

import pandas as pd
import pytest

from etl.store.adverts import AdvertStore


def sight(store, day, ids, complete=True):
    rows = pd.DataFrame(
        {"advert_id": ids, "content_hash": ["h"] * len(ids), "openings": [2] * len(ids)}
    )
    store.sight("s", day, rows, complete=complete)


@pytest.fixture
def store(tmp_path):
    store = AdvertStore(tmp_path)
    sight(store, "2026-01-01", ["a", "b"])
    sight(store, "2026-01-02", ["a"], complete=False)
    sight(store, "2026-01-05", ["a"])
    sight(store, "2026-01-09", [])
    return store


def test_closed_only_by_a_complete_listing(store):
    rows = store.connect().sql("SELECT * FROM observations ORDER BY advert_id").df()
    assert rows.advert_id.tolist() == ["a", "b"]
    assert rows.last_seen.dt.strftime("%m-%d").tolist() == ["01-05", "01-01"]
    assert rows.closed_seen.dt.strftime("%m-%d").tolist() == ["01-09", "01-05"], (
        "02 was partial: not a closing"
    )


def test_append_only_and_idempotent(store):
    files = sorted(p.name for p in store.history.glob("*/*"))
    sight(store, "2026-01-05", ["a"])
    assert sorted(p.name for p in store.history.glob("*/*")) == files
    sight(store, "2026-01-12", ["c"])
    assert set(files) < {p.name for p in store.history.glob("*/*")}


def test_an_empty_folder_has_no_adverts(tmp_path):
    store = AdvertStore(tmp_path)
    assert store.content_hash() is None and not store.synthetic()
    assert store.connect().execute("SELECT count(*) FROM observations").fetchall() == [(0,)]
