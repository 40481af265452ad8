"""Waterfall: from a start to an end by signed steps; bars on an invisible base."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import (
    Plot,
    blank_axis,
    hatch,
    labelled_axis,
    shown,
    side_labels,
    slots_height,
)


def waterfall(head: Head, items: list[dict]) -> Passport:
    """Items with `total: True` stand on zero (start, end, subtotals); the others are steps from
    the level before."""
    return frame(head, "waterfall", {"items": items})


def levels(items: list[dict]) -> list[tuple[float, float]]:
    """(base, length) of each bar, top to bottom; a missing step keeps the level."""
    out = []
    level = 0.0
    for e in items:
        value = e["value"] or 0.0
        if e.get("total"):
            out.append((0.0, value))
            level = value
        else:
            out.append((min(level, level + value), abs(value)))
            level += value
    return out


def height(spec: dict, canvas: Canvas) -> float:
    """One slot per step."""
    return slots_height(canvas, [e["label"] for e in spec["items"]], 2.5)


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Totals in grey, gains in the accent, losses in vermilion, with thin connectors between
    levels."""
    theme = canvas.theme
    items = spec["items"]
    wrapped, left = side_labels(canvas, [e["label"] for e in items])
    bars = levels(items)
    texts = [shown(e, canvas.lang) for e in items]
    low = min([b for b, _ in bars] + [0.0])
    high = max([b + n for b, n in bars] + [0.0]) or 1.0
    right = max(canvas.text_width(t, "label", True) for t in texts) + 14
    colours = [
        theme.neutral
        if e.get("total")
        else theme.series[1]
        if (e["value"] or 0) < 0
        else theme.accent
        for e in items
    ]
    slots = list(range(len(items)))
    out = Plot(
        left=left,
        right=right,
        traces=[
            {
                "type": "bar",
                "orientation": "h",
                "y": slots,
                "x": [n for _, n in bars],
                "base": [b for b, _ in bars],
                "width": min(0.66, 84 * canvas.unit * len(items) / canvas.plot_height),
                "marker": {"color": colours},
                "text": [
                    t if e["value"] is not None else "" for t, e in zip(texts, items, strict=True)
                ],
                "textposition": "outside",
                "cliponaxis": False,
                "textfont": {"size": canvas.px("label"), "color": theme.text},
                "customdata": texts,
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        ],
    )
    level = 0.0
    for i, e in enumerate(items[:-1]):
        level = (e["value"] or 0.0) if e.get("total") else level + (e["value"] or 0.0)
        out.shapes.append(
            {
                "type": "line",
                "x0": level,
                "x1": level,
                "y0": i,
                "y1": i + 1,
                "layer": "below",
                "line": {"color": theme.muted, "width": 1, "dash": "dot"},
            }
        )
    gaps = [i for i in slots if items[i]["value"] is None]
    if gaps:
        out.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": gaps,
                "x": [(high - low) * 0.2] * len(gaps),
                "base": [low] * len(gaps),
                "width": 0.5,
                "marker": hatch(canvas, items[gaps[0]]),
                "text": [texts[i] for i in gaps],
                "textposition": "outside",
                "cliponaxis": False,
            }
        )
    out.layout = {
        "barmode": "overlay",
        "xaxis": blank_axis(range=[low, high]),
        "yaxis": labelled_axis(
            canvas,
            range=[len(items) - 0.5, -0.5],
            tickvals=slots,
            ticktext=wrapped,
            tickfont={"size": canvas.px("label"), "color": theme.text},
        ),
    }
    return out
