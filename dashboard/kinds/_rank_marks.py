"""Marks of a place in a ranking: its dot, the band of sampling, the bracket of other weights."""

from __future__ import annotations

from dashboard.figure.sheets import Canvas
from dashboard.figure.theme import clear
from dashboard.kinds._parts import (
    lines,
    note,
)


def ink(e: dict, canvas: Canvas) -> str:
    """The colour of an item's marks: grey where its number is not to be leant on."""
    return canvas.theme.neutral if e.get("grey") else canvas.theme.accent


def at_right(e: dict, sub: str, text: str, i: int, canvas: Canvas, number: float) -> list[dict]:
    """The number and, below it (beside it on a sheet), the small text; alone it stands in the
    middle."""
    beside = in_one_line(canvas)
    below = bool(text and sub and not beside)
    place = {"xref": "paper", "xanchor": "left"}
    out = []
    drop = canvas.line("small") * 0.5 * lines(sub) - canvas.line("label") * 0.6 if below else 0
    if text:
        out.append(
            note(
                canvas,
                text,
                1,
                i,
                bold=True,
                yanchor="bottom" if below else "middle",
                **place,
                xshift=8,
                yshift=drop,
                color=canvas.theme.muted if e.get("grey") else canvas.theme.text,
            )
        )
    if sub:
        out.append(
            note(
                canvas,
                sub,
                1,
                i,
                "small",
                yanchor="top" if below else "middle",
                **place,
                xshift=number + 18 if text and beside else 8,
                yshift=drop,
                color=canvas.theme.muted,
            )
        )
    return out


def bands(items: list[dict], place, canvas: Canvas) -> list[dict]:
    """Thick lines from the lowest place to the highest that sampling allows."""
    out = []
    for grey in (False, True):
        x = []
        y = []
        for i, e in enumerate(items):
            if e["value"] is not None and e["low"] is not None and bool(e.get("grey")) == grey:
                x += [place(e["low"]), place(e["high"]), None]
                y += [i, i, None]
        colour = canvas.theme.neutral if grey else canvas.theme.accent
        out.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": x,
                "y": y,
                "hoverinfo": "skip",
                "connectgaps": False,
                "line": {"color": clear(colour, 0.4), "width": 9 * canvas.unit},
                "cliponaxis": False,
            }
        )
    return out


def brackets(items: list[dict], place, canvas: Canvas) -> list[dict]:
    """Thin brackets around the places other weights would give."""
    x = []
    y = []
    for i, e in enumerate(items):
        if e["value"] is not None and e.get("spread_low") is not None:
            x += [place(e["spread_low"]), place(e["spread_high"]), None]
            y += [i + 0.3, i + 0.3, None]
    return (
        [
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": x,
                "y": y,
                "hoverinfo": "skip",
                "connectgaps": False,
                "line": {"color": canvas.theme.text, "width": 1.2 * canvas.unit},
                "cliponaxis": False,
                "marker": {
                    "symbol": "line-ns-open",
                    "size": 6 * canvas.unit,
                    "color": canvas.theme.text,
                    "line": {"width": 1.4 * canvas.unit},
                },
            }
        ]
        if x
        else []
    )


def dots(items: list[dict], place, texts: list[str], canvas: Canvas) -> dict:
    """The places themselves."""
    known = [(i, e) for i, e in enumerate(items) if e["value"] is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place(e["value"]) for _, e in known],
        "y": [i for i, _ in known],
        "cliponaxis": False,
        "marker": {
            "size": 11 * canvas.unit,
            "color": [ink(e, canvas) for _, e in known],
            "line": {"width": 1, "color": canvas.theme.paper},
        },
        "customdata": [f"{e['label']}: {e.get('hover') or texts[i]}" for i, e in known],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def in_one_line(canvas: Canvas) -> bool:
    """On a slide or a sheet of paper the small text stands beside the number: rows are low
    there."""
    return bool(canvas.height)
