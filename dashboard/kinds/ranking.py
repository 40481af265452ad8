"""Ranking: horizontal bars from zero, names at the left, numbers at the bars' ends."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import (
    Plot,
    blank_axis,
    end_texts,
    extent,
    hatch,
    intervals,
    labelled_axis,
    note,
    side_labels,
    slots_height,
    texts_height,
)


def ranking(head: Head, items: list[dict], *, sort: bool = True, unit: str = "") -> Passport:
    """Bars of `items` (see `_parts.item`), largest on top unless `sort` is off; gaps go last,
    hatched."""
    if sort:
        items = sorted(items, key=lambda e: (e["value"] is None, -(e["value"] or 0)))
    return frame(head, "ranking", {"items": items, "unit": unit})


WIDE = 0.4
"""Numbers wider than this share of the plot are wrapped: a narrow sheet keeps room for the bars."""


def height(spec: dict, canvas: Canvas) -> float:
    """One slot per bar, tall enough for the wrapped name and the wrapped number."""
    texts = texts_height(canvas, end_texts(canvas, spec["items"], WIDE))
    return max(slots_height(canvas, [e["label"] for e in spec["items"]], 2.4), texts) + 4


def reach(spec: dict) -> tuple[float, float]:
    """Lowest and highest number drawn."""
    return extent(spec["items"])


def plot(spec: dict, canvas: Canvas) -> Plot:
    """One bar trace for numbers, one hatched for gaps; numbers stand beyond the bar and its
    interval."""
    items = spec["items"]
    theme = canvas.theme
    wrapped, left = side_labels(canvas, [e["label"] for e in items])
    low, high = spec.get("reach") or reach(spec)
    low = min(low, 0.0)
    high = max(high, 0.0) or 1.0
    texts = end_texts(canvas, items, WIDE)
    right = max(canvas.text_width(t, "label", bold=True) for t in texts) + 14
    room = {"left": right if low < 0 else 0, "right": right}
    slots = list(range(len(items)))
    thick = min(0.68, 84 * canvas.unit * len(items) / canvas.plot_height)
    out = Plot(left=left + room["left"], right=room["right"])
    out.traces.append(
        {
            "type": "bar",
            "orientation": "h",
            "y": slots,
            "x": [e["value"] for e in items],
            "width": thick,
            "marker": {"color": [theme.accent if e["accent"] else theme.neutral for e in items]},
            "customdata": texts,
            "hovertemplate": "%{customdata}<extra></extra>",
            "cliponaxis": False,
        }
    )
    out.traces += intervals(items, canvas)
    for state in ("missing", "suppressed"):
        gaps = [i for i in slots if items[i]["value"] is None and items[i]["state"] == state]
        if gaps:
            out.traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "y": gaps,
                    "x": [(high - low) * 0.25] * len(gaps),
                    "width": thick,
                    "marker": hatch(canvas, items[gaps[0]]),
                    "hoverinfo": "skip",
                }
            )
    for i, e in enumerate(items):
        down = e["value"] is not None and e["value"] < 0
        ends = [v for v in (e["value"], e["low"], e["high"]) if v is not None] or [
            (high - low) * 0.25
        ]
        out.annotations.append(
            note(
                canvas,
                texts[i],
                min(ends) if down else max(ends),
                i,
                bold=e["accent"],
                xanchor="right" if down else "left",
                xshift=-6 if down else 6,
                yanchor="middle",
                color=theme.text if e["value"] is not None else theme.muted,
            )
        )
        if e["bound"] in ("≥", "≈") and e["value"] is not None:
            marker = {
                "symbol": "triangle-right",
                "size": 11 * canvas.unit,
                "color": theme.accent if e["accent"] else theme.neutral,
            }
            out.traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [e["value"]],
                    "y": [i],
                    "marker": marker,
                    "cliponaxis": False,
                    "hoverinfo": "skip",
                }
            )
    out.layout = {
        "xaxis": blank_axis(range=[low, high]),
        "barmode": "overlay",
        "yaxis": labelled_axis(
            canvas,
            range=[len(items) - 0.5, -0.5],
            tickvals=slots,
            ticktext=wrapped,
            tickfont={"size": canvas.px("label"), "color": theme.text},
        ),
    }
    out.shapes.append(
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": 0,
            "x1": 0,
            "y0": 0,
            "y1": 1,
            "line": {"color": theme.muted, "width": 1},
        }
    )
    return out
