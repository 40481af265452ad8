"""A discussion in a real database, SQLite and PostgreSQL alike."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import func, select, update

from dashboard.meeting import agenda, database, rules, talk, tally
from dashboard.meeting.models import Base, Participant, Post, Vote
from dashboard.meeting.rules import Refused
from dashboard.meeting.store import reading, transaction
from etl.language import Words
from tests.meeting.conftest import SECRET, seat

ASK = {"kind": "question", "text": "Входят ли сюда сборочные линии с вахтой?"}


def sent(meeting_id: int, who: str, entry: dict, key: str) -> dict:
    """A phone sends an entry with its key."""
    with transaction() as store:
        meeting = store.meeting(meeting_id)
        person = talk.seated(store, meeting, who)
        return store.once(
            meeting,
            key,
            lambda: {"post": talk.post(store, meeting, person, {**entry, "key": key}).id},
        )


def cast(meeting_id: int, who: str, post_id: int, choice: str | None = "agree") -> None:
    with transaction() as store:
        meeting = store.meeting(meeting_id)
        talk.vote(store, SECRET, meeting, talk.seated(store, meeting, who), post_id, choice)


def test_the_tables_are_those_of_the_models(base):
    with database.engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert not compare_metadata(context, Base.metadata)


def test_a_discussion_opens_only_when_who_why_how_long_and_whom_to_ask_are_set(base, monkeypatch):
    monkeypatch.delenv("MEETING_CONTACT")
    with pytest.raises(Refused, match="MEETING_CONTACT"), transaction() as store:
        agenda.open_discussion(store, store.new_meeting(Words("а", "a"), date(2026, 12, 1)))
    with reading() as store:
        assert store.current() is None


def test_an_entry_sent_three_times_is_posted_once(hall):
    who = seat(hall, "business", "phone")
    answers = [sent(hall, who, ASK, "key-00000001") for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    with reading() as store:
        assert store.session.scalar(select(func.count()).select_from(Post)) == 1
    with pytest.raises(Refused):
        sent(hall, who, ASK, "short")


def test_many_phones_at_once_lose_and_double_nothing(hall):
    seats = [seat(hall, "guest", f"phone {n}") for n in range(8)]
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(4):
                for _ in range(2):
                    sent(hall, seats[number], ASK, f"key-{number:04d}-{n:04d}")
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with reading() as store:
        assert not faults
        assert store.session.scalar(select(func.count()).select_from(Post)) == 32
        assert store.meeting(hall).version == 1 + 1 + 32


def test_premoderation_holds_and_the_author_reads_the_reason(hall):
    who = seat(hall, "education", "phone")
    post_id = sent(hall, who, ASK, "key-00000001")["post"]
    with transaction() as store:
        meeting = store.meeting(hall)
        assert store.session.get(Post, post_id).state == "new"
        with pytest.raises(Refused):
            talk.move(store, meeting, post_id, "declined")
        talk.move(store, meeting, post_id, "declined", "вопрос не к комитету")
    with reading() as store:
        assert store.session.get(Post, post_id).reason == "вопрос не к комитету"


def test_personal_data_never_reaches_the_table(hall):
    who = seat(hall, "guest", "phone")
    text = "Позвоните мне: +7 916 123-45-67, Иван Петров, ivan@mail.ru"
    post_id = sent(hall, who, {**ASK, "text": text}, "key-00000001")["post"]
    with reading() as store:
        kept = store.session.get(Post, post_id).text
        assert "916" not in kept and "@" not in kept and "[скрыто]" in kept
    for table in Base.metadata.tables.values():
        assert not {"ip", "address", "email", "phone"} & set(table.columns.keys())


def test_a_name_needs_its_own_consent_of_somebody_of_age(hall):
    who = seat(hall, "guest", "phone")
    named = {**ASK, "name": "Анна, технолог"}
    for entry in (named, {**named, "consent": True}, {**named, "adult": True}):
        with pytest.raises(Refused):
            sent(hall, who, entry, "key-00000001")
    post_id = sent(hall, who, {**named, "consent": True, "adult": True}, "key-00000002")["post"]
    with reading() as store:
        assert store.session.get(Post, post_id).name == "Анна, технолог"


def test_one_voice_a_phone_and_forged_ones_are_found(hall):
    author = seat(hall, "business", "author")
    post_id = sent(hall, author, {"kind": "wish", "text": "Больше практики"}, "key-00000001")[
        "post"
    ]
    with pytest.raises(Refused):
        cast(hall, author, post_id)
    other = seat(hall, "state", "other")
    with pytest.raises(Refused):
        cast(hall, other, post_id)
    with transaction() as store:
        talk.move(store, store.meeting(hall), post_id, "shown")
    for choice in ("agree", "agree", "disagree", "agree", None, "agree"):
        cast(hall, other, post_id, choice)
    with pytest.raises(Refused):
        cast(hall, author, post_id)
    with pytest.raises(Refused):
        cast(hall, other, post_id, "twice")
    with transaction() as store:
        meeting = store.meeting(hall)
        assert tally.tallies(store, meeting)[post_id].total == 1
        assert tally.forged(store, SECRET, meeting) == 0
        store.session.execute(update(Vote).values(choice="disagree"))
    with reading() as store:
        assert tally.forged(store, SECRET, store.meeting(hall)) == 1


def test_merged_posts_unite_their_voices_once_per_phone(hall):
    first = seat(hall, "business", "one")
    second = seat(hall, "state", "two")
    both = seat(hall, "guest", "both")
    a = sent(hall, first, ASK, "key-00000001")["post"]
    b = sent(hall, second, ASK, "key-00000002")["post"]
    with transaction() as store:
        for number in (a, b):
            talk.move(store, store.meeting(hall), number, "shown")
    for number in (a, b):
        cast(hall, both, number)
    cast(hall, first, b)
    with transaction() as store:
        meeting = store.meeting(hall)
        talk.merge(store, meeting, b, a)
        found = tally.tallies(store, meeting)
    assert list(found) == [a]
    assert found[a].total == 3, "автор присоединённой, общий голос один раз, голос за неё"
    with pytest.raises(Refused):
        cast(hall, both, b)


def test_the_role_of_a_phone_that_has_spoken_stays(hall):
    who = seat(hall, "business", "phone")
    seat(hall, "state", "phone")
    sent(hall, who, ASK, "key-00000001")
    with pytest.raises(Refused, match="город"):
        seat(hall, "guest", "phone")
    with reading() as store:
        assert store.session.get(Participant, who).role == "state"


def test_one_post_is_on_air_at_a_time_and_an_answer_is_kept(hall):
    who = seat(hall, "business", "phone")
    first, second = (sent(hall, who, ASK, f"key-0000000{n}")["post"] for n in (1, 2))
    with transaction() as store:
        meeting = store.meeting(hall)
        talk.move(store, meeting, first, "on_air")
        talk.move(store, meeting, second, "on_air")
        store.session.expire_all()
        assert store.session.get(Post, first).state == "shown"
        talk.move(store, meeting, second, "answered", "Да, входят.\nС вахтой тоже.")
        assert store.session.get(Post, second).answer == "Да, входят.\nС вахтой тоже."
        with pytest.raises(Refused):
            talk.move(store, meeting, second, "declined", "поздно")


def test_a_closed_meeting_takes_nothing(hall):
    who = seat(hall, "business", "phone")
    with transaction() as store:
        agenda.close(store, store.meeting(hall))
    with pytest.raises(Refused) as refusal:
        sent(hall, who, ASK, "key-00000001")
    assert refusal.value.status == 409


def test_the_clock_stops_and_goes_on(hall):
    start = datetime(2026, 12, 1, 10, tzinfo=UTC)
    with transaction(now=start) as store:
        meeting = store.meeting(hall)
        item = agenda.add_item(store, meeting, "question", Words("Где?", "Where?"), minutes=15)
        agenda.go(store, meeting, item.id)
    with transaction(now=start.replace(minute=5)) as store:
        agenda.clock(store, store.meeting(hall), "pause")
        assert store.meeting(hall).timer_left_s == 600
    with transaction(now=start.replace(minute=30)) as store:
        agenda.clock(store, store.meeting(hall), "resume")
        agenda.clock(store, store.meeting(hall), "more")
        assert store.meeting(hall).timer_ends_at == start.replace(minute=42)


@pytest.mark.parametrize("text", ["'; DROP TABLE post; --", "\\'); --abc", "%s %(a)s :abc {0}"])
def test_sql_in_a_text_is_text(hall, text):
    who = seat(hall, "guest", "phone")
    post_id = sent(
        hall, who, {**ASK, "text": text, "figure": text, "choices": {text: text}}, "key-00000001"
    )["post"]
    with reading() as store:
        assert store.session.get(Post, post_id).text == text
        assert rules.PUBLIC and store.meeting(hall).id == hall
