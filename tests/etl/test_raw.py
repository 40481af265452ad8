"""Raw captures: by content, compressed, repeatable; the lock moves only with the bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.store import RawStore


def test_lock_changes_only_when_bytes_change(tmp_path):
    raw = RawStore(tmp_path).source("s")
    raw.put("f.json", b"one", url="https://example.org/f", published="2026-01-01")
    lock = (tmp_path / "raw" / "raw.lock").read_bytes()
    before = raw.content_hash()
    raw.put("f.json", b"one", url="https://example.org/f", published="2026-02-02")
    assert (tmp_path / "raw" / "raw.lock").read_bytes() == lock
    raw.put("f.json", b"two", url="https://example.org/f")
    assert raw.content_hash() != before
    assert raw.open("f.json").read() == b"two"


def test_nothing_but_bytes_and_lock_is_left(tmp_path):
    raw = RawStore(tmp_path).source("s")

    def broken():
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        raw.put("f", broken(), url="https://example.org/f")
    assert raw.entries() == {} and list(raw.folder.iterdir()) == []


def test_failure_keeps_the_last_success_in_status(tmp_path):
    store = RawStore(tmp_path)
    store.set_status("s", ok=True)
    store.set_status("s", ok=False, reason="429")
    store.set_status("s", ok=False, reason="503")
    entry = store.status()["s"]
    assert entry["reason"] == "503" and entry["last_ok"] and not entry["ok"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.binary(max_size=2000), max_size=8))
def test_any_pieces_come_back(tmp_path_factory, pieces):
    raw = RawStore(tmp_path_factory.mktemp("raw")).source("s")
    raw.put("f", iter(pieces), url="https://example.org/f")
    assert raw.open("f").read() == b"".join(pieces)
    with raw.as_file("f") as path:
        assert path.name == "f" and path.read_bytes() == b"".join(pieces)
