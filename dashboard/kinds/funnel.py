"""Funnel: how many are left after each stage; centred bars, the share kept between them in
words."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.figure.theme import ink_on
from dashboard.kinds._parts import (
    Plot,
    blank_axis,
    hatch,
    labelled_axis,
    note,
    shown,
    side_labels,
    slots_height,
)
from etl.language import text as words


def funnel(head: Head, items: list[dict]) -> Passport:
    """Stages in order; a stage nobody publishes stays as a hatched bar, and no share is said
    across it."""
    return frame(head, "funnel", {"items": items})


def height(spec: dict, canvas: Canvas) -> float:
    """One generous slot per stage."""
    return slots_height(canvas, [e["label"] for e in spec["items"]], 3.6, 0.32)


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Bars centred on zero; gaps as wide as the stage before, hatched."""
    theme = canvas.theme
    items = spec["items"]
    wrapped, left = side_labels(canvas, [e["label"] for e in items], 0.32)
    slots = list(range(len(items)))
    known = [e["value"] for e in items if e["value"] is not None]
    high = max(known or [1.0])
    thick = min(0.62, 84 * canvas.unit * len(items) / canvas.plot_height)
    solid = [i for i in slots if items[i]["value"] is not None]
    right = _beyond([items[i] for i in solid], high, canvas.plot_width - left, canvas)
    out = Plot(left=left, right=right)
    out.traces.append(
        {
            "type": "bar",
            "orientation": "h",
            "y": solid,
            "x": [items[i]["value"] for i in solid],
            "width": thick,
            "base": [-items[i]["value"] / 2 for i in solid],
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {"color": [theme.accent if i == solid[-1] else theme.neutral for i in solid]},
            "customdata": [shown(items[i], canvas.lang) for i in solid],
        }
    )
    for i in slots:
        e = items[i]
        wide = high
        if e["value"] is None:
            out.traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "y": [i],
                    "x": [wide * 0.5],
                    "base": [-wide * 0.25],
                    "width": thick,
                    "marker": hatch(canvas, e),
                    "hoverinfo": "skip",
                }
            )
        fill = None if e["value"] is None else theme.accent if i == solid[-1] else theme.neutral
        per_px = high / max(canvas.plot_width - left - right, 1)
        inside = (
            e["value"] is not None
            and canvas.text_width(e["text"], "label", True) * per_px < e["value"] * 0.9
        )
        out.annotations.append(
            note(
                canvas,
                shown(e, canvas.lang),
                0 if inside or e["value"] is None else e["value"] / 2,
                i,
                bold=True,
                xanchor="center" if inside or e["value"] is None else "left",
                yanchor="middle",
                xshift=0 if inside or e["value"] is None else 6,
                color=ink_on(fill) if inside and fill else theme.text,
                bgcolor=theme.paper if e["value"] is None else None,
            )
        )
        before = items[i - 1]["value"] if i else None
        if before and e["value"] is not None:
            share = f"{words.number(100 * e['value'] / before, canvas.lang, 0)}{words.NBSP}%"
            out.annotations.append(
                note(canvas, f"↓ {share}", 0, i - 0.5, "small", yanchor="middle", color=theme.muted)
            )
    out.layout = {
        "barmode": "overlay",
        "xaxis": blank_axis(range=[-high / 2, high / 2]),
        "yaxis": labelled_axis(
            canvas,
            range=[len(items) - 0.5, -0.5],
            tickvals=slots,
            ticktext=wrapped,
            tickfont={"size": canvas.px("label"), "color": theme.text},
        ),
    }
    return out


def _beyond(known: list[dict], high: float, wide: float, canvas: Canvas) -> float:
    """Pixels kept free on the right for the numbers that stand beside their bars. Each bar ends
    (high − value) / 2 before the edge; what its text needs beyond that is asked for."""
    right = 4.0
    for _ in known:  # a narrower plot may push another number out of its bar
        for e in known:
            text = canvas.text_width(e["text"], "label", True)
            inner = wide - right
            if text >= 0.9 * inner * e["value"] / high:
                right = max(right, text + 14 - (1 - e["value"] / high) / 2 * inner)
    return right
