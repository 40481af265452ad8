"""The moderator's console and the projector's screen: documents, the queue, and every command."""

from __future__ import annotations

import io

import segno

from dashboard.meeting import decisions, exhibits, seats, wall
from dashboard.meeting.rules import Refused
from dashboard.meeting.store import reading, transaction
from dashboard.pages.meeting import door, orders
from dashboard.pages.meeting.documents import document, tag
from dashboard.site.http import Asked, Reply, Route, Services, as_json
from etl import settings
from etl.language import Words

KB = 1024
CONSOLE = Words("Пульт заседания", "Meeting console")
SCREEN = Words("Экран зала", "The hall's screen")
NO_COMMAND = Words("Такой команды нет: обновите пульт.", "There is no such command: reload.")


def console(asked: Asked, services: Services) -> Reply:
    """The console's document, or its door."""
    lang = asked.lang
    inside = door.is_moderator(asked, services)
    return document(
        lang,
        CONSOLE[lang],
        tag("main", id="console" if inside else "door"),
        scripts=("meeting-common.js", "meeting-console.js" if inside else "meeting-door.js"),
        class_="console",
        draws=inside,
    )


def screen(asked: Asked, services: Services) -> Reply:
    """The projector's document; it opens with the moderator's pass, for it shows the code."""
    lang = asked.lang
    inside = door.is_moderator(asked, services)
    return document(
        lang,
        SCREEN[lang],
        tag("main", id="screen" if inside else "door"),
        scripts=("meeting-common.js", "meeting-screen.js" if inside else "meeting-door.js"),
        class_="screen" if inside else "console",
        draws=inside,
    )


@door.for_moderator
def code(asked: Asked, services: Services) -> Reply:
    """The hall's code of this moment and the address it opens."""
    with reading() as store:
        meeting = store.meeting()
        now = seats.code(services.secret, meeting.code_seed)
        return as_json({"code": now, "address": address(asked)})


def address(asked: Asked) -> str:
    """Where a phone goes without a camera."""
    base = (settings.get("DASHBOARD_URL") or asked.host).rstrip("/")
    return f"{base}/{asked.lang}/hall"


@door.for_moderator
def qr(asked: Asked, services: Services) -> Reply:
    """The hall's address with the code of this moment, as a picture."""
    with reading() as store:
        now = seats.code(services.secret, store.meeting().code_seed)
    out = io.BytesIO()
    made = segno.make(f"{address(asked)}?c={now}", error="m")
    made.save(out, kind="svg", scale=8, border=2, dark="#14181e", light="#ffffff")
    return Reply(out.getvalue(), "image/svg+xml")


@door.for_moderator
def queue(asked: Asked, services: Services) -> Reply:
    """The entries that wait; 304 while nothing changed."""
    with reading() as store:
        meeting = store.current()
        if meeting is None:
            return as_json({"meeting": None})
        etag = f'"q{meeting.id}.{meeting.version}"'
        if etag in asked.etag:
            return Reply(b"", "application/json", 304, {"ETag": etag})
        body = as_json(wall.queue(store, meeting)).body
        return Reply(body, "application/json", headers={"ETag": etag})


@door.for_moderator
def rows(asked: Asked, services: Services) -> Reply:
    """The numbers a figure draws, to pick a decision's indicator from."""
    number = asked.query.get("exhibit", "")
    with reading() as store:
        meeting = store.meeting()
        shown = exhibits.found(store, meeting, int(number) if number.isdigit() else None)
        if shown is None:
            return as_json({"rows": []})
        found = decisions.of_passport(exhibits.passport(shown, asked.lang))
    listed = [
        {"row": i, "label": m.label, "value": m.value, "unit": m.unit, "period": m.period}
        for i, m in enumerate(found)
    ]
    return as_json({"rows": listed})


@door.for_moderator
def do(asked: Asked, services: Services) -> Reply:
    """One command, once per key."""
    entry = door.sent(asked)
    name = entry.get("do")
    command = orders.COMMANDS.get(name) if isinstance(name, str) else None
    if command is None:
        raise Refused(NO_COMMAND)
    with transaction() as store:
        if name == "new":
            answer = orders.new(store, entry, services)
        else:
            meeting = store.meeting()
            order = orders.Order(store, meeting, entry, services, asked.lang)
            answer = store.once(meeting, entry.get("key", ""), lambda: command(order) or {})
    door.WALL.forget()
    return as_json(answer)


ROUTES = (
    Route("hall/console", console),
    Route("hall/screen", screen),
    Route("hall/enter", door.enter, methods=("POST",), max_body=2 * KB, limit="10/minute"),
    Route("hall/leave", door.leave, methods=("POST",), max_body=KB),
    Route("hall/code.json", code, limit="240/minute"),
    Route("hall/qr.svg", qr, limit="240/minute"),
    Route("hall/queue.json", queue, limit="240/minute", cache="no-cache"),
    Route("hall/rows.json", rows),
    Route("hall/do", do, methods=("POST",), max_body=16 * KB, limit="600/minute"),
)
