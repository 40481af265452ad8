"""Fixtures every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

REPO = Path(__file__).resolve().parents[1]
SHARED = REPO.parent / "shared"

# The same examples everywhere, so that a red check is red for the next one too;
# HYPOTHESIS_PROFILE=default explores.
settings.register_profile("desk", derandomize=True, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files that may not enter the project; absent on a clean checkout, then
    the test says so."""
    if not SHARED.is_dir():
        pytest.skip("нет папки ../shared с настоящими файлами: проверка на них пропущена")
    return SHARED


@pytest.fixture(scope="session")
def city(tmp_path_factory) -> Path:
    """A data folder with a small made-up build of adverts; made once a session."""
    from tests.made_build import build

    return build(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def first_year(tmp_path_factory) -> Path:
    """The same with one load and no history."""
    from tests.made_build import build

    return build(tmp_path_factory.mktemp("first_year"), first_year=True)
