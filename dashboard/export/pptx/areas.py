"""Maps on a slide, of native shapes: tiles, panels of tiles, and points over a ground of dots."""

from __future__ import annotations

import math
from dataclasses import replace

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard.export.pptx.chart_parts import Box, rgb
from dashboard.export.pptx.shapes import rectangle, text, write
from dashboard.figure.sheets import canvas, wrap
from dashboard.figure.theme import LIGHT, ink_on
from dashboard.kinds import heat_table, point_map, tile_map

PT = 12700
WIDEST = 1.5
"""Width of a tile over its height, at most: text is wider than high."""


def tiles(slide, box: Box, spec: dict, lang: str) -> None:
    """One native rectangle an area, at its place in the grid."""
    _grid(slide, box, spec["items"], spec, lang)


def panels(slide, box: Box, spec: dict, lang: str) -> None:
    """A grid of tiles a panel, its name above it, one colour scale for all."""
    shown = spec["panels"]
    across, down = tile_map.grid(shown[0]["items"])
    columns = max(
        range(1, len(shown) + 1),
        key=lambda n: min(box.w / n / across, WIDEST * box.h / -(-len(shown) // n) / down),
    )
    w = box.w // columns
    h = box.h // -(-len(shown) // columns)
    for i, panel in enumerate(shown):
        x = box.x + (i % columns) * w
        y = box.y + (i // columns) * h
        wide = int(w * 0.92)
        line = len(wrap(panel["label"], wide / PT, 12, True)) * 16 * PT
        text(slide, Box(x, y, wide, line), [(panel["label"], 12, True, LIGHT.text)])
        _grid(
            slide,
            Box(x, y + line, wide, h - line - 8 * PT),
            panel["items"],
            spec,
            lang,
            middle=False,
        )


def _grid(slide, box: Box, items: list[dict], spec: dict, lang: str, middle: bool = True) -> None:
    columns, rows = tile_map.grid(items)
    tall = box.h // rows
    wide = min(box.w // columns, int(tall * WIDEST))
    left = box.x + (box.w - wide * columns) // 2 if middle else box.x
    sheet = canvas("16:9", "light", lang)
    size = max(7.0, min(14.0, wide / PT / 5.5, tall / PT / 4.2))
    sheet = replace(sheet, base=size / 0.92)
    inner = (int(wide * 0.96) / PT, int(tall * 0.96) / PT)
    named = tile_map.names_fit(items, sheet, *inner)
    for e in items:
        at = Box(
            left + (e["col"] - 1) * wide,
            box.y + (e["row"] - 1) * tall,
            int(wide * 0.96),
            int(tall * 0.96),
        )
        shade = (
            None
            if e["value"] is None
            else LIGHT.grid
            if e["unsure"]
            else heat_table.colour_of(e["value"], spec, sheet)
        )
        ink = LIGHT.text if shade is None else ink_on(shade)
        said = tile_map.words_in(e, sheet, *inner, named=named).split("<br>")
        write(
            rectangle(slide, at, shade).text_frame,
            [
                (line.removeprefix("<b>").removesuffix("</b>"), size, "<b>" in line, ink)
                for line in said
            ],
            align=PP_ALIGN.CENTER,
            anchor=MSO_ANCHOR.MIDDLE,
        )


def points(slide, box: Box, spec: dict, lang: str) -> None:
    """Ovals at the figure's own places, the marks' names where the figure has room for them on
    this sheet."""
    x_range, y_range, ratio = point_map.frame_of(spec)
    w = min(box.w, int(box.h / ratio))
    h = int(w * ratio)
    left = box.x + (box.w - w) // 2
    top = box.y + (box.h - h) // 2

    def at(x: float, y: float) -> tuple[int, int]:
        return (
            left + int((x - x_range[0]) / (x_range[1] - x_range[0]) * w),
            top + int((y_range[1] - y) / (y_range[1] - y_range[0]) * h),
        )

    def oval(x: float, y: float, pt: float, colour: str, hollow: bool = False):
        px, py = at(x, y)
        shape = slide.shapes.add_shape(
            MSO_SHAPE.OVAL, px - int(pt * PT / 2), py - int(pt * PT / 2), Pt(pt), Pt(pt)
        )
        style = shape._element.find(
            ".//{http://schemas.openxmlformats.org/presentationml/2006/main}style"
        )
        shape._element.remove(style)
        shape.fill.background() if hollow else shape.fill.solid()
        if not hollow:
            shape.fill.fore_color.rgb = rgb(colour)
        shape.line.color.rgb = rgb(colour)
        shape.line.width = Pt(1.5)
        return shape

    sheet = replace(canvas("16:9", "light", lang), base=12.0).room(w / PT, h / PT)
    for dot in spec["ground"]:
        if x_range[0] <= dot["x"] <= x_range[1] and y_range[0] <= dot["y"] <= y_range[1]:
            oval(dot["x"], dot["y"], 5, LIGHT.grid)
    for e in spec["items"]:
        shape = oval(
            e["x"],
            e["value"],
            12 if e["accent"] else 8,
            LIGHT.accent if e["accent"] else LIGHT.series[1],
            e["hollow"],
        )
        shape.name = e["label"]
    for a in point_map.plot(spec, sheet).annotations:
        px, py = at(a["x"], a["y"])
        size = a["font"]["size"]
        bold = "<b>" in a["text"]
        said = a["text"].replace("<b>", "").replace("</b>", "").split("<br>")
        wide = int((max(sheet.text_width(t, "axis", bold) for t in said) + 8) * PT)
        tall = int(math.ceil(len(said) * size * 1.3) * PT)
        shift_x, shift_y = (int(a.get(k, 0) * PT) for k in ("xshift", "yshift"))
        x = px + shift_x - {"left": 0, "center": wide // 2, "right": wide}[a["xanchor"]]
        y = py - shift_y - {"top": 0, "middle": tall // 2, "bottom": tall}[a["yanchor"]]
        text(
            slide,
            Box(x, y, wide, tall),
            [(t, size, bold, a["font"]["color"]) for t in said],
            align={"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}[
                a["xanchor"]
            ],
        )
