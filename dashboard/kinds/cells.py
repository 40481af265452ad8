"""Number tiles side by side: each a number and what it counts; an unpublished one is an empty
hatched tile."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import Plot, blank_axis, note, shown


def cells(head: Head, items: list[dict], *, bars: bool = False) -> Passport:
    """One tile per item; `bars` adds a bar in proportion under each number (one unit for all,
    then)."""
    return frame(head, "cells", {"items": items, "bars": bars})


def _number(canvas: Canvas) -> float:
    """Size of the numbers in px: larger on a sheet of its own than on a page."""
    return canvas.px("number") * (1 if canvas.on_page else 1.7)


def _columns(spec: dict, canvas: Canvas) -> int:
    """As many as there are tiles; half of them where a word is wider than its tile; one on a narrow
    sheet."""
    count = len(spec["items"])
    if canvas.plot_width < 130 * count:
        return 1
    widest = max(canvas.text_width(w) for e in spec["items"] for w in e["label"].split(" "))
    return count if widest <= canvas.plot_width / count - canvas.base * 1.6 else -(-count // 2)


def _label_lines(spec: dict, canvas: Canvas) -> list[str]:
    width = canvas.plot_width / _columns(spec, canvas) - canvas.base * 1.6
    return ["<br>".join(canvas.wrap(e["label"], width, "label")) for e in spec["items"]]


def _tile(spec: dict, canvas: Canvas) -> float:
    deep = max(label.count("<br>") + 1 for label in _label_lines(spec, canvas))
    bar = 18 * canvas.unit if spec["bars"] else 0
    return _number(canvas) * 1.35 + bar + deep * canvas.line("label") + canvas.base * 1.6


def height(spec: dict, canvas: Canvas) -> float:
    """Tiles in one row, stacked where the sheet is too narrow."""
    rows = -(-len(spec["items"]) // _columns(spec, canvas))
    return _tile(spec, canvas) * rows


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Tiles in pixel coordinates; the traces are the proportional bars and the hatched gaps."""
    theme = canvas.theme
    items = spec["items"]
    columns = _columns(spec, canvas)
    tile = _tile(spec, canvas)
    rows = -(-len(items) // columns)
    top = max(0.0, (canvas.plot_height - tile * rows) / 3)
    width = canvas.plot_width / columns
    labels = _label_lines(spec, canvas)
    biggest = max([abs(e["value"]) for e in items if e["value"] is not None] or [1.0])
    out = Plot(
        layout={
            "xaxis": blank_axis(range=[0, canvas.plot_width]),
            "barmode": "overlay",
            "yaxis": blank_axis(range=[canvas.plot_height, 0]),
        }
    )
    for i, e in enumerate(items):
        x = (i % columns) * width
        y = top + (i // columns) * tile
        number = _number(canvas)
        gap = e["value"] is None
        if gap:
            out.traces.append(_hatched(x, y, width, tile, canvas, e))
        if i % columns:
            out.shapes.append(
                {
                    "type": "line",
                    "x0": x - canvas.base * 0.6,
                    "x1": x - canvas.base * 0.6,
                    "y0": y + 4,
                    "y1": y + tile - 6,
                    "line": {"color": theme.grid, "width": 1},
                }
            )
        wide = (
            canvas.text_width(shown(e, canvas.lang), "number", True) * number / canvas.px("number")
            + 1
        )
        size = number * min(0.42 if gap else 1, (width - canvas.base - (8 if gap else 0)) / wide)
        out.annotations.append(
            {
                **note(
                    canvas,
                    f"<b>{shown(e, canvas.lang)}</b>",
                    x + (8 if gap else 0),
                    y + number * 1.12,
                    xanchor="left",
                    yanchor="bottom",
                ),
                "font": {
                    "size": size,
                    "color": theme.muted
                    if gap
                    else theme.accent_text
                    if e["accent"]
                    else theme.text,
                },
            }
        )
        below = y + number * 1.25 + (18 * canvas.unit if spec["bars"] else 0)
        out.annotations.append(
            note(
                canvas,
                labels[i],
                x + (8 if gap else 0),
                below,
                xanchor="left",
                yanchor="top",
                color=theme.muted,
            )
        )
        if spec["bars"] and not gap:
            bar = y + number * 1.25 + 5
            length = (width - canvas.base * 2) * abs(e["value"]) / biggest
            out.traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "x": [length],
                    "y": [bar],
                    "base": [x],
                    "width": 8 * canvas.unit,
                    "hoverinfo": "skip",
                    "marker": {"color": theme.accent if e["accent"] else theme.neutral},
                }
            )
    if not out.traces:
        out.traces.append({"type": "scatter", "x": [], "y": []})
    return out


def _hatched(x: float, y: float, width: float, tile: float, canvas: Canvas, entry: dict) -> dict:
    shape = "/" if entry["state"] == "missing" else "x"
    grid = canvas.theme.grid
    return {
        "type": "bar",
        "orientation": "h",
        "x": [width - 4],
        "base": [x],
        "y": [y + tile / 2 - 3],
        "width": tile - 8,
        "hoverinfo": "skip",
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {"color": grid, "width": 1},
            "pattern": {"shape": shape, "fgcolor": grid, "size": 9, "solidity": 0.12},
        },
    }
