"""Fixtures of the pipeline's tests."""

from __future__ import annotations

import pytest

from tests.publishers.server import Publishers


@pytest.fixture(scope="module")
def server():
    """The simulated publishers, one server a test file; `faults` are cleared by who sets them."""
    with Publishers() as server:
        yield server
