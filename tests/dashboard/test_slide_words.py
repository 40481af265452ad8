"""Slides' words: title, place, age, source and notes on every one, nothing outside, own
templates."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.export.pptx.slides import Slide, pptx_bytes
from dashboard.figure.heading import WATERMARK
from dashboard.figure.issue import issue
from dashboard.figure.registry import registry
from dashboard.kinds import heat_table, ranking
from dashboard.kinds._parts import item
from tests.dashboard.gallery import TODAY, head, released
from tests.dashboard.made_slides import CARDS, KINDS, opened_slides, texts


@pytest.fixture(scope="module")
def opened():
    """(lang, kind) → its slide and deck."""
    return opened_slides()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_slide_carries_title_place_age_source_and_notes(opened, lang):
    for kind in KINDS:
        card = CARDS[lang][kind]
        (slide, _) = opened[lang, kind]
        said = "\n".join(texts(slide))
        for text in (
            card.title,
            card.place,
            card.age_badge,
            card.subtitle,
            card.caption,
        ):
            assert text and text in said, (kind, text)
        assert slide.shapes.title.text_frame.text == card.title
        notes = slide.notes_slide.notes_text_frame.text
        for text in (card.how_to_read, "n = 240", card.data_date, "https://example.org/a"):
            assert text in notes, (kind, text)
        assert card.alt in [
            s._element.find(".//" + qn("p:cNvPr")).get("descr") for s in slide.shapes
        ], kind


def _outside(slide, deck) -> list[str]:
    wide = deck.slide_width
    tall = deck.slide_height
    return [
        s.name
        for s in slide.shapes
        if s.name != "watermark"
        and not (
            s.left >= 0
            and s.top >= 0
            and s.left + s.width <= wide + 1
            and s.top + s.height <= tall + 1
        )
    ]


def test_nothing_stands_outside_the_slide_or_on_the_words(opened):
    for (lang, kind), (slide, deck) in opened.items():
        assert not _outside(slide, deck), (lang, kind)
        card = CARDS[lang][kind]
        frames = {s.text_frame.text: s for s in slide.shapes if s.has_text_frame}
        words = [
            frames[t]
            for t in (
                f"{card.place} · {card.age_badge}",
                card.title,
                card.subtitle,
                card.caption,
            )
        ]
        order = [
            *words[:3],
            *(s for s in slide.shapes if s.has_chart or getattr(s, "has_table", False)),
        ]
        for above, below in pairwise(order[:4]):
            assert above.top + above.height <= below.top + 1, (lang, kind, below.name)
        assert all(s.top + s.height <= words[3].top for s in order[3:]), (lang, kind)


def test_long_words_of_real_figures_stay_inside():
    """On every slide of a figure: a long table takes several."""
    reader = released()
    for i, name in enumerate(registry()):
        card = issue(name, reader, ("ru", "en")[i % 2], today=TODAY)
        deck = Presentation(io.BytesIO(pptx_bytes([card])))
        for slide in deck.slides:
            assert not _outside(slide, deck), card.name
            assert card.caption in "\n".join(texts(slide)), card.name


def test_crowded_figures_still_fit_their_slide():
    names = [f"{i}. Инженер-конструктор по проектированию систем управления" for i in range(30)]
    crowded = [
        ranking.ranking(head("many"), [item(n, i + 1.0, text=f"{i}") for i, n in enumerate(names)]),
        heat_table.heat_table(
            head("wide"),
            names,
            [str(2010 + i) for i in range(12)],
            [
                [item("", i * 1000.0 + j, text=f"{i * 1000 + j}") for j in range(12)]
                for i in range(30)
            ],
        ),
    ]
    deck = Presentation(io.BytesIO(pptx_bytes(crowded)))
    for slide in deck.slides:
        assert not _outside(slide, deck)
        source = next(
            s for s in slide.shapes if s.has_text_frame and s.text_frame.text.startswith("Источник")
        )
        body = next(s for s in slide.shapes if s.has_chart or getattr(s, "has_table", False))
        assert body.top + body.height <= source.top
    grid = next(s.table for s in deck.slides[1].shapes if s.has_table)
    assert (
        sum(row.height for row in grid.rows) <= deck.slide_height * 0.8
        and len(list(grid.rows)) == 31
    )
    widths = {column.width for column in list(grid.columns)[1:]}
    assert max(widths) - min(widths) <= 12


def test_ribbons_stand_beside_their_table():
    picture = io.BytesIO()
    Image.new("RGB", (900, 900), "white").save(picture, "PNG")
    card = CARDS["ru"]["flow_ribbons"]
    deck = Presentation(io.BytesIO(pptx_bytes([Slide(card, picture=picture.getvalue())])))
    shapes = list(deck.slides[0].shapes)
    drawn = next(s for s in shapes if s.shape_type is not None and s.shape_type.name == "PICTURE")
    grid = next(s for s in shapes if getattr(s, "has_table", False))
    assert drawn.left + drawn.width < grid.left and not _outside(deck.slides[0], deck)
    assert [[c.text_frame.text for c in r.cells][:2] for r in list(grid.table.rows)[1:]] == [
        [f["source"], f["target"]] for f in card.spec["flows"]
    ]


def test_retitling_keeps_place_date_and_source():
    card = CARDS["ru"]["ranking"]
    slide = Presentation(
        io.BytesIO(pptx_bytes([Slide(card, title="Мой вывод", link="https://example.org/x")]))
    ).slides[0]
    said = "\n".join(texts(slide))
    assert slide.shapes.title.text_frame.text == "Мой вывод"
    assert all(t in said for t in (card.place, card.age_badge, card.caption))
    notes = slide.notes_slide.notes_text_frame.text
    assert card.title in notes and "https://example.org/x" in notes


def test_watermark_is_on_slide_and_notes_of_synthetic_figures_only():
    demo = [replace(CARDS["ru"][k], watermark=True) for k in KINDS]
    for slide in Presentation(io.BytesIO(pptx_bytes(demo))).slides:
        assert WATERMARK in texts(slide) and WATERMARK in slide.notes_slide.notes_text_frame.text
        assert [t for t in texts(slide) if t.startswith(WATERMARK + ".")], "and beside the source"
    real = Presentation(io.BytesIO(pptx_bytes([CARDS["ru"]["ranking"]]))).slides[0]
    assert WATERMARK not in "\n".join(texts(real))


def test_sections_and_texts_between_figures():
    long = "\n".join(
        f"{i}. Пункт с пояснением, которое занимает больше половины строки слайда"
        for i in range(30)
    )
    deck = Presentation(
        io.BytesIO(pptx_bytes([Slide(title="Где не хватает"), Slide(title="План", text=long)]))
    )
    section, text = deck.slides
    assert section.shapes.title.text_frame.text == "Где не хватает"
    body = next(s for s in text.shapes if s.text_frame.text.startswith("0. "))
    size = body.text_frame.paragraphs[0].runs[0].font.size.pt
    assert len(body.text_frame.paragraphs) == 30 and 30 * size * 1.25 * 12700 <= body.height
    assert not _outside(text, deck)


def test_own_template_gives_size_and_layout_and_loses_its_slides():
    own = Presentation()
    own.slide_width = Inches(10)
    own.slide_height = Inches(7.5)
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Чужой слайд"
    out = io.BytesIO()
    own.save(out)
    deck = Presentation(
        io.BytesIO(pptx_bytes([CARDS["ru"][k] for k in KINDS], template=out.getvalue()))
    )
    assert (deck.slide_width, len(deck.slides)) == (Inches(10), len(KINDS))
    assert not [s for s in deck.slides if "Чужой слайд" in texts(s)]
    assert not [s for s in deck.slides if _outside(s, deck)]


def test_bad_template_says_what_to_do():
    with pytest.raises(ValueError, match="Шаблон не открывается"):
        pptx_bytes([CARDS["ru"]["ranking"]], template=b"not a deck")


def test_every_slide_is_numbered_and_its_source_is_read_from_the_back():
    deck = Presentation(io.BytesIO(pptx_bytes([CARDS["ru"]["ranking"], Slide(title="План")])))
    for number, slide in enumerate(deck.slides, start=1):
        box = next(shape for shape in slide.shapes if shape.name == "number")
        field = box._element.find(".//" + qn("a:fld"))
        assert (field.get("type"), field.findtext(qn("a:t"))) == ("slidenum", str(number))
    source = next(
        s for s in deck.slides[0].shapes if s.has_text_frame and "Источник" in s.text_frame.text
    )
    assert source.text_frame.paragraphs[0].runs[0].font.size >= Pt(12)


def test_sources_of_a_deck_are_one_row_a_publication_with_its_slides():
    cards = [CARDS["ru"]["ranking"], CARDS["ru"]["trend"], CARDS["ru"]["ranking"]]
    deck = Presentation(io.BytesIO(pptx_bytes(cards, sources=True)))
    assert len(deck.slides) == 4 and deck.slides[3].shapes.title.text == "Источники"
    table = next(s.table for s in deck.slides[3].shapes if s.has_table)
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    assert len({tuple(row[:4]) for row in rows}) == len(rows)
    assert {row[0] for row in rows} == {o["publisher"] for c in cards for o in c.origins}
    assert all(set(row[4].split(", ")) <= {"1", "2", "3"} for row in rows)
    assert len(Presentation(io.BytesIO(pptx_bytes(cards[:1], sources=True))).slides) == 1
