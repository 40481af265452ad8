"""One PPTX of figures, sections and texts: native charts, and title, place, age, source, notes
on every slide."""

from __future__ import annotations

import io
from pathlib import Path

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu, Inches

from dashboard.export.pptx import figure_slide, shapes
from dashboard.export.pptx.chart_parts import Box
from dashboard.export.pptx.figure_slide import PT, Slide, fit, side, title
from dashboard.figure.passport import Passport
from dashboard.figure.theme import LIGHT
from etl.language import Words
from etl.reading.outside import Refused, parse_outside

__all__ = ["Slide", "pptx_bytes", "read_template"]
NOT_USED = Words("Шаблон не открывается. {why}", "The template does not open. {why}")
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


def pptx_bytes(
    items: list[Slide | Passport], lang: str = "ru", template: bytes | None = None
) -> bytes:
    """A presentation of the items in order; passports may be given bare.

    `template` is a .pptx of one's own: its master, size and fonts are used, its slides dropped.
    Refused (a ValueError) if it cannot be used.
    """
    deck = _open(template, lang)
    layout = _layout(deck)
    for one in items:
        item = Slide(one) if isinstance(one, Passport) else one
        if not item.passport:
            _words(_blank(deck, layout), deck, item)
        for page in figure_slide.pages(item):
            figure_slide.add(_blank(deck, layout), deck, page, lang)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _open(template: bytes | None, lang: str):
    """An empty deck, of the template when one is given; what was left out of it stands in the
    file's comments. Refused says what is wrong with a template."""
    if template is None:
        deck = Presentation()
        deck.slide_width = Inches(13.333)
        deck.slide_height = Inches(7.5)
        return deck
    try:
        outside = parse_outside("pptx", io.BytesIO(template))
    except Refused as error:
        raise Refused(NOT_USED.format(why=error.words)) from None
    deck = Presentation(io.BytesIO(outside.content.data))
    deck.core_properties.comments = " ".join(note[lang] for note in outside.notes)
    ids = deck.slides._sldIdLst
    for entry in list(ids):
        deck.part.drop_rel(entry.rId)
        ids.remove(entry)
    return deck


def _layout(deck):
    """The layout with a title and the fewest other placeholders."""

    def others(layout) -> int:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        return len(kinds) + (0 if any(k in TITLES for k in kinds) else 100)

    return min(deck.slide_layouts, key=others)


def _blank(deck, layout):
    """A slide with its title only."""
    slide = deck.slides.add_slide(layout)
    for shape in list(slide.placeholders):
        if slide.shapes.title is None or shape.shape_id != slide.shapes.title.shape_id:
            shape._element.getparent().remove(shape._element)
    return slide


def _words(slide, deck, item: Slide) -> None:
    """A section or a text: a title, and a body when there is one."""
    left = side(deck)
    width = deck.slide_width - 2 * left
    top = int(deck.slide_height * (0.4 if not item.text else 0.12))
    size, lines = fit(item.title, width / PT, (40, 36, 32, 28, 24, 20, 16), 3, bold=True)
    title(slide, deck, item.title, top, size, int(lines * size * 1.25 * PT))
    if item.text:
        top += int(lines * size * 1.25 * PT) + Emu(250000)
        box = Box(left, top, width, deck.slide_height - top - left)
        said = item.text.replace("\n", "<br>")
        body = next(
            (
                s
                for s in (22, 20, 18, 16, 14, 12, 11, 10)
                if fit(said, width / PT, (s,), 999)[1] * s * 1.25 * PT <= box.h
            ),
            9,
        )
        shapes.text(slide, box, [(p, body, False, LIGHT.text) for p in item.text.split("\n")])


def read_template(path: Path) -> bytes:
    """A template's bytes from a file; FileNotFoundError says which."""
    if not path.is_file():
        raise FileNotFoundError(f"Шаблон {path} не найден.")
    return path.read_bytes()
