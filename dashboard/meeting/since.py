"""What has changed since the last meeting: its figures, kept as they were, beside today's build;
its decisions by their indicators; what falls due; what was corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from dashboard.figure import memory
from dashboard.figure.passport import Passport
from dashboard.figure.registry import registry
from dashboard.meeting import decisions, exhibits
from dashboard.meeting.changes import ANNOUNCED, Change, compare
from dashboard.meeting.models import Correction, Decision, Meeting
from dashboard.meeting.scores import Standing
from dashboard.meeting.store import MeetingStore
from etl.language import Words
from etl.language import text as words
from etl.store.reader import Reader

MOST_PER_FIGURE = 6
SENTENCES = {
    "change": Words(
        "{label}: {before} ({was}) → {after} ({now}); интервалы не пересекаются.",
        "{label}: {before} ({was}) → {after} ({now}); the intervals do not meet.",
    ),
    "revision": Words(
        "{label}, {now}: издатель исправил {before} на {after}. Это пересмотр, не перемена.",
        "{label}, {now}: the publisher corrected {before} to {after}. A revision, no change.",
    ),
    "moved": Words(
        "{label}: {before} ({was}), теперь {after} ({now}). Интервал не опубликован: о перемене "
        "не судим.",
        "{label}: {before} ({was}), now {after} ({now}). No interval is published: no change is "
        "claimed.",
    ),
    "came": Words(
        "{label}: появилось, {after} ({now}). Раньше не показывали.",
        "{label}: new, {after} ({now}). Not shown before.",
    ),
    "went": Words(
        "{label}: больше не показано; было {before} ({was}).",
        "{label}: no longer shown; it was {before} ({was}).",
    ),
    "counted": Words(
        "{label}: {before} ({was}) и {after} ({now}) считают разное: изменился охват.",
        "{label}: {before} ({was}) and {after} ({now}) count different things: coverage changed.",
    ),
}


@dataclass(frozen=True)
class FigureNews:
    """What became of one figure; `left_out` are announced changes beyond the first few."""

    figure: str
    subject: str
    changes: tuple[Change, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Digest:
    """Everything since a meeting. `since` is None while no meeting has ended."""

    since: date | None
    build: str
    figures: tuple[FigureNews, ...]
    standings: tuple[tuple[Decision, Standing], ...]
    corrections: tuple[Correction, ...]


def digest(store: MeetingStore, reader: Reader, today: date, lang: str) -> Digest:
    """What has changed between the last meeting that ended and this build."""
    last = _last(store)
    corrections = tuple(store.session.scalars(select(Correction).order_by(Correction.id.desc())))
    if last is None:
        return Digest(None, reader.build, (), (), corrections)
    news = tuple(_news(exhibits.snapshots(store, last), reader, today, lang))
    standings = tuple(
        (decision, decisions.stands(decision, reader, today)) for decision in _followed(store)
    )
    return Digest(last.day, reader.build, news, standings, corrections)


def _last(store: MeetingStore) -> Meeting | None:
    return store.session.scalar(
        select(Meeting)
        .where(Meeting.state == "closed", Meeting.rehearsal.is_(False))
        .order_by(Meeting.id.desc())
        .limit(1)
    )


def _followed(store: MeetingStore) -> list[Decision]:
    chosen = (
        select(Decision)
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .where(Meeting.rehearsal.is_(False))
        .order_by(Decision.due, Decision.id)
    )
    return list(store.session.scalars(chosen))


def _news(kept: Iterable, reader: Reader, today: date, lang: str) -> Iterable[FigureNews]:
    for shown in kept:
        if shown.figure not in registry():
            continue
        after = memory.passport(shown.figure, reader, lang, today, shown.choices)
        found = between(exhibits.passport(shown, lang), after)
        if found:
            few = tuple(found[:MOST_PER_FIGURE])
            yield FigureNews(shown.figure, after.subject, few, len(found) - len(few))


def between(before: Passport, after: Passport) -> list[Change]:
    """The announced changes between two passports of one figure, in order of their weight."""
    if after.is_empty or before.is_empty:
        return []
    same = set(before.definitions) == set(after.definitions)
    found = compare(
        decisions.of_passport(before), decisions.of_passport(after), same_definitions=same
    )
    told = [change for change in found if change.kind in ANNOUNCED]
    return sorted(told, key=lambda change: ANNOUNCED.index(change.kind))


def sentence(change: Change, lang: str) -> str:
    """A change in one sentence that says what kind it is."""
    before = change.before
    after = change.after
    kind = change.kind
    if kind == "coverage":
        kind = "came" if before is None else "went" if after is None else "counted"
    values = {"label": change.label or "—"}
    for name, moment, measure in (("before", "was", before), ("after", "now", after)):
        if measure is not None:
            number = words.number(measure.value, lang)
            values[name] = number + words.unit_text(measure.unit, lang)
            values[moment] = measure.period
    return SENTENCES[kind][lang].format(**values)
