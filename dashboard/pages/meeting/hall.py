"""The phone in the hall: its document, and what it asks and sends."""

from __future__ import annotations

import json

from dashboard.figure.layout import drawing
from dashboard.meeting import exhibits, notice, rules, seats, talk, wall
from dashboard.meeting.rules import Refused
from dashboard.meeting.store import reading, transaction
from dashboard.pages.meeting import door
from dashboard.pages.meeting.documents import data, document, tag
from dashboard.site import sheet
from dashboard.site.http import Asked, Cookie, Reply, Route, Services, as_json
from etl.language import Words

KB = 1024
POLL = "1200/minute"
"""A phone polls 40 times a minute; the server allows an address thirty phones at this rate, that
is nine hundred phones at theirs."""
DOOR = "3000/minute"
"""A phone that comes has no name yet: all new ones behind one address count as one visitor."""
JSON = "application/json"
TITLE = Words("Заседание", "Meeting")
NO_CODE = Words(
    "Код не подошёл: посмотрите на стену, он меняется каждые пять минут.",
    "The code does not fit: look at the wall, it changes every five minutes.",
)
NO_SUCH = Words("Такого рисунка у заседания нет.", "The meeting has no such figure.")
WORDS = {
    "policy": rules.POLICY,
    "policy_open": rules.POLICY_OPEN,
    "role_note": rules.ROLE_NOTE,
}


def phone(asked: Asked, services: Services) -> Reply:
    """The phone's document: everything else comes by its script."""
    lang = asked.lang
    try:
        told = notice.notice().words()[lang]
    except Refused as refusal:
        told = refusal.words[lang]
    return document(
        lang,
        TITLE[lang],
        data("words", {key: words[lang] for key, words in WORDS.items()} | {"notice": told}),
        tag("main", id="phone"),
        tag("noscript", Words("Нужен JavaScript.", "JavaScript is needed.")[lang]),
        scripts=("meeting-common.js", "meeting-phone.js"),
        class_="phone",
        draws=True,
    )


def state(asked: Asked, services: Services) -> Reply:
    """What everybody sees; 304 while nothing changed. `z=1` asks for it packed."""
    shown = door.WALL.shown()
    if shown is None:
        return as_json({"meeting": None})
    headers = {"ETag": shown.etag}
    if shown.etag in asked.etag:
        return Reply(b"", JSON, 304, headers)
    if asked.query.get("z") == "1":
        return Reply(shown.packed, JSON, headers=headers | {"Content-Encoding": "gzip"})
    return Reply(shown.body, JSON, headers=headers)


@door.in_words
def join(asked: Asked, services: Services) -> Reply:
    """A seat for the code on the wall; with a seat already, only the role is changed."""
    entry = door.sent(asked)
    with transaction() as store:
        meeting = store.meeting()
        cookie = asked.cookies.get(door.SEAT, "")
        who = seats.seat(services.secret, meeting.id, cookie)
        if who is None:
            code = str(entry.get("code", ""))
            if not seats.opens(services.secret, meeting.code_seed, code):
                raise Refused(NO_CODE, 403)
            cookie = seats.new_seat(services.secret, meeting.id)
            who = seats.seat(services.secret, meeting.id, cookie) or ""
        door.LIMITER.take("join", who)
        talk.join(store, meeting, who, str(entry.get("role", "")))
        told = wall.mine(store, talk.seated(store, meeting, who))
    seat = Cookie(door.SEAT, cookie, door.SEAT_S)
    return Reply(json.dumps(told).encode(), JSON, cookies=(seat,))


@door.in_words
def mine(asked: Asked, services: Services) -> Reply:
    """What this phone alone sees; no seat, nothing."""
    with reading() as store:
        meeting = store.current()
        who = door.participant_id(asked, services, meeting) if meeting else None
        if meeting is None or who is None or store.session.get(talk.Participant, who) is None:
            return as_json({"role": None, "posts": [], "voices": {}})
        return as_json(wall.mine(store, talk.seated(store, meeting, who)))


@door.in_words
def post(asked: Asked, services: Services) -> Reply:
    """A new entry, once per key however often it is sent."""
    entry = door.sent(asked)
    if entry.get("website"):  # the field no person sees: a robot filled it in
        return as_json({"post": 0})
    with transaction() as store:
        meeting = store.meeting()
        person = talk.seated(store, meeting, door.participant_id(asked, services, meeting))

        def work() -> dict:
            door.LIMITER.take("post", person.id)
            return {"post": talk.post(store, meeting, person, entry).id}

        answer = store.once(meeting, entry.get("key", ""), work)
    door.WALL.forget()
    return as_json(answer)


@door.in_words
def vote(asked: Asked, services: Services) -> Reply:
    """One voice, cast, changed or taken back: the same however often it is sent."""
    entry = door.sent(asked)
    with transaction() as store:
        meeting = store.meeting()
        person = talk.seated(store, meeting, door.participant_id(asked, services, meeting))
        door.LIMITER.take("vote", person.id)
        choice = entry.get("choice")
        talk.vote(store, services.secret, meeting, person, entry.get("post"), choice)
    door.WALL.forget()
    return as_json({"choice": choice})


@door.in_words
def exhibit(asked: Asked, services: Services) -> Reply:
    """A frozen figure as its drawing for this width, with the words around it."""
    number = asked.parts.get("number", "")
    with reading() as store:
        meeting = store.current()
        found = None
        if meeting is not None and number.isdigit() and len(number) < 10:
            found = exhibits.found(store, meeting, int(number))
        if found is None:
            raise Refused(NO_SUCH, 404)
        passport = exhibits.passport(found, asked.lang)
    theme = sheet.theme(asked.query.get("theme", ""))
    if theme == "projector":
        drawn = drawing(passport, "16:9", "projector")
    else:
        width = sheet.width_px(asked.query.get("width", ""), 358)
        size = "phone" if width < 460 else "screen"
        drawn = drawing(passport, size, theme, width=width)
    return as_json(
        drawn.as_json()
        | {
            "title": passport.title,
            "subtitle": passport.subtitle,
            "caption": passport.caption,
            "place": passport.place,
            "age": passport.age_badge,
            "grade": passport.grade,
            "alt": passport.alt,
            "name": passport.name,
        }
    )


ROUTES = (
    Route("hall", phone, limit=DOOR),
    Route("hall/state.json", state, limit=POLL, cache="no-cache"),
    Route("hall/mine.json", mine, limit=POLL),
    Route("hall/join", join, methods=("POST",), max_body=2 * KB, limit="60/minute"),
    Route("hall/post", post, methods=("POST",), max_body=8 * KB, limit="120/minute"),
    Route("hall/vote", vote, methods=("POST",), max_body=2 * KB, limit="240/minute"),
    Route("hall/exhibit/<number>.json", exhibit, limit="240/minute", cache="no-cache"),
)
