"""Where the meeting is kept: one SQLite file by default, PostgreSQL by DATABASE_URL.

SQLite: write-ahead log, every write transaction begins IMMEDIATE, a writer waits for another up
to BUSY_MS. The tables are brought to the newest migration before the first use, by one process at
a time.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import filelock
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, create_engine, event, make_url, text

from etl import settings

BUSY_MS = 10_000
MIGRATING_S = 120
MIGRATIONS = Path(__file__).parent / "migrations"
WRITES = "desk_writes"
"""Execution option of a connection whose transaction will write."""
LOCK_KEY = 820_417
"""PostgreSQL's advisory lock while migrating."""


def address() -> URL:
    """The database's address: DATABASE_URL, else a file in the data folder."""
    given = settings.get("DATABASE_URL")
    if not given:
        return URL.create("sqlite", database=str(settings.data_dir() / "meeting" / "meeting.db"))
    url = make_url(given)
    if url.get_backend_name() == "postgresql" and "+" not in url.drivername:
        return url.set(drivername="postgresql+psycopg")
    return url


def engine(url: URL | None = None) -> Engine:
    """The engine of this address, migrated; one per process and address."""
    return _engine((url or address()).render_as_string(hide_password=False))


@lru_cache(maxsize=8)
def _engine(url: str) -> Engine:
    made = create_bare(make_url(url))
    migrate(made)
    return made


def create_bare(url: URL) -> Engine:
    """An engine with this house's pragmas, not migrated."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=8, max_overflow=8, pool_pre_ping=True)
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    made = create_engine(url, connect_args={"timeout": BUSY_MS / 1000}, pool_size=8)
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection, _record) -> None:
    """A new connection to SQLite; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection) -> None:
    writes = connection.get_execution_options().get(WRITES, True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def config(url: URL) -> Config:
    """Alembic's configuration, without a file of its own."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.attributes["url"] = url
    return made


def migrate(made: Engine) -> None:
    """Bring the tables to the newest migration; nothing is done where they are."""
    if _is_newest(made):
        return
    if made.dialect.name == "sqlite":
        with filelock.FileLock(f"{made.url.database}.migrating", timeout=MIGRATING_S):
            _upgrade(made)
        return
    with made.connect() as holder:
        holder.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK_KEY})
        try:
            _upgrade(made)
        finally:
            holder.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LOCK_KEY})


def _upgrade(made: Engine) -> None:
    if not _is_newest(made):
        with made.begin() as connection:
            chosen = config(made.url)
            chosen.attributes["connection"] = connection
            command.upgrade(chosen, "head")


def _is_newest(made: Engine) -> bool:
    newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    with made.connect().execution_options(**{WRITES: False}) as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest
