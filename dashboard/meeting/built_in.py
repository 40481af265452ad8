"""The built-in agenda: the nine questions answered by whatever this build can, figures frozen, and
the contested claims with the rows their arguments rest on; and the agenda of the next meeting."""

from __future__ import annotations

from datetime import date
from string import Formatter

from sqlalchemy import func, select

from dashboard.figure import memory
from dashboard.figure.passport import Passport
from dashboard.figure.registry import registry
from dashboard.meeting import agenda, exhibits
from dashboard.meeting.claims import CLAIMS, Claim, Reason
from dashboard.meeting.models import Argument, Decision, Exhibit, Item, Meeting, Post
from dashboard.meeting.questions import QUESTIONS, Question
from dashboard.meeting.store import MeetingStore
from etl.language import LANGS, Words
from etl.language import text as words
from etl.store.reader import Reader

SURE = {
    "A": Words("официальный файл", "an official file"),
    "A-": Words("официальное заявление", "an official statement"),
    "B": Words("назван источник, пересказано", "a named source, retold"),
    "B-": Words("назван источник, подробности неясны", "a named source, details unclear"),
    "C": Words("оценка эксперта или агрегатора", "an expert's or aggregator's estimate"),
}
ASSUMING = ("break_even", "path_costs", "reserve_size")
"""Figures that compute from assumptions, whatever the grade of the evidence beside them."""
GRADE = Words("Оценено {grade}: {meaning}", "Graded {grade}: {meaning}")
ASSUMED = Words(
    "Посчитано из допущений: подставьте свои числа.", "Computed from assumptions: put your own."
)
UNANSWERED = Words(
    "В этой сборке ответа нет: нужных данных ещё не загружали.",
    "This build has no answer: the data it needs have not been loaded yet.",
)
FIRST = Words("Это первое заседание: сравнивать не с чем.", "This is the first meeting.")
LAST = Words(
    "На прошлом заседании ({day}) записано решений: {decisions}, вопросов с ответом: {answered}.",
    "At the last meeting ({day}): decisions recorded: {decisions}, questions answered: {answered}.",
)
DISAGREE = Words(
    "Источники расходятся: доводы считают разное.", "Sources disagree: they count different things."
)
GRADED = Words("оценено", "graded")


def fill(store: MeetingStore, meeting: Meeting, reader: Reader, today: date) -> list[Item]:
    """Put the nine questions and the claims on the agenda."""
    made = [_question(store, meeting, reader, today, question) for question in QUESTIONS]
    rows = _rows(reader)
    return made + [_claim(store, meeting, rows, claim) for claim in CLAIMS]


def _question(
    store: MeetingStore, meeting: Meeting, reader: Reader, today: date, question: Question
) -> Item:
    figure = next((name for name in question.figures if speaks(name, reader, today)), "")
    shown = None
    answer = UNANSWERED
    sure = Words("", "")
    if figure:
        shown = exhibits.exhibit(store, meeting, reader, figure, {}, today)
        passports = {lang: exhibits.passport(shown, lang) for lang in LANGS}
        answer = Words(sentence(passports["ru"]), sentence(passports["en"]))
        sure = how_sure(passports["ru"])
    elif not question.figures:
        answer = _since_last(store, meeting)
    return agenda.add_item(
        store,
        meeting,
        "question",
        question.words,
        answer=answer,
        how_sure=sure,
        would_change=question.would_change,
        exhibit=shown,
        minutes=question.minutes,
    )


def speaks(name: str, reader: Reader, today: date) -> bool:
    """Whether this build has something to draw in the figure."""
    return name in registry() and not memory.passport(name, reader, "ru", today, {}).is_empty


def sentence(passport: Passport) -> str:
    """The figure's finding; of a C-only figure its subject, which claims nothing."""
    return passport.title.rstrip(".") + "."


def how_sure(passport: Passport) -> Words:
    """The weakest grade of what is drawn, in words."""
    if passport.name in ASSUMING:
        return ASSUMED
    if passport.grade not in SURE:
        return Words("", "")
    return GRADE.format(grade=passport.grade, meaning=SURE[passport.grade])


def _since_last(store: MeetingStore, meeting: Meeting) -> Words:
    last = store.session.get(Meeting, meeting.previous_id) if meeting.previous_id else None
    if last is None:
        return FIRST
    decisions = store.session.scalar(
        select(func.count()).select_from(Decision).where(Decision.meeting_id == last.id)
    )
    answered = store.session.scalar(
        select(func.count())
        .select_from(Post)
        .where(Post.meeting_id == last.id, Post.state.in_(("answered", "decided")))
    )
    return LAST.format(day=last.day.isoformat(), decisions=decisions, answered=answered)


def _rows(reader: Reader) -> dict[str, dict]:
    """Published rows by id with their units in both languages, none where this build lacks them."""
    if not (reader.has("published") and reader.has("definitions")):
        return {}
    units = reader.table("definitions").set_index("definition_id")
    out = {}
    for row in reader.table("published").to_dict("records"):
        named = units.loc[row["definition_id"]] if row["definition_id"] in units.index else None
        ru = row["unit"]
        out[row["id"]] = row | {
            "unit_words": Words(ru, named["unit_en"] if named is not None else ru)
        }
    return out


def _claim(store: MeetingStore, meeting: Meeting, rows: dict[str, dict], claim: Claim) -> Item:
    known = [reason for reason in claim.reasons if _named(reason) <= set(rows)]
    sides = {reason.side for reason in known}
    sure = DISAGREE if len(sides) == 2 else Words("", "")
    item = agenda.add_item(
        store, meeting, "claim", claim.words, how_sure=sure, would_change=claim.would_change
    )
    for reason in known:
        store.session.add(_argument(item, reason, rows))
    store.session.flush()
    return item


def _named(reason: Reason) -> set[str]:
    """Ids of the rows an argument speaks of."""
    fields = {name for _, name, _, _ in Formatter().parse(reason.words.ru) if name}
    return {reason.row_id, *fields}


def _argument(item: Item, reason: Reason, rows: dict[str, dict]) -> Argument:
    values = {name: _valued(rows[name]) for name in _named(reason)}
    row = rows[reason.row_id]
    credit = {
        lang: f"{row['publisher']} · {words.place(row['geography'], lang)} · "
        f"{row['period_text']} · "
        f"{GRADED[lang]} {row['grade']}"
        for lang in LANGS
    }
    return Argument(
        item_id=item.id,
        side=reason.side,
        text=_once_dotted(reason.words.format(**values)),
        row_id=reason.row_id,
        credit=Words(**credit),
    )


def _once_dotted(said: Words) -> Words:
    """A sentence that ends in a unit's own point takes no second one."""
    return Words(said.ru.replace("..", "."), said.en.replace("..", "."))


def _valued(row: dict) -> Words:
    """A published row's number with its bound and unit."""
    texts = {
        lang: words.spoken(words.bounded(row["value"], row["bound"], lang), lang)
        + words.unit_text(row["unit_words"][lang], lang)
        for lang in LANGS
    }
    return Words(**texts)


def clone(store: MeetingStore, source: Meeting, title: Words, day: date, build: str) -> Meeting:
    """The next meeting: the same agenda, exhibits and arguments; nothing of what was said."""
    made = store.new_meeting(title, day, build=build)
    made.previous_id = source.id
    made.premoderated = source.premoderated
    reasons = agenda.arguments(store, source)
    copies: dict[int, Exhibit] = {}
    for item in agenda.items(store, source):
        shown = store.session.get(Exhibit, item.exhibit_id) if item.exhibit_id else None
        if shown is not None and shown.id not in copies:
            copies[shown.id] = exhibits.copied(store, made, shown)
        copy = agenda.add_item(
            store,
            made,
            item.kind,
            item.question,
            answer=item.answer,
            how_sure=item.how_sure,
            would_change=item.would_change,
            exhibit=copies[shown.id] if shown is not None else None,
            minutes=item.minutes,
        )
        for reason in reasons.get(item.id, []):
            store.session.add(
                Argument(
                    item_id=copy.id,
                    side=reason.side,
                    text=reason.text,
                    row_id=reason.row_id,
                    credit=reason.credit,
                )
            )
    store.session.flush()
    return made


def refresh(store: MeetingStore, meeting: Meeting, item: Item, reader: Reader, today: date) -> Item:
    """Draw an item's figure anew from today's build: a cloned agenda shows last time's numbers."""
    shown = exhibits.found(store, meeting, item.exhibit_id)
    if shown is None:
        return item
    fresh = exhibits.exhibit(store, meeting, reader, shown.figure, shown.choices, today)
    was = {lang: sentence(exhibits.passport(shown, lang)) for lang in LANGS}
    item.exhibit_id = fresh.id
    if item.answer == Words(**was):
        item.answer = Words(**{lang: sentence(exhibits.passport(fresh, lang)) for lang in LANGS})
    store.session.flush()
    store.changed(meeting)
    return item
