"""Column types of the meeting's tables: a moment in UTC, and words in two languages."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import DateTime, Text
from sqlalchemy.types import TypeDecorator

from etl.language import Words


class Moment(TypeDecorator):
    """A moment, always aware and in UTC; SQLite keeps no zone, so it is kept naive there."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect) -> datetime | None:
        """To the database: UTC without a zone."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect) -> datetime | None:
        """From the database: the zone is UTC."""
        return value.replace(tzinfo=UTC) if value else None


class Bilingual(TypeDecorator):
    """`Words`, kept as JSON text {"ru": …, "en": …}."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Words | None, dialect) -> str | None:
        """To the database."""
        if value is None:
            return None
        return json.dumps(asdict(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect) -> Words | None:
        """From the database."""
        return Words(**json.loads(value)) if value is not None else None


class Json(TypeDecorator):
    """Plain JSON kept as text: the same in SQLite and PostgreSQL, readable in a backup."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect) -> str | None:
        """To the database."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect) -> object:
        """From the database."""
        return None if value is None else json.loads(value)
