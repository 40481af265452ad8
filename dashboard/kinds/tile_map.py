"""Tile map: one square per area, at its place in a small grid (Moscow's 12 okrugs); no borders
to license."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.figure.theme import ink_on
from dashboard.kinds import heat_table
from dashboard.kinds._parts import Plot, blank_axis, hatch, item, lines, note, shown

ELASTIC = True  # fills whatever height a sheet gives


def tile(
    label: str,
    place: tuple[int, int],
    value: float | None,
    *,
    detail: str = "",
    hover: str = "",
    unsure: bool = False,
    **more,
) -> dict:
    """An item at `place` (row, column, from 1). `detail` stands under the number where it fits;
    `unsure` (n 20–49) is grey; `hover` says what the tile has no room for."""
    return {
        **item(label, value, **more),
        "row": place[0],
        "col": place[1],
        "detail": detail,
        "hover": hover,
        "unsure": unsure,
    }


def tile_map(head: Head, items: list[dict], *, middle: float | None = None) -> Passport:
    """Items made by `tile`; `label` is the area's short name. TypeError: two areas at one place."""
    places = [(e["row"], e["col"]) for e in items]
    if len(set(places)) < len(places):
        raise TypeError(f"{head.name}: two tiles at one place")
    return frame(head, "tile_map", {"items": items, "cells": [items], "middle": middle})


def height(spec: dict, canvas: Canvas) -> float:
    """Square tiles, as wide as the sheet allows but never huge."""
    columns, rows = grid(spec["items"])
    return min(canvas.plot_width / columns, 96 * canvas.unit) * rows


def grid(items: list[dict]) -> tuple[int, int]:
    """Columns and rows of the grid the items need."""
    return max(e["col"] for e in items), max(e["row"] for e in items)


def reach(spec: dict) -> tuple[float, float]:
    """Ends of the colours."""
    return heat_table.span(spec)


def plot(spec: dict, canvas: Canvas) -> Plot:
    """One heatmap in the middle of the sheet, tiles about square."""
    columns, rows = grid(spec["items"])
    side = min(canvas.plot_width / columns, canvas.plot_height / rows)
    spare = canvas.plot_width - side * columns * (
        1.25 if canvas.plot_width > side * columns * 1.25 else 1
    )
    out = Plot(left=spare / 2, right=spare / 2)
    wide = (canvas.plot_width - spare) / columns
    draw(out, spec["items"], spec, canvas, (wide, canvas.plot_height / rows))
    out.layout |= {
        "barmode": "overlay",
        "xaxis": blank_axis(range=[-0.5, columns - 0.5]),
        "yaxis": blank_axis(range=[rows - 0.5, -0.5]),
    }
    return out


def draw(
    out: Plot,
    items: list[dict],
    spec: dict,
    canvas: Canvas,
    size: tuple[float, float],
    axes: str = "",
    role: str = "axis",
) -> None:
    """Add the tiles of `items` on the axes x`axes`, y`axes`: a heatmap with a hole where there
    is no area, hatched tiles where there is no number, grey ones where n is small. `size` of a
    tile in px; colours by `spec`'s cells."""
    columns, rows = grid(items)
    low, high = heat_table.span(spec)
    on = {"xaxis": f"x{axes}", "yaxis": f"y{axes}"}
    z: list[list[float | None]] = [[None] * columns for _ in range(rows)]
    said = [[""] * columns for _ in range(rows)]
    for e in items:
        z[e["row"] - 1][e["col"] - 1] = e["value"] if not e["unsure"] else None
        said[e["row"] - 1][e["col"] - 1] = _hover(e, canvas)
    out.traces.append(
        {
            "type": "heatmap",
            "z": z,
            "x": list(range(columns)),
            "y": list(range(rows)),
            "zmin": low,
            "zmax": high,
            "showscale": False,
            "xgap": 3,
            "ygap": 3,
            "hoverongaps": False,
            "text": said,
            "hovertemplate": "%{text}<extra></extra>",
            **on,
            "colorscale": [[i / 8, c] for i, c in enumerate(heat_table.shades(spec, canvas))],
        }
    )
    for e in items:
        x = e["col"] - 1
        y = e["row"] - 1
        ink = canvas.theme.text
        back = None
        if e["value"] is None or e["unsure"]:
            marker = hatch(canvas, e) if e["value"] is None else {"color": canvas.theme.grid}
            back = canvas.theme.paper if e["value"] is None else None
            out.traces.append(
                {
                    "type": "bar",
                    "x": [x],
                    "y": [0.94],
                    "base": [y - 0.47],
                    "width": 0.95,
                    **on,
                    "marker": marker,
                    "hovertemplate": f"{_hover(e, canvas)}<extra></extra>",
                }
            )
        else:
            ink = ink_on(heat_table.colour_of(e["value"], spec, canvas))
        text = words_in(e, canvas, *size, role, names_fit(items, canvas, *size, role))
        out.annotations.append(
            note(
                canvas,
                text,
                x,
                y,
                role,
                color=ink,
                align="center",
                bgcolor=back,
                xref=on["xaxis"],
                yref=on["yaxis"],
            )
        )


def _hover(e: dict, canvas: Canvas) -> str:
    return e["hover"] or f"{e['label']}: {shown(e, canvas.lang)}"


def names_fit(
    items: list[dict], canvas: Canvas, wide: float, tall: float, role: str = "axis"
) -> bool:
    """Whether every tile of this size, in px, can hold its name over its number: all tiles are
    named or none."""
    widest = max(canvas.text_width(e["label"], role, bold=role == "axis") for e in items)
    return widest <= wide - 2 and 2 * canvas.line(role) <= tall


def words_in(
    e: dict, canvas: Canvas, wide: float, tall: float, role: str = "axis", named: bool = True
) -> str:
    """What a tile of this size, in px, says: name, number, and the detail where it fits; «…» for
    a gap's long words."""
    number = "<br>".join(canvas.wrap(shown(e, canvas.lang), wide - 6, role))
    if canvas.text_width(number, role) > wide - 2 or lines(number) * canvas.line(role) > tall:
        number = "…" if e["value"] is None else number
    if not named:
        return number
    parts = [f"<b>{e['label']}</b>" if role == "axis" else e["label"], number]
    if e["detail"] and canvas.text_width(e["detail"], role) <= wide - 6:
        parts.append(e["detail"])
    if sum(map(lines, parts)) * canvas.line(role) > tall:
        parts = parts[:2] if lines(number) == 1 or e["value"] is not None else [parts[0], "…"]
    return "<br>".join(parts)
