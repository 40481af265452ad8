"""Trend: points in time, lines that break at gaps, spans for values that hold over a period, a
band, events."""

from __future__ import annotations

import pandas as pd

from dashboard.figure.frame import Head, frame
from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._line_words import end_room, labels, per_px, x_ends
from dashboard.kinds._notes import events_share, mark_events, part_names
from dashboard.kinds._parts import Plot, labelled_axis, note
from dashboard.kinds._strokes import traces
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
        out.traces += traces(line, colour, canvas)
        out.annotations += labels(line, ink, canvas, per_px(points, canvas))
    x_range = x_ends(points)
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
        end_room(series, canvas),
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
