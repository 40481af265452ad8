"""Alembic's entry: migrations in batch mode, so that SQLite can follow them too."""

from __future__ import annotations

from alembic import context

from dashboard.meeting.database import create_bare
from dashboard.meeting.models import Base

_CONFIG = context.config


def _run(connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if _CONFIG.attributes.get("connection") is not None:
    _run(_CONFIG.attributes["connection"])
else:
    with create_bare(_CONFIG.attributes["url"]).begin() as _connection:
        _run(_connection)
