"""Backup, restore, export and retention of the meeting's tables, the same for both databases.

A backup is one gzipped JSON file of all rows: it restores into either database. An export is for
people: posts, wishes, decisions; no tokens, and names only where they were published.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import asdict
from datetime import date, datetime, timedelta

from sqlalchemy import Engine, delete, func, insert, select, text
from sqlalchemy.orm import Session

from dashboard.meeting import decisions, minutes, talk
from dashboard.meeting.models import Base, Meeting, Participant, Post, Receipt, Vote
from dashboard.meeting.notice import notice
from dashboard.meeting.rules import PUBLIC
from dashboard.meeting.store import MeetingStore
from dashboard.meeting.tally import Tally, tallies
from etl.language import LANGS, Words

FORMAT = 1
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NOT_EMPTY = "В базе уже есть заседания: укажите --replace, чтобы заменить их, или другую базу."
NOT_A_BACKUP = "Это не копия заседаний: нужен файл, сделанный python -m dashboard meeting backup."


class BadBackup(ValueError):
    """The file is no backup of ours, or the database is not empty."""


def backup(engine: Engine) -> bytes:
    """Every row of every table, in one read."""
    with engine.connect() as connection:
        tables = {
            table.name: [
                {key: _plain(value) for key, value in row._mapping.items()}
                for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in Base.metadata.sorted_tables
        }
    packed = json.dumps({"format": FORMAT, "tables": tables}, sort_keys=True)
    return gzip.compress(packed.encode(), mtime=0)


def _plain(value: object) -> object:
    """A value as JSON keeps it."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return asdict(value) if isinstance(value, Words) else value


def restore(engine: Engine, packed: bytes, *, replace: bool = False) -> int:
    """Put a backup's rows back; how many. BadBackup: it is none, or the tables are not empty."""
    try:
        held = json.loads(gzip.decompress(packed))
        tables = held["tables"]
        if held["format"] != FORMAT or set(tables) != set(Base.metadata.tables):
            raise BadBackup(NOT_A_BACKUP)
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        raise BadBackup(NOT_A_BACKUP) from None
    with engine.begin() as connection:
        if connection.scalar(select(func.count()).select_from(Meeting)):
            if not replace:
                raise BadBackup(NOT_EMPTY)
            for table in reversed(Base.metadata.sorted_tables):
                connection.execute(delete(table))
        for table in Base.metadata.sorted_tables:
            rows = [_typed(table, row) for row in tables[table.name]]
            for row in sorted(rows, key=lambda row: (row.get("merged_into_id") or 0) > 0):
                connection.execute(insert(table), row)
            if engine.dialect.name == "postgresql" and "id" in table.c:
                _count_on(connection, table)
    return sum(len(rows) for rows in tables.values())


def _typed(table, row: dict) -> dict:
    """A backup's row as the columns want it."""
    out = {}
    for column in table.columns:
        value = row[column.name]
        kind = type(column.type).__name__
        if value is not None and kind == "Moment":
            value = datetime.fromisoformat(value)
        elif value is not None and kind == "Date":
            value = date.fromisoformat(value)
        elif value is not None and kind == "Bilingual":
            value = Words(**value)
        out[column.name] = value
    return out


def _count_on(connection, table) -> None:
    """PostgreSQL's counter goes on after the highest number restored."""
    if table.c.id.type.python_type is not int:
        return
    highest = connection.scalar(select(func.max(table.c.id)))
    if highest:
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, 'id'), :highest)"),
            {"table": table.name, "highest": highest},
        )


def as_cell(value: object) -> object:
    """A value no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value


def as_csv(rows: list[dict]) -> bytes:
    """Rows as CSV that spreadsheets open: BOM, formulas defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    head = list(rows[0]) if rows else []
    writer.writerow(head)
    for row in rows:
        writer.writerow([as_cell(row[key]) for key in head])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def exported(store: MeetingStore, meeting: Meeting) -> dict[str, list[dict]]:
    """Posts the hall saw and decisions, as rows of plain values."""
    counted = tallies(store, meeting)
    chosen = (
        select(Post).where(Post.meeting_id == meeting.id, Post.state.in_(PUBLIC)).order_by(Post.id)
    )
    posts = [
        {
            "id": post.id,
            "kind": post.kind,
            "role": post.role,
            "text": post.text,
            "name": post.name,
            "state": post.state,
            "answer": post.answer,
            "item": post.item_id,
            "figure": post.figure,
            "agree": counted.get(post.id, Tally()).total,
        }
        for post in store.session.scalars(chosen)
    ]
    found = [
        {
            "id": decision.id,
            "what": decision.what,
            "owner": decision.owner,
            "indicator": decision.indicator,
            "baseline": decision.baseline,
            "target": decision.target,
            "unit": decision.unit,
            "due": decision.due.isoformat(),
        }
        for decision in decisions.of_meeting(store, meeting)
    ]
    return {"posts": posts, "decisions": found}


def overdue(store: MeetingStore) -> list[Meeting]:
    """Closed meetings whose raw entries are kept past the term."""
    before = store.now - timedelta(days=notice().days)
    chosen = select(Meeting).where(
        Meeting.closed_at.is_not(None), Meeting.closed_at <= before, Meeting.cleared_at.is_(None)
    )
    return list(store.session.scalars(chosen))


def clear(store: MeetingStore, meeting: Meeting, secret: bytes) -> int:
    """Delete a meeting's raw entries, voices and seats; its minutes are kept first, without
    names. How many entries were deleted."""
    if meeting.minutes is None:
        kept = {lang: minutes.minutes(store, meeting, lang, secret) for lang in LANGS}
        meeting.minutes = kept
    session: Session = store.session
    posts = select(Post.id).where(Post.meeting_id == meeting.id)
    for decision in decisions.of_meeting(store, meeting):
        decision.post_id = None
    session.flush()
    number = session.scalar(select(func.count()).select_from(posts.subquery()))
    session.execute(delete(Vote).where(Vote.post_id.in_(posts)))
    merged = Post.merged_into_id.is_not(None)
    session.execute(delete(Post).where(Post.meeting_id == meeting.id, merged))
    session.execute(delete(Post).where(Post.meeting_id == meeting.id))
    session.execute(delete(Participant).where(Participant.meeting_id == meeting.id))
    session.execute(delete(Receipt).where(Receipt.meeting_id == meeting.id))
    meeting.cleared_at = store.now
    store.act(meeting, "cleared")
    session.flush()
    store.changed(meeting)
    return number or 0


def delete_entry(store: MeetingStore, meeting: Meeting, number: int) -> None:
    """Delete one entry at its author's wish, with its voices."""
    found = talk.found_post(store, meeting, number)
    session = store.session
    for decision in decisions.of_meeting(store, meeting):
        if decision.post_id == found.id:
            decision.post_id = None
    for joined in session.scalars(select(Post).where(Post.merged_into_id == found.id)):
        joined.merged_into_id = None
        joined.state = "shown"
    session.flush()
    session.execute(delete(Vote).where(Vote.post_id == found.id))
    session.execute(delete(Post).where(Post.id == found.id))
    store.act(meeting, "deleted")
    session.flush()
    store.changed(meeting)
