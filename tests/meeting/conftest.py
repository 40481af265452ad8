"""A meeting's database for each test: SQLite's file, then the same on a real PostgreSQL."""

from __future__ import annotations

import os
from datetime import date
from itertools import count

import pytest
from sqlalchemy import create_engine, text

from dashboard.meeting import agenda, database, talk
from dashboard.meeting.store import transaction
from etl.language import Words
from tests.meeting import postgres

SECRET = b"a secret of the tests only, 32 b"
SETTINGS = {
    "MEETING_OPERATOR": "Комитет (проверка)",
    "MEETING_PURPOSE": "вопросы к заседанию",
    "MEETING_DAYS_KEPT": "30",
    "MEETING_CONTACT": "desk@example.org",
}
_numbers = count()


@pytest.fixture(scope="session")
def postgres_url():
    """A server of our own; the tests that need it are skipped by name where there is none."""
    if postgres.binaries() is None:
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail("нет PostgreSQL: apt-get install postgresql")
        pytest.skip("нет PostgreSQL (apt-get install postgresql)")
    with postgres.cluster() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def base(request, tmp_path, monkeypatch):
    """The application's settings with an empty database of either kind."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if request.param == "postgresql":
        monkeypatch.setenv("DATABASE_URL", fresh(request.getfixturevalue("postgres_url")))
    yield request.param
    database.engine().dispose()
    database._engine.cache_clear()


def fresh(server: str) -> str:
    """A new database on the server."""
    name = f"meeting{next(_numbers)}"
    made = create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
    with made.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    made.dispose()
    return server.rpartition("/")[0] + f"/{name}"


@pytest.fixture
def hall(base):
    """An open meeting without an agenda; the number of it."""
    with transaction() as store:
        meeting = store.new_meeting(Words("Проверка", "Check"), date(2026, 12, 1))
        agenda.open_discussion(store, meeting)
        return meeting.id


def seat(meeting_id: int, role: str, name: str) -> str:
    """A seated phone."""
    with transaction() as store:
        return talk.join(store, store.meeting(meeting_id), name, role).id
