"""Files and decks: what leaves the building carries its words, and a deck survives file, address
and bad input."""

from __future__ import annotations

import asyncio
import base64
import csv
import io
import json
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from dashboard.__main__ import main
from dashboard.export import deck, file_name, image, tables
from dashboard.export.deck import BadDeck, Deck, Item
from dashboard.export.pptx import deck as drawn
from dashboard.figure.heading import WATERMARK
from dashboard.figure.layout import on_sheet
from dashboard.figure.passport import Passport
from dashboard.figure.registry import registry
from dashboard.figure.theme import DARK
from etl.store.reader import Reader
from tests.dashboard.gallery import TODAY, gallery, released

CARD = gallery()["ranking"]


@pytest.fixture(autouse=True)
def _released(monkeypatch):
    """Commands read the repository's marts, not the machine's last build."""
    monkeypatch.setattr(Reader, "open", classmethod(lambda cls, root=None: released()))


def _demo() -> Passport:
    return replace(CARD, watermark=True)


def test_csv_is_excel_ready_and_says_its_source():
    text = tables.csv_bytes(CARD).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][:3] == ["Номер строки", "Показатель", "Место"] and "2,5" in rows[2]
    assert any(CARD.caption in r[0] for r in rows) and tables.csv_bytes(CARD).startswith(
        b"\xef\xbb\xbf"
    )
    assert tables.csv_bytes(_demo()).decode("utf-8-sig").startswith(f"# {WATERMARK}")


def test_spreadsheet_never_runs_a_text_as_formula():
    card = replace(CARD, rows=({**CARD.rows[0], "indicator": '=HYPERLINK("http://x")'},))
    assert "'=HYPERLINK" in tables.csv_bytes(card).decode("utf-8-sig")
    cell = openpyxl.load_workbook(io.BytesIO(tables.xlsx_bytes(card)))["Данные"].cell(2, 2)
    assert cell.data_type == "s" and cell.value.startswith("=HYPERLINK")


def test_workbook_has_numbers_and_a_sheet_about_them():
    book = openpyxl.load_workbook(io.BytesIO(tables.xlsx_bytes(CARD)))
    assert book.sheetnames == ["Данные", "О данных"]
    column = tables.headers(CARD).index("Значение") + 1
    assert [book["Данные"].cell(i, column).value for i in (2, 3)] == [1.5, 2.5]
    about = [str(c.value) for row in book["О данных"].rows for c in row]
    assert all(t in about for t in (CARD.title, CARD.caption, "https://example.org/a", "A-"))
    demo = openpyxl.load_workbook(io.BytesIO(tables.xlsx_bytes(_demo())))
    assert all(any(c.value == WATERMARK for row in sheet.rows for c in row) for sheet in demo)


def test_json_carries_rows_metadata_and_mark():
    said = json.loads(tables.json_bytes(_demo()))
    assert (
        said["demo"] == WATERMARK
        and said["rows"] == list(CARD.rows)
        and said["origins"] == list(CARD.origins)
    )
    assert "spec" not in said


def test_watermark_survives_every_layout():
    for size in ("screen", "phone", "16:9", "half", "square", "a4"):
        texts = " ".join(a.text for a in on_sheet(_demo(), size).layout.annotations)
        assert texts.count(WATERMARK) >= 2, size  # across the plot and beside the source


def test_file_name_carries_slug_language_and_data_date():
    assert file_name(CARD, "pptx") == "s-ranking_ru_2026-07-31.pptx"
    assert file_name(replace(_demo(), data_date=""), "csv") == "s-ranking_ru_undated_DEMO.csv"


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


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["deck", "нет.json"], "Темы: moscow"),
        (["deck", "moscow", "--template", "нет.pptx"], "Шаблон нет.pptx"),
        (["deck", "moscow", "-o", "нет/x.pptx"], "Не удалось записать"),
        (["export", "vacancies"], "vacancies_moscow"),
        (["export", "break_even", "axis"], "ключ=значение"),
        (["export", "break_even", "intern_stay=500"], "от 5 до 100"),
        (["export", "break_even", "--format", "csv", "-o", "нет/x.csv"], "Не удалось записать"),
    ],
)
def test_commands_refuse_in_words(given, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(given) == 2
    assert said in capsys.readouterr().err and not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["pptx", "xlsx", "csv", "json"])
def test_export_command_needs_no_browser(form, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(image, "browser", lambda: None)
    assert (
        main(["export", "vacancies_moscow", "--format", form, "--lang", "en", "-o", str(tmp_path)])
        == 0
    )
    [file] = tmp_path.iterdir()
    assert (
        file.name.startswith("vacancies-moscow_en_20")
        and file.suffix == f".{form}"
        and file.stat().st_size > 500
    )
    assert str(file) in capsys.readouterr().out


def test_picture_without_a_chrome_says_who_can_draw_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(image, "browser", lambda: None)
    assert main(["export", "vacancies_moscow", "--format", "png", "-o", str(tmp_path)]) == 3
    assert "установите chromium" in capsys.readouterr().err and not list(tmp_path.iterdir())


@pytest.mark.browser
async def _inside_a_loop(passport: Passport) -> bytes:
    return image.image_bytes(passport, "svg", size="half")


def test_pictures_are_drawn_to_the_sheet(tmp_path):
    if not image.browser():
        pytest.skip("нет chromium: картинки на сервере не проверены")
    with ThreadPoolExecutor(
        1
    ) as own:  # browser tests before this one may have left a loop running in this thread
        drawn = own.submit(asyncio.run, _inside_a_loop(gallery()["trend"])).result().decode()
    assert "Образцовый" in drawn, "a notebook runs a loop of its own"
    marked = replace(gallery()["trend"], watermark=True)
    svg = image.image_bytes(marked, "svg", size="square", theme="dark").decode()
    assert (
        'width="900"' in svg
        and WATERMARK in svg
        and "Образцовый" in svg
        and DARK.paper.lower() in svg.lower().replace("rgb(25, 29, 36)", "#191d24")
    )
