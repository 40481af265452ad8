"""Fixtures every test may use."""
from __future__ import annotations

from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[1]
SHARED = REPO.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files that may not enter the project; absent on a clean checkout, then the test says so."""
    if not SHARED.is_dir():
        pytest.skip("нет папки ../shared с настоящими файлами: проверка на них пропущена")
    return SHARED
