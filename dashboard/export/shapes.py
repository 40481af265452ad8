"""Kinds that become native tables, tiles and texts on a slide rather than charts."""
from __future__ import annotations

import math

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from dashboard import words
from dashboard.canvas import canvas
from dashboard.export import chart_xml, charts
from dashboard.export.charts import FONT, Box
from dashboard.kinds import heat_table
from dashboard.kinds._parts import shown
from dashboard.theme import LIGHT, ink_on


def write(frame, paragraphs: list[tuple[str, float, bool, str]], align=PP_ALIGN.LEFT, anchor=MSO_ANCHOR.TOP) -> None:
    """Fill a text frame: (text, size in pt, bold, colour) a paragraph, wrapped, no margins of its own."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor
    for i, (text, size, bold, colour) in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = RGBColor.from_string(colour.lstrip("#"))


def text(slide, box: Box, paragraphs: list[tuple[str, float, bool, str]], **how):
    """A text box on the slide."""
    shape = slide.shapes.add_textbox(box.x, box.y, box.w, box.h)
    write(shape.text_frame, paragraphs, **how)
    return shape


def cells(slide, box: Box, spec: dict, lang: str) -> None:
    """A tile per number; bars in proportion where the figure has them; hatched where nothing is published."""
    items = spec["items"]
    if spec["bars"] and all(e["value"] is not None for e in items):
        charts.bars(slide, box, items, lang)
        return
    width, gap = box.w // len(items), Emu(180000)
    for i, e in enumerate(items):
        tile = Box(box.x + i * width, box.y + box.h // 6, width - gap, box.h // 2)
        if e["value"] is None:
            shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, tile.x, tile.y, tile.w, tile.h)
            chart_xml.hatch(shape, "D0D5DA")
            shape.line.color.rgb = RGBColor.from_string(LIGHT.grid.lstrip("#"))
            shape.shadow.inherit = False
        big = shown(e, lang)
        size = min(60, 0.9 * tile.w / 12700 / max(0.6 * len(big), 1))
        ink = LIGHT.muted if e["value"] is None else LIGHT.accent_text if e["accent"] else LIGHT.text
        pad = Emu(90000) if e["value"] is None else Emu(0)
        text(slide, Box(tile.x + pad, tile.y + pad, tile.w - 2 * pad, tile.h), [
            (big, min(size, 22) if e["value"] is None else size, True, ink), (e["label"], 16, False, LIGHT.muted)])


def bullet(slide, box: Box, spec: dict, lang: str) -> None:
    """The native bar between two lines of words: the part above, the whole below."""
    part, whole = spec["items"][:2]
    share = f" — {spec['items'][2]['text']}" if spec["share"] else ""
    line, bar = Emu(360000), min(int(box.h * 0.4), Emu(1500000))
    top = box.y + (box.h - bar - 2 * line) // 3
    text(slide, Box(box.x, top, box.w, line), [(f"{part['text']} {part['label']}{share}", 20, True, LIGHT.accent_text)])
    text(slide, Box(box.x, top + line + bar, box.w, line), [(f"{whole['text']} {whole['label']}", 18, False, LIGHT.muted)],
         align=PP_ALIGN.RIGHT)
    charts.bullet(slide, Box(box.x, top + line, box.w, bar), spec, lang)


def bands(slide, box: Box, spec: dict, lang: str) -> None:
    """Native bars, and the scale's zones in words with their colours below."""
    zones, strip = spec["zones"], Emu(620000)
    chart = charts.bars(slide, Box(box.x, box.y, box.w, box.h - strip), spec["items"], lang)
    chart.value_axis.maximum_scale = max(spec["top"], max(e["value"] or 0 for e in spec["items"]) * 1.1)
    y = box.y + min(box.h - strip, Emu(868680) * len(spec["items"]) + Emu(330000))
    width = box.w // len(zones)
    for i, zone in enumerate(zones):
        tile = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, box.x + i * width, y, width, strip)
        tile.fill.solid()
        tile.fill.fore_color.rgb = RGBColor.from_string(LIGHT.band[i % 5].lstrip("#"))
        tile.line.fill.background()
        tile.shadow.inherit = False
        ends = f"{words.number(zone['low'], lang)}–{words.number(zone['high'], lang)}" if i + 1 < len(zones) else \
            f"> {words.number(zone['low'], lang)}"
        write(tile.text_frame, [(ends, 12, True, LIGHT.text), (zone["label"], 12, False, LIGHT.text)],
              align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)


def table(slide, box: Box, head: list[str], rows: list[list[str]], size: float | None = None):
    """A native table with the house's quiet look; columns share the width by their longest text."""
    size = size or max(8, min(16, box.h / 12700 / (len(rows) + 1) / 2.2))
    grid = slide.shapes.add_table(len(rows) + 1, len(head), box.x, box.y, box.w,
                                  min(box.h, int((len(rows) + 1) * size * 2.6 * 12700))).table
    longest = [max([len(head[x])] + [len(row[x]) for row in rows]) for x in range(len(head))]
    shares = [min(max(n, 10), 44) for n in longest]
    for x, share in enumerate(shares):
        grid.columns[x].width = int(box.w * share / sum(shares))
    for y, row in enumerate([head, *rows]):
        for x, value in enumerate(row):
            cell = grid.cell(y, x)
            _paint(cell, LIGHT.paper if y else "#E8EDF2")
            write(cell.text_frame, [(value, size, y == 0, LIGHT.text)])
            cell.margin_left = cell.margin_right = Emu(60000)
            cell.margin_top = cell.margin_bottom = Emu(20000)
    return grid


def _paint(cell, colour: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#"))


def heat(slide, box: Box, spec: dict, lang: str):
    """A native table whose cells carry the figure's shades; gaps say what they are."""
    body = [[name, *(shown(e, lang) for e in row)] for name, row in zip(spec["rows"], spec["cells"])]
    grid = table(slide, box, ["", *spec["columns"]], body)
    sheet = canvas("16:9", "light", lang)
    for y, row in enumerate(spec["cells"], 1):
        for x, e in enumerate(row, 1):
            cell = grid.cell(y, x)
            run = cell.text_frame.paragraphs[0].runs[0]
            cell.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
            if e["value"] is None:
                chart_xml.hatch(cell, "C4CAD1")
                run.font.italic = True
            else:
                shade = heat_table.colour_of(e["value"], spec, sheet)
                _paint(cell, shade)
                run.font.color.rgb = RGBColor.from_string(ink_on(shade).lstrip("#"))
    return grid


def tiles(slide, box: Box, spec: dict, lang: str) -> None:
    """One native rectangle an area, at its place in the grid."""
    columns, rows = max(e["col"] for e in spec["items"]), max(e["row"] for e in spec["items"])
    side = min(box.w // columns, box.h // rows)
    left, sheet = box.x + (box.w - side * columns) // 2, canvas("16:9", "light", lang)
    for e in spec["items"]:
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left + (e["col"] - 1) * side, box.y + (e["row"] - 1) * side,
                                       int(side * 0.96), int(side * 0.96))
        shape.line.fill.background()
        shape.shadow.inherit = False
        ink = LIGHT.text
        if e["value"] is None:
            chart_xml.hatch(shape, "C4CAD1")
        else:
            shade = heat_table.colour_of(e["value"], spec, sheet)
            shape.fill.solid()
            shape.fill.fore_color.rgb, ink = RGBColor.from_string(shade.lstrip("#")), ink_on(shade)
        size = max(9, min(16, side / 12700 / 6))
        write(shape.text_frame, [(e["label"], size, True, ink), (shown(e, lang), size * 0.9, False, ink)],
              align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE)


def multiples(slide, box: Box, spec: dict, lang: str) -> None:
    """One small native line chart a panel, its name above it, one scale for all."""
    panels = spec["panels"]
    columns = min(len(panels), max(1, round(math.sqrt(len(panels) * 1.8))))
    rows = -(-len(panels) // columns)
    w, h, name = box.w // columns, box.h // rows, Emu(280000)
    values = [v for p in panels for q in p["points"] for v in (q["value"], q["low"], q["high"]) if v is not None]
    for i, panel in enumerate(panels):
        x, y = box.x + (i % columns) * w, box.y + (i // columns) * h
        text(slide, Box(x, y, w - 60000, name), [(panel["label"], 12, True, LIGHT.text)])
        one = {"series": [{**panel, "label": ""}]}
        chart = charts.lines(slide, Box(x, y + name, w - 60000, h - name), one, lang)
        if values:
            charts._quiet(chart.value_axis)
            chart.value_axis.minimum_scale = min(0.0, *values) if spec["zero"] else min(values) * 0.9
            chart.value_axis.maximum_scale = max(values) * 1.1


def ribbons(slide, box: Box, spec: dict, lang: str, picture: bytes | None = None) -> None:
    """The flows as a native table; the drawing beside it when the server has a Chrome."""
    head = ["Откуда", "Куда", "Сколько"] if lang == "ru" else ["From", "To", "How many"]
    rows = [[f["source"], f["target"], words.number(f["value"], lang) + words.unit_text(spec["unit"])]
            for f in spec["flows"]]
    if picture is None:
        table(slide, box, head, rows)
        return
    import io

    slide.shapes.add_picture(io.BytesIO(picture), box.x, box.y, height=box.h)
    taken = int(slide.shapes[-1].width)
    if taken > box.w * 0.62:
        slide.shapes[-1].width, slide.shapes[-1].height = int(box.w * 0.62), int(box.h * box.w * 0.62 / taken)
        taken = int(box.w * 0.62)
    table(slide, Box(box.x + taken + 150000, box.y, box.w - taken - 150000, box.h), head, rows)
