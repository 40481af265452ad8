"""Stacked bars: parts of a whole, one bar a category, shares or counts."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas, measure
from dashboard.figure.theme import ink_on
from dashboard.kinds._parts import (
    Plot,
    blank_axis,
    labelled_axis,
    note,
    shown,
    side_labels,
    slots_height,
)


def stacked(head: Head, categories: list[str], series: list[dict]) -> Passport:
    """`series` = [{label, points: [item per category]}], drawn left to right in this order; gaps
    leave a gap."""
    return frame(head, "stacked", {"categories": categories, "series": series})


def height(spec: dict, canvas: Canvas) -> float:
    """A slot per category and a legend line (direct, above the first bar)."""
    return (
        slots_height(canvas, spec["categories"], 2.8) + _legend(spec, canvas, canvas.plot_width)[1]
    )


def _legend(
    spec: dict, canvas: Canvas, width: float
) -> tuple[list[tuple[float, float, str]], float]:
    """Names of the series flowed into lines: (x, y, name) in px, and the height they take."""
    out = []
    x = 0.0
    y = 0.0
    step = canvas.line("axis") + 3
    for s in spec["series"]:
        wide = measure(s["label"], canvas.px("axis")) + 26 * canvas.unit
        if x and x + wide > width:
            x = 0.0
            y = y + step
        out.append((x, y, s["label"]))
        x += wide
    return out, y + step + 4


def plot(spec: dict, canvas: Canvas) -> Plot:
    """One bar trace a series; a part's number stands inside where it fits."""
    theme = canvas.theme
    categories = spec["categories"]
    wrapped, left = side_labels(canvas, categories)
    legend, top = _legend(spec, canvas, canvas.plot_width)
    slots = list(range(len(categories)))
    totals = [sum(s["points"][i]["value"] or 0 for s in spec["series"]) for i in slots]
    high = max(totals) or 1.0
    out = Plot(left=left, right=10, top=top)
    bases = [0.0] * len(slots)
    for k, s in enumerate(spec["series"]):
        values = [p["value"] or 0 for p in s["points"]]
        room = (canvas.plot_width - left) / high
        texts = [shown(p, canvas.lang) for p in s["points"]]
        fits = [
            t if canvas.text_width(t) + 6 < v * room else ""
            for t, v in zip(texts, values, strict=True)
        ]
        out.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": slots,
                "x": values,
                "base": list(bases),
                "width": 0.66,
                "marker": {
                    "color": theme.series[k % 6],
                    "line": {"color": theme.paper, "width": 1},
                },
                "text": fits,
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "textfont": {"size": canvas.px("label"), "color": ink_on(theme.series[k % 6])},
                "customdata": texts,
                "hovertemplate": "%{customdata}<extra>" + s["label"] + "</extra>",
            }
        )
        bases = [b + v for b, v in zip(bases, values, strict=True)]
        x, y, name = legend[k]
        out.annotations.append(
            note(
                canvas,
                f"<span style='color:{theme.series[k % 6]}'>■</span> {name}",
                0,
                1,
                "axis",
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="top",
                xshift=x - left,
                yshift=top - y,
                color=theme.text,
            )
        )
    out.layout = {
        "barmode": "overlay",
        "xaxis": blank_axis(range=[0, high]),
        "yaxis": labelled_axis(
            canvas,
            range=[len(slots) - 0.5, -0.5],
            tickvals=slots,
            ticktext=wrapped,
            tickfont={"size": canvas.px("label"), "color": theme.text},
        ),
    }
    return out
