"""Fixtures every test may use."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock
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
def once(tmp_path_factory, worker_id) -> Callable[[str, Callable[[Path], object]], Path]:
    """once(name, make) → a folder that the first worker to need it makes and all read; copy it
    before writing."""

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        base = tmp_path_factory.getbasetemp()
        made = (base if worker_id == "master" else base.parent) / f"once-{name}"
        whole = made.with_suffix(".whole")
        with FileLock(made.with_suffix(".lock")):
            if not whole.exists():
                make(made)
                whole.touch()
        return made

    return folder


@pytest.fixture(scope="session")
def city(once) -> Path:
    """A data folder with a small made-up build of adverts."""
    from tests.made_build import build

    return once("city", build)


@pytest.fixture(scope="session")
def first_year(once) -> Path:
    """The same with one load and no history."""
    from tests.made_build import build

    return once("first_year", partial(build, first_year=True))


@pytest.fixture(scope="session")
def from_repository(once) -> Path:
    """A data folder after `python -m etl build` of what the repository holds."""
    from etl.__main__ import main

    def build(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()):
            patch.setenv("ETL_DATA", str(folder))
            main(["build", "--json"])

    return once("from_repository", build)
