"""The deck that slides go into: empty, or a template of one's own with its slides dropped."""

from __future__ import annotations

import io
from pathlib import Path

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches

from etl.language import Words
from etl.reading.outside import Refused, parse_outside

NOT_USED = Words("Шаблон не открывается. {why}", "The template does not open. {why}")
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


def opened(template: bytes | None, lang: str):
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


def plainest(deck):
    """The layout with a title and the fewest other placeholders."""

    def others(layout) -> int:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        return len(kinds) + (0 if any(k in TITLES for k in kinds) else 100)

    return min(deck.slide_layouts, key=others)


def blank(deck, layout):
    """A slide with its title only."""
    slide = deck.slides.add_slide(layout)
    for shape in list(slide.placeholders):
        if slide.shapes.title is None or shape.shape_id != slide.shapes.title.shape_id:
            shape._element.getparent().remove(shape._element)
    return slide


def read_template(path: Path) -> bytes:
    """A template's bytes from a file; FileNotFoundError says which."""
    if not path.is_file():
        raise FileNotFoundError(f"Шаблон {path} не найден.")
    return path.read_bytes()
