"""A figure that raises takes nothing down with it: page, table, deck and redraw say so in words and
give the number under which the trace lies in the log."""

from __future__ import annotations

import csv
import io
import logging
import re
from dataclasses import replace

import pandas as pd
import pytest
from pptx import Presentation

from dashboard.export.deck import Deck, Item, encode
from dashboard.figure import memory
from dashboard.figure.issue import attempt, issue
from dashboard.figure.layout import kinds
from dashboard.figure.registry import registry
from dashboard.server.app import make_app
from dashboard.site import own_tables
from etl.store.reader import Reader
from tests.dashboard.gallery import TODAY, released

NAME = "vacancies_moscow"
PERSON = "Иванов, 95 000 ₽"
NUMBER = re.compile(r"номер ([0-9a-f]{8})|number ([0-9a-f]{8})")


def forget() -> None:
    """Nothing drawn before is remembered."""
    memory._issued.cache_clear()
    memory._laid_out.cache_clear()


@pytest.fixture
def broken(monkeypatch):
    """The figure divides by zero."""

    def raises(*marts, **choices):
        return 1 / 0

    monkeypatch.setitem(registry(), NAME, replace(registry()[NAME], fn=raises))
    forget()
    yield
    forget()


@pytest.mark.parametrize(("lang", "words"), [("ru", "внутренняя ошибка"), ("en", "internal error")])
def test_it_says_so_and_the_log_holds_the_trace_under_its_number(broken, caplog, lang, words):
    with caplog.at_level(logging.ERROR):
        passport = issue(NAME, released(), lang, today=TODAY)
    assert passport.kind == "empty" and words in passport.spec["text"] and words in passport.alt
    number = next(filter(None, NUMBER.search(passport.spec["text"]).groups()))
    assert number in caplog.text and "ZeroDivisionError" in caplog.text and "raises" in caplog.text


def test_page_table_and_deck_answer(broken):
    client = make_app(small=False).server.test_client()
    page = client.get("/ru/?broken=1")
    assert page.status_code == 200 and "внутренняя ошибка" in page.get_data(as_text=True)
    assert "figure-staffing_balance" in page.get_data(as_text=True), "the others stand"
    table = client.get(f"/ru/figure/{NAME}.csv")
    lines = list(csv.reader(io.StringIO(table.get_data(as_text=True)), delimiter=";"))
    assert table.status_code == 200 and any("внутренняя ошибка" in row[0] for row in lines if row)
    assert "internal error" in client.get(f"/en/figure/{NAME}.json").get_json()["why_empty"]
    sent = client.get("/ru/deck.pptx?d=" + encode(Deck((Item(NAME), Item("staffing_balance")))))
    assert sent.status_code == 200
    first, second, *_ = Presentation(io.BytesIO(sent.data)).slides
    texts = [s.text_frame.text for s in first.shapes if s.has_text_frame]
    assert any("внутренняя ошибка" in text for text in texts)
    assert any(shape.has_chart for shape in second.shapes)


def test_a_failure_is_not_remembered(broken, monkeypatch):
    failed = memory.passport(NAME, released(), "ru", TODAY, {})
    monkeypatch.undo()
    mended = memory.passport(NAME, released(), "ru", TODAY, {})
    assert failed.is_empty and not mended.is_empty


def test_a_kind_that_raises_is_a_card_with_a_sentence_too(monkeypatch):
    class View:
        reader = released()
        lang = "en"
        today = TODAY
        choices = {}
        theme = "light"
        width = 560

    def raises(spec, canvas):
        raise RuntimeError("no room")

    forget()
    monkeypatch.setattr(kinds()[issue(NAME, released(), today=TODAY).kind], "plot", raises)
    assert "internal error" in memory.on_page(NAME, View()).passport.spec["text"]
    forget()


def test_rows_of_a_session_stay_out_of_the_log(broken, monkeypatch, caplog):
    def quotes(*marts, **choices):
        raise ValueError(PERSON)

    monkeypatch.setitem(registry(), NAME, replace(registry()[NAME], fn=quotes))
    with caplog.at_level(logging.DEBUG):
        passport = own_tables.passport(NAME, released(), {"x": pd.DataFrame()}, "ru", {})
    assert passport.is_empty and "ValueError" in caplog.text and PERSON not in caplog.text


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_map_of_tension_without_a_row_says_what_to_choose(city, lang):
    city_reader = Reader.open(city)
    table = city_reader.table("tension_monthly")
    spec = registry()["tension_map"]
    choices = {"area": "oblast", "family": "welding"}
    nothing = table[(table["area"] != "oblast") | (table["family"] != "welding")]

    class Without:
        def __getattr__(self, name):
            return getattr(city_reader, name)

        def table(self, name):
            return nothing if name == "tension_monthly" else city_reader.table(name)

    passport = attempt(spec, Without(), lang, TODAY, choices)
    assert passport.is_empty and {"ru": "Выберите", "en": "Choose"}[lang] in passport.spec["text"]
