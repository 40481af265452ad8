"""Dots with intervals: one row a name, a dot, a whisker where an interval is known, a line for
the benchmark."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import (
    Plot,
    blank_axis,
    end_texts,
    extent,
    intervals,
    labelled_axis,
    lines,
    note,
    shown,
    side_labels,
    slots_height,
    texts_height,
)

WIDE = 0.4
"""Numbers wider than this share of the plot are wrapped."""


def dots(
    head: Head, items: list[dict], *, benchmark: dict | None = None, zero: bool = True
) -> Passport:
    """`items` in the order drawn, an item's own `symbol` for a thing of another kind;
    `benchmark` is an item drawn as a vertical line with its name on top."""
    return frame(head, "dots", {"items": items, "benchmark": benchmark, "zero": zero})


def height(spec: dict, canvas: Canvas) -> float:
    """One slot per dot, a line for the benchmark's name."""
    slots = max(
        slots_height(canvas, [e["label"] for e in spec["items"]], 2.9),
        texts_height(canvas, end_texts(canvas, spec["items"], WIDE)),
    )
    return slots + _top(spec, canvas) + 6


def _named(spec: dict, canvas: Canvas) -> str:
    """The benchmark's name and number, wrapped so that it fits on one side of its line."""
    bench = spec["benchmark"]
    text = f"{bench['label']}: {shown(bench, canvas.lang)}"
    return "<br>".join(canvas.wrap(text, canvas.plot_width * 0.48, "axis"))


def _top(spec: dict, canvas: Canvas) -> float:
    """Pixels above the plot for the benchmark's name."""
    if not spec["benchmark"]:
        return 0.0
    return canvas.line("axis") * lines(_named(spec, canvas)) + canvas.line("label") * 0.5


def reach(spec: dict) -> tuple[float, float]:
    """Lowest and highest number drawn."""
    return extent([*spec["items"], *([spec["benchmark"]] if spec["benchmark"] else [])])


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Thin stems from zero, dots open when the number is only a bound, «нет данных» in words."""
    items = spec["items"]
    theme = canvas.theme
    bench = spec["benchmark"]
    wrapped, left = side_labels(canvas, [e["label"] for e in items])
    low, high = spec.get("reach") or reach(spec)
    low = min(low, 0.0) if spec["zero"] else low - (high - low) * 0.1
    slots = list(range(len(items)))
    texts = end_texts(canvas, items, WIDE)
    colours = [
        theme.accent if e["accent"] else theme.series[1] if e.get("symbol") else theme.neutral
        for e in items
    ]
    out = Plot(
        left=left,
        right=max(canvas.text_width(t, "label", True) for t in texts) + 18,
        top=_top(spec, canvas),
    )
    for i, e in enumerate(items):
        if e["value"] is not None:
            out.shapes.append(
                {
                    "type": "line",
                    "x0": low,
                    "x1": e["value"],
                    "y0": i,
                    "y1": i,
                    "layer": "below",
                    "line": {"color": theme.grid, "width": 3 * canvas.unit},
                }
            )
    out.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [e["value"] for e in items],
            "y": slots,
            "cliponaxis": False,
            "marker": {
                "size": 13 * canvas.unit,
                "color": colours,
                "line": {"width": 2, "color": colours},
                "symbol": [
                    e.get("symbol") or ("circle" if e["bound"] == "=" else "circle-open")
                    for e in items
                ],
            },
            "customdata": texts,
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    )
    out.traces += intervals(items, canvas)
    for i, e in enumerate(items):
        at = max(v for v in (e["value"], e["high"], low) if v is not None)
        out.annotations.append(
            note(
                canvas,
                texts[i],
                at,
                i,
                bold=e["accent"],
                xanchor="left",
                xshift=11 * canvas.unit,
                yanchor="middle",
                color=theme.text if e["value"] is not None else theme.muted,
            )
        )
    if bench and bench["value"] is not None:
        out.shapes.append(
            {
                "type": "line",
                "x0": bench["value"],
                "x1": bench["value"],
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": theme.text, "width": 1.5, "dash": "dash"},
            }
        )
        inner = canvas.plot_width - out.left - out.right
        share = (bench["value"] - low) / ((high - low) or 1)
        leftwards = out.left + share * inner > (1 - share) * inner + out.right
        out.annotations.append(
            note(
                canvas,
                _named(spec, canvas),
                bench["value"],
                1,
                "axis",
                yref="paper",
                yanchor="bottom",
                yshift=2,
                xanchor="right" if leftwards else "left",
            )
        )
    out.layout = {
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
