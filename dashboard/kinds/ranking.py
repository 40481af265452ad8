"""Ranking: horizontal bars from zero, names at the left, numbers at the bars' ends."""
from __future__ import annotations

import plotly.graph_objects as go

from dashboard.canvas import Canvas
from dashboard.figure import Head, frame
from dashboard.kinds._parts import Plot, blank_axis, extent, hatch, labelled_axis, lines, shown, side_labels


def ranking(head: Head, items: list[dict], *, sort: bool = True, unit: str = "") -> go.Figure:
    """Bars of `items` (see `_parts.item`), largest on top unless `sort` is off; gaps go last, hatched."""
    if sort:
        items = sorted(items, key=lambda e: (e["value"] is None, -(e["value"] or 0)))
    return frame(head, "ranking", {"items": items, "unit": unit})


def height(spec: dict, canvas: Canvas) -> float:
    """One slot per bar, tall enough for the wrapped name."""
    wrapped, _ = side_labels(canvas, [e["label"] for e in spec["items"]])
    return sum(max(lines(w) * canvas.line("label") + 8, canvas.base * 2.5) for w in wrapped) + 4


def plot(spec: dict, canvas: Canvas) -> Plot:
    """One bar trace for numbers, one hatched for gaps; an open-ended bound ends in an arrow."""
    items, theme = spec["items"], canvas.theme
    wrapped, left = side_labels(canvas, [e["label"] for e in items])
    low, high = extent(items)
    low, high = min(low, 0.0), max(high, 0.0) or 1.0
    texts = [shown(e, canvas.lang) for e in items]
    right = max(canvas.text_width(t, "label", bold=True) for t in texts) + 14
    slots = list(range(len(items)))
    gap_length = (high - low) * 0.25
    bars = {"type": "bar", "orientation": "h", "y": slots, "x": [e["value"] for e in items],
            "base": 0, "width": _thickness(canvas, len(items)), "cliponaxis": False, "customdata": texts,
            "marker": {"color": [theme.accent if e["accent"] else theme.neutral for e in items]},
            "text": [f"<b>{t}</b>" if e["accent"] else t for t, e in zip(texts, items)],
            "textposition": "outside", "textfont": {"size": canvas.px("label"), "color": theme.text},
            "hovertemplate": "%{customdata}<extra></extra>", "error_x": _whiskers(items, canvas)}
    gaps = [i for i in slots if items[i]["value"] is None]
    traces = [bars]
    if gaps:
        traces.append({**bars, "y": gaps, "x": [gap_length] * len(gaps), "customdata": [texts[i] for i in gaps],
                       "marker": hatch(canvas, items[gaps[0]]), "text": [texts[i] for i in gaps], "error_x": None})
    bars["text"] = ["" if e["value"] is None else t for e, t in zip(items, bars["text"])]
    return Plot(traces=traces, left=left, right=right, layout={
        "xaxis": blank_axis(range=[low, high]), "barmode": "overlay",
        "yaxis": labelled_axis(canvas, range=[len(items) - 0.5, -0.5], tickvals=slots, ticktext=wrapped,
                               tickfont={"size": canvas.px("label"), "color": theme.text})},
        shapes=[{"type": "line", "xref": "x", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1,
                 "line": {"color": theme.muted, "width": 1}}])


def _thickness(canvas: Canvas, n: int) -> float:
    slot = canvas.plot_height / max(n, 1)
    return min(0.68, 84 * canvas.unit / slot)


def _whiskers(items: list[dict], canvas: Canvas) -> dict | None:
    if not any(e["low"] is not None and e["high"] is not None and e["value"] is not None for e in items):
        return None
    ends = [(e["value"], e["low"], e["high"]) if e["low"] is not None and e["value"] is not None else (0, 0, 0)
            for e in items]
    return {"type": "data", "symmetric": False, "array": [h - v for v, _, h in ends],
            "arrayminus": [v - low for v, low, _ in ends], "color": canvas.theme.text, "thickness": 1.4, "width": 5}
