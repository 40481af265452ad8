"""A line as traces: its strokes between gaps, its markers, its band, its spans."""

from __future__ import annotations

from dashboard.figure.items import shown
from dashboard.figure.sheets import Canvas
from dashboard.figure.theme import clear
from dashboard.kinds._parts import runs


def traces(line: dict, colour: str, canvas: Canvas) -> list[dict]:
    """Every trace of one line, its band below it."""
    out: list[dict] = []
    points = line["points"]
    scale = canvas.unit
    hover: dict = {
        "customdata": [shown(p, canvas.lang) for p in points],
        "hovertemplate": "%{customdata}<extra>" + line["label"] + "</extra>",
    }
    if line.get("style") == "spans":
        for p in points:
            if p["value"] is not None:
                out.append(
                    {
                        "type": "scatter",
                        "mode": "lines",
                        "x": [p["start"], p["end"]],
                        "y": [p["value"]] * 2,
                        "line": {"color": colour, "width": 3 * scale},
                        "hoverinfo": "skip",
                    }
                )
        return out
    for run in runs(points):
        if len(run) == 1:  # a band of one point has no width: a bar instead
            out.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": [run[0]["x"]] * 2,
                    "y": [run[0]["low"], run[0]["high"]],
                    "line": {"color": clear(colour, 0.4), "width": 7 * scale},
                    "hoverinfo": "skip",
                }
            )
            continue
        out.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [p["x"] for p in run + run[::-1]],
                "y": [p["high"] for p in run] + [p["low"] for p in run[::-1]],
                "fill": "toself",
                "fillcolor": clear(colour, 0.18),
                "line": {"width": 0},
                "hoverinfo": "skip",
            }
        )
    mode = {"dots": "markers", "line": "lines+markers", "curve": "lines"}[line.get("style", "line")]
    symbols = ["circle" if p["bound"] == "=" else "circle-open" for p in points]
    out.append(
        {
            "type": "scatter",
            "mode": mode,
            "x": [p["x"] for p in points],
            "y": [p["value"] for p in points],
            "connectgaps": False,
            "line": {"color": colour, "width": 2.4 * scale},
            "cliponaxis": False,
            "marker": {"size": 9 * scale, "color": colour, "symbol": symbols},
            **hover,
        }
    )
    return out
