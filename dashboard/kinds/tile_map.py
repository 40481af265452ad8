"""Tile map: one square per area, at its place in a small grid (Moscow's 12 okrugs); no borders to license."""
from __future__ import annotations

import plotly.graph_objects as go

from dashboard.canvas import Canvas
from dashboard.figure import Head, frame
from dashboard.kinds import heat_table
from dashboard.kinds._parts import NO_DATA, Plot, blank_axis, hatch, note, shown
from dashboard.theme import ink_on

ELASTIC = True  # fills whatever height a sheet gives


def tile_map(head: Head, items: list[dict], *, middle: float | None = None) -> go.Figure:
    """Items with `row` and `col` (1-based grid place); `label` is the area's short name."""
    return frame(head, "tile_map", {"items": items, "cells": [items], "middle": middle})


def height(spec: dict, canvas: Canvas) -> float:
    """Square tiles, as wide as the sheet allows but never huge."""
    columns, rows = _grid(spec)
    return min(canvas.plot_width / columns, 96 * canvas.unit) * rows


def _grid(spec: dict) -> tuple[int, int]:
    return max(e["col"] for e in spec["items"]), max(e["row"] for e in spec["items"])


def plot(spec: dict, canvas: Canvas) -> Plot:
    """A heatmap with a hole where there is no area; hatched tiles where there is no number."""
    columns, rows = _grid(spec)
    low, high = heat_table.span(spec)
    z: list[list[float | None]] = [[None] * columns for _ in range(rows)]
    for e in spec["items"]:
        z[e["row"] - 1][e["col"] - 1] = e["value"]
    tile = min(canvas.plot_width / columns, canvas.plot_height / rows)
    spare = canvas.plot_width - tile * columns * (1.25 if canvas.plot_width > tile * columns * 1.25 else 1)
    out = Plot(left=spare / 2, right=spare / 2, traces=[{
        "type": "heatmap", "z": z, "x": list(range(columns)), "y": list(range(rows)), "zmin": low, "zmax": high,
        "showscale": False, "xgap": 3, "ygap": 3, "hoverinfo": "skip",
        "colorscale": [[i / 8, c] for i, c in enumerate(heat_table.shades(spec, canvas))]}])
    for e in spec["items"]:
        x, y = e["col"] - 1, e["row"] - 1
        ink = canvas.theme.muted
        if e["value"] is None:
            out.traces.append({"type": "bar", "x": [x], "y": [0.94], "base": [y - 0.47], "width": 0.95,
                               "marker": hatch(canvas, e), "hovertemplate": f"{e['label']}: "
                               f"{NO_DATA[e['state']][canvas.lang]}<extra></extra>"})
        else:
            ink = ink_on(heat_table.colour_of(e["value"], spec, canvas))
        number = e["text"] if e["value"] is not None else "…" if canvas.text_width(
            shown(e, canvas.lang), "small") > tile else shown(e, canvas.lang)
        out.annotations.append(note(canvas, f"<b>{e['label']}</b><br>{number}", x, y, "axis", color=ink,
                                    align="center", bgcolor=canvas.theme.paper if e["value"] is None else None))
    out.layout = {"barmode": "overlay", "xaxis": blank_axis(range=[-0.5, columns - 0.5]),
                  "yaxis": blank_axis(range=[rows - 0.5, -0.5])}
    return out
