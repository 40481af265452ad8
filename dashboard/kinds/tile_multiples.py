"""Tile maps side by side: the same areas for several groups, one colour scale for all, the
group's name above each."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds import tile_map
from dashboard.kinds._parts import Plot, blank_axis, lines, note

FLAT = 0.72
GAP = 14
"""Height of a tile over its width, where two lines of text leave the choice."""


def tile_multiples(head: Head, panels: list[dict]) -> Passport:
    """`panels` = [{label, items}], items made by `tile_map.tile`, each panel with the same areas
    in the same order."""
    cells = [p["items"] for p in panels]
    return frame(head, "tile_multiples", {"panels": panels, "cells": cells, "middle": None})


def _columns(spec: dict, canvas: Canvas) -> int:
    across, _ = tile_map.grid(spec["panels"][0]["items"])
    said = [t for p in spec["panels"] for e in p["items"] for t in (e["label"], e["text"])]
    widest = max(canvas.text_width(t, "small") for t in said)
    fit = int((canvas.plot_width + GAP) // (across * (widest + 2.5) + GAP))
    return max(1, min(fit, len(spec["panels"]), 4))


def _panel(spec: dict, canvas: Canvas) -> tuple[float, float, float]:
    """Width of a panel, height of its name, height of its tiles, in px."""
    width = canvas.plot_width / _columns(spec, canvas) - 16
    name = max(
        lines("<br>".join(canvas.wrap(p["label"], width, "label", bold=True)))
        for p in spec["panels"]
    )
    across, down = tile_map.grid(spec["panels"][0]["items"])
    return (
        width,
        name * canvas.line("label") + 6,
        max(width / across * FLAT, 2.3 * canvas.line("small")) * down,
    )


def height(spec: dict, canvas: Canvas) -> float:
    """Rows of panels, each a name over a map of square tiles."""
    _, name, tall = _panel(spec, canvas)
    return -(-len(spec["panels"]) // _columns(spec, canvas)) * (name + tall + 14)


def plot(spec: dict, canvas: Canvas) -> Plot:
    """A pair of blank axes a panel."""
    columns = _columns(spec, canvas)
    width, name, tall = _panel(spec, canvas)
    rows = -(-len(spec["panels"]) // columns)
    row = canvas.plot_height / rows
    tall = min(tall, row - name - 8)
    across, down = tile_map.grid(spec["panels"][0]["items"])
    wide = min(width, tall / down * across * 1.6)
    out = Plot(layout={"barmode": "overlay"})
    for i, panel in enumerate(spec["panels"]):
        k = "" if i == 0 else str(i + 1)
        left = (i % columns) * (width + GAP)
        top = (i // columns) * row
        tile_map.draw(out, panel["items"], spec, canvas, (wide / across, tall / down), k, "small")
        x = left / canvas.plot_width
        y = 1 - top / canvas.plot_height
        out.layout[f"xaxis{k}"] = blank_axis(
            range=[-0.5, across - 0.5], anchor=f"y{k}", domain=[x, x + wide / canvas.plot_width]
        )
        out.layout[f"yaxis{k}"] = blank_axis(
            range=[down - 0.5, -0.5],
            anchor=f"x{k}",
            domain=[y - (name + tall) / canvas.plot_height, y - name / canvas.plot_height],
        )
        label = "<br>".join(canvas.wrap(panel["label"], width, "label", bold=True))
        out.annotations.append(
            note(
                canvas,
                label,
                x,
                y,
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="top",
                bold=bool(panel.get("accent")),
            )
        )
    return out
