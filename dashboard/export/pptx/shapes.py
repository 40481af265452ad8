"""Texts, tiles and bands on a slide, and the kinds made of them: cells, bullet, bands, small
multiples."""

from __future__ import annotations

import math

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from dashboard.export.pptx import chart_xml, charts_bar, charts_trend
from dashboard.export.pptx.chart_parts import FONT, Box, quiet, rgb
from dashboard.figure.sheets import measure, wrap
from dashboard.figure.theme import LIGHT
from dashboard.kinds._parts import shown
from etl.language import text as words


def write(
    frame,
    paragraphs: list[tuple[str, float, bool, str]],
    align=PP_ALIGN.LEFT,
    anchor=MSO_ANCHOR.TOP,
) -> None:
    """Fill a text frame: (text, size in pt, bold, colour) a paragraph, wrapped, no margins of
    its own."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor
    for i, (text, size, bold, colour) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run()
        run.text = text
        run.font.size = Pt(size)
        run.font.bold = bold
        run.font.name = FONT
        run.font.color.rgb = rgb(colour)


def text(slide, box: Box, paragraphs: list[tuple[str, float, bool, str]], **how):
    """A text box on the slide."""
    shape = slide.shapes.add_textbox(box.x, box.y, box.w, box.h)
    write(shape.text_frame, paragraphs, **how)
    return shape


def fitting(said: str, box: Box, sizes: tuple[float, ...], bold: bool = False) -> float:
    """The largest of the sizes (pt, falling) at which the text fits the box; the last when none
    does."""
    wide = box.w / 12700
    tall = box.h / 12700
    for size in sizes:
        if (
            len(wrap(said, wide, size, bold)) * size * 1.25 <= tall
            and max(measure(w, size, bold) for w in said.split() or [""]) <= wide
        ):
            return size
    return sizes[-1]


def rectangle(slide, box: Box, colour: str | None, line: str | None = None):
    """A flat rectangle without the template's shadow; no colour = hatched, for a number that is
    not there."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, box.x, box.y, box.w, box.h)
    style = shape._element.find(
        ".//{http://schemas.openxmlformats.org/presentationml/2006/main}style"
    )
    if style is not None:
        shape._element.remove(style)
    if colour is None:
        chart_xml.hatch(shape, "C4CAD1")
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(colour)
    if line is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb = rgb(line)
    return shape


def cells(slide, box: Box, spec: dict, lang: str) -> None:
    """A tile per number; native bars in proportion where the figure has them; hatched where
    nothing is published."""
    items = spec["items"]
    if spec["bars"] and all(e["value"] is not None for e in items):
        charts_bar.bars(slide, box, items, lang)
        return
    width = box.w // len(items)
    gap = Emu(180000)
    pad = Emu(100000)
    for i, e in enumerate(items):
        tile = Box(box.x + i * width, box.y + box.h // 8, width - gap, int(box.h * 0.6))
        absent = e["value"] is None
        if absent:
            rectangle(slide, tile, None, LIGHT.grid)
            tile = Box(tile.x + pad, tile.y + pad, tile.w - 2 * pad, tile.h - 2 * pad)
        big = shown(e, lang)
        size = fitting(
            big,
            Box(0, 0, tile.w, tile.h // 2),
            (22, 20, 18, 16, 14) if absent else (64, 56, 48, 40, 34, 28, 24, 20, 16),
            bold=True,
        )
        ink = LIGHT.muted if absent else LIGHT.accent_text if e["accent"] else LIGHT.text
        text(
            slide,
            tile,
            [
                (big, size, True, ink),
                (
                    e["label"],
                    fitting(e["label"], Box(0, 0, tile.w, tile.h // 2), (18, 16, 14, 12, 10)),
                    False,
                    LIGHT.muted,
                ),
            ],
        )


def bullet(slide, box: Box, spec: dict, lang: str) -> None:
    """The native bar between two lines of words: the part above, the whole below."""
    part, whole = spec["items"][:2]
    share = f" — {shown(spec['items'][2], lang)}" if spec["share"] else ""
    line = Emu(760000)
    bar = min(int(box.h * 0.4), Emu(1500000))
    top = box.y + (box.h - bar - 2 * line) // 3
    above = f"{shown(part, lang)} {part['label']}{share}"
    below = f"{shown(whole, lang)} {whole['label']}"
    first = Box(box.x, top, box.w, line)
    last = Box(box.x, top + line + bar, box.w, line)
    text(
        slide,
        first,
        [(above, fitting(above, first, (22, 20, 18, 16, 14), True), True, LIGHT.accent_text)],
        anchor=MSO_ANCHOR.BOTTOM,
    )
    text(
        slide,
        last,
        [(below, fitting(below, last, (20, 18, 16, 14)), False, LIGHT.muted)],
        align=PP_ALIGN.RIGHT,
    )
    charts_bar.bullet(slide, Box(box.x, top + line, box.w, bar), spec, lang)


def bands(slide, box: Box, spec: dict, lang: str) -> None:
    """Native bars, and the scale's zones in words with their colours below."""
    zones = spec["zones"]
    strip = Emu(700000)
    room = Box(box.x, box.y, box.w, box.h - strip)
    chart = charts_bar.bars(slide, room, spec["items"], lang)
    chart.value_axis.maximum_scale = max(
        spec["top"], max(e["value"] or 0 for e in spec["items"]) * 1.1
    )
    y = box.y + slide.shapes[-1].height
    width = box.w // len(zones)
    for i, zone in enumerate(zones):
        tile = Box(box.x + i * width, y, width, strip)
        ends = (
            f"{words.number(zone['low'], lang)}–{words.number(zone['high'], lang)}"
            if i + 1 < len(zones)
            else f"> {words.number(zone['low'], lang)}"
        )
        size = fitting(zone["label"], Box(0, 0, width, strip // 2), (14, 13, 12, 11, 10, 9))
        write(
            rectangle(slide, tile, LIGHT.band[i % 5]).text_frame,
            [(ends, size, True, LIGHT.text), (zone["label"], size, False, LIGHT.text)],
            align=PP_ALIGN.CENTER,
            anchor=MSO_ANCHOR.MIDDLE,
        )


def multiples(slide, box: Box, spec: dict, lang: str) -> None:
    """One small native line chart a panel, its name above it, one scale for all; the last number
    labelled."""
    panels = spec["panels"]
    columns = min(len(panels), max(1, round(math.sqrt(len(panels) * 1.8))))
    w = box.w // columns
    h = box.h // -(-len(panels) // columns)
    line = Emu(260000)
    values = [
        v
        for p in panels
        for q in p["points"]
        for v in (q["value"], q["low"], q["high"])
        if v is not None
    ] or [0]
    spare = (max(values) - min(values) or 1) * 0.2
    for i, panel in enumerate(panels):
        x = box.x + (i % columns) * w
        y = box.y + (i // columns) * h
        wrapped = len(wrap(panel["label"], (w - 120000) / 12700, 12, True))
        text(slide, Box(x, y, w - 120000, line * wrapped), [(panel["label"], 12, True, LIGHT.text)])
        last = next((p for p in reversed(panel["points"]) if p["value"] is not None), None)
        points = [p if p is last else {**p, "text": ""} for p in panel["points"]]
        one = {
            "series": [{**panel, "label": "", "points": points, "name_at_end": False}],
            "zero": spec["zero"],
            "reach": (
                min(0.0, *values) if spec["zero"] else min(values) - spare,
                max(values) + spare,
            ),
        }
        chart = charts_trend.lines(
            slide, Box(x, y + line * wrapped, w - 120000, h - line * wrapped), one, lang
        )
        quiet(chart.value_axis)
        chart_xml.plot_area(chart, 0.06, 0.04, 0.84, 0.78)
        for series in chart.plots[0].series:
            series.marker.size = 5
