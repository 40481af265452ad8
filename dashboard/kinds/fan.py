"""Fan: a forecast's central line inside nested ranges, after the history it grows from."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.figure.theme import clear
from dashboard.kinds._parts import Plot, labelled_axis, note

ELASTIC = True  # fills whatever height a sheet gives


def fan(
    head: Head, history: list[dict], ahead: list[dict], *, y_title: str = "", x_title: str = ""
) -> Passport:
    """`history` = [{x, value, text}]; `ahead` = [{x, value, text, ranges: [[low, high] widest
    first]}].

    x are numbers (years). A forecast without ranges is refused: ValueError.
    """
    if any(not p.get("ranges") for p in ahead):
        raise ValueError("Прогноз рисуется только с интервалами: задайте ranges у каждой точки.")
    return frame(
        head, "fan", {"history": history, "ahead": ahead, "x_title": x_title, "y_title": y_title}
    )


def height(spec: dict, canvas: Canvas) -> float:
    """As a trend."""
    return max(210.0, min(canvas.plot_width * 0.52, 310 * canvas.unit)) + canvas.line("axis")


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Filled scatter areas, widest first and palest; solid history, dashed centre; the last
    point labelled."""
    theme = canvas.theme
    history = spec["history"]
    ahead = spec["ahead"]
    values = [p["value"] for p in history + ahead if p["value"] is not None]
    values += [v for p in ahead for pair in p["ranges"] for v in pair]
    low = min(values)
    high = max(values)
    start = [p for p in history if p["value"] is not None][-1:]
    out = Plot(
        left=canvas.px("axis") * 4, bottom=canvas.line("axis") * (2.3 if spec["x_title"] else 1.4)
    )
    depth = len(ahead[0]["ranges"]) if ahead else 0
    for k in range(depth):
        xs = [p["x"] for p in start + ahead]
        lows = [p["value"] for p in start] + [p["ranges"][k][0] for p in ahead]
        highs = [p["value"] for p in start] + [p["ranges"][k][1] for p in ahead]
        out.traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": xs + xs[::-1],
                "y": highs + lows[::-1],
                "fill": "toself",
                "fillcolor": clear(theme.accent, 0.16 + 0.14 * k),
                "hoverinfo": "skip",
                "line": {"width": 0},
            }
        )
    for points, colour, dash in (
        (history, theme.text, "solid"),
        (start + ahead, theme.accent, "dash"),
    ):
        out.traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [p["x"] for p in points],
                "y": [p["value"] for p in points],
                "connectgaps": False,
                "cliponaxis": False,
                "line": {"color": colour, "width": 2.4 * canvas.unit, "dash": dash},
                "marker": {"size": 6 * canvas.unit, "color": colour},
                "customdata": [p["text"] for p in points],
                "hovertemplate": "%{x}: %{customdata}<extra></extra>",
            }
        )
    ends = [(history[-1:], theme.text), (ahead[-1:], theme.accent_text)]
    for points, ink in ends:
        for p in points:
            out.annotations.append(
                note(
                    canvas,
                    p["text"],
                    p["x"],
                    p["value"],
                    bold=True,
                    color=ink,
                    xanchor="left",
                    xshift=8 if points is ends[1][0] else -4,
                    yanchor="bottom" if points is ends[0][0] else "middle",
                    yshift=8 if points is ends[0][0] else 0,
                )
            )
    out.right = max([canvas.text_width(p["text"], "label", True) for p in ahead[-1:]] + [0]) + 14
    years = [p["x"] for p in history + ahead]
    spare = (high - low or 1) * 0.08
    title = {"font": {"size": canvas.px("axis"), "color": theme.muted}}
    fits = max(1, round((canvas.plot_width - out.left) / (canvas.text_width("2025", "axis") * 1.8)))
    out.layout = {
        "xaxis": labelled_axis(
            canvas,
            range=[min(years) - 0.2, max(years) + 0.2],
            showline=True,
            linecolor=theme.grid,
            tickformat="d",
            nticks=fits,
            title={"text": spec["x_title"], **title},
        ),
        "yaxis": labelled_axis(
            canvas,
            range=[low - spare, high + spare],
            showgrid=True,
            gridcolor=theme.grid,
            nticks=5,
            title={"text": spec["y_title"], **title},
        ),
    }
    return out
