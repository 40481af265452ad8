"""A capture of the portal's adverts: its folder, its day, blocks a small file has several of."""

from __future__ import annotations

from datetime import date

import pytest

from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem import _trudvsem_clean
from etl.store.raw import RawStore


@pytest.fixture
def raw(tmp_path):
    return RawStore(tmp_path).source("trudvsem_vacancies")


@pytest.fixture
def short_blocks(monkeypatch):
    """Blocks short enough for small files to have several."""
    monkeypatch.setattr(_trudvsem_clean, "BLOCK", 100)


@pytest.fixture
def day(monkeypatch):
    """Sets the day the capture takes place on."""

    def set_day(text: str) -> None:
        monkeypatch.setattr(wire, "today", lambda: date.fromisoformat(text))

    set_day("2026-11-02")
    return set_day
