"""What screens show of a meeting, as JSON: to everybody, to one phone, to the moderator.

The state everybody sees is the same bytes for all, kept per process and looked up anew at most
every FRESH_S: three hundred phones cost the database five questions a second.
"""

from __future__ import annotations

import gzip
import json
import threading
import time
from dataclasses import asdict, dataclass

from sqlalchemy import func, select

from dashboard.meeting import agenda, similar
from dashboard.meeting.consensus import consensus, order_key
from dashboard.meeting.models import Item, Meeting, Participant, Post, Vote
from dashboard.meeting.rules import PUBLIC, SIDES, WAITING
from dashboard.meeting.store import MeetingStore, reading
from dashboard.meeting.tally import Tally, tallies

FRESH_S = 0.2
MOST_SHOWN = 60
MOST_QUEUED = 150
"""Entries of one list a screen gets; the rest are counted, and named as left out."""


def item_state(item: Item, number: int, total: int) -> dict:
    """An item as screens show it."""
    return {
        "id": item.id,
        "number": number,
        "of": total,
        "kind": item.kind,
        "question": asdict(item.question),
        "answer": asdict(item.answer),
        "sure": asdict(item.how_sure),
        "change": asdict(item.would_change),
        "exhibit": item.exhibit_id,
        "minutes": item.minutes,
    }


def post_state(post: Post, tally: Tally) -> dict:
    """A post as the hall sees it."""
    shown = {
        "id": post.id,
        "kind": post.kind,
        "role": post.role,
        "text": post.text,
        "name": post.name,
        "state": post.state,
        "item": post.item_id,
        "figure": post.figure,
        "answer": post.answer,
        "voices": tally.total,
    }
    if post.kind == "wish":
        told = consensus(tally.by_role)
        shown["consensus"] = None if told.value is None else round(told.value, 3)
        shown["sides"] = {
            side: {"agree": voices.agree, "all": voices.all} for side, voices in told.shown.items()
        }
        shown["hidden"] = [side for side in SIDES if side in told.hidden]
    return shown


def public(store: MeetingStore, meeting: Meeting) -> list[Post]:
    """What the hall sees, newest first."""
    chosen = select(Post).where(Post.meeting_id == meeting.id, Post.state.in_(PUBLIC))
    return list(store.session.scalars(chosen.order_by(Post.id.desc())))


def state(store: MeetingStore, meeting: Meeting) -> dict:
    """What everybody sees."""
    items = agenda.items(store, meeting)
    places = {item.id: place for place, item in enumerate(items)}
    at = None if meeting.item_id is None else places.get(meeting.item_id)
    total = len(items)
    reasons = agenda.arguments(store, meeting).get(meeting.item_id or 0, [])
    counted = tallies(store, meeting)
    posts = public(store, meeting)
    posts.sort(key=lambda post: _order(post, counted), reverse=True)
    following = at + 1 if at is not None else 0
    return {
        "meeting": meeting.id,
        "version": meeting.version,
        "title": asdict(meeting.title),
        "state": meeting.state,
        "rehearsal": meeting.rehearsal,
        "premoderated": meeting.premoderated,
        "message": meeting.message,
        "item": item_state(items[at], at + 1, total) if at is not None else None,
        "reasons": [
            {"side": r.side, "text": asdict(r.text), "credit": asdict(r.credit)} for r in reasons
        ],
        "next": item_state(items[following], following + 1, total) if following < total else None,
        "items": [{"id": item.id, "question": asdict(item.question)} for item in items],
        "clock": {
            "ends": meeting.timer_ends_at.timestamp() if meeting.timer_ends_at else None,
            "left": meeting.timer_left_s,
        },
        "posts": [post_state(p, counted.get(p.id, Tally())) for p in posts[:MOST_SHOWN]],
        "more": max(0, len(posts) - MOST_SHOWN),
    }


def _order(post: Post, counted: dict[int, Tally]) -> tuple:
    """On air first, open before answered; wishes by consensus, the rest by voices; newer first."""
    tally = counted.get(post.id, Tally())
    by_role = order_key(tally.by_role) if post.kind == "wish" else (0.0, 0.0, 0)
    rank = {"on_air": 2, "shown": 1}.get(post.state, 0)
    return (rank, tally.total if post.kind != "wish" else 0, by_role, post.id)


def mine(store: MeetingStore, participant: Participant) -> dict:
    """What one phone alone sees: its own entries with reasons, its voices."""
    posts = store.session.scalars(
        select(Post).where(Post.participant_id == participant.id).order_by(Post.id.desc())
    )
    voices = store.session.execute(
        select(Vote.post_id, Vote.choice).where(Vote.participant_id == participant.id)
    ).all()
    return {
        "role": participant.role,
        "posts": [
            {
                "id": post.id,
                "kind": post.kind,
                "text": post.text,
                "state": post.state,
                "reason": post.reason if post.state == "declined" else "",
                "answer": post.answer,
            }
            for post in posts
        ],
        "voices": dict(voices),
    }


def queue(store: MeetingStore, meeting: Meeting) -> dict:
    """What the moderator sees beside the public state: waiting and held entries, similar ones."""
    chosen = (
        select(Post)
        .where(Post.meeting_id == meeting.id, Post.state.in_((*WAITING, "declined")))
        .order_by(Post.id)
    )
    posts = list(store.session.scalars(chosen))
    shown = [post for post in posts if post.state != "declined"][:MOST_QUEUED]
    declined = [post for post in posts if post.state == "declined"][-MOST_QUEUED:]
    public = list(
        store.session.scalars(
            select(Post)
            .where(Post.meeting_id == meeting.id, Post.state.in_(("shown", "on_air")))
            .order_by(Post.id.desc())
            .limit(MOST_QUEUED)
        )
    )
    seats = store.session.scalar(
        select(func.count()).select_from(Participant).where(Participant.meeting_id == meeting.id)
    )
    alike = similar.groups([(post.id, post.text) for post in [*shown, *public]])
    return {
        "version": meeting.version,
        "waiting": [post_state(p, Tally()) | {"held": p.held_for} for p in shown],
        "more": len(posts) - len(shown) - len(declined),
        "declined": [post_state(p, Tally()) | {"reason": p.reason} for p in declined],
        "alike": {str(number): others for number, others in alike.items()},
        "seats": seats,
    }


@dataclass(frozen=True)
class Shown:
    """The public state as bytes, and the tag a phone sends to be told that nothing changed."""

    etag: str
    body: bytes
    packed: bytes


class Wall:
    """The public state of the current meeting, shared by all polls of a process."""

    def __init__(self, clock=time.monotonic):
        self._clock = clock
        self._lock = threading.Lock()
        self._looked = float("-inf")
        self._shown: Shown | None = None

    def shown(self) -> Shown | None:
        """The state at most FRESH_S old; None while there is no meeting."""
        if self._clock() - self._looked < FRESH_S:
            return self._shown
        with self._lock:
            if self._clock() - self._looked >= FRESH_S:
                self._look()
            return self._shown

    def forget(self) -> None:
        """Look anew at the next poll: this process has just changed something."""
        self._looked = float("-inf")

    def _look(self) -> None:
        with reading() as store:
            meeting = store.current()
            if meeting is None:
                self._shown = None
            else:
                etag = f'"{meeting.id}.{meeting.version}"'
                if self._shown is None or self._shown.etag != etag:
                    body = json.dumps(state(store, meeting), ensure_ascii=False).encode()
                    self._shown = Shown(etag, body, gzip.compress(body, 5))
        self._looked = self._clock()
