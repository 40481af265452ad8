"""Places in one row: a group a row, a dot per place, a thin line between the lowest and the
highest; the first place's number at the end."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import (
    Plot,
    extent,
    labelled_axis,
    note,
    shown,
    side_labels,
    slots_height,
)

GAP = 18
"""Pixels between the names of the key."""
SYMBOLS = ("circle", "circle-open", "line-ns-open")
SIGNS = ("●", "○", "|")
NARROW = 420
"""Pixels of plot below which only the first place's number is written."""


def place_dots(head: Head, groups: list[dict], places: list[dict]) -> Passport:
    """`groups` = [{label, accent}] in the order drawn; `places` = [{label, points}], one item
    per group, at most three, the first the one that is told."""
    return frame(head, "place_dots", {"groups": groups, "series": places})


def height(spec: dict, canvas: Canvas) -> float:
    """One slot per group and a line for the places' names."""
    least = 2.2 if canvas.plot_width < NARROW else 4.2
    slots = slots_height(canvas, [g["label"] for g in spec["groups"]], least)
    return slots + canvas.line("axis") * 1.6 + _key(spec["series"], canvas)


def _key(places: list[dict], canvas: Canvas) -> float:
    """Height of the key: a line, or a line a place where the names do not fit beside each other."""
    return canvas.line("label") * (0.6 + (len(places) if _is_tall(places, canvas) else 1))


def _is_tall(places: list[dict], canvas: Canvas) -> bool:
    widths = [canvas.text_width(f"● {p['label']}", "label") + GAP for p in places]
    return sum(widths) > canvas.plot_width


def reach(spec: dict) -> tuple[float, float]:
    """Lowest and highest number drawn."""
    return extent([e for p in spec["series"] for e in p["points"]])


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Dots of the first place filled, of the others quiet; the key on top names each mark."""
    groups = spec["groups"]
    places = spec["series"]
    theme = canvas.theme
    wrapped, left = side_labels(canvas, [g["label"] for g in groups])
    _, high = spec.get("reach") or reach(spec)
    told = [shown(e, canvas.lang) for e in places[0]["points"]]
    out = Plot(
        left=left,
        right=max(canvas.text_width(t, "label", True) for t in told) + 18,
        top=_key(places, canvas),
        bottom=canvas.line("axis") * 1.6,
    )
    narrow = canvas.plot_width < NARROW
    for i in range(len(groups)):
        known = [p["points"][i]["value"] for p in places if p["points"][i]["value"] is not None]
        if not known:
            continue
        out.shapes.append(
            {
                "type": "line",
                "x0": min(known),
                "x1": max(known),
                "y0": i,
                "y1": i,
                "layer": "below",
                "line": {"color": theme.grid, "width": 3 * canvas.unit},
            }
        )
        if narrow:
            out.annotations.append(
                note(
                    canvas,
                    told[i],
                    max(known),
                    i,
                    bold=groups[i]["accent"],
                    xanchor="left",
                    xshift=11 * canvas.unit,
                    yanchor="middle",
                )
            )
        else:
            out.annotations += _numbers(places, i, groups[i]["accent"], canvas)
    for k, place in reversed(list(enumerate(places))):
        out.traces.append(_dots(place, k, groups, canvas))
    out.annotations += _names(places, canvas, left)
    out.layout = {
        "xaxis": labelled_axis(canvas, range=[0, high * 1.04], nticks=5, zeroline=True),
        "yaxis": labelled_axis(
            canvas,
            range=[len(groups) - 0.5, -0.5],
            tickvals=list(range(len(groups))),
            ticktext=[
                f"<b>{w}</b>" if g["accent"] and "<br>" not in w else w
                for w, g in zip(wrapped, groups, strict=True)
            ],
            tickfont={"size": canvas.px("label"), "color": theme.text},
        ),
    }
    return out


def colour(k: int, accent: bool, theme) -> str:
    """Each place its own colour; groups without an accent a little quieter is the text's affair."""
    return theme.place[min(k, len(theme.place) - 1)]


def _numbers(places: list[dict], i: int, accent: bool, canvas: Canvas) -> list[dict]:
    """The first place's number above its mark, the second's below, the third's at its far side:
    they never meet."""
    out = []
    step = 9 * canvas.unit
    for k, place in enumerate(places):
        item = place["points"][i]
        if item["value"] is None:
            continue
        others = [p["points"][i]["value"] for j, p in enumerate(places) if j != k]
        least = all(v is None or item["value"] <= v for v in others)
        third = {"xanchor": "right" if least else "left", "xshift": -step if least else step}
        where = (
            {"xanchor": "center", "yanchor": "bottom", "yshift": 0.7 * step},
            {"xanchor": "center", "yanchor": "top", "yshift": -0.6 * step},
            {"yanchor": "middle", **third},
        )[k]
        ink = colour(k, accent, canvas.theme)
        role = "label" if k == 0 else "small"
        text = shown(item, canvas.lang)
        bold = accent and k == 0
        out.append(note(canvas, text, item["value"], i, role, bold=bold, color=ink, **where))
    return out


def _dots(place: dict, k: int, groups: list[dict], canvas: Canvas) -> dict:
    colours = [colour(k, g["accent"], canvas.theme) for g in groups]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": place["label"],
        "x": [e["value"] for e in place["points"]],
        "y": list(range(len(groups))),
        "cliponaxis": False,
        "marker": {
            "size": (13, 11, 12)[k] * canvas.unit,
            "symbol": SYMBOLS[k],
            "color": colours,
            "line": {"width": 3 if k == 2 else 2, "color": colours},
        },
        "customdata": [f"{place['label']}: {shown(e, canvas.lang)}" for e in place["points"]],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _names(places: list[dict], canvas: Canvas, left: float) -> list[dict]:
    """The key: a mark and a name per place, from the sheet's left edge on."""
    at = -left
    out = []
    tall = _is_tall(places, canvas)
    for k, place in enumerate(places):
        text = f"{SIGNS[k]} {place['label']}"
        ink = canvas.theme.place[k]
        out.append(
            note(
                canvas,
                text,
                0,
                1,
                "label",
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="bottom",
                xshift=at,
                yshift=4 + tall * (len(places) - 1 - k) * canvas.line("label"),
                color=ink,
            )
        )
        at += 0 if tall else canvas.text_width(text, "label") + GAP
    return out
