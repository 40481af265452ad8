"""Point map: named marks at their longitude and latitude over a quiet ground of dots; no borders
to license."""

from __future__ import annotations

import math

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import Plot, blank_axis, note
from dashboard.kinds.scatter_labels import names

ELASTIC = True  # fills whatever height a sheet gives
RING_KM = 1.4
KM_A_DEGREE = 111.3


def point_map(head: Head, items: list[dict], ground: list[dict], areas: list[dict]) -> Passport:
    """Items with `x` (longitude) and value (latitude), `hollow` for a mark that only stands for its
    area.

    `ground` = [{x, y}] dots that give the city its shape; `areas` = [{label, x, y}] quiet names.
    Marks of one place are moved apart onto a ring of about a kilometre.
    """
    return frame(
        head,
        "point_map",
        {
            "items": _apart(items),
            "ground": ground,
            "areas": areas,
            "x_title": "",
            "y_title": "",
            "x_line": None,
            "y_line": None,
        },
    )


def _apart(items: list[dict]) -> list[dict]:
    """Marks of the same place around it, the first at twelve o'clock."""
    places: dict[tuple, list[dict]] = {}
    for e in items:
        places.setdefault((e["x"], e["value"]), []).append(e)
    out = []
    for (x, y), own in places.items():
        far = RING_KM * max(1.0, len(own) / 4) / KM_A_DEGREE if len(own) > 1 else 0.0
        for i, e in enumerate(own):
            turn = 2 * math.pi * i / len(own)
            out.append(
                {
                    **e,
                    "x": x + far * math.sin(turn) / math.cos(math.radians(y)),
                    "value": y + far * math.cos(turn),
                }
            )
    return out


def frame_of(spec: dict, share: float = 0.13) -> tuple[list[float], list[float], float]:
    """Ends in degrees of longitude and latitude around the items, and height over width of that
    piece of the Earth."""
    xs = [e["x"] for e in spec["items"]]
    ys = [e["value"] for e in spec["items"]]
    more_x, more_y = (max(max(v) - min(v), 0.05) * share for v in (xs, ys))
    x = [min(xs) - more_x, max(xs) + more_x]
    y = [min(ys) - more_y, max(ys) + more_y]
    return x, y, (y[1] - y[0]) / ((x[1] - x[0]) * math.cos(math.radians(sum(y) / 2)))


def height(spec: dict, canvas: Canvas) -> float:
    """As the piece of the Earth is, but no taller than a screen."""
    return min(canvas.plot_width * frame_of(spec)[2], 560 * canvas.unit)


def plot(spec: dict, canvas: Canvas) -> Plot:
    """The ground, the areas' names, the marks, and the marks' names where they fit."""
    theme = canvas.theme
    x_range, y_range, ratio = frame_of(spec)
    wide = canvas.plot_width
    tall = canvas.plot_height
    if tall > wide * ratio:  # keep the Earth's proportions: show more of it, never stretch it
        y_range = _wider(y_range, tall / (wide * ratio))
    else:
        x_range = _wider(x_range, wide * ratio / tall)
    inside = [
        g
        for g in spec["ground"]
        if x_range[0] <= g["x"] <= x_range[1] and y_range[0] <= g["y"] <= y_range[1]
    ]
    out = Plot(
        traces=[
            {
                "type": "scatter",
                "mode": "markers",
                "x": [g["x"] for g in inside],
                "y": [g["y"] for g in inside],
                "hoverinfo": "skip",
                "marker": {"size": 7 * canvas.unit, "color": theme.grid},
            }
        ]
    )
    size = 12 * canvas.unit
    items = spec["items"]
    colours = [theme.accent if e["accent"] else theme.series[1] for e in items]
    out.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [e["x"] for e in items],
            "y": [e["value"] for e in items],
            "cliponaxis": False,
            "customdata": [e["text"] for e in items],
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {
                "size": [size * (1.5 if e["accent"] else 1) for e in items],
                "color": colours,
                "symbol": ["circle-open" if e["hollow"] else "circle" for e in items],
                "line": {"width": 2 * canvas.unit, "color": colours},
            },
        }
    )
    areas = _beside(spec, x_range, y_range, (wide, tall), size, canvas)
    out.annotations = [
        note(
            canvas,
            a["label"],
            a["x"],
            a["y"],
            "small",
            color=theme.muted,
            xanchor="center",
            yanchor="middle",
        )
        for a in areas
    ]
    out.annotations += names(
        items, [size] * len(items), x_range, y_range, wide, tall, canvas, areas
    )
    out.layout = {"xaxis": blank_axis(range=x_range), "yaxis": blank_axis(range=y_range)}
    return out


def _beside(
    spec: dict,
    x_range: list[float],
    y_range: list[float],
    sheet: tuple[float, float],
    size: float,
    canvas: Canvas,
) -> list[dict]:
    """The areas' names inside the sheet, moved off the marks: up or down to the first free
    place, else left out."""
    across = (x_range[1] - x_range[0]) / sheet[0]
    up = (y_range[1] - y_range[0]) / sheet[1]
    out: list[dict] = []
    for a in spec["areas"]:
        half = canvas.text_width(a["label"], "small") / 2
        line = canvas.line("small")
        for step in (0, 1, -1, 2, -2, 3, -3, 4):
            y = a["y"] + step * line * up
            free = all(
                abs(e["x"] - a["x"]) / across > half + size
                or abs(e["value"] - y) / up > (line + size) / 2
                for e in spec["items"]
            )
            free = free and all(
                abs(o["x"] - a["x"]) / across > 2 * half or abs(o["y"] - y) / up > line for o in out
            )
            inside = (
                x_range[0] + half * across < a["x"] < x_range[1] - half * across
                and y_range[0] + line * up < y < y_range[1] - line * up
            )
            if free and inside:
                out.append({**a, "y": y})
                break
    return out


def _wider(ends: list[float], times: float) -> list[float]:
    middle = sum(ends) / 2
    half = (ends[1] - ends[0]) / 2 * times
    return [middle - half, middle + half]
