"""Words along a line: which points carry their number, and where the line's name stands."""

from __future__ import annotations

from datetime import timedelta

from dashboard.figure.sheets import Canvas
from dashboard.kinds._notes import at
from dashboard.kinds._parts import note, runs
from etl.language import text as words

NAME = 0.28
"""Share of the plot's width that a name at a line's end may take."""


def per_px(points: list[dict], canvas: Canvas) -> float:
    """Days (or units of x) in one px of the plot."""
    low, high = (at(x) for x in x_ends(points))
    return (high - low) / max(canvas.plot_width * 0.85, 1)


def said(line: dict, canvas: Canvas, per_px: float) -> list[dict]:
    """Points whose labels fit: the ends first, then those that touch none of the labels already
    kept."""
    style = line.get("style", "line")
    able = [
        p
        for p in line["points"]
        if p["value"] is not None and p["text"] and (p["accent"] or style != "curve")
    ]
    if style == "spans":
        return able
    kept: list[dict] = []
    for p in able[-1:] + able[:1] + able[1:-1]:
        clear = (canvas.text_width(p["text"], "label", True) + 8) * per_px
        if all(abs(at(p["x"]) - at(k["x"])) >= clear for k in kept):
            kept.append(p)
    return kept


def labels(line: dict, ink: str, canvas: Canvas, per_px: float) -> list[dict]:
    """Annotations of a line: the numbers that fit, its name at the last known point."""
    out: list[dict] = []
    before = None
    below = False
    alone = [run[0] for run in runs(line["points"]) if len(run) == 1]
    for p in said(line, canvas, per_px):
        x = _where(p, line)
        clear = (canvas.text_width(p["text"], "label", True) + 4) * per_px
        below = (
            line.get("style") == "spans"
            and before is not None
            and not below
            and abs(at(x) - before) < clear
        )
        before = at(x)
        top = p["high"] if any(p is one for one in alone) else p["value"]
        out.append(
            note(
                canvas,
                p["text"],
                x,
                top,
                "label",
                bold=p["accent"],
                color=ink,
                xanchor="center",
                yanchor="top" if below else "bottom",
                yshift=-6 if below else 6,
            )
        )
    last = next((p for p in reversed(line["points"]) if p["value"] is not None), None)
    if last and line["label"] and line.get("name_at_end", True):
        out.append(
            note(
                canvas,
                _name(line, canvas),
                _where(last, line),
                last["value"],
                "axis",
                color=ink,
                xanchor="left",
                xshift=14,
                yanchor="middle",
                name="end",
            )
        )
    return out


def _where(point: dict, line: dict):
    """The x a point's words stand at: a span's middle, else its own."""
    if line.get("style") != "spans" or not point["start"]:
        return point["x"]
    start = words.day(point["start"])
    return (start + (words.day(point["end"]) - start) // 2).isoformat()


def _name(line: dict, canvas: Canvas) -> str:
    """The line's name, wrapped to its share of the plot's width."""
    return "<br>".join(canvas.wrap(line["label"], canvas.plot_width * NAME, "axis"))


def end_room(series: list[dict], canvas: Canvas) -> float:
    """Pixels the widest name at a line's end takes right of the plot."""
    names = [
        canvas.text_width(_name(s, canvas), "axis")
        for s in series
        if s["label"] and s.get("name_at_end", True)
    ]
    texts = [
        canvas.text_width(p["text"], "label", True) / 2
        for s in series
        for p in s["points"][-1:]
        if p["text"]
    ]
    return max([n + 16 for n in names] + texts + [12])


def x_ends(points: list[dict]) -> list:
    """First and last x of the points, spans' ends included."""
    ends = [x for p in points for x in (p["start"] or p["x"], p["end"] or p["x"])]
    if not ends:
        return [0, 1]
    low = min(ends)
    high = max(ends)
    if isinstance(low, str):
        a = words.day(low)
        b = words.day(high)
        spare = timedelta(days=max((b - a).days * 0.06, 10))
        return [(a - spare).isoformat(), (b + spare * 0.4).isoformat()]
    return [low - (high - low) * 0.02, high + (high - low) * 0.02]
