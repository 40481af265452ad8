"""Flow ribbons: from groups on the left to groups on the right, ribbon width = how many; filled
scatter only."""

from __future__ import annotations

import math

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.figure.theme import clear
from dashboard.kinds._parts import Plot, blank_axis, note
from etl.language import text as words

GAP = 0.03


def flow_ribbons(head: Head, flows: list[dict], *, unit: str = "") -> Passport:
    """`flows` = [{source, target, value, row_id}]; order of first appearance is kept; suppressed
    flows are left out by the caller and said in the caption."""
    return frame(head, "flow_ribbons", {"flows": flows, "unit": unit})


def _sides(flows: list[dict], key: str) -> dict[str, tuple[float, float]]:
    """Top and bottom (1 to 0) of every group on one side."""
    totals: dict[str, float] = {}
    for f in flows:
        totals[f[key]] = totals.get(f[key], 0.0) + f["value"]
    whole = sum(totals.values()) or 1.0
    room = 1 - GAP * (len(totals) - 1)
    y = 1.0
    out = {}
    for name, total in totals.items():
        out[name] = (y, y - total / whole * room)
        y = out[name][1] - GAP
    return out


def _labels(spec: dict, canvas: Canvas, key: str) -> dict[str, list[str]]:
    """Group → its wrapped name with its total."""
    flows = spec["flows"]
    share = canvas.plot_width * 0.26
    totals = {n: sum(f["value"] for f in flows if f[key] == n) for n in _sides(flows, key)}
    return {
        n: canvas.wrap(f"{n}: {words.number(t, canvas.lang)}", share, "label")
        for n, t in totals.items()
    }


def height(spec: dict, canvas: Canvas) -> float:
    """Enough for the longer side's labels, one under another."""
    deep = max(
        sum(len(w) for w in _labels(spec, canvas, k).values()) + 0.6 * len(_sides(spec["flows"], k))
        for k in ("source", "target")
    )
    return max(200 * canvas.unit, deep * canvas.line("label"))


def _spread(wanted: list[float], tall: list[float]) -> list[float]:
    """Middles in [0, 1] from the top down, moved as little as needed so that labels do not
    touch."""
    out = []
    ceiling = 1.0
    for y, t in zip(wanted, tall, strict=True):
        out.append(min(y, ceiling - t / 2))
        ceiling = out[-1] - t / 2
    floor = 0.0
    for i in range(len(out) - 1, -1, -1):
        out[i] = max(out[i], floor + tall[i] / 2)
        floor = out[i] + tall[i] / 2
    return out


def plot(spec: dict, canvas: Canvas) -> Plot:
    """One filled scatter per flow (a smooth step), one bar per group, names outside."""
    flows = spec["flows"]
    theme = canvas.theme
    sides = {k: _sides(flows, k) for k in ("source", "target")}
    used = {k: {name: top for name, (top, _) in sides[k].items()} for k in sides}
    totals = {k: {n: sum(f["value"] for f in flows if f[k] == n) for n in sides[k]} for k in sides}
    colours = {n: theme.series[i % 6] for i, n in enumerate(sides["source"])}
    out = Plot()
    steps = [i / 20 for i in range(21)]
    for f in flows:
        top = {k: used[k][f[k]] for k in sides}
        for k in sides:
            a, b = sides[k][f[k]]
            used[k][f[k]] -= (a - b) * f["value"] / (totals[k][f[k]] or 1)
        end = {k: used[k][f[k]] for k in sides}
        ease = [(1 - math.cos(math.pi * t)) / 2 for t in steps]
        upper = [top["source"] + (top["target"] - top["source"]) * e for e in ease]
        lower = [end["source"] + (end["target"] - end["source"]) * e for e in ease]
        said = (
            f"{f['source']} → {f['target']}: "
            f"{words.number(f['value'], canvas.lang)}{words.unit_text(spec['unit'])}"
        )
        out.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": steps + steps[::-1],
                "y": upper + lower[::-1],
                "fill": "toself",
                "fillcolor": clear(colours[f["source"]], 0.42),
                "line": {"width": 0},
                "hoveron": "fills",
                "text": said,
                "hoverinfo": "text",
            }
        )
    rooms = {}
    for k, x, anchor, shift in (("source", 0, "right", -12), ("target", 1, "left", 12)):
        names = list(sides[k])
        labels = list(_labels(spec, canvas, k).values())
        rooms[k] = max(canvas.text_width("<br>".join(w)) for w in labels) + 16
        out.traces.append(
            {
                "type": "bar",
                "x": [x] * len(names),
                "y": [a - b for a, b in sides[k].values()],
                "base": [b for _, b in sides[k].values()],
                "width": 0.02,
                "hoverinfo": "skip",
                "marker": {
                    "color": [colours.get(n, theme.muted) for n in names]
                    if k == "source"
                    else theme.muted
                },
            }
        )
        tall = [len(w) * canvas.line("label") / canvas.plot_height for w in labels]
        for label, y in zip(
            labels, _spread([sum(ends) / 2 for ends in sides[k].values()], tall), strict=True
        ):
            out.annotations.append(
                note(
                    canvas,
                    "<br>".join(label),
                    x,
                    y,
                    xanchor=anchor,
                    xshift=shift,
                    yanchor="middle",
                    align=anchor,
                )
            )
    out.left = rooms["source"]
    out.right = rooms["target"]
    out.layout = {
        "barmode": "overlay",
        "xaxis": blank_axis(range=[-0.012, 1.012]),
        "yaxis": blank_axis(range=[0, 1]),
    }
    return out
