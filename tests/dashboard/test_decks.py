"""Decks: from file and address and back, refused in words, drawn by the command."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from dashboard.__main__ import main
from dashboard.export import deck
from dashboard.export.deck import BadDeck, Deck, Item
from dashboard.export.pptx import deck as drawn
from dashboard.figure.registry import registry
from etl.store.reader import Reader
from tests.dashboard.gallery import TODAY, released


@pytest.fixture(autouse=True)
def _released(monkeypatch):
    """Commands read the repository's marts, not the machine's last build."""
    monkeypatch.setattr(Reader, "open", classmethod(lambda cls, root=None: released()))


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=40)
_ITEMS = st.one_of(
    st.builds(lambda t: Item("vacancies_moscow", {}, t), _WORDS),
    st.builds(
        lambda n, a: Item("break_even", {"stipend": float(n * 5), "axis": a}),
        st.integers(0, 40),
        st.sampled_from(["intern_stay", "intern_year_stay"]),
    ),
    st.builds(lambda t: Item(title=t), _WORDS),
    st.builds(lambda t, b: Item(title=t, text=b), _WORDS, _WORDS),
)
_DECKS = st.builds(
    lambda items, lang: Deck(tuple(items), lang),
    st.lists(_ITEMS, max_size=8),
    st.sampled_from(["ru", "en"]),
)


@settings(max_examples=40, deadline=None)
@given(_DECKS)
def test_deck_comes_back_from_file_and_address(chosen):
    assert deck.read(deck.as_json(chosen)) == chosen
    code = deck.encode(chosen)
    assert deck.decode(code) == chosen
    assert set(code) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ["version", "lang", "items", "figure", "choices", "title", "text", "section", "x"]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        _JSON.map(json.dumps), _JSON.map(lambda j: json.dumps({"version": 1, "items": [j]})), _WORDS
    )
)
def test_any_file_is_a_deck_or_a_clear_refusal(text):
    try:
        assert isinstance(deck.read(text), Deck)
    except BadDeck as error:
        assert str(error)


@settings(max_examples=50, deadline=None)
@given(st.one_of(_WORDS, st.text("abcXYZ019-_=", max_size=60)))
def test_any_address_is_a_deck_or_a_clear_refusal(text):
    try:
        deck.decode(text)
    except BadDeck as error:
        assert str(error)


def test_address_that_unpacks_to_too_much_is_refused():
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 5_000_000, 9)).decode()
    with pytest.raises(BadDeck, match="повреждена"):
        deck.decode(bomb)


def test_refusal_names_every_fault_with_its_place():
    bad = {
        "version": 2,
        "lang": "de",
        "items": [
            {"figure": "vacancies_mosow"},
            {"foo": 1},
            {"figure": "break_even", "choices": {"axis": "q", "zz": 1}},
            {"title": 5, "text": "x"},
        ],
    }
    with pytest.raises(BadDeck) as refusal:
        deck.read(json.dumps(bad))
    said = str(refusal.value).split("\n")
    assert len(said) == 7
    for line, parts in zip(
        said,
        (
            ("version", "2"),
            ("lang", "de"),
            ("items[0]", "vacancies_moscow"),
            ("items[1]",),
            ("items[2]", "axis=q", "intern_stay"),
            ("items[2]", "'zz'"),
            ("items[3]", "title"),
        ),
        strict=True,
    ):
        assert all(p in line for p in parts), line


def test_themes_name_figures_that_exist_and_tell_something():
    assert {"Москва сегодня", "Спрос остывает", "Учёба и стажировки"} <= {
        t.title.ru for t in deck.THEMES.values()
    }
    for theme in deck.THEMES.values():
        assert 3 <= len(theme.figures) <= 4 and set(theme.figures) <= set(registry())
        if theme.needs:
            continue
        slides = drawn.slides(theme.deck(), released(), today=TODAY)
        assert all(
            s.passport.kind != "empty" and s.passport.caption and s.passport.grade not in ("C", "")
            for s in slides
        )


def test_notes_carry_the_permalink():
    slides = drawn.slides(
        Deck((Item("break_even", {"stipend": 60.0}),)),
        released(),
        today=TODAY,
        link=lambda lang, name, choices: f"https://example.org/{lang}/{name}?{choices['stipend']}",
    )
    assert slides[0].link == "https://example.org/ru/break_even?60.0"
    assert slides[0].passport.choices["stipend"] == 60


def test_deck_command_writes_what_the_file_lists(tmp_path, capsys):
    file = tmp_path / "d.json"
    file.write_text(
        deck.as_json(
            Deck(
                (
                    Item(title="Раздел"),
                    Item("vacancies_moscow", title="Свой заголовок"),
                    Item(title="План", text="Текст"),
                )
            )
        ),
        "utf-8",
    )
    assert main(["deck", str(file), "--lang", "en"]) == 0
    titles = [s.shapes.title.text_frame.text for s in Presentation(tmp_path / "d.pptx").slides]
    assert titles == ["Раздел", "Свой заголовок", "План"] and "Слайдов 3" in capsys.readouterr().out
    assert (
        main(
            [
                "deck",
                "moscow",
                "-o",
                str(tmp_path / "m.pptx"),
                "--template",
                str(tmp_path / "d.pptx"),
            ]
        )
        == 0
    )
    slides = Presentation(tmp_path / "m.pptx").slides
    assert len(slides) == 5 and slides[4].shapes.title.text == "Источники"
