"""Trends on a slide: over numbers an XY chart with events here, in time a line chart of dates."""

from __future__ import annotations

import math

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_LABEL_POSITION as AT
from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE

from dashboard.export.pptx import chart_xml, charts_dated
from dashboard.export.pptx.chart_parts import (
    Box,
    axis_title,
    colour_of,
    error_bars,
    ink_of,
    label,
    new_chart,
    quiet,
    rgb,
    stroke,
)
from dashboard.figure.sheets import measure
from dashboard.figure.theme import LIGHT

STAGGER = 0.2  # of the height: events' labels stand on steps, so that neighbours do not touch


def lines(slide, box: Box, spec: dict, lang: str):
    """Trends in time as a line chart on a date axis; trends over numbers as an XY chart."""
    xs = [p["x"] for s in spec["series"] for p in s["points"]]
    return (
        charts_dated.dated(slide, box, spec, lang)
        if xs and isinstance(xs[0], str)
        else numeric(slide, box, spec, lang)
    )


def numeric(slide, box: Box, spec: dict, lang: str):
    """One XY series a line, one dashed upright an event.

    The longest series goes first: LibreOffice 25 loses a first series that is shorter than a
    later one.
    """
    drawn = [
        (k, s)
        for k, s in enumerate(spec["series"])
        if any(p["value"] is not None for p in s["points"])
    ]
    drawn.sort(key=lambda ks: -len(ks[1]["points"]))
    xs = [p["x"] for _, s in drawn for p in s["points"]] or [0, 1]
    ys = [
        v
        for _, s in drawn
        for p in s["points"]
        for v in (p["value"], p["low"], p["high"])
        if v is not None
    ] or [0]
    low = min(0.0, min(ys)) if spec.get("zero") else min(ys)
    high = max(ys)
    events = sorted(spec.get("events", []), key=lambda e: e["x"])
    data = XyChartData()
    for _, s in drawn:
        series = data.add_series(s["label"] or " ")
        for p in s["points"]:
            series.add_data_point(p["x"], p["value"])
    for k, event in enumerate(events):
        series = data.add_series(event["label"])
        for y in (low, high - (high - low) * STAGGER * (k % 4)):
            series.add_data_point(event["x"], y)
    chart = new_chart(slide, box, TYPE.XY_SCATTER_LINES, data, 12)
    _axes(chart, spec, xs, low, high)
    chart_xml.show_gaps(chart)
    room = min(
        0.3, max((measure(s["label"], 12) for _, s in drawn), default=0) * 12700 / box.w + 0.05
    )
    chart_xml.plot_area(chart, 0.06, 0.08, 0.93 - room, 0.72 if spec.get("x_title") else 0.8)
    plots = list(chart.plots[0].series)
    up = chart.value_axis
    for (k, s), series in zip(drawn, plots, strict=False):
        _line(series, s, k, len(spec["series"]), 0.8 / (up.maximum_scale - up.minimum_scale))
    for event, series in zip(events, plots[len(drawn) :], strict=False):
        stroke(series, LIGHT.muted, marked=False, width=1)
        series.format.line.dash_style = MSO_LINE.DASH
        right = event["x"] <= min(xs) + (max(xs) - min(xs)) * 0.7
        label(
            series.points[1],
            event["label"],
            False,
            AT.RIGHT if right else AT.LEFT,
            11,
            LIGHT.muted,
            width=190,
        )
    return chart


def _line(series, line: dict, k: int, n: int, per_unit: float) -> None:
    style = line.get("style", "line")
    points = line["points"]
    stroke(series, colour_of(line, k, n), joined=style != "dots", marked=style != "curve")
    last = next((p for p in reversed(points) if p["value"] is not None), None)
    for i, p in enumerate(points):
        ending = line["label"] if p is last else ""
        text = " ".join(t for t in (p["text"], ending) if t)
        if p["value"] is not None and text:
            rise = 0 if ending or p["high"] is None else (p["high"] - p["value"]) * per_unit
            label(
                series.points[i],
                text,
                p["accent"],
                AT.RIGHT if ending else AT.ABOVE,
                12,
                ink_of(line, k, n),
                rise=rise,
            )
    error_bars(series, points, direction="y")


def _axes(chart, spec: dict, xs: list[float], low: float, high: float) -> None:
    """Whole years where the x are whole; the figure's own ticks where it has them; numbers of
    the value axis shown only where the figure has a title for it."""
    across = chart.category_axis
    up = chart.value_axis
    spare = (high - low or 1.0) * 0.12
    reach = ((low if spec.get("zero") else low - spare), high + spare)
    up.minimum_scale, up.maximum_scale = spec.get("reach", reach)
    quiet(up, labels=bool(spec.get("y_title")))
    quiet(across, labels=True)
    across.format.line.color.rgb = rgb(LIGHT.grid)
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    ticks = across.tick_labels
    given = [t for t in spec.get("ticks") or [] if isinstance(t["x"], (int, float))]
    ticks.number_format_is_linked = False
    ticks.number_format = '0" %"' if given and given[0]["label"].endswith("%") else "0"
    across.minimum_scale = min(xs)
    across.maximum_scale = max(xs)
    if len(given) > 1:
        across.major_unit = given[1]["x"] - given[0]["x"]
        across.minimum_scale = math.floor(min(xs) / across.major_unit) * across.major_unit
    elif all(isinstance(x, int) for x in xs):
        across.major_unit = max(1, math.ceil((max(xs) - min(xs)) / 14))
    for axis, key in ((across, "x_title"), (up, "y_title")):
        if spec.get(key):
            axis_title(axis, spec[key])
