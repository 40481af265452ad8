"""Decks and pictures as jobs: progress, the file, what is private, what fails."""

from __future__ import annotations

import io
import threading
import time

import pytest
from pptx import Presentation

from dashboard.export import deck, image
from dashboard.export import jobs as work
from dashboard.export.jobs import Made
from dashboard.server.app import make_app
from dashboard.server.jobs import MOST_WAITING, Pool

NAMES = ("vacancies_moscow", "industry_employment", "unemployment_pair")
SECRET = "Никому не показывать"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A visitor of an app whose running files stand in a folder of their own."""
    monkeypatch.setattr("dashboard.server.jobs.run_dir", lambda: tmp_path)
    return make_app(small=False).server.test_client()


def large(title: str = "") -> deck.Deck:
    return deck.Deck(tuple(deck.Item(name, title=title) for name in NAMES * 7))


def slides(data: bytes) -> int:
    return len(Presentation(io.BytesIO(data)).slides)


def test_a_large_deck_says_how_far_it_is_and_is_taken_from_any_process(desk, tmp_path):
    answer = desk.get("/ru/deck.pptx?d=" + deck.encode(large()))
    assert answer.status_code == 303
    page = answer.headers["Location"]
    assert "собирается" in desk.get(page).get_data(as_text=True)
    until = time.monotonic() + 90
    while not (state := desk.get(f"{page}.json").get_json())["ready"]:
        assert time.monotonic() < until, state
        assert state["words"] and state["done"] <= state["total"]
        time.sleep(0.1)
    elsewhere = make_app(small=False).server.test_client()
    file = elsewhere.get(f"{page}/file")
    assert file.status_code == 200 and slides(file.data) == 22
    assert "attachment" in file.headers["Content-Disposition"]


def test_a_script_is_told_where_to_ask(desk):
    answer = desk.post("/en/deck.pptx", data={"deck": deck.as_json(large())})
    assert answer.status_code == 202
    assert answer.get_json()["state"].startswith("/en/job/")


def test_what_a_visitor_wrote_never_reaches_the_disk(desk, tmp_path):
    answer = desk.post("/ru/deck.pptx", data={"deck": deck.as_json(large(SECRET))})
    assert answer.status_code == 200 and slides(answer.data) == 22
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("token", ["a" * 22, "..", "%2e%2e%2fsecret", "x"])
def test_a_job_that_is_not_there(desk, token):
    for end in ("", ".json", "/file"):
        answer = desk.get(f"/ru/job/{token}{end}")
        assert answer.status_code == 404


def test_a_picture_without_a_chrome_says_who_can_draw_it(desk, monkeypatch):
    monkeypatch.setattr(image, "browser", lambda: None)
    answer = desk.get("/ru/figure/vacancies_moscow.png")
    assert answer.status_code == 501 and "chromium" in answer.get_data(as_text=True)


def test_a_job_that_breaks_ends_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.server.jobs.run_dir", lambda: tmp_path)
    pool = Pool()
    for private in (True, False):
        token = pool.submit("picture", {}, private=private)
        until = time.monotonic() + 20
        while (state := pool.state(token)).reply is None:
            assert time.monotonic() < until
            time.sleep(0.02)
        assert state.reply.status == 500 and "Повторите" in state.words.ru
    pool.close()


def test_no_more_wait_than_there_is_room_for(tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.server.jobs.run_dir", lambda: tmp_path)

    release = threading.Event()

    def held(kind, payload, tell):
        release.wait(60)
        return Made(b"x", "text/plain", "x.txt")

    monkeypatch.setattr(work, "make", held)
    pool = Pool()
    tokens = [pool.submit("picture", {}, private=False) for _ in range(MOST_WAITING + 5)]
    refused = [t for t in tokens if (s := pool.state(t)) and s.reply and s.reply.status == 503]
    assert refused == tokens[MOST_WAITING:]
    release.set()
    until = time.monotonic() + 30
    while any(pool.state(token).reply is None for token in tokens):
        assert time.monotonic() < until
        time.sleep(0.02)
    pool.close()
