"""Small multiples: the same small trend for several groups, one scale for all, names above each."""

from __future__ import annotations

from datetime import timedelta

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.figure.theme import clear
from dashboard.kinds._parts import Plot, extent, labelled_axis, note, runs, shown
from etl.language import text as words

ELASTIC = True  # fills whatever height a sheet gives


def small_multiples(head: Head, panels: list[dict], *, zero: bool = False) -> Passport:
    """`panels` = [{label, points: [item with x], accent}]; x are numbers or ISO dates; gaps
    break the line."""
    return frame(head, "small_multiples", {"panels": panels, "series": panels, "zero": zero})


def _grid(spec: dict, canvas: Canvas) -> tuple[int, int]:
    columns = max(1, min(len(spec["panels"]), int(canvas.plot_width // (150 * canvas.unit))))
    return columns, -(-len(spec["panels"]) // columns)


def height(spec: dict, canvas: Canvas) -> float:
    """Rows of small panels."""
    return _grid(spec, canvas)[1] * 128 * canvas.unit


def _x_range(xs: list, spare: float) -> list:
    """Ends of every panel's x axis: `spare` of its length on both sides, room for half a year's
    name."""
    low = min(xs)
    high = max(xs)
    if isinstance(low, str):
        a = words.day(low)
        b = words.day(high)
        room = timedelta(days=max((b - a).days, 1) * spare / (1 - 2 * spare))
        return [(a - room).isoformat(), (b + room).isoformat()]
    more = (high - low or 1) * spare / (1 - 2 * spare)
    return [low - more, high + more]


def plot(spec: dict, canvas: Canvas) -> Plot:
    """One pair of axes a panel, all with the same ranges; first and last points labelled."""
    theme = canvas.theme
    panels = spec["panels"]
    (columns, rows) = _grid(spec, canvas)
    low, high = extent([p for panel in panels for p in panel["points"]])
    low = min(low, 0.0) if spec["zero"] else low
    reach = (high - low or 1.0) * 0.22
    xs = [p["x"] for panel in panels for p in panel["points"]]
    gap_x = 0.035
    head = (canvas.line("label") + canvas.line("axis")) / (canvas.plot_height / rows)
    out = Plot(right=14)
    for i, panel in enumerate(panels):
        column = i % columns
        row = i // columns
        k = "" if i == 0 else str(i + 1)
        width = 1 / columns
        tall = 1 / rows
        domain_x = [column * width + gap_x / 2, (column + 1) * width - gap_x / 2]
        domain_y = [1 - (row + 1) * tall + 0.14 * tall, 1 - row * tall - head * tall]
        colour = theme.accent if panel.get("accent") else theme.muted
        points = panel["points"]
        for run in runs(points):
            out.traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "xaxis": f"x{k}",
                    "yaxis": f"y{k}",
                    "x": [p["x"] for p in run + run[::-1]],
                    "fill": "toself",
                    "hoverinfo": "skip",
                    "y": [p["high"] for p in run] + [p["low"] for p in run[::-1]],
                    "fillcolor": clear(colour, 0.18),
                    "line": {"width": 0},
                }
            )
        out.traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "xaxis": f"x{k}",
                "yaxis": f"y{k}",
                "x": [p["x"] for p in points],
                "y": [p["value"] for p in points],
                "connectgaps": False,
                "line": {"color": colour, "width": 2 * canvas.unit},
                "cliponaxis": False,
                "marker": {"size": 4.5 * canvas.unit, "color": colour},
                "customdata": [shown(p, canvas.lang) for p in points],
                "hovertemplate": "%{customdata}<extra>" + panel["label"] + "</extra>",
            }
        )
        out.layout[f"xaxis{k}"] = labelled_axis(
            canvas,
            domain=domain_x,
            anchor=f"y{k}",
            tickvals=[min(xs), max(xs)],
            range=_x_range(
                xs, canvas.text_width("0000", "axis") / 2 / (canvas.plot_width * (width - gap_x))
            ),
            showticklabels=row == rows - 1 or i + columns >= len(panels),
            ticktext=[str(min(xs))[:4], str(max(xs))[:4]],
            showline=True,
            linecolor=theme.grid,
            type="date" if isinstance(xs[0], str) else "linear",
        )
        out.layout[f"yaxis{k}"] = {
            **labelled_axis(
                canvas, domain=domain_y, anchor=f"x{k}", range=[low - reach * 0.4, high + reach]
            ),
            "showticklabels": False,
        }
        name = canvas.wrap(panel["label"], canvas.plot_width * width - 8, "label")
        out.annotations.append(
            note(
                canvas,
                "<br>".join(name[:2]) if len(name) < 3 else " ".join(name),
                domain_x[0],
                1 - row * tall,
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="top",
                bold=bool(panel.get("accent")),
            )
        )
        known = [p for p in points if p["value"] is not None]
        for p in known[-1:]:
            out.annotations.append(
                note(
                    canvas,
                    shown(p, canvas.lang),
                    p["x"],
                    p["value"],
                    "axis",
                    xref=f"x{k}",
                    yref=f"y{k}",
                    xanchor="right",
                    yanchor="bottom",
                    yshift=3,
                    color=theme.text,
                )
            )
    return out
