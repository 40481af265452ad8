"""A misbehaving publisher over real HTTP, and a client with little patience that notes how long
it would have slept."""

from __future__ import annotations

import pytest

from etl.web import Web
from tests.etl.web.site import BIG, FAST
from tests.publishers.server import Publishers


@pytest.fixture
def server(monkeypatch):
    with Publishers() as server:
        monkeypatch.setenv("ETL_PUBLISHERS", server.address)
        server.sites["files.test"] = lambda method, path, query, form: (
            200,
            {"Content-Type": "application/json"},
            BIG,
        )
        yield server


@pytest.fixture
def web(server):
    slept = []
    web = Web(FAST, sleep=slept.append)
    web.slept = slept
    return web
