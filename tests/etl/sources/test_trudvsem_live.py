"""Rabota Rossii over real HTTP against the simulated portal, through the product's own web
client."""

from __future__ import annotations

import pytest
import zstandard

from etl.sources.trudvsem import trudvsem_cv_occupations, trudvsem_cv_regions
from etl.sources.trudvsem import trudvsem_vacancies as source
from etl.store.raw import RawStore
from etl.web import Limits, Web
from tests.publishers.server import Publishers
from tests.publishers.trudvsem_content import CANARIES


@pytest.fixture
def portal(monkeypatch):
    with Publishers() as server:
        monkeypatch.setenv("ETL_PUBLISHERS", server.address)
        monkeypatch.setenv("ETL_SALT", "test")
        yield server


def web() -> Web:
    return Web(Limits(rate_s=0, backoff_s=0, retries=1), sleep=lambda s: None)


def test_first_load_then_increment_then_people(portal, tmp_path, monkeypatch):
    store = RawStore(tmp_path)
    raw = store.source("trudvsem_vacancies")
    source._fetch(web(), raw)
    assert source.wire.summary(raw, "vacancy_9")["rows"] == 290
    source._fetch(web(), raw)
    pages = [query for _, _, path, query in portal.asked if path.startswith("/api")]
    assert pages and all(s == 200 for s in portal.sent), "no page past the end is asked"
    trudvsem_cv_regions._fetch(web(), store.source("trudvsem_cv_regions"))
    trudvsem_cv_occupations._fetch(web(), store.source("trudvsem_cv_occupations"))
    files = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert len(files) >= 6
    for path in files:
        text = path.read_bytes()
        if path.suffix == ".zst":
            text = zstandard.ZstdDecompressor().stream_reader(text, read_across_frames=True).read()
        assert not [c for c in CANARIES if c in text.decode("utf-8", "replace")], path.name
