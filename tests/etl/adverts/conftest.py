"""Reading of titles by a rule of thumb, for tests of what comes after it."""

from __future__ import annotations

import pytest

from etl.adverts.occupation import occupations
from tests.etl.adverts.made import classify


@pytest.fixture
def stand_in(monkeypatch):
    monkeypatch.setattr(occupations, "classify", classify)
