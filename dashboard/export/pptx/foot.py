"""The foot of a slide: a quiet rule, the source line, the slide's number."""

from __future__ import annotations

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard.export.pptx import shapes
from dashboard.export.pptx.chart_parts import FONT, Box
from dashboard.export.pptx.headline import PT, fit, side
from dashboard.figure.theme import LIGHT

SIZES = (12.0, 11.0, 10.0)
"""Type of the source line, pt: twelve wherever it takes four lines and no more."""
LINES = 4
NUMBER_PT = 44
"""Width kept for the number, so that no source line runs under it."""
FIELD = (
    '<a:fld {ns} id="{{5B1C8B8E-2C4E-4D0B-9B59-0D6B3C1E7A11}}" type="slidenum">'
    '<a:rPr lang="ru-RU" sz="1200"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    '<a:latin typeface="{face}"/></a:rPr><a:t>{number}</a:t></a:fld>'
)


def foot(slide, deck, source: str) -> int:
    """Write the foot and return its top, EMU."""
    left = side(deck)
    width = deck.slide_width - 2 * left
    margin = int(deck.slide_height * 0.035)
    size, lines = fit(source, width / PT - NUMBER_PT, SIZES, LINES)
    tall = int(max(lines, 1) * size * 1.3 * PT)
    top = deck.slide_height - margin - tall
    rule = shapes.rectangle(slide, Box(left, top - 5 * PT, width, Pt(0.75)), LIGHT.grid)
    rule.name = "rule"
    if source:
        box = Box(left, top, width - NUMBER_PT * PT, tall)
        shapes.text(slide, box, [(source, size, False, LIGHT.muted)])
    _number(slide, deck, left + width - NUMBER_PT * PT, top)
    return top - 5 * PT


def _number(slide, deck, left: int, top: int) -> None:
    """The slide's number as a field: it follows when slides are moved."""
    box = slide.shapes.add_textbox(left, top, NUMBER_PT * PT, 16 * PT)
    box.name = "number"
    shapes.write(box.text_frame, [])
    paragraph = box.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    ink = LIGHT.muted.lstrip("#")
    field = FIELD.format(ns=nsdecls("a"), ink=ink, face=FONT, number=len(deck.slides))
    paragraph._p.append(parse_xml(field))
