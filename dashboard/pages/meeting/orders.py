"""What the moderator may order, one function a command, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.meeting import agenda, built_in, decisions, exhibits, rules, talk
from dashboard.meeting.models import Meeting
from dashboard.meeting.rules import Refused
from dashboard.meeting.store import MeetingStore
from dashboard.site.http import Services
from etl.language import LANGS, Words

NO_DAY = Words("День заседания вида 2026-12-01.", "The meeting's day is like 2026-12-01.")
NO_TITLE = Words("Заседание комитета", "Committee meeting")


@dataclass(frozen=True)
class Order:
    """A command of the moderator inside its transaction."""

    store: MeetingStore
    meeting: Meeting
    entry: dict
    services: Services
    lang: str

    def text(self, name: str) -> str:
        """A field as text."""
        value = self.entry.get(name)
        return value if isinstance(value, str) else ""

    def choices(self) -> dict:
        """The choices of a figure sent along."""
        found = self.entry.get("choices")
        if not isinstance(found, dict):
            return {}
        return {str(k): v for k, v in found.items() if isinstance(v, (str, int, float))}


def new(store: MeetingStore, entry: dict, services: Services) -> dict:
    """A meeting with the built-in agenda, once while its draft stands."""
    standing = store.current()
    if standing is not None and standing.state == "draft":
        return {"meeting": standing.id}
    title = rules.plain(entry.get("title"), 120)
    made = store.new_meeting(
        Words(title, title) if title else NO_TITLE,
        _day(entry.get("day")),
        rehearsal=entry.get("rehearsal") is True,
        build=services.reader.build,
    )
    built_in.fill(store, made, services.reader, date.today())
    return {"meeting": made.id}


def _day(given: object) -> date:
    if not given:
        return date.today()
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError:
        raise Refused(NO_DAY) from None


def _open(order: Order) -> None:
    agenda.open_discussion(order.store, order.meeting)


def _close(order: Order) -> None:
    today = date.today()
    exhibits.snapshot(order.store, order.meeting, order.services.reader, today)
    for decision in decisions.still_followed(order.store, order.meeting):
        decisions.score(order.store, order.meeting, decision, order.services.reader, today)
    agenda.close(order.store, order.meeting)


def _move(order: Order) -> None:
    to = order.text("to")
    talk.move(order.store, order.meeting, order.entry.get("post"), to, order.text("words"))


def _merge(order: Order) -> None:
    talk.merge(order.store, order.meeting, order.entry.get("post"), order.entry.get("into"))


def _paper(order: Order) -> dict:
    return {"post": talk.post(order.store, order.meeting, None, order.entry).id}


def _go(order: Order) -> None:
    agenda.go(order.store, order.meeting, order.entry.get("item"))


def _clock(order: Order) -> None:
    agenda.clock(order.store, order.meeting, order.text("how"))


def _tell(order: Order) -> None:
    agenda.tell(order.store, order.meeting, order.entry.get("message"))


def _premoderate(order: Order) -> None:
    order.meeting.premoderated = order.entry.get("value") is not False
    order.store.act(order.meeting, "premoderation")
    order.store.changed(order.meeting)


def _decide(order: Order) -> dict:
    return {"decision": decisions.record(order.store, order.meeting, order.entry).id}


def _drop(order: Order) -> None:
    number = order.entry.get("decision")
    for found in decisions.still_followed(order.store, order.meeting):
        if found.id == number:
            found.is_dropped = True
            order.store.act(order.meeting, "dropped")


def _add(order: Order) -> dict:
    """Any figure in any state becomes an item: its subject the question, its title the answer."""
    shown = exhibits.exhibit(
        order.store,
        order.meeting,
        order.services.reader,
        order.text("figure"),
        order.choices(),
        date.today(),
    )
    found = {lang: exhibits.passport(shown, lang) for lang in LANGS}
    made = agenda.add_item(
        order.store,
        order.meeting,
        "figure",
        Words(found["ru"].subject, found["en"].subject),
        answer=Words(f"{found['ru'].title.rstrip('.')}.", f"{found['en'].title.rstrip('.')}."),
        how_sure=built_in.how_sure(found["ru"]),
        exhibit=shown,
    )
    return {"item": made.id}


def _edit(order: Order) -> None:
    words = order.entry.get("words")
    agenda.edit(
        order.store,
        order.meeting,
        order.entry.get("item"),
        order.lang,
        words if isinstance(words, dict) else {},
    )


def _shift(order: Order) -> None:
    by = order.entry.get("by")
    agenda.shift(order.store, order.meeting, order.entry.get("item"), 1 if by == 1 else -1)


def _remove(order: Order) -> None:
    agenda.remove(order.store, order.meeting, order.entry.get("item"))


def _refresh(order: Order) -> None:
    item = agenda.item(order.store, order.meeting, order.entry.get("item"))
    built_in.refresh(order.store, order.meeting, item, order.services.reader, date.today())


def _clone(order: Order) -> dict:
    title = rules.plain(order.entry.get("title"), 120)
    made = built_in.clone(
        order.store,
        order.meeting,
        Words(title, title) if title else order.meeting.title,
        _day(order.entry.get("day")),
        order.services.reader.build,
    )
    return {"meeting": made.id}


COMMANDS: dict[str, Callable] = {
    "new": new,
    "open": _open,
    "close": _close,
    "move": _move,
    "merge": _merge,
    "paper": _paper,
    "go": _go,
    "clock": _clock,
    "tell": _tell,
    "premoderate": _premoderate,
    "decide": _decide,
    "drop": _drop,
    "add": _add,
    "edit": _edit,
    "shift": _shift,
    "remove": _remove,
    "refresh": _refresh,
    "clone": _clone,
}
