"""Native tables on a slide: heat tables, and flows beside their picture."""

from __future__ import annotations

import io

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu

from dashboard.export.pptx import chart_xml
from dashboard.export.pptx.chart_parts import Box, rgb
from dashboard.export.pptx.shapes import write
from dashboard.figure.sheets import canvas, measure, wrap
from dashboard.figure.theme import LIGHT, ink_on
from dashboard.kinds import heat_table
from dashboard.kinds._parts import shown
from etl.language import Words
from etl.language import text as words


def table(slide, box: Box, head: list[str], rows: list[list[str]], *, even: bool = False):
    """A native table with the house's quiet look; every column holds its longest word, the rest is
    shared by need.

    `even` makes all columns but the first equally wide. The type shrinks (to 6 pt) until the
    words fit the columns and the wrapped rows fit the box.
    """
    for size in (16, 14, 13, 12, 11, 10, 9, 8, 7, 6):
        widths = _widths(head, rows, box.w, size, even)
        heights = _row_heights(head, rows, widths, size)
        if sum(widths) <= box.w and sum(heights) <= box.h:
            break
    spread = max(1.0, min(1.7, box.h / sum(heights)))
    shape = slide.shapes.add_table(
        len(rows) + 1, len(head), box.x, box.y, box.w, int(sum(heights) * spread)
    )
    grid = shape.table
    for x, width in enumerate(widths):
        grid.columns[x].width = width
    for y, row in enumerate([head, *rows]):
        grid.rows[y].height = int(heights[y] * spread)
        for x, value in enumerate(row):
            cell = grid.cell(y, x)
            _paint(cell, LIGHT.paper if y else "#E8EDF2")
            write(cell.text_frame, [(value, size, y == 0, LIGHT.text)])
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.margin_left = cell.margin_right = SIDE
            cell.margin_top = cell.margin_bottom = Emu(20000)
    return grid


SIDE = Emu(60000)


def _widths(
    head: list[str], rows: list[list[str]], wide: int, size: float, even: bool
) -> list[int]:
    """EMU of every column at this type size; together more than `wide` when the longest words do
    not fit."""

    def reach(text: str, bold: bool) -> int:
        return int(measure(text, size, bold) * 12700) + 2 * SIDE

    columns = [[(head[x], True), *((row[x], False) for row in rows)] for x in range(len(head))]
    least = [max(reach(w, b) for t, b in column for w in t.split(" ")) for column in columns]
    natural = [max(reach(t, b) for t, b in column) for column in columns]
    if even and len(head) > 1:
        least, natural = ([own[0], *[max(own[1:])] * (len(own) - 1)] for own in (least, natural))
    spare = wide - sum(least)
    wish = [n - m for n, m in zip(natural, least, strict=True)]
    if spare <= 0:
        return least
    if spare >= sum(wish):
        return [int(n * wide / sum(natural)) for n in natural]
    return [m + int(spare * w / sum(wish)) for m, w in zip(least, wish, strict=True)]


def _row_heights(
    head: list[str], rows: list[list[str]], widths: list[int], size: float
) -> list[int]:
    """EMU each row takes at this type size, its texts wrapped."""
    return [
        int(
            (
                max(
                    len(wrap(t, (w - 2 * SIDE) / 12700, size, y == 0))
                    for t, w in zip(row, widths, strict=True)
                )
                * size
                * 1.25
                + 3.3
            )
            * 12700
        )
        for y, row in enumerate([head, *rows])
    ]


def _paint(cell, colour: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(colour)


def heat(slide, box: Box, spec: dict, lang: str):
    """A native table whose cells carry the figure's shades; gaps say what they are."""
    body = [
        [name, *(shown(e, lang) for e in row)]
        for name, row in zip(spec["rows"], spec["cells"], strict=True)
    ]
    grid = table(slide, box, [words.NBSP, *spec["columns"]], body, even=spec.get("even", True))
    sheet = canvas("16:9", "light", lang)
    for x in range(1, len(spec["columns"]) + 1):
        grid.cell(0, x).text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    for y, row in enumerate(spec["cells"], 1):
        for x, e in enumerate(row, 1):
            cell = grid.cell(y, x)
            run = cell.text_frame.paragraphs[0].runs[0]
            cell.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
            if e["state"] == "plain":
                continue
            if e["value"] is None:
                chart_xml.hatch(cell, "C4CAD1")
                run.font.italic = True
            else:
                shade = heat_table.colour_of(e["value"], spec, sheet)
                _paint(cell, shade)
                run.font.color.rgb = rgb(ink_on(shade))
    return grid


def ribbons(slide, box: Box, spec: dict, lang: str, picture: bytes | None = None) -> None:
    """The flows as a native table; the drawing beside it when the server has a Chrome."""
    head = Words("Откуда|Куда|Сколько", "From|To|How many")[lang].split("|")
    rows = [
        [f["source"], f["target"], words.number(f["value"], lang) + words.unit_text(spec["unit"])]
        for f in spec["flows"]
    ]
    if picture is None:
        table(slide, box, head, rows)
        return
    drawn = slide.shapes.add_picture(io.BytesIO(picture), box.x, box.y, height=box.h)
    most = int(box.w * 0.62)
    if drawn.width > most:
        drawn.height = int(drawn.height * most / drawn.width)
        drawn.width = most
    left = drawn.width + 150000
    table(slide, Box(box.x + left, box.y, box.w - left, box.h), head, rows)
