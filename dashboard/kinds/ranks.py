"""Ranks: a dot a row, its interval as a broad band, a second spread as a thin bracket; the two
are never mixed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import (
    Plot,
    hatch,
    labelled_axis,
    lines,
    note,
    shown,
    side_labels,
    slots_height,
)
from dashboard.kinds._rank_marks import at_right, bands, brackets, dots, in_one_line

SHARE = 0.38
SUB = 0.34
"""Shares of the plot's width that names may take on the left, small texts on the right."""


def ranks(
    head: Head,
    items: list[dict],
    *,
    band: str,
    bracket: str = "",
    ticks: list[dict] | None = None,
    marks: Sequence[float] = (),
    doubling: bool = False,
    x_title: str = "",
) -> Passport:
    """Items in the order drawn, each with `spread_low`, `spread_high` (or None), `sub` (small text)
    and `grey`.

    `band` and `bracket` say in words what low…high and the spread are; `ticks` = [{x, label}];
    `marks` are dashed uprights; `doubling` draws a doubling as the same distance everywhere (for
    ratios above zero).
    """
    return frame(
        head,
        "ranks",
        {
            "items": items,
            "band": band,
            "bracket": bracket,
            "ticks": ticks or [],
            "marks": list(marks),
            "doubling": doubling,
            "x_title": x_title,
        },
    )


def height(spec: dict, canvas: Canvas) -> float:
    """A slot per row, two small lines tall on a page, between the two marks' names and the axis."""
    labels = [e["label"] for e in spec["items"]]
    small = [lines(sub) for sub in _subs(spec["items"], canvas) if sub]
    deep = max(small, default=0)
    least = 1.7 if in_one_line(canvas) else 2.7 if small else 2.3
    slots = slots_height(canvas, labels, least + 1.3 * max(0, deep - 1), SHARE)
    return slots + _above(spec, canvas)[1] + _below(spec, canvas)


def _subs(items: list[dict], canvas: Canvas) -> list[str]:
    """The small texts, wrapped to their share of the width."""
    wide = canvas.plot_width * SUB
    return ["<br>".join(canvas.wrap(e.get("sub") or "", wide, "small")) for e in items]


def _above(spec: dict, canvas: Canvas) -> tuple[list[str], float]:
    """The two marks' names as lines of text, and the px they take."""
    said = [("▬", spec["band"], canvas.theme.accent)] + (
        [("├─┤", spec["bracket"], canvas.theme.text)] if spec["bracket"] else []
    )
    out = []
    for mark, words, colour in said:
        first, *more = canvas.wrap(f"{mark} {words}", canvas.plot_width * 0.94, "small")
        out += [f'<span style="color:{colour}">{mark}</span>{first[len(mark) :]}', *more]
    return out, len(out) * canvas.line("small") + 10


def _below(spec: dict, canvas: Canvas) -> float:
    return canvas.line("axis") * (2.5 if spec["x_title"] else 1.4)


def _place(spec: dict):
    return (lambda v: math.log2(max(v, 1e-9))) if spec["doubling"] else float


def reach(spec: dict) -> list[float]:
    """Ends of the scale that holds everything drawn, in the axis's own measure."""
    place = _place(spec)
    drawn = [
        e[k]
        for e in spec["items"]
        for k in ("value", "low", "high", "spread_low", "spread_high")
        if e.get(k) is not None
    ]
    at = [place(v) for v in drawn] or [0.0, 1.0]
    spare = (max(at) - min(at) or 1.0) * 0.04
    return [min(at) - spare, max(at) + spare]


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Bands under brackets under dots; what cannot be ranked is hatched and says why."""
    items = spec["items"]
    theme = canvas.theme
    place = _place(spec)
    wrapped, left = side_labels(canvas, [e["label"] for e in items], SHARE)
    texts = [shown(e, canvas.lang) if e["value"] is not None else "" for e in items]
    number = max([0.0] + [canvas.text_width(t, "label", bold=True) for t in texts])
    subs = _subs(items, canvas)
    small = max([0.0] + [canvas.text_width(sub, "small") for sub in subs])
    right = (number + small + 10 if in_one_line(canvas) and small else max(number, small)) + 14
    said, top = _above(spec, canvas)
    x_range = spec.get("reach") or reach(spec)
    out = Plot(left=left, right=right, top=top, bottom=_below(spec, canvas))
    out.traces += [
        *bands(items, place, canvas),
        *brackets(items, place, canvas),
        dots(items, place, texts, canvas),
    ]
    wide = x_range[1] - x_range[0]
    for i, e in enumerate(items):
        if e["value"] is None:
            out.traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "y": [i],
                    "x": [wide * 0.16],
                    "base": [x_range[0]],
                    "width": 0.5,
                    "hoverinfo": "skip",
                    "marker": hatch(canvas, e),
                }
            )
            words = canvas.wrap(
                shown(e, canvas.lang), (canvas.plot_width - left - right) * 0.78, "small"
            )
            out.annotations.append(
                note(
                    canvas,
                    "<br>".join(words),
                    x_range[0] + wide * 0.18,
                    i,
                    "small",
                    xanchor="left",
                    yanchor="middle",
                    color=theme.muted,
                )
            )
        out.annotations += at_right(e, subs[i], texts[i], i, canvas, number)
    for mark in spec["marks"]:
        if x_range[0] <= place(mark) <= x_range[1]:
            out.shapes.append(
                {
                    "type": "line",
                    "x0": place(mark),
                    "x1": place(mark),
                    "yref": "paper",
                    "y0": 0,
                    "y1": 1,
                    "layer": "below",
                    "line": {"color": theme.muted, "width": 1, "dash": "dash"},
                }
            )
    out.annotations.append(
        note(
            canvas,
            "<br>".join(said),
            0,
            1,
            "small",
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            xshift=-left,
            yshift=4,
            color=theme.muted,
            name="legend",
        )
    )
    ticks = _apart(
        [t for t in spec["ticks"] if x_range[0] <= place(t["x"]) <= x_range[1]],
        place,
        canvas,
        (canvas.plot_width - left - right) / (wide or 1),
    )
    title = {
        "text": spec["x_title"],
        "font": {"size": canvas.px("axis"), "color": theme.muted},
        "standoff": 4,
    }
    out.layout = {
        "barmode": "overlay",
        "xaxis": labelled_axis(
            canvas,
            range=x_range,
            tickvals=[place(t["x"]) for t in ticks],
            ticktext=[t["label"] for t in ticks],
            showgrid=True,
            gridcolor=theme.grid,
            title=title,
        ),
        "yaxis": labelled_axis(
            canvas,
            range=[len(items) - 0.5, -0.5],
            tickvals=list(range(len(items))),
            ticktext=wrapped,
            tickfont={"size": canvas.px("label"), "color": theme.text},
        ),
    }
    return out


def _apart(ticks: list[dict], place, canvas: Canvas, px: float) -> list[dict]:
    """Ticks whose labels do not touch, from the first on; `px` in one unit of the axis."""
    kept: list[dict] = []
    for t in ticks:
        need = (canvas.text_width(t["label"], "axis") + 8) / px
        if not kept or place(t["x"]) - place(kept[-1]["x"]) >= need:
            kept.append(t)
    return kept
