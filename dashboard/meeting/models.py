"""The meeting's tables. Nothing in them names a person or an address on the network.

A participant is a random token; a name stands only in a post whose author consented to it.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from dashboard.meeting.columns import Bilingual, Json, Moment
from etl.language import Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a later migration can change it in either database."""


class Base(DeclarativeBase):
    """What the tables share."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Moment, Words: Bilingual, str: Text, dict: Json}


class Meeting(Base):
    """One row per meeting. `version` grows with every change people can see: it is the ETag."""

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[Words]
    day: Mapped[date]
    state: Mapped[str] = mapped_column(String(16))
    rehearsal: Mapped[bool] = mapped_column(default=False)
    premoderated: Mapped[bool] = mapped_column(default=True)
    code_seed: Mapped[str] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(default=1)
    item_id: Mapped[int | None]
    message: Mapped[str] = mapped_column(default="")
    timer_ends_at: Mapped[datetime | None]
    timer_left_s: Mapped[int | None]
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    build: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    cleared_at: Mapped[datetime | None]
    minutes: Mapped[dict | None]


class Exhibit(Base):
    """A figure as it was shown: its passports in both languages, frozen; builds may be pruned."""

    __tablename__ = "exhibit"
    __table_args__ = (UniqueConstraint("meeting_id", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    figure: Mapped[str] = mapped_column(String(120))
    choices: Mapped[dict]
    frozen: Mapped[Words]
    title: Mapped[Words]
    data_date: Mapped[str] = mapped_column(String(10))
    build: Mapped[str] = mapped_column(String(80))
    sha256: Mapped[str] = mapped_column(String(64))
    is_snapshot: Mapped[bool] = mapped_column(default=False)


class Item(Base):
    """One row per item of the agenda, in order of `position`; a claim has arguments."""

    __tablename__ = "item"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    question: Mapped[Words]
    answer: Mapped[Words]
    how_sure: Mapped[Words]
    would_change: Mapped[Words]
    exhibit_id: Mapped[int | None] = mapped_column(ForeignKey("exhibit.id"))
    minutes: Mapped[int] = mapped_column(default=15)


class Argument(Base):
    """One argument for or against a contested claim, with the row of evidence it rests on."""

    __tablename__ = "argument"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id", ondelete="CASCADE"), index=True)
    side: Mapped[str] = mapped_column(String(8))
    text: Mapped[Words]
    row_id: Mapped[str] = mapped_column(String(40))
    credit: Mapped[Words]


class Participant(Base):
    """One phone in one meeting: a random token's hash and the role its holder named."""

    __tablename__ = "participant"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    joined_at: Mapped[datetime]


class Post(Base):
    """One question, opinion or wish; `key` is the sender's, so that sending twice posts once."""

    __tablename__ = "post"
    __table_args__ = (
        UniqueConstraint("meeting_id", "key"),
        Index("ix_post_meeting_id_state", "meeting_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    key: Mapped[str] = mapped_column(String(64))
    participant_id: Mapped[str | None] = mapped_column(ForeignKey("participant.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    is_paper: Mapped[bool] = mapped_column(default=False)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="SET NULL"))
    figure: Mapped[str] = mapped_column(String(120), default="")
    choices: Mapped[dict] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(String(16))
    held_for: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), index=True)
    created_at: Mapped[datetime]
    on_air_at: Mapped[datetime | None]


class Vote(Base):
    """One phone's voice on one post; the signature proves it was cast through the desk."""

    __tablename__ = "vote"

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True)
    participant_id: Mapped[str] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    choice: Mapped[str] = mapped_column(String(8))
    signature: Mapped[str] = mapped_column(String(64))


class Decision(Base):
    """What was decided: an office answers for it, an indicator with baseline and target tells."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id", ondelete="SET NULL"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    what: Mapped[str]
    owner: Mapped[str]
    indicator: Mapped[str]
    measure: Mapped[dict]
    baseline: Mapped[float | None]
    target: Mapped[float | None]
    unit: Mapped[str] = mapped_column(default="")
    due: Mapped[date]
    exhibit_id: Mapped[int | None] = mapped_column(ForeignKey("exhibit.id"))
    is_dropped: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class Score(Base):
    """How a decision stood at a later meeting; a verdict of `dashboard.meeting.scores`."""

    __tablename__ = "score"
    __table_args__ = (UniqueConstraint("decision_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    value: Mapped[float | None]
    verdict: Mapped[str] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(default="")
    scored_at: Mapped[datetime]


class Act(Base):
    """What the moderator did, to be counted in the minutes; texts are not repeated here."""

    __tablename__ = "act"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    what: Mapped[str] = mapped_column(String(24))
    post_id: Mapped[int | None]
    at: Mapped[datetime]


class Receipt(Base):
    """The answer to a request already done: sent again with its key, it is answered, not done."""

    __tablename__ = "receipt"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    answer: Mapped[dict]
    at: Mapped[datetime]


class Correction(Base):
    """A correction of a number this desk showed, dated, with the source's own word."""

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    figure: Mapped[str] = mapped_column(String(120))
    what: Mapped[Words]
    reply: Mapped[Words | None]
    replied_on: Mapped[date | None]
