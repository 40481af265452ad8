"""Spreads: a distribution's middle half as a band, its median as a mark between two ends, the
median's interval."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import (
    Plot,
    end_texts,
    hatch,
    item,
    labelled_axis,
    note,
    shown,
    side_labels,
    slots_height,
    texts_height,
)

NAMES = 0.32
WIDE = 0.36
"""Shares of the plot the names at the left and the texts at the right may take before they are
wrapped."""


def spread(
    label: str,
    middle: tuple[float | None, float | None],
    half: tuple[float | None, float | None],
    ends: tuple[float | None, float | None],
    **more,
) -> dict:
    """An item: the median lies between `middle`, the middle half of the adverts between `half`,
    and the median's 95 % interval is `ends`. A missing upper number means that nothing said
    bounds it from above."""
    return {
        **item(label, middle[0], low=ends[0], high=ends[1], **more),
        "top": item("", middle[1])["value"],
        "q1": item("", half[0])["value"],
        "q3": item("", half[1])["value"],
    }


def spreads(head: Head, items: list[dict], *, unit: str = "") -> Passport:
    """`items` made by `spread`, in the order drawn; `unit` stands at the axis."""
    return frame(head, "spreads", {"items": items, "unit": unit})


def height(spec: dict, canvas: Canvas) -> float:
    """A slot per row, tall enough for its name and its text, and the axis."""
    texts = texts_height(canvas, end_texts(canvas, spec["items"], WIDE))
    names = slots_height(canvas, [e["label"] for e in spec["items"]], 2.3, NAMES)
    return max(names, texts) + canvas.line("axis") * 2.6


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Bars on bases for band and median, thin lines for the interval, arrows where nothing
    bounds from above."""
    theme = canvas.theme
    items = spec["items"]
    wrapped, left = side_labels(canvas, [e["label"] for e in items], NAMES)
    texts = end_texts(canvas, items, WIDE)
    known = [(i, e) for i, e in enumerate(items) if e["value"] is not None]
    seen = [
        v
        for _, e in known
        for v in (e["value"], e["top"], e["q1"], e["q3"], e["low"], e["high"])
        if v is not None
    ]
    first, last = (min(seen), max(seen)) if seen else (0.0, 1.0)
    more = (last - first or abs(last) or 1.0) * 0.06
    first = max(0.0, first - more)
    last = last + more
    out = Plot(
        left=left,
        right=max((canvas.text_width(t, bold=True) for t in texts), default=0) + 14,
        bottom=canvas.line("axis") * 2.6,
    )
    thick = min(0.56, 60 * canvas.unit * len(items) / canvas.plot_height)

    def bars(of: list[tuple[int, float, float]], width: float, colours: list[str]) -> None:
        out.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": [i for i, _, _ in of],
                "base": [a for _, a, _ in of],
                "x": [b - a for _, a, b in of],
                "width": width,
                "marker": {"color": colours},
                "customdata": [_hover(items[i], canvas) for i, _, _ in of],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )

    bars(
        [
            (i, first if e["q1"] is None else e["q1"], last if e["q3"] is None else e["q3"])
            for i, e in known
        ],
        thick,
        [theme.grid] * len(known),
    )
    least = (last - first) * 0.012
    bars(
        [
            (i, e["value"], max(last if e["top"] is None else e["top"], e["value"] + least))
            for i, e in known
        ],
        thick,
        [theme.accent if e["accent"] else theme.muted for _, e in known],
    )
    for i, e in known:
        ends = (
            e["value"] if e["low"] is None else e["low"],
            last if e["high"] is None else e["high"],
        )
        out.shapes.append(
            {
                "type": "line",
                "x0": ends[0],
                "x1": ends[1],
                "y0": i,
                "y1": i,
                "line": {"color": theme.text, "width": 1.6 * canvas.unit},
            }
        )
    arrows = [i for i, e in known if None in (e["top"], e["q3"], e["high"])]
    out.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [last] * len(arrows),
            "y": arrows,
            "cliponaxis": False,
            "hoverinfo": "skip",
            "marker": {"symbol": "triangle-right", "size": 9 * canvas.unit, "color": theme.text},
        }
    )
    gaps = [i for i, e in enumerate(items) if e["value"] is None]
    if gaps:
        out.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": gaps,
                "x": [last - first] * len(gaps),
                "base": [first] * len(gaps),
                "width": thick,
                "marker": hatch(canvas, items[gaps[0]]),
                "hoverinfo": "skip",
            }
        )
    out.annotations = [
        note(
            canvas,
            texts[i],
            1,
            i,
            xref="paper",
            xanchor="left",
            xshift=10,
            yanchor="middle",
            bold=e["accent"],
            color=theme.text if e["value"] is not None else theme.muted,
        )
        for i, e in enumerate(items)
    ]
    ticks = max(
        2,
        round((canvas.plot_width - out.left - out.right) / (canvas.text_width("0000", "axis") * 2)),
    )
    title = {
        "text": spec["unit"],
        "font": {"size": canvas.px("axis"), "color": theme.muted},
        "standoff": 4,
    }
    out.layout = {
        "barmode": "overlay",
        "xaxis": labelled_axis(
            canvas,
            range=[first, last],
            showgrid=True,
            gridcolor=theme.grid,
            nticks=ticks,
            tickangle=0,
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


def _hover(e: dict, canvas: Canvas) -> str:
    return e.get("hover") or f"{e['label']}: {shown(e, canvas.lang)}"
