"""Heat table: names down, moments or groups across, the number in each cell; gaps hatched,
suppressed said so."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.figure.theme import ink_on
from dashboard.kinds._parts import (
    NO_DATA,
    Plot,
    hatch,
    item,
    labelled_axis,
    lines,
    note,
    side_labels,
    slots_height,
)


def heat_table(
    head: Head,
    rows: list[str],
    columns: list[str],
    cells: list[list[dict]],
    *,
    middle: float | None = None,
    scale: list[float] | None = None,
) -> Passport:
    """`cells[row][column]` are items; `middle` makes the colours diverge around it, else they grow
    from pale.

    A gap may carry `gap` (a word to print) and `why` (said on hover); a cell from `plain` is
    text without a colour. `scale` fixes the ends of the colours, else they are the numbers' own.
    """
    return frame(
        head,
        "heat_table",
        {"rows": rows, "columns": columns, "cells": cells, "middle": middle, "scale": scale},
    )


def plain(text: str) -> dict:
    """A cell that holds words or a number of another unit: no colour, no hatching."""
    return {**item("", None, state="plain"), "gap": text, "text": text}


def height(spec: dict, canvas: Canvas) -> float:
    """A slot per row, tall enough for its words, under the columns' wrapped names."""
    wide = _column(spec, canvas)
    deep = max(
        (
            len(canvas.wrap(e["text"], wide, "axis"))
            for row in spec["cells"]
            for e in row
            if e["state"] == "plain"
        ),
        default=1,
    )
    slots = len(spec["rows"]) * (deep * canvas.line("axis") + 8 * canvas.unit)
    return max(slots_height(canvas, spec["rows"], 2.3, 0.34), slots) + _head(spec, canvas)[1]


def _column(spec: dict, canvas: Canvas) -> float:
    """Width a text may take in a column, px."""
    return (canvas.plot_width - side_labels(canvas, spec["rows"], 0.34)[1]) / len(
        spec["columns"]
    ) - 6


def _head(spec: dict, canvas: Canvas) -> tuple[list[str], float, bool]:
    """The columns' names, the px they take, and whether they stand upright: a word is wider than
    its column."""
    wide = _column(spec, canvas)
    upright = (
        max(canvas.text_width(w, "axis") for c in spec["columns"] for w in c.split(" ")) > wide
    )
    room = canvas.line("axis") * 8 if upright else wide
    names = ["<br>".join(canvas.wrap(c, room, "axis")) for c in spec["columns"]]
    return (
        names,
        8
        + (
            max(canvas.text_width(c, "axis") for c in names)
            if upright
            else max(map(lines, names)) * canvas.line("axis")
        ),
        upright,
    )


def shades(spec: dict, canvas: Canvas) -> list[str]:
    """The palette, low to high: pale to accent, or vermilion–paper–accent around the middle."""
    theme = canvas.theme
    pale = _mix(theme.paper, theme.accent, 0.12)
    if spec["middle"] is None:
        return [_mix(pale, theme.accent, i / 8) for i in range(9)]
    return [_mix(theme.series[1], theme.paper, i / 4) for i in range(4)] + [
        _mix(theme.paper, theme.accent, i / 4) for i in range(5)
    ]


def colour_of(value: float, spec: dict, canvas: Canvas) -> str:
    """The shade a number gets; shared with the native slide table."""
    low, high = span(spec)
    palette = shades(spec, canvas)
    return palette[min(8, max(0, round((value - low) / ((high - low) or 1) * 8)))]


def span(spec: dict) -> tuple[float, float]:
    """Ends of the colour scale: the numbers' ends, symmetric around `middle` when there is one."""
    if given := spec.get("reach") or spec.get("scale"):
        return tuple(given)
    values = [e["value"] for row in spec["cells"] for e in row if e["value"] is not None] or [
        0.0,
        1.0,
    ]
    if spec["middle"] is None:
        return min(values), max(values)
    far = max(abs(v - spec["middle"]) for v in values)
    return spec["middle"] - far, spec["middle"] + far


def reach(spec: dict) -> tuple[float, float]:
    """Ends of the colours."""
    return span(spec)


def plot(spec: dict, canvas: Canvas) -> Plot:
    """One heatmap for numbers, one bar trace for gaps, one of texts: a number or a word in every
    cell it fits."""
    theme = canvas.theme
    (names, top, upright) = _head(spec, canvas)
    wrapped, left = side_labels(canvas, spec["rows"], 0.34)
    low, high = span(spec)
    palette = shades(spec, canvas)
    z = [[e["value"] for e in row] for row in spec["cells"]]
    out = Plot(
        left=left,
        top=top,
        traces=[
            {
                "type": "heatmap",
                "z": z,
                "x": list(range(len(names))),
                "y": list(range(len(wrapped))),
                "zmin": low,
                "zmax": high,
                "showscale": False,
                "xgap": 2,
                "ygap": 2,
                "hoverongaps": False,
                "colorscale": [[i / 8, c] for i, c in enumerate(palette)],
                "text": [[e["text"] for e in row] for row in spec["cells"]],
                "hovertemplate": "%{text}<extra></extra>",
            }
        ],
    )
    for state in ("missing", "suppressed"):
        gaps = [
            (x, y)
            for y, row in enumerate(spec["cells"])
            for x, e in enumerate(row)
            if e["value"] is None and e["state"] == state
        ]
        if gaps:
            out.traces.append(
                {
                    "type": "bar",
                    "x": [x for x, _ in gaps],
                    "y": [0.9] * len(gaps),
                    "width": 0.94,
                    "base": [y - 0.45 for _, y in gaps],
                    "marker": _quiet(state, canvas),
                    "customdata": [_why(spec["cells"][y][x], canvas.lang) for x, y in gaps],
                    "hovertemplate": "%{customdata}<extra></extra>",
                }
            )
    narrow = (canvas.plot_width - left) / len(names)
    out.traces.append(_words(spec, narrow, canvas))
    if upright:
        out.annotations += [
            note(
                canvas,
                name,
                x,
                1,
                "axis",
                yref="paper",
                yanchor="bottom",
                textangle=-90,
                yshift=4,
                color=theme.muted,
            )
            for x, name in enumerate(names)
        ]
    out.layout = {
        "barmode": "overlay",
        "xaxis": labelled_axis(
            canvas,
            side="top",
            tickvals=[] if upright else list(range(len(names))),
            ticktext=[] if upright else names,
            tickangle=0,
            range=[-0.5, len(names) - 0.5],
        ),
        "yaxis": labelled_axis(
            canvas,
            range=[len(wrapped) - 0.5, -0.5],
            tickvals=list(range(len(wrapped))),
            ticktext=wrapped,
            tickfont={"size": canvas.px("label"), "color": theme.text},
        ),
    }
    return out


def _words(spec: dict, narrow: float, canvas: Canvas) -> dict:
    """What stands in the cells, as one trace: hundreds of notes would slow every redraw."""
    said = []
    for y, row in enumerate(spec["cells"]):
        for x, e in enumerate(row):
            if e["value"] is not None and canvas.text_width(e["text"], "axis") < narrow - 4:
                said.append((x, y, e["text"], ink_on(colour_of(e["value"], spec, canvas))))
            elif e["state"] == "plain":
                said.append(
                    (
                        x,
                        y,
                        "<br>".join(canvas.wrap(e["text"], narrow - 6, "axis")),
                        canvas.theme.text,
                    )
                )
            elif e.get("gap") and canvas.text_width(e["gap"], "axis") < narrow:
                said.append((x, y, e["gap"], canvas.theme.muted))
    colours = [colour for _, _, _, colour in said]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _, _, _ in said],
        "y": [y for _, y, _, _ in said],
        "text": [text for _, _, text, _ in said],
        "hoverinfo": "skip",
        "cliponaxis": False,
        "textfont": {"size": canvas.px("axis"), "color": colours or canvas.theme.text},
    }


def _quiet(state: str, canvas: Canvas) -> dict:
    """The hatching of a gap, paler than a bar's: a table may hold many."""
    marker = hatch(canvas, {"state": state})
    return marker | {
        "line": {"color": canvas.theme.grid, "width": 1},
        "pattern": {**marker["pattern"], "fgcolor": canvas.theme.neutral},
    }


def _why(entry: dict, lang: str) -> str:
    return entry.get("why") or NO_DATA[entry["state"]][lang]


def _mix(a: str, b: str, share: float) -> str:
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in pairs)
