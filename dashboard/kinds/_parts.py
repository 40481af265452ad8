"""What every kind is made of: the plot it returns, the items it draws, quiet axes and hatching."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.figure.items import NO_DATA, item, row_item, shown
from dashboard.figure.sheets import Canvas

__all__ = ["NO_DATA", "item", "row_item", "shown"]  # kinds and figures take them from here


@dataclass
class Plot:
    """A kind's answer: traces, axes, and how many px it needs around the plotting area."""

    traces: list = field(default_factory=list)
    layout: dict = field(default_factory=dict)
    shapes: list[dict] = field(default_factory=list)
    annotations: list[dict] = field(default_factory=list)
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0


def blank_axis(**extra) -> dict:
    """An axis that draws nothing: the labels stand beside the data."""
    return {"visible": False, "fixedrange": True, "automargin": False, **extra}


def labelled_axis(canvas: Canvas, **extra) -> dict:
    """An axis with tick labels only."""
    font = {"size": canvas.px("axis"), "color": canvas.theme.muted}
    return {
        "fixedrange": True,
        "automargin": False,
        "showline": False,
        "zeroline": False,
        "showgrid": False,
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": "rgba(0,0,0,0)",
        "tickfont": font,
        **extra,
    }


def note(canvas: Canvas, text: str, x: float | str, y: float, role: str = "label", **extra) -> dict:
    """A text on the plot in the theme's colour; `x` and `y` in data unless xref/yref say
    otherwise."""
    font = {"size": canvas.px(role), "color": extra.pop("color", canvas.theme.text)}
    if extra.pop("bold", False):
        text = "<br>".join(f"<b>{line}</b>" for line in text.split("<br>"))
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "font": font,
        "align": "left",
        **extra,
    }


def side_labels(canvas: Canvas, labels: list[str], share: float = 0.42) -> tuple[list[str], float]:
    """Labels wrapped to at most `share` of the plot's width, and the px their widest line takes."""
    limit = canvas.plot_width * share
    wrapped = ["<br>".join(canvas.wrap(text, limit)) for text in labels]
    return wrapped, max((canvas.text_width(w) for w in wrapped), default=0) + 12


def end_texts(canvas: Canvas, items: list[dict], share: float) -> list[str]:
    """What stands beyond the marks: the items' texts or gaps, wrapped where one is wider than
    `share` of the plot."""
    texts = [shown(e, canvas.lang) for e in items]
    if (
        max((canvas.text_width(t, bold=True) for t in texts), default=0)
        <= canvas.plot_width * share
    ):
        return texts
    return ["<br>".join(canvas.wrap(t, canvas.plot_width * share * 0.85, bold=True)) for t in texts]


def texts_height(canvas: Canvas, texts: list[str]) -> float:
    """Height in px of equal slots, each tall enough for the longest of the wrapped texts."""
    return len(texts) * (max(map(lines, texts), default=1) * canvas.line("label") + 4 * canvas.unit)


def slots_height(canvas: Canvas, labels: list[str], least: float, share: float = 0.42) -> float:
    """Height in px of equal slots, each tall enough for the longest wrapped label."""
    wrapped, _ = side_labels(canvas, labels, share)
    tallest = max((lines(w) for w in wrapped), default=1)
    return len(labels) * max(
        tallest * canvas.line("label") + 6 * canvas.unit, canvas.base * canvas.theme.scale * least
    )


def runs(points: list[dict]) -> list[list[dict]]:
    """Stretches of neighbouring points whose interval is known: a band never crosses a gap."""
    out: list[list[dict]] = [[]]
    for p in points:
        if p["low"] is not None and p["high"] is not None:
            out[-1].append(p)
        elif out[-1]:
            out.append([])
    return [run for run in out if run]


def intervals(items: list[dict], canvas: Canvas) -> list[dict]:
    """A trace of whiskers for the items whose value stands inside a published interval; empty
    when none does."""
    known = [
        (i, e)
        for i, e in enumerate(items)
        if e["value"] is not None and e["low"] is not None and e["high"] is not None
    ]
    if not known:
        return []
    whiskers = {
        "type": "data",
        "symmetric": False,
        "thickness": 1.6 * canvas.unit,
        "width": 5 * canvas.unit,
        "color": canvas.theme.text,
        "array": [e["high"] - e["value"] for _, e in known],
        "arrayminus": [e["value"] - e["low"] for _, e in known],
    }
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [e["value"] for _, e in known],
            "y": [i for i, _ in known],
            "marker": {"size": 1, "color": canvas.theme.text},
            "hoverinfo": "skip",
            "cliponaxis": False,
            "error_x": whiskers,
            "name": "intervals",
        }
    ]


def lines(text: str) -> int:
    """How many lines a wrapped text takes."""
    return text.count("<br>") + 1


def hatch(canvas: Canvas, entry: dict) -> dict:
    """Marker of a bar whose number is absent: an outline with hatching, never a zero."""
    shape = "/" if entry["state"] == "missing" else "x"
    return {
        "color": "rgba(0,0,0,0)",
        "line": {"color": canvas.theme.muted, "width": 1},
        "pattern": {"shape": shape, "fgcolor": canvas.theme.muted, "size": 7, "solidity": 0.18},
    }


def extent(entries: list[dict]) -> tuple[float, float]:
    """Lowest and highest number drawn, intervals included; (0, 1) when there is none."""
    values = [v for e in entries for v in (e["value"], e["low"], e["high"]) if v is not None]
    return (min(values), max(values)) if values else (0.0, 1.0)
