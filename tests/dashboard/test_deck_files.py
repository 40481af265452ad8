"""Decks over HTTP: ready themes, own files, and every wrong file refused in words."""

from __future__ import annotations

import io
import json

import pytest
from pptx import Presentation

from dashboard.export import deck


def post(client, said: object, template: bytes | None = None):
    data = {"deck": said if isinstance(said, str) else json.dumps(said)}
    if template is not None:
        data["template"] = (io.BytesIO(template), "own.pptx")
    return client.post("/ru/deck.pptx", data=data, content_type="multipart/form-data")


@pytest.mark.parametrize(
    "name", sorted(name for name, theme in deck.THEMES.items() if not theme.needs)
)
def test_a_ready_theme_is_one_request_away(client, name):
    answer = client.get("/ru/deck.pptx?d=" + deck.encode(deck.THEMES[name].deck()))
    slides = Presentation(io.BytesIO(answer.data)).slides
    assert len(slides) == len(deck.THEMES[name].figures) + 1, "a slide each, and the sources"
    assert any(shape.has_chart for slide in slides for shape in slide.shapes)


def test_a_theme_of_adverts_waits_for_them_and_says_so(client, city, monkeypatch):
    theme = deck.THEMES["adverts"]
    link = deck.encode(deck.THEMES["adverts"].deck())
    before = client.get("/ru/deck").get_data(as_text=True)
    assert (
        theme.title.ru in before and link not in before and "Появится, когда объявления" in before
    )
    monkeypatch.setenv("ETL_DATA", str(city))
    assert link in client.get("/ru/deck").get_data(as_text=True)
    slides = Presentation(io.BytesIO(client.get("/ru/deck.pptx?d=" + link).data)).slides
    assert [any(shape.name == "watermark" for shape in slide.shapes) for slide in slides] == [
        True
    ] * 4, "three figures and the sources"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        {"version": 9, "items": []},
        {"version": 1, "items": [{"figure": "no"}]},
        {"version": 1, "items": []},
        {"version": 1, "items": [{"figure": "break_even", "choices": {"axis": "x"}}]},
    ],
)
def test_a_wrong_deck_is_refused_in_words(client, said):
    answer = post(client, said)
    assert answer.status_code == 400 and len(answer.get_data(as_text=True)) > 20


def test_a_template_that_is_no_presentation_is_refused(client):
    answer = post(
        client, {"version": 1, "items": [{"figure": "vacancies_moscow"}]}, b"not a presentation"
    )
    assert answer.status_code == 400 and "Шаблон" in answer.get_data(as_text=True)


def test_a_cut_link_is_said_on_the_page(client):
    html = client.get("/ru/deck?d=abc").get_data(as_text=True)
    assert "не открылась" in html
