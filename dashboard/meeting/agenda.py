"""The agenda and the course of a meeting: items, figures as shown, what is on screen, the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select

from dashboard.meeting import rules
from dashboard.meeting.models import Argument, Exhibit, Item, Meeting, Post
from dashboard.meeting.notice import notice
from dashboard.meeting.rules import Refused
from dashboard.meeting.store import MeetingStore
from etl.language import Words

KINDS = ("question", "claim", "figure")
SIDES = ("for", "against")
MOST_ITEMS = 60
MOST_MINUTES = 180
NO_ITEM = Words("Такого пункта повестки нет.", "There is no such item on the agenda.")
FULL = Words("В повестке уже {most} пунктов.", "The agenda holds {most} items already.")
EMPTY = Words("Напишите вопрос пункта.", "Write the item's question.")
EDITED = ("question", "answer", "how_sure", "would_change")
_NONE = Words("", "")


def open_discussion(store: MeetingStore, meeting: Meeting) -> None:
    """Open the discussion. Refused: operator, purpose, term or contact is not set."""
    notice()
    meeting.state = "open"
    store.act(meeting, "opened")
    store.session.flush()
    store.changed(meeting)


def close(store: MeetingStore, meeting: Meeting) -> None:
    """End the meeting: nothing is posted or voted on any more; nobody is on air."""
    meeting.state = "closed"
    meeting.closed_at = store.now
    meeting.timer_ends_at = None
    store.act(meeting, "closed")
    store.session.flush()
    store.changed(meeting)


def items(store: MeetingStore, meeting: Meeting) -> list[Item]:
    """The items in order."""
    chosen = select(Item).where(Item.meeting_id == meeting.id).order_by(Item.position, Item.id)
    return list(store.session.scalars(chosen))


def arguments(store: MeetingStore, meeting: Meeting) -> dict[int, list[Argument]]:
    """Item → its arguments, in order."""
    chosen = select(Argument).join(Item).where(Item.meeting_id == meeting.id).order_by(Argument.id)
    out: dict[int, list[Argument]] = {}
    for argument in store.session.scalars(chosen):
        out.setdefault(argument.item_id, []).append(argument)
    return out


def add_item(
    store: MeetingStore,
    meeting: Meeting,
    kind: str,
    question: Words,
    *,
    answer: Words = _NONE,
    how_sure: Words = _NONE,
    would_change: Words = _NONE,
    exhibit: Exhibit | None = None,
    minutes: int = 15,
) -> Item:
    """Put an item at the end of the agenda."""
    last = store.session.scalar(
        select(func.max(Item.position)).where(Item.meeting_id == meeting.id)
    )
    number = store.session.scalar(
        select(func.count()).select_from(Item).where(Item.meeting_id == meeting.id)
    )
    if (number or 0) >= MOST_ITEMS:
        raise Refused(FULL, 409, most=MOST_ITEMS)
    made = Item(
        meeting_id=meeting.id,
        position=(last or 0) + 1,
        kind=kind,
        question=question,
        answer=answer,
        how_sure=how_sure,
        would_change=would_change,
        exhibit_id=exhibit.id if exhibit else None,
        minutes=minutes,
    )
    store.session.add(made)
    store.session.flush()
    store.changed(meeting)
    return made


def item(store: MeetingStore, meeting: Meeting, number: object) -> Item:
    """The item of this number. Refused: there is none in this meeting."""
    is_number = isinstance(number, int) and not isinstance(number, bool) and 0 < number < 2**31
    found = store.session.get(Item, number) if is_number else None
    if found is None or found.meeting_id != meeting.id:
        raise Refused(NO_ITEM, 404)
    return found


def edit(store: MeetingStore, meeting: Meeting, number: object, lang: str, words: dict) -> Item:
    """Change an item's words in one language, and its minutes."""
    found = item(store, meeting, number)
    for name in EDITED:
        if name in words:
            text = rules.plain(words[name], rules.MOST_FIELD)
            if name == "question" and not text:
                raise Refused(EMPTY)
            held = getattr(found, name)
            setattr(found, name, replace(held, **{lang: text}))
    minutes = words.get("minutes")
    if isinstance(minutes, int) and 1 <= minutes <= MOST_MINUTES:
        found.minutes = minutes
    store.session.flush()
    store.changed(meeting)
    return found


def shift(store: MeetingStore, meeting: Meeting, number: object, by: int) -> None:
    """Move an item up (−1) or down (+1) by one place."""
    found = item(store, meeting, number)
    ordered = items(store, meeting)
    at = ordered.index(found)
    to = min(max(at + (1 if by > 0 else -1), 0), len(ordered) - 1)
    ordered.insert(to, ordered.pop(at))
    for place, one in enumerate(ordered, start=1):
        one.position = place
    store.session.flush()
    store.changed(meeting)


def remove(store: MeetingStore, meeting: Meeting, number: object) -> None:
    """Take an item off the agenda; entries pinned to it stay, unpinned."""
    found = item(store, meeting, number)
    for post in store.session.scalars(select(Post).where(Post.item_id == found.id)):
        post.item_id = None
    for argument in store.session.scalars(select(Argument).where(Argument.item_id == found.id)):
        store.session.delete(argument)
    if meeting.item_id == found.id:
        meeting.item_id = None
    store.session.delete(found)
    store.session.flush()
    store.changed(meeting)


def go(store: MeetingStore, meeting: Meeting, number: object) -> Item:
    """Show an item on screen and start its clock; phones that follow open it."""
    found = item(store, meeting, number)
    meeting.item_id = found.id
    meeting.timer_ends_at = store.now + timedelta(minutes=found.minutes)
    meeting.timer_left_s = None
    store.session.flush()
    store.changed(meeting)
    return found


def clock(store: MeetingStore, meeting: Meeting, do: str) -> None:
    """Pause, resume, or add two minutes."""
    left = meeting.timer_left_s
    if meeting.timer_ends_at is not None:
        left = int((meeting.timer_ends_at - store.now).total_seconds())
    left = left or 0
    if do == "more":
        left += 120
    if do == "pause" or (do == "more" and meeting.timer_ends_at is None):
        meeting.timer_left_s = left
        meeting.timer_ends_at = None
    else:
        meeting.timer_ends_at = store.now + timedelta(seconds=left)
        meeting.timer_left_s = None
    store.session.flush()
    store.changed(meeting)


def tell(store: MeetingStore, meeting: Meeting, message: object) -> None:
    """A message to the hall, on every phone and the wall; empty takes it away."""
    meeting.message = rules.plain(message, rules.MOST_TEXT)
    store.session.flush()
    store.changed(meeting)
