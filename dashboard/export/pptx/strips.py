"""A strip on a slide: zones as flat rectangles, numbers as ovals with their words, all native."""

from __future__ import annotations

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu

from dashboard.export.pptx.chart_parts import Box, rgb
from dashboard.export.pptx.shapes import rectangle, text
from dashboard.figure.theme import LIGHT
from dashboard.kinds._parts import shown
from etl.language import text as words

NAMES = 0.24
"""Share of the width the rows' names take."""
HEAD = Emu(420000)
FOOT = Emu(340000)
DOT = Emu(170000)


def strip(slide, box: Box, spec: dict, lang: str) -> None:
    """One row a name: the newest number large, an earlier one open, a line between them."""
    left = int(box.w * NAMES)
    plot = Box(box.x + left, box.y + HEAD, box.w - left, box.h - HEAD - FOOT)

    def at(value: float) -> int:
        return plot.x + int(plot.w * min(value, spec["top"]) / spec["top"])

    for i, zone in enumerate(spec["zones"]):
        x = at(zone["low"])
        end = at(zone["high"])
        rectangle(slide, Box(x, plot.y, end - x, plot.h), LIGHT.band[i % len(LIGHT.band)])
        name = Box(x, box.y, end - x, HEAD)
        text(slide, name, [(zone["label"], 12, False, LIGHT.muted)], anchor=MSO_ANCHOR.BOTTOM)
        edge = Box(x - 200000, plot.y + plot.h, 400000, FOOT)
        low = words.number(zone["low"], lang)
        text(slide, edge, [(low, 12, False, LIGHT.muted)], align=PP_ALIGN.CENTER)
    step = plot.h // len(spec["rows"])
    for i, row in enumerate(spec["rows"]):
        _row(slide, Box(box.x, plot.y + i * step, left, step), row, at, lang)


def _row(slide, place: Box, row: dict, at, lang: str) -> None:
    items = [item for item in row["items"] if item["value"] is not None]
    last = items[-1]
    colour = LIGHT.accent if last["accent"] else LIGHT.muted
    middle = place.y + place.h // 2
    label = Box(place.x, place.y, place.w - 120000, place.h)
    text(slide, label, [(row["label"], 14, last["accent"], LIGHT.text)], anchor=MSO_ANCHOR.MIDDLE)
    if len(items) > 1:
        ends = (Emu(at(items[0]["value"])), Emu(middle), Emu(at(last["value"])), Emu(middle))
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        line.line.color.rgb = rgb(LIGHT.muted)
    for item in items:
        x = at(item["value"]) - DOT // 2
        oval = slide.shapes.add_shape(MSO_SHAPE.OVAL, x, middle - DOT // 2, DOT, DOT)
        oval.shadow.inherit = False
        oval.fill.solid()
        oval.fill.fore_color.rgb = rgb(colour if item is last else LIGHT.paper)
        oval.line.color.rgb = rgb(colour)
    shown_last = f"{shown(last, lang)}  {row['when']}"
    far = len(items) > 1
    x = at(last["value"]) + 130000
    lift = place.h // 3 if far else 0
    width = 3200000
    if x + width > place.x + place.w / NAMES:
        x -= width + 260000
    spot = Box(x, place.y - lift, width, place.h)
    align = PP_ALIGN.LEFT if x > at(last["value"]) else PP_ALIGN.RIGHT
    text(
        slide,
        spot,
        [(shown_last, 14, True, LIGHT.accent_text if last["accent"] else LIGHT.text)],
        align=align,
        anchor=MSO_ANCHOR.MIDDLE,
    )
