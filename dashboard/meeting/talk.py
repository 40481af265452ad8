"""What participants and the moderator do in a discussion: join, post, vote, move, merge.

Every function works inside one transaction of the store and raises `Refused` with a sentence.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select, update

from dashboard.meeting import rules, seats
from dashboard.meeting.models import Item, Meeting, Participant, Post, Vote
from dashboard.meeting.rules import Refused
from dashboard.meeting.store import CLOSED, MeetingStore
from etl import settings
from etl.adverts.reference import rows as reference_rows
from etl.language import Words
from etl.redact import redact

NO_ROLE = Words("Выберите, от кого вы.", "Choose whom you come from.")
NO_KIND = Words("Выберите: вопрос, мнение или пожелание.", "Choose: question, opinion or wish.")
NO_SEAT = Words(
    "Войдите по коду со стены: место в зале не найдено.",
    "Enter by the code on the wall: your seat is not found.",
)
NO_POST = Words("Такой записи нет.", "There is no such entry.")
NO_VOICE = Words("Голосуют: за, против, воздержусь.", "Voices are: agree, disagree, pass.")
OWN_POST = Words("За свою запись не голосуют.", "One does not vote for one's own entry.")
OTHER_ROLE = Words(
    "Роль выбирают один раз: вы уже писали или голосовали как «{role}».",
    "The role is chosen once: you have posted or voted as “{role}” already.",
)
NOT_OPEN = Words(
    "Обсуждение не открыто: дождитесь начала.", "The discussion is not open: wait for its start."
)
NOT_VOTED_ON = Words(
    "За эту запись сейчас не голосуют.", "This entry takes no voices at the moment."
)


@lru_cache(maxsize=4)
def hold_stems(path: str) -> tuple[str, ...]:
    """Stems of words a post is held for: the house's list, or the operator's own file."""
    if not path:
        return tuple(row["stem"] for row in reference_rows("hold_words"))
    with Path(path).open(encoding="utf-8-sig", newline="") as f:
        return tuple(row["stem"].strip().lower() for row in csv.DictReader(f) if row["stem"])


def seated(store: MeetingStore, meeting: Meeting, participant_id: str | None) -> Participant:
    """The participant of this seat. Refused: nobody sits there."""
    found = store.session.get(Participant, participant_id) if participant_id else None
    if found is None or found.meeting_id != meeting.id:
        raise Refused(NO_SEAT, 403)
    return found


def join(store: MeetingStore, meeting: Meeting, participant_id: str, role: str) -> Participant:
    """Take a seat with a role; the role of a seat that has spoken stays."""
    rules.one_of(role, rules.ROLES, NO_ROLE)
    _open(meeting)
    found = store.session.get(Participant, participant_id)
    if found is None:
        found = Participant(
            id=participant_id, meeting_id=meeting.id, role=role, joined_at=store.now
        )
        store.session.add(found)
    elif found.role != role:
        if _has_spoken(store, participant_id):
            was = rules.ROLES[found.role]
            raise Refused(
                Words(OTHER_ROLE.ru.format(role=was.ru), OTHER_ROLE.en.format(role=was.en)), 409
            )
        found.role = role
    store.session.flush()
    return found


def _has_spoken(store: MeetingStore, participant_id: str) -> bool:
    for table in (Post, Vote):
        mine = select(table.participant_id).where(table.participant_id == participant_id).limit(1)
        if store.session.scalar(mine):
            return True
    return False


def _open(meeting: Meeting) -> None:
    if meeting.state == "closed":
        raise Refused(CLOSED, 409)
    if meeting.state != "open":
        raise Refused(NOT_OPEN, 409)


def post(
    store: MeetingStore, meeting: Meeting, participant: Participant | None, entry: dict
) -> Post:
    """A new entry of a phone, or of a paper card (participant None: then the moderator types its
    role, and it is shown at once). Personal data is cut out of the text before it is kept."""
    _open(meeting)
    is_paper = participant is None
    role = participant.role if participant else entry.get("role")
    text = redact(rules.said(entry.get("text")))
    held = "" if is_paper else rules.held_for(text, hold_stems(settings.get("MEETING_HOLD_WORDS")))
    made = Post(
        meeting_id=meeting.id,
        key=str(entry.get("key", "")),
        participant_id=participant.id if participant else None,
        role=rules.one_of(role, rules.ROLES, NO_ROLE),
        kind=rules.one_of(entry.get("kind"), rules.KINDS, NO_KIND),
        text=text,
        name=_name(entry),
        is_paper=is_paper,
        item_id=_item(store, meeting, entry.get("item")),
        figure=rules.plain(entry.get("figure"), 120),
        choices=_choices(entry.get("choices")),
        state="shown" if is_paper else rules.state_of_new(meeting.premoderated, held),
        held_for=held,
        reason="",
        answer="",
        created_at=store.now,
    )
    store.session.add(made)
    store.session.flush()
    store.changed(meeting)
    return made


def _name(entry: dict) -> str:
    """The name to be published: only with its own consent of somebody of age."""
    name = rules.plain(entry.get("name"), rules.MOST_NAME)
    if name and not (entry.get("consent") is True and entry.get("adult") is True):
        raise Refused(rules.NAME_CONSENT)
    return name


def _item(store: MeetingStore, meeting: Meeting, given: object) -> int | None:
    """The item it is pinned to: the one named, else the one on screen."""
    number = given if isinstance(given, int) and not isinstance(given, bool) else meeting.item_id
    found = store.session.get(Item, number) if number and 0 < number < 2**31 else None
    return found.id if found is not None and found.meeting_id == meeting.id else None


def _choices(given: object) -> dict:
    """A figure's choices as short plain values."""
    if not isinstance(given, dict):
        return {}
    kept = list(given.items())[:12]
    return {
        str(k)[:40]: str(v)[:60] for k, v in kept if isinstance(v, (str, int, float)) and str(k)
    }


def found_post(store: MeetingStore, meeting: Meeting, post_id: object) -> Post:
    """The meeting's post of this number. Refused: there is none."""
    is_number = isinstance(post_id, int) and not isinstance(post_id, bool) and 0 < post_id < 2**31
    found = store.session.get(Post, post_id) if is_number else None
    if found is None or found.meeting_id != meeting.id:
        raise Refused(NO_POST, 404)
    return found


def vote(
    store: MeetingStore,
    secret: bytes,
    meeting: Meeting,
    participant: Participant,
    post_id: object,
    choice: object,
) -> Vote | None:
    """Cast, change or (choice None) take back one voice; a wish takes three choices, others
    «за» only."""
    _open(meeting)
    target = found_post(store, meeting, post_id)
    if target.state not in rules.PUBLIC:
        raise Refused(NOT_VOTED_ON, 409)
    if target.participant_id == participant.id:
        raise Refused(OWN_POST, 409)
    held = store.session.get(Vote, (target.id, participant.id))
    if choice is None:
        if held is not None:
            store.session.delete(held)
            store.changed(meeting)
        return None
    choice = rules.one_of(choice, rules.CHOICES, NO_VOICE)
    if target.kind != "wish" and choice != "agree":
        raise Refused(NO_VOICE)
    if held is not None and held.choice == choice:
        return held
    if held is None:
        held = Vote(post_id=target.id, participant_id=participant.id, choice=choice, signature="")
        store.session.add(held)
    held.choice = choice
    held.signature = signed(secret, held)
    store.session.flush()
    store.changed(meeting)
    return held


def signed(secret: bytes, voice: Vote) -> str:
    """What a genuine voice is signed with."""
    return seats.signature(secret, "vote", voice.post_id, voice.participant_id, voice.choice)


def move(store: MeetingStore, meeting: Meeting, post_id: object, to: str, words: str = "") -> Post:
    """The moderator moves a post; `words` are the answer of an answered one, the reason of a
    declined one. One post is on air at a time: the one before returns to the list."""
    found = found_post(store, meeting, post_id)
    rules.may_move(found.state, to)
    if to == "declined":
        found.reason = rules.plain(words, rules.MOST_REASON)
        if not found.reason:
            raise Refused(rules.REASON_MISSING)
    if to in ("answered", "decided") and words:
        found.answer = redact(rules.plain(words, rules.MOST_ANSWER, lines=True))
    if to == "on_air":
        store.session.execute(
            update(Post)
            .where(Post.meeting_id == meeting.id, Post.state == "on_air")
            .values(state="shown")
        )
        found.on_air_at = store.now
    if to == "shown":
        found.merged_into_id = None
    found.state = to
    store.act(meeting, to, found.id)
    store.session.flush()
    store.changed(meeting)
    return found


def merge(store: MeetingStore, meeting: Meeting, post_id: object, into_id: object) -> Post:
    """Unite a post with a similar one: its voices count there, once per participant."""
    found, target = (found_post(store, meeting, number) for number in (post_id, into_id))
    rules.may_move(found.state if found.state != "new" else "shown", "merged")
    if found.id == target.id or target.state not in rules.PUBLIC or found.kind != target.kind:
        raise Refused(NOT_VOTED_ON, 409)
    store.session.execute(
        update(Post).where(Post.merged_into_id == found.id).values(merged_into_id=target.id)
    )
    found.state = "merged"
    found.merged_into_id = target.id
    store.act(meeting, "merged", found.id)
    store.session.flush()
    store.changed(meeting)
    return target
