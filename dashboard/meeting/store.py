"""The meeting's store: one transaction, one session, and what every change of a meeting shares."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from sqlalchemy import URL, select, update
from sqlalchemy.orm import Session

from dashboard.meeting import rules
from dashboard.meeting.database import WRITES, engine
from dashboard.meeting.models import Act, Meeting, Receipt
from etl.language import Words

STATES = ("draft", "open", "closed")
MOST_KEY = 64
NO_MEETING = Words(
    "Заседания нет. Ведущий создаёт его на пульте или командой python -m dashboard meeting new.",
    "There is no meeting. The moderator makes one at the console or by "
    "python -m dashboard meeting new.",
)
NO_KEY = Words(
    "Запрос без ключа: обновите страницу и отправьте ещё раз.",
    "The request has no key: reload the page and send again.",
)
CLOSED = Words(
    "Обсуждение закрыто: записи больше не принимаются.",
    "The discussion is closed: entries are no longer taken.",
)


class MeetingStore:
    """One transaction on the meeting's tables."""

    def __init__(self, session: Session, now: datetime):
        self.session = session
        self.now = now

    def current(self) -> Meeting | None:
        """The meeting that is on: the newest one not yet closed, else the newest."""
        newest = Meeting.id.desc()
        open_ones = select(Meeting).where(Meeting.state != "closed").order_by(newest).limit(1)
        return self.session.scalar(open_ones) or self.session.scalar(
            select(Meeting).order_by(newest).limit(1)
        )

    def meeting(self, meeting_id: int | None = None) -> Meeting:
        """The meeting of this number, or the current one. Refused: there is none."""
        found = self.session.get(Meeting, meeting_id) if meeting_id else self.current()
        if found is None:
            raise rules.Refused(NO_MEETING, 404)
        return found

    def new_meeting(
        self, title: Words, day: date, *, rehearsal: bool = False, build: str = ""
    ) -> Meeting:
        """A draft meeting; it follows the newest real one that is closed."""
        made = Meeting(
            title=title,
            day=day,
            state="draft",
            rehearsal=rehearsal,
            premoderated=True,
            code_seed=secrets.token_hex(16),
            version=1,
            previous_id=self._last_closed(),
            build=build,
            created_at=self.now,
        )
        self.session.add(made)
        self.session.flush()
        return made

    def _last_closed(self) -> int | None:
        return self.session.scalar(
            select(Meeting.id)
            .where(Meeting.state == "closed", Meeting.rehearsal.is_(False))
            .order_by(Meeting.id.desc())
            .limit(1)
        )

    def changed(self, meeting: Meeting) -> None:
        """What people see has changed: polls with the old version are answered in full."""
        self.session.execute(
            update(Meeting).where(Meeting.id == meeting.id).values(version=Meeting.version + 1)
        )
        self.session.expire(meeting, ["version"])

    def act(self, meeting: Meeting, what: str, post_id: int | None = None) -> None:
        """Note what the moderator did, for the counts of the minutes."""
        self.session.add(Act(meeting_id=meeting.id, what=what, post_id=post_id, at=self.now))

    def once(self, meeting: Meeting, key: str, work: Callable[[], dict]) -> dict:
        """Do the work, or give the answer it gave before under this key. Refused: no key."""
        if not isinstance(key, str) or not 8 <= len(key) <= MOST_KEY or not key.isascii():
            raise rules.Refused(NO_KEY)
        self._lock(meeting)
        held = self.session.get(Receipt, (meeting.id, key))
        if held is not None:
            return held.answer
        answer = work()
        self.session.add(Receipt(meeting_id=meeting.id, key=key, answer=answer, at=self.now))
        return answer

    def _lock(self, meeting: Meeting) -> None:
        """One change of a meeting at a time; SQLite's write lock is there already."""
        self.session.execute(select(Meeting.id).where(Meeting.id == meeting.id).with_for_update())


@contextmanager
def transaction(url: URL | None = None, *, now: datetime | None = None) -> Iterator[MeetingStore]:
    """A transaction that may write: committed at the end, rolled back on an error. SQLite's
    begins IMMEDIATE."""
    with Session(engine(url), expire_on_commit=False) as session, session.begin():
        yield MeetingStore(session, now or datetime.now(UTC))


@contextmanager
def reading(url: URL | None = None) -> Iterator[MeetingStore]:
    """A transaction that only reads: it waits for no writer."""
    chosen = engine(url).execution_options(**{WRITES: False})
    with Session(chosen, expire_on_commit=False) as session:
        yield MeetingStore(session, datetime.now(UTC))
        session.rollback()
