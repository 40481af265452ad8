"""The agenda, the minutes, what is kept and what is deleted; the next meeting and its score."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pytest
from pptx import Presentation
from sqlalchemy import func, select

from dashboard.figure.frozen import freeze
from dashboard.figure.registry import registry
from dashboard.meeting import (
    agenda,
    built_in,
    database,
    decisions,
    exhibits,
    feed,
    keeping,
    minutes,
    since,
    talk,
    tally,
)
from dashboard.meeting.claims import CLAIMS
from dashboard.meeting.models import Base, Decision, Participant, Post, Receipt, Vote
from dashboard.meeting.questions import QUESTIONS
from dashboard.meeting.rules import Refused
from dashboard.meeting.store import reading, transaction
from etl.language import Words
from tests.meeting.conftest import SECRET, TODAY, fresh, phone, seat

ANSWER = "Да: вахтовики учтены, если организация больше 15 человек."


def told(blocks: list[dict]) -> str:
    """All words of the minutes."""
    return json.dumps(blocks, ensure_ascii=False)


def test_the_built_in_agenda_answers_from_the_build_and_says_where_it_cannot(hall, released):
    with transaction() as store:
        meeting = store.meeting(hall)
        made = built_in.fill(store, meeting, released, TODAY)
        assert [item.kind for item in made] == ["question"] * len(QUESTIONS) + ["claim"] * 3
        reasons = agenda.arguments(store, meeting)
        published = set(released.table("published")["id"])
        for item in made[: len(QUESTIONS)]:
            assert item.answer.ru and item.answer.en and item.would_change.ru
            shown = exhibits.found(store, meeting, item.exhibit_id)
            if shown is None:
                continue
            passport = exhibits.passport(shown, "ru")
            assert shown.figure in registry() and not passport.is_empty
            assert item.answer.ru == passport.title.rstrip(".") + "."
            if passport.grade == "C":
                assert passport.title == passport.subject, "оценка C не бывает ответом"
        for item, claim in zip(made[len(QUESTIONS) :], CLAIMS, strict=True):
            said = reasons[item.id]
            assert {reason.side for reason in said} == {"for", "against"}
            assert {reason.row_id for reason in said} <= published
            for reason in said:
                text = reason.text.ru + reason.text.en
                assert re.search(r"\d", text) and "{" not in text and ".." not in text
                assert not re.search("[а-яё]", reason.text.en.replace("1-Т(проф)", ""))
            assert item.question == claim.words


def test_every_figure_a_question_asks_for_exists():
    named = {name for question in QUESTIONS for name in question.figures}
    assert named <= set(registry()), named - set(registry())


def test_a_frozen_figure_needs_no_build_and_a_changed_one_is_refused(hall, released):
    with transaction() as store:
        meeting = store.meeting(hall)
        shown = exhibits.exhibit(store, meeting, released, "not_in_field", {}, TODAY)
        same = exhibits.exhibit(store, meeting, released, "not_in_field", {}, TODAY)
        assert same.id == shown.id, "тот же рисунок хранится один раз"
        assert exhibits.passport(shown, "en").lang == "en"
        shown.frozen = Words(shown.frozen.ru.replace("вузы 25", "вузы 52"), shown.frozen.en)
        with pytest.raises(ValueError, match="изменён"):
            exhibits.passport(shown, "ru")


def discussed(hall: int, released) -> None:
    """A meeting with an answered question, a wish of all three sides and a decision."""
    with transaction() as store:
        meeting = store.meeting(hall)
        shown = exhibits.exhibit(store, meeting, released, "not_in_field", {}, TODAY)
        item = agenda.add_item(
            store, meeting, "figure", Words("Кто не там?", "Who is elsewhere?"), exhibit=shown
        )
        agenda.go(store, meeting, item.id)
    sides = ("state", "business", "education")
    voters = {role: [seat(hall, role, f"{role} {n}") for n in range(6)] for role in sides}
    with transaction() as store:
        meeting = store.meeting(hall)
        author = store.session.get(Participant, voters["business"][0])
        named = {"name": "Анна Технолог", "consent": True, "adult": True}
        ask = {"key": "question-1", "kind": "question", "text": "Входят ли вахтовики?"} | named
        asked = talk.post(store, meeting, author, ask)
        wish = {"key": "wish-0001", "kind": "wish", "text": "Больше мест практики"}
        wished = talk.post(store, meeting, author, wish)
        for post in (asked, wished):
            talk.move(store, meeting, post.id, "shown")
        for people in voters.values():
            for who in people[1:]:
                person = store.session.get(Participant, who)
                talk.vote(store, SECRET, meeting, person, wished.id, "agree")
        talk.move(store, meeting, asked.id, "on_air")
        talk.move(store, meeting, asked.id, "answered", ANSWER)
        decision = {
            "post": wished.id,
            "what": "Открыть 40 мест практики",
            "owner": "Департамент",
            "due": "2027-06-01",
            "exhibit": meeting_exhibit(store, meeting),
            "row": 0,
            "target": "20",
            "indicator": "Не по специальности",
            "unit": "%",
        }
        decisions.record(store, meeting, decision)


def meeting_exhibit(store, meeting) -> int:
    return agenda.items(store, meeting)[0].exhibit_id


def test_the_minutes_tell_what_was_said_and_who_answers_but_no_names(hall, released):
    discussed(hall, released)
    with reading() as store:
        meeting = store.meeting(hall)
        ru = told(minutes.minutes(store, meeting, "ru", SECRET))
        en = told(minutes.minutes(store, meeting, "en", SECRET))
    for text in ("Входят ли вахтовики?", ANSWER, "Открыть 40 мест практики", "25 → 20"):
        assert text in ru and text.replace("25 → 20", "20") in en
    assert "Анна" not in ru + en
    assert "за 5, против 0" in ru and "0,63" in ru, "согласие (6/7)³ = 0,63"
    assert "ВШЭ" in ru


def test_a_decision_names_an_office_a_date_and_numbers(hall, released):
    entry = {"what": "Решить", "owner": "Комитет", "due": "2027-01-01"}
    for missing in ("what", "owner", "due"):
        with pytest.raises(Refused), transaction() as store:
            decisions.record(store, store.meeting(hall), entry | {missing: ""})
    for bad in ({"due": "завтра"}, {"target": "много"}, {"baseline": "1e999"}):
        with pytest.raises(Refused), transaction() as store:
            decisions.record(store, store.meeting(hall), entry | bad)


def test_a_backup_restores_into_either_database(hall, released, base, request, monkeypatch):
    discussed(hall, released)
    packed = keeping.backup(database.engine())
    with pytest.raises(keeping.BadBackup, match="уже есть"):
        keeping.restore(database.engine(), packed)
    for broken in (b"", packed[:-20], b"{}"):
        with pytest.raises(keeping.BadBackup):
            keeping.restore(database.engine(), broken, replace=True)
    folder = request.getfixturevalue("tmp_path") / "other"
    other = database.engine(database.make_url(f"sqlite:///{folder}/m.db"))
    if base == "sqlite":
        monkeypatch.setenv("DATABASE_URL", fresh(request.getfixturevalue("postgres_url")))
        other = database.engine()
    rows = keeping.restore(other, packed)
    assert rows > 20 and keeping.backup(other) == packed
    with transaction(other.url) as store:
        meeting = store.meeting(hall)
        assert tally.forged(store, SECRET, meeting) == 0
        agenda.add_item(store, meeting, "question", Words("Ещё", "More"))
    other.dispose()


def test_retention_deletes_raw_entries_and_the_minutes_stay(hall, released):
    discussed(hall, released)
    with transaction(now=datetime(2026, 12, 1, tzinfo=UTC)) as store:
        meeting = store.meeting(hall)
        agenda.close(store, meeting)
        before = minutes.minutes(store, meeting, "ru", SECRET)
    with transaction(now=datetime(2026, 12, 20, tzinfo=UTC)) as store:
        assert keeping.overdue(store) == []
    with transaction(now=datetime(2027, 1, 5, tzinfo=UTC)) as store:
        [late] = keeping.overdue(store)
        assert keeping.clear(store, late, SECRET) == 2
    with reading() as store:
        for table in (Post, Vote, Participant, Receipt):
            assert store.session.scalar(select(func.count()).select_from(table)) == 0
        assert minutes.minutes(store, store.meeting(hall), "ru", SECRET) == before
        assert store.session.scalar(select(func.count()).select_from(Decision)) == 1
    assert "Анна" not in told(before)


def test_one_entry_is_deleted_at_its_authors_wish(hall, released):
    discussed(hall, released)
    with transaction() as store:
        keeping.delete_entry(store, store.meeting(hall), 2)
        assert [post.id for post in store.session.scalars(select(Post))] == [1]
        assert store.session.scalar(select(func.count()).select_from(Vote)) == 0


def test_the_export_holds_no_tokens(hall, released):
    discussed(hall, released)
    with reading() as store:
        tables = keeping.exported(store, store.meeting(hall))
    assert {len(rows) for rows in tables.values()} == {1, 2}
    assert not re.search("participant|key|token|signature", told(list(tables["posts"][0])))
    assert set(Base.metadata.tables) >= {"post", "vote"}


def test_the_next_meeting_follows_the_decision_and_tells_a_revision_from_a_change(
    hall, released, monkeypatch
):
    discussed(hall, released)
    with transaction() as store:
        meeting = store.meeting(hall)
        exhibits.exhibit(store, meeting, released, "not_in_field", {}, TODAY, is_snapshot=True)
        agenda.close(store, meeting)
        following = built_in.clone(store, meeting, meeting.title, date(2027, 3, 1), "next")
        assert [i.question for i in agenda.items(store, following)] == [
            i.question for i in agenda.items(store, meeting)
        ]
        assert decisions.still_followed(store, following)[0].what == "Открыть 40 мест практики"
    was = exhibits.memory.passport("not_in_field", released, "ru", TODAY, {})

    def later(passport, **changes):
        first, *rest = passport.rows
        return replace(passport, rows=(first | changes, *rest))

    for changes, kind, verdict in (
        ({}, None, "unknown"),
        ({"value": 24.0}, "revision", "unknown"),
        ({"value": 24.0, "period_text": "2025"}, "moved", "on_way"),
        ({"value": 19.0, "period_text": "2025"}, "moved", "reached"),
    ):
        now = later(was, **changes)
        monkeypatch.setattr("dashboard.figure.memory.passport", lambda *a, now=now, **k: now)
        with reading() as store:
            found = since.digest(store, released, date(2027, 3, 1), "ru")
            kinds = {change.kind for news in found.figures for change in news.changes}
            assert kinds == ({kind} if kind else set()), changes
            [(_, standing)] = found.standings
            assert standing.verdict == verdict
            body = feed.atom(found, "ru", "https://desk.example", TODAY).decode()
            if kind:
                assert "изменилось:" not in body, "пересмотр или ход без интервала не перемена"
    assert json.loads(freeze(was, "b").json)["name"] == "not_in_field"


def test_files_of_the_meeting_open(meeting, app):
    sender = phone(meeting, app)
    number = sender.post("Входят ли вахтовики?").get_json()["post"]
    meeting.do("move", post=number, to="shown")
    document = docx.Document(io.BytesIO(meeting.get("/ru/minutes.docx").data))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    assert "Входят ли вахтовики?" in cells
    deck = Presentation(io.BytesIO(meeting.get("/en/agenda.pptx").data))
    assert len(deck.slides) == 3 and any(shape.has_chart for shape in deck.slides[1].shapes)
    for path in ("minutes.html", "agenda.html"):
        text = meeting.get(f"/en/{path}").get_data(as_text=True)
        assert "Where are people short?" in text
