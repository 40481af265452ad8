"""Figures as a meeting saw them: passports frozen in both languages, thawed without any build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from dashboard.figure import memory
from dashboard.figure.frozen import Frozen, freeze, thaw
from dashboard.figure.passport import Passport
from dashboard.figure.registry import registry
from dashboard.meeting.models import Exhibit, Meeting
from dashboard.meeting.rules import Refused
from dashboard.meeting.store import MeetingStore
from etl.language import LANGS, Words
from etl.store.reader import Reader

NO_FIGURE = Words(
    "Такого рисунка нет: возьмите его меню на странице.",
    "There is no such figure: use its menu on a page.",
)


def drawn(reader: Reader, figure: str, choices: Mapping[str, Any], today: date) -> Words:
    """A figure of this build frozen in both languages. Refused: there is no such figure."""
    if figure not in registry():
        raise Refused(NO_FIGURE, 404)
    texts = {}
    for lang in LANGS:
        passport = memory.passport(figure, reader, lang, today, choices)
        texts[lang] = json.dumps(vars(freeze(passport, reader.build)), ensure_ascii=False)
    return Words(texts["ru"], texts["en"])


def exhibit(
    store: MeetingStore,
    meeting: Meeting,
    reader: Reader,
    figure: str,
    choices: Mapping[str, Any],
    today: date,
    *,
    is_snapshot: bool = False,
) -> Exhibit:
    """A figure kept with the meeting; the same one is kept once."""
    frozen = drawn(reader, figure, choices, today)
    passports = {lang: _thawed(frozen[lang]) for lang in LANGS}
    content = sha256(json.loads(frozen.ru)["json"].encode()).hexdigest()
    held = store.session.scalar(
        select(Exhibit).where(Exhibit.meeting_id == meeting.id, Exhibit.sha256 == content)
    )
    if held is not None:
        held.is_snapshot = held.is_snapshot or is_snapshot
        return held
    made = Exhibit(
        meeting_id=meeting.id,
        figure=figure,
        choices={key: str(value) for key, value in passports["ru"].choices.items()},
        frozen=frozen,
        title=Words(passports["ru"].title, passports["en"].title),
        data_date=passports["ru"].data_date,
        build=reader.build,
        sha256=content,
        is_snapshot=is_snapshot,
    )
    store.session.add(made)
    store.session.flush()
    return made


def copied(store: MeetingStore, meeting: Meeting, shown: Exhibit) -> Exhibit:
    """The same exhibit kept with another meeting."""
    made = Exhibit(
        meeting_id=meeting.id,
        figure=shown.figure,
        choices=shown.choices,
        frozen=shown.frozen,
        title=shown.title,
        data_date=shown.data_date,
        build=shown.build,
        sha256=shown.sha256,
        is_snapshot=False,
    )
    store.session.add(made)
    store.session.flush()
    return made


def passport(shown: Exhibit, lang: str) -> Passport:
    """The passport as it was shown. ValueError: somebody changed it."""
    return _thawed(shown.frozen[lang])


def of_number(store: MeetingStore, number: int, lang: str) -> Passport:
    """The passport of the exhibit with this number; it must be there."""
    return passport(store.session.get_one(Exhibit, number), lang)


@lru_cache(maxsize=256)
def _thawed(text: str) -> Passport:
    return thaw(Frozen(**json.loads(text)))


def found(store: MeetingStore, meeting: Meeting, number: object) -> Exhibit | None:
    """The meeting's exhibit of this number."""
    is_number = isinstance(number, int) and 0 < number < 2**31
    shown = store.session.get(Exhibit, number) if is_number else None
    return shown if shown is not None and shown.meeting_id == meeting.id else None


def snapshot(store: MeetingStore, meeting: Meeting, reader: Reader, today: date) -> int:
    """Keep every figure that can be drawn, at its default choices, to compare the next meeting
    with; how many were kept."""
    kept = 0
    for name in registry():
        frozen = memory.passport(name, reader, "ru", today, {})
        if not frozen.is_empty:
            exhibit(store, meeting, reader, name, {}, today, is_snapshot=True)
            kept += 1
    return kept


def snapshots(store: MeetingStore, meeting: Meeting) -> list[Exhibit]:
    """The figures kept for comparing."""
    chosen = (
        select(Exhibit)
        .where(Exhibit.meeting_id == meeting.id, Exhibit.is_snapshot.is_(True))
        .order_by(Exhibit.figure)
    )
    return list(store.session.scalars(chosen))
