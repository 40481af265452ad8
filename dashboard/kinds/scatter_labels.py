"""Scatter with labels: two measures, every point named where its name fits, quadrant lines if
given."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import Plot, labelled_axis, note
from dashboard.kinds._point_names import names
from etl.language import text as words

ELASTIC = True  # fills whatever height a sheet gives


def scatter_labels(
    head: Head,
    items: list[dict],
    *,
    x_title: str,
    y_title: str,
    x_line: dict | None = None,
    y_line: dict | None = None,
    doubling: bool = False,
    diagonals: Sequence[dict] = (),
    joined: bool = False,
) -> Passport:
    """Items with `x` and value as y; optional `weight` sizes the dot. Lines = {value, label} split
    the quadrants.

    `doubling`: x and value are binary logarithms, ticks show the numbers; `diagonals` = [{rise,
    label}]: y = x + rise;
    `joined`: a line follows the items' order.
    """
    return frame(
        head,
        "scatter_labels",
        {
            "items": items,
            "x_title": x_title,
            "y_title": y_title,
            "x_line": x_line,
            "y_line": y_line,
            "doubling": doubling,
            "diagonals": list(diagonals),
            "joined": joined,
        },
    )


def height(spec: dict, canvas: Canvas) -> float:
    """Nearly square: both measures matter alike."""
    return min(canvas.plot_width * 0.8, 400 * canvas.unit) + canvas.line("axis") * 2


def _range(values: list[float], line: dict | None) -> list[float]:
    values = values + ([line["value"]] if line else [])
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    spare = (high - low or abs(high) or 1.0) * 0.1
    return [low - spare, high + spare]


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Markers sized by weight's root; names placed greedily, accent first, those that would
    overlap stay unsaid."""
    theme = canvas.theme
    known = [e for e in spec["items"] if e["value"] is not None and e["x"] is not None]
    x_range = _range([e["x"] for e in known], spec["x_line"])
    y_range = _range([e["value"] for e in known], spec["y_line"])
    out = Plot(
        left=canvas.px("axis") * 4.4,
        right=8,
        bottom=canvas.line("axis") * 2.6,
        top=canvas.line("small"),
    )
    heaviest = max([e.get("weight") or 0 for e in known] + [0])
    sizes = [
        8 * canvas.unit + 18 * canvas.unit * ((e.get("weight") or 0) / heaviest) ** 0.5
        if heaviest
        else 10 * canvas.unit
        for e in known
    ]
    colours = [theme.accent if e["accent"] else theme.neutral for e in known]
    if spec.get("joined"):
        line = {"color": theme.muted, "width": 1.6 * canvas.unit}
        out.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [e["x"] for e in known],
                "line": line,
                "y": [e["value"] for e in known],
                "hoverinfo": "skip",
            }
        )
    out.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [e["x"] for e in known],
            "cliponaxis": False,
            "y": [e["value"] for e in known],
            "customdata": [f"{e['label']}: {e['text']}" for e in known],
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {"size": sizes, "color": colours, "line": {"color": theme.paper, "width": 1}},
        }
    )
    wide = canvas.plot_width - out.left - out.right
    tall = canvas.plot_height - out.bottom - out.top
    ends = [
        e
        for e in (_diagonal(out, d, x_range, y_range, canvas) for d in spec.get("diagonals", []))
        if e
    ]
    out.annotations += names(known, sizes, x_range, y_range, wide, tall, canvas, ends)
    title = {"font": {"size": canvas.px("axis"), "color": theme.muted}, "standoff": 6}
    grid = {"showgrid": True, "gridcolor": theme.grid, "nticks": 6}
    ticks = [_doublings(r, canvas.lang) if spec.get("doubling") else {} for r in (x_range, y_range)]
    out.layout = {
        "xaxis": labelled_axis(
            canvas, range=x_range, title={"text": spec["x_title"], **title}, **grid, **ticks[0]
        ),
        "yaxis": labelled_axis(
            canvas, range=y_range, title={"text": spec["y_title"], **title}, **grid, **ticks[1]
        ),
    }
    for line, axis in ((spec["x_line"], "x"), (spec["y_line"], "y")):
        if line:
            other = "y" if axis == "x" else "x"
            out.shapes.append(
                {
                    "type": "line",
                    f"{other}ref": "paper",
                    f"{axis}0": line["value"],
                    f"{axis}1": line["value"],
                    f"{other}0": 0,
                    f"{other}1": 1,
                    "line": {"color": theme.muted, "width": 1, "dash": "dash"},
                }
            )
            at = (
                {"x": line["value"], "y": 1, "yref": "paper", "yanchor": "bottom"}
                if axis == "x"
                else {
                    "x": 1,
                    "xref": "paper",
                    "y": line["value"],
                    "yanchor": "bottom",
                    "xanchor": "right",
                }
            )
            out.annotations.append(
                note(canvas, line["label"], role="small", color=theme.muted, **at)
            )
    return out


def _doublings(ends: list[float], lang: str) -> dict:
    """Ticks at powers of two, at most seven of them."""
    spare = (ends[1] - ends[0]) * 0.05
    low = math.ceil(ends[0] + spare)
    high = math.floor(ends[1] - spare)
    at = list(range(low, high + 1, max(1, -(-(high - low) // 6))))
    return {
        "tickvals": at,
        "ticktext": [words.number(2.0**k, lang, 0 if k >= 0 else None) for k in at],
    }


def _diagonal(
    out: Plot, line: dict, xr: list[float], yr: list[float], canvas: Canvas
) -> dict | None:
    """A dotted line of a constant ratio, its name near where it leaves the plot; where the name
    stands."""
    x0 = max(xr[0], yr[0] - line["rise"])
    x1 = min(xr[1], yr[1] - line["rise"])
    if x1 - x0 < (xr[1] - xr[0]) * 0.12:
        return None
    out.shapes.append(
        {
            "type": "line",
            "x0": x0,
            "x1": x1,
            "y0": x0 + line["rise"],
            "y1": x1 + line["rise"],
            "layer": "below",
            "line": {"color": canvas.theme.muted, "width": 1, "dash": "dot"},
        }
    )
    x = x1 - (x1 - x0) * 0.06
    out.annotations.append(
        note(
            canvas,
            line["label"],
            x,
            x + line["rise"],
            "small",
            color=canvas.theme.muted,
            xanchor="center",
            yanchor="middle",
            bgcolor=canvas.theme.paper,
            name="diagonal",
        )
    )
    return {"x": x, "y": x + line["rise"], "label": line["label"]}
