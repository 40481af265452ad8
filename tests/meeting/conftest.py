"""A meeting's database for each test: SQLite's file, then the same on a real PostgreSQL."""

from __future__ import annotations

import os
from datetime import date
from itertools import count

import pytest
from sqlalchemy import create_engine, text

from dashboard.meeting import agenda, database, exhibits, talk
from dashboard.meeting.limits import Limiter
from dashboard.meeting.store import transaction
from dashboard.meeting.wall import Wall
from dashboard.pages.meeting import door
from dashboard.server.app import make_app
from etl.language import Words
from etl.settings import REPO
from etl.store.reader import Reader
from tests.meeting import postgres
from tests.meeting.served import HASH, PASSWORD, data_folder

SECRET = b"a secret of the tests only, 32 b"
SETTINGS = {
    "MEETING_OPERATOR": "Комитет (проверка)",
    "MEETING_PURPOSE": "вопросы к заседанию",
    "MEETING_DAYS_KEPT": "30",
    "MEETING_CONTACT": "desk@example.org",
}
TODAY = date(2026, 12, 1)
_numbers = count()


@pytest.fixture(scope="session")
def postgres_url():
    """A server of our own; the tests that need it are skipped by name where there is none."""
    if postgres.binaries() is None:
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail("нет PostgreSQL: apt-get install postgresql")
        pytest.skip("нет PostgreSQL (apt-get install postgresql)")
    with postgres.cluster() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def base(request, tmp_path, monkeypatch):
    """The application's settings with an empty database of either kind."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if request.param == "postgresql":
        monkeypatch.setenv("DATABASE_URL", fresh(request.getfixturevalue("postgres_url")))
    yield request.param
    database.engine().dispose()
    database._engine.cache_clear()


def fresh(server: str) -> str:
    """A new database on the server."""
    name = f"meeting{next(_numbers)}"
    made = create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
    with made.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    made.dispose()
    return server.rpartition("/")[0] + f"/{name}"


@pytest.fixture
def hall(base):
    """An open meeting without an agenda; the number of it."""
    with transaction() as store:
        meeting = store.new_meeting(Words("Проверка", "Check"), date(2026, 12, 1))
        agenda.open_discussion(store, meeting)
        return meeting.id


def seat(meeting_id: int, role: str, name: str) -> str:
    """A seated phone."""
    with transaction() as store:
        return talk.join(store, store.meeting(meeting_id), name, role).id


@pytest.fixture(scope="session")
def app():
    """The app; its settings and data folder are read anew by every request."""
    return make_app().server


@pytest.fixture(scope="session")
def released():
    """The released marts, read once."""
    return Reader.open(REPO / "data")


@pytest.fixture
def meeting(base, tmp_path, monkeypatch, app, released):
    """An open meeting of two items, served; the moderator's browser."""
    data_folder(tmp_path)
    monkeypatch.setenv("MEETING_PASSWORD", HASH)
    monkeypatch.setattr(door, "WALL", Wall())
    monkeypatch.setattr(door, "LIMITER", Limiter())
    moderator = Browser(app)
    moderator.get("/ru/agenda")
    assert moderator.send("enter", {"password": PASSWORD}).status_code == 200
    with transaction() as store:
        made = store.new_meeting(Words("Проверка", "Check"), date(2026, 12, 1), build="marts")
        shown = exhibits.exhibit(store, made, released, "engineer_vacancy_rate", {}, TODAY)
        ask = Words("Где не хватает людей?", "Where are people short?")
        agenda.add_item(store, made, "question", ask, exhibit=shown)
        agenda.add_item(store, made, "claim", Words("«Спорно»", "“Contested”"))
    assert moderator.do("open").status_code == 200
    return moderator


class Browser:
    """One visitor's browser: its cookies, and the token its pages carry."""

    def __init__(self, server, lang: str = "ru"):
        self.client = server.test_client()
        self.lang = lang
        self._keys = count()

    def get(self, path: str, **more):
        return self.client.get(path, **more)

    def send(self, where: str, entry: object, **headers: str):
        """A POST as the hall's scripts send it."""
        token = self.client.get_cookie("token")
        sent = {"X-Desk-Token": token.value if token else ""} | headers
        return self.client.post(f"/{self.lang}/hall/{where}", json=entry, headers=sent)

    def do(self, order: str, **entry):
        """A command of the console under a key of its own."""
        key = f"command-{id(self)}-{next(self._keys):06d}"
        return self.send("do", {"do": order, "key": key} | entry)

    def post(self, text: str, kind: str = "question", **entry):
        """An entry under a key of its own."""
        key = f"entry-{id(self)}-{next(self._keys):06d}"
        return self.send("post", {"key": key, "kind": kind, "text": text} | entry)

    def state(self) -> dict:
        door.WALL.forget()
        return self.get(f"/{self.lang}/hall/state.json").get_json()


def phone(moderator: Browser, app, role: str = "business") -> Browser:
    """A phone that came in by the code on the wall."""
    made = Browser(app)
    made.get("/ru/hall")
    code = moderator.get("/ru/hall/code.json").get_json()["code"]
    answer = made.send("join", {"code": code, "role": role})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return made
