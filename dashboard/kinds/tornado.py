"""Tornado: how far each assumption moves the answer, widest on top, around the central answer."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import Plot, blank_axis, labelled_axis, note, side_labels, slots_height


def tornado(head: Head, items: list[dict], centre: dict) -> Passport:
    """Each item: low and high = the answer at the assumption's ends, `low_text`, `high_text`;
    `centre` is an item."""
    items = sorted(items, key=lambda e: -abs((e["high"] or 0) - (e["low"] or 0)))
    return frame(head, "tornado", {"items": items, "centre": centre})


def height(spec: dict, canvas: Canvas) -> float:
    """One slot per assumption and a line for the centre's name."""
    return (
        slots_height(canvas, [e["label"] for e in spec["items"]], 2.5, 0.34)
        + canvas.line("label") * 1.6
    )


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Two bars a row meeting at the centre: towards the low end in grey, towards the high end in
    the accent."""
    theme = canvas.theme
    items = spec["items"]
    centre = spec["centre"]["value"]
    wrapped, left = side_labels(canvas, [e["label"] for e in items], 0.34)
    slots = list(range(len(items)))
    ends = [v for e in items for v in (e["low"], e["high"])] + [centre]
    texts = {side: [e[f"{side}_text"] for e in items] for side in ("low", "high")}
    room = {s: max(canvas.text_width(t) for t in texts[s]) + 10 for s in texts}
    out = Plot(left=left + room["low"], right=room["high"], top=canvas.line("label") * 1.4)
    for side, colour in (("low", theme.neutral), ("high", theme.accent)):
        values = [e[side] for e in items]
        out.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": slots,
                "x": [v - centre for v in values],
                "base": centre,
                "width": min(0.62, 80 * canvas.unit * len(items) / canvas.plot_height),
                "marker": {"color": colour},
                "customdata": texts[side],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )
        for i, v in enumerate(values):
            right = v >= centre
            out.annotations.append(
                note(
                    canvas,
                    texts[side][i],
                    v,
                    i,
                    xanchor="left" if right else "right",
                    xshift=5 if right else -5,
                    yanchor="middle",
                )
            )
    out.shapes.append(
        {
            "type": "line",
            "x0": centre,
            "x1": centre,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": theme.text, "width": 1.2},
        }
    )
    out.annotations.append(
        note(
            canvas,
            f"{spec['centre']['label']}: {spec['centre']['text']}",
            centre,
            1,
            "axis",
            yref="paper",
            yanchor="bottom",
            yshift=3,
            xanchor="center",
        )
    )
    for i, label in enumerate(wrapped):
        out.annotations.append(
            note(
                canvas,
                label,
                0,
                i,
                xref="paper",
                xanchor="right",
                xshift=-room["low"],
                yanchor="middle",
                align="right",
            )
        )
    out.layout = {
        "barmode": "overlay",
        "xaxis": blank_axis(range=[min(ends), max(ends)]),
        "yaxis": {**labelled_axis(canvas, range=[len(items) - 0.5, -0.5]), "showticklabels": False},
    }
    return out
