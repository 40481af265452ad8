"""Heat table: names down, moments or groups across, the number in each cell; gaps hatched, suppressed said so."""
from __future__ import annotations

import plotly.graph_objects as go

from dashboard.canvas import Canvas
from dashboard.figure import Head, frame
from dashboard.kinds._parts import NO_DATA, Plot, hatch, labelled_axis, lines, note, side_labels, slots_height
from dashboard.theme import ink_on


def heat_table(head: Head, rows: list[str], columns: list[str], cells: list[list[dict]], *,
               middle: float | None = None) -> go.Figure:
    """`cells[row][column]` are items; `middle` makes the colours diverge around it, else they grow from pale."""
    return frame(head, "heat_table", {"rows": rows, "columns": columns, "cells": cells, "middle": middle})


def height(spec: dict, canvas: Canvas) -> float:
    """A slot per row under the columns' wrapped names."""
    return slots_height(canvas, spec["rows"], 2.3, 0.34) + _head(spec, canvas)[1]


def _head(spec: dict, canvas: Canvas) -> tuple[list[str], float]:
    _, left = side_labels(canvas, spec["rows"], 0.34)
    width = (canvas.plot_width - left) / len(spec["columns"]) - 6
    names = ["<br>".join(canvas.wrap(c, width, "axis")) for c in spec["columns"]]
    return names, max(map(lines, names)) * canvas.line("axis") + 8


def shades(spec: dict, canvas: Canvas) -> list[str]:
    """The palette, low to high: pale to accent, or vermilion–paper–accent around the middle."""
    theme = canvas.theme
    pale = _mix(theme.paper, theme.accent, 0.12)
    if spec["middle"] is None:
        return [_mix(pale, theme.accent, i / 8) for i in range(9)]
    return [_mix(theme.series[1], theme.paper, i / 4) for i in range(4)] + \
           [_mix(theme.paper, theme.accent, i / 4) for i in range(5)]


def colour_of(value: float, spec: dict, canvas: Canvas) -> str:
    """The shade a number gets; shared with the native slide table."""
    low, high = span(spec)
    palette = shades(spec, canvas)
    return palette[min(8, max(0, round((value - low) / ((high - low) or 1) * 8)))]


def span(spec: dict) -> tuple[float, float]:
    """Ends of the colour scale: the numbers' ends, symmetric around `middle` when there is one."""
    values = [e["value"] for row in spec["cells"] for e in row if e["value"] is not None] or [0.0, 1.0]
    if spec["middle"] is None:
        return min(values), max(values)
    far = max(abs(v - spec["middle"]) for v in values)
    return spec["middle"] - far, spec["middle"] + far


def plot(spec: dict, canvas: Canvas) -> Plot:
    """One heatmap for numbers, one bar trace for gaps, an annotation in every cell that has a number."""
    theme, (names, top) = canvas.theme, _head(spec, canvas)
    wrapped, left = side_labels(canvas, spec["rows"], 0.34)
    low, high = span(spec)
    palette = shades(spec, canvas)
    z = [[e["value"] for e in row] for row in spec["cells"]]
    out = Plot(left=left, top=top, traces=[{
        "type": "heatmap", "z": z, "x": list(range(len(names))), "y": list(range(len(wrapped))), "zmin": low,
        "zmax": high, "showscale": False, "xgap": 2, "ygap": 2, "hoverongaps": False,
        "colorscale": [[i / 8, c] for i, c in enumerate(palette)],
        "text": [[e["text"] for e in row] for row in spec["cells"]], "hovertemplate": "%{text}<extra></extra>"}])
    for state in ("missing", "suppressed"):
        gaps = [(x, y) for y, row in enumerate(spec["cells"]) for x, e in enumerate(row)
                if e["value"] is None and e["state"] == state]
        if gaps:
            out.traces.append({"type": "bar", "x": [x for x, _ in gaps], "y": [0.9] * len(gaps), "width": 0.94,
                               "base": [y - 0.45 for _, y in gaps], "marker": hatch(canvas, {"state": state}),
                               "hovertemplate": NO_DATA[state][canvas.lang] + "<extra></extra>"})
    narrow = (canvas.plot_width - left) / len(names)
    for y, row in enumerate(spec["cells"]):
        for x, e in enumerate(row):
            if e["value"] is not None and canvas.text_width(e["text"], "axis") < narrow:
                out.annotations.append(note(canvas, e["text"], x, y, "axis",
                                            color=ink_on(colour_of(e["value"], spec, canvas))))
    out.layout = {
        "barmode": "overlay",
        "xaxis": labelled_axis(canvas, side="top", tickvals=list(range(len(names))), ticktext=names,
                               range=[-0.5, len(names) - 0.5]),
        "yaxis": labelled_axis(canvas, range=[len(wrapped) - 0.5, -0.5], tickvals=list(range(len(wrapped))),
                               ticktext=wrapped, tickfont={"size": canvas.px("label"), "color": theme.text})}
    return out


def _mix(a: str, b: str, share: float) -> str:
    pairs = ((int(a[i:i + 2], 16), int(b[i:i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in pairs)
