"""Trend: points in time, lines that break at gaps, spans for values that hold over a period, a
band, events."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from dashboard.figure.frame import Head, frame
from dashboard.figure.items import item, shown
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.figure.theme import clear
from dashboard.kinds._notes import at, events_share, mark_events, part_names
from dashboard.kinds._parts import Plot, labelled_axis, note, runs
from etl.language import text as words

ELASTIC = True  # fills whatever height a sheet gives


def point(entry: dict, x: str | float, start: str | None = None, end: str | None = None) -> dict:
    """An item placed in time (ISO date) or at a number; `start` and `end` draw it as a span."""
    return {**entry, "x": x, "start": start, "end": end}


def yearly(
    rows: pd.DataFrame, column: str, lang: str, *, per: float = 1, digits: int = 1
) -> list[dict]:
    """A point a year of rows that have year, `column` and is_preliminary, the number divided by
    `per`: a preliminary year is drawn open, an absent one breaks the line, the newest stands
    out."""
    out = []
    for row in rows.to_dict("records"):
        known = pd.notna(row[column])
        value = row[column] / per if known else None
        entry = item(
            str(row["year"]),
            value,
            text="" if value is None else words.number(value, lang, digits),
            bound="≈" if row["is_preliminary"] else "=",
            accent=row["year"] == rows["year"].max(),
        )
        out.append(point(entry, int(row["year"])))
    return out


def trend(
    head: Head,
    series: list[dict],
    *,
    ticks: list[dict] | None = None,
    events: list[dict] | None = None,
    zero: bool = False,
    x_title: str = "",
    y_title: str = "",
) -> Passport:
    """Series: {label, points, style: line|dots|spans, accent}. A point without a value breaks its
    line.

    `ticks` = [{x, label}] replaces automatic ticks; `events` = [{x, label}] are dated notes with
    a source in the label; `zero` keeps zero in sight.
    """
    return frame(
        head,
        "trend",
        {
            "series": series,
            "ticks": ticks,
            "events": events or [],
            "zero": zero,
            "x_title": x_title,
            "y_title": y_title,
        },
    )


def height(spec: dict, canvas: Canvas) -> float:
    """A calm proportion: a bit more than half the width."""
    return max(200.0, min(canvas.plot_width * 0.52, 300 * canvas.unit)) + canvas.line("axis")


def reach(spec: dict) -> tuple[float, float]:
    """Lowest and highest number drawn, bands included, and zero where it is kept in sight."""
    points = [p for s in spec["series"] for p in s["points"]]
    values = [v for p in points for v in (p["value"], p["low"], p["high"]) if v is not None] or [
        0.0,
        1.0,
    ]
    values = values + ([0.0] if spec["zero"] else [])
    return min(values), max(values)


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Lines under dots under labels; the label of each accent point stands beside it, the
    series' name at its end."""
    theme = canvas.theme
    series = spec["series"]
    points = [p for s in series for p in s["points"]]
    low, high = spec.get("reach") or reach(spec)
    spare = (high - low or 1.0) * 0.16
    above = spare + (high - low + 2 * spare) * events_share(spec["events"], canvas)
    out = Plot(
        top=canvas.line("label"), bottom=canvas.line("axis") * (2.2 if spec["x_title"] else 1.3)
    )
    for i, line in enumerate(series):
        colour = (
            theme.accent
            if line.get("accent")
            else theme.series[i % 6]
            if len(series) > 2
            else theme.muted
        )
        ink = (
            theme.accent_text
            if line.get("accent")
            else theme.series_text[i % 6]
            if len(series) > 2
            else theme.muted
        )
        out.traces += _traces(line, colour, canvas)
        out.annotations += _labels(line, ink, canvas, per_px(points, canvas))
    x_range = _x_range(points)
    moments = spec["ticks"]
    if not moments and points and all(isinstance(p["x"], int) for p in points):
        whole = sorted({p["x"] for p in points})
        step = max(
            1,
            round(len(whole) * canvas.text_width("0000", "axis") * 1.6 / max(canvas.plot_width, 1)),
        )
        moments = [{"x": x, "label": str(x)} for x in whole[::-step]]
    tick = (
        {"tickvals": [t["x"] for t in moments], "ticktext": [t["label"] for t in moments]}
        if moments
        else {}
    )
    dated = isinstance(points[0]["x"], str) if points else False
    out.right = max(
        _end_room(series, canvas),
        canvas.text_width(moments[-1]["label"], "axis") / 2 if moments else 0,
    )
    out.left = (
        canvas.text_width("0000", "axis") * 0.7 if not spec["y_title"] else canvas.px("axis") * 3.2
    )
    out.layout = {
        "xaxis": labelled_axis(
            canvas,
            type="date" if dated else "linear",
            range=x_range,
            showline=True,
            linecolor=theme.grid,
            title=_title(spec["x_title"], canvas),
            **tick,
        ),
        "yaxis": {
            **labelled_axis(
                canvas, range=[0 if spec["zero"] and low == 0 else low - spare, high + above]
            ),
            "showticklabels": bool(spec["y_title"]),
            "title": _title(spec["y_title"], canvas),
            "showgrid": bool(spec["y_title"]),
            "gridcolor": theme.grid,
        },
    }
    if spec["zero"]:
        out.shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": 0,
                "y1": 0,
                "line": {"color": theme.muted, "width": 1},
            }
        )
        out.annotations.append(
            note(
                canvas,
                "0",
                0,
                0,
                "axis",
                xref="paper",
                xanchor="left",
                yanchor="bottom",
                color=theme.muted,
            )
        )
    part_names(out, canvas)
    mark_events(out, spec["events"], x_range, canvas)
    return out


def _title(text: str, canvas: Canvas) -> dict:
    return {
        "text": text,
        "font": {"size": canvas.px("axis"), "color": canvas.theme.muted},
        "standoff": 4,
    }


def _traces(line: dict, colour: str, canvas: Canvas) -> list[dict]:
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


def per_px(points: list[dict], canvas: Canvas) -> float:
    """Days (or units of x) in one px of the plot."""
    low, high = (at(x) for x in _x_range(points))
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


def _labels(line: dict, ink: str, canvas: Canvas, per_px: float) -> list[dict]:
    out: list[dict] = []
    before = None
    below = False
    alone = [run[0] for run in runs(line["points"]) if len(run) == 1]
    for p in said(line, canvas, per_px):
        x = _middle(p["start"], p["end"]) if line.get("style") == "spans" and p["start"] else p["x"]
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
        x = (
            _middle(last["start"], last["end"])
            if line.get("style") == "spans" and last["start"]
            else last["x"]
        )
        text = "<br>".join(canvas.wrap(line["label"], canvas.plot_width * 0.28, "axis"))
        out.append(
            note(
                canvas,
                text,
                x,
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


def _middle(start: str, end: str) -> str:
    a = words.day(start)
    b = words.day(end)
    return (a + timedelta(days=(b - a).days // 2)).isoformat()


def _end_room(series: list[dict], canvas: Canvas) -> float:
    names = [
        canvas.text_width(
            "<br>".join(canvas.wrap(s["label"], canvas.plot_width * 0.28, "axis")), "axis"
        )
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


def _x_range(points: list[dict]) -> list:
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
