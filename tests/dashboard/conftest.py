"""The app of this project over its released marts, for tests without a browser."""

from __future__ import annotations

import pytest

from dashboard.server.app import make_app
from etl.settings import REPO
from etl.store.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The released marts."""
    return Reader.open(REPO / "data")


@pytest.fixture(scope="session")
def client():
    """Flask's test client of the app."""
    return make_app().server.test_client()
