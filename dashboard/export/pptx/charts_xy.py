"""XY charts on a slide: trends over numbers with events, and scatters with named points. Gaps
stay gaps."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_LABEL_POSITION as AT
from pptx.enum.chart import XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.export.pptx import chart_xml
from dashboard.export.pptx.chart_parts import (
    Box,
    axis_title,
    colour_of,
    error_bars,
    fill,
    ink_of,
    label,
    new_chart,
    quiet,
    rgb,
    stroke,
)
from dashboard.figure.sheets import canvas, measure
from dashboard.figure.theme import LIGHT
from dashboard.kinds import scatter_labels

STAGGER = 0.2  # of the height: events' labels stand on steps, so that neighbours do not touch


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


def scatter(slide, box: Box, spec: dict, lang: str):
    """Every point named, sized by its weight's root; the figure's dividing lines as dashed
    series."""
    known = [e for e in spec["items"] if e["value"] is not None and e["x"] is not None]
    if spec.get("doubling"):
        return _doubling(slide, box, spec, known, lang)
    across = _range([e["x"] for e in known], spec["x_line"])
    up = _range([e["value"] for e in known], spec["y_line"])
    data = XyChartData()
    series = data.add_series(spec["y_title"])
    for e in known:
        series.add_data_point(e["x"], e["value"])
    dividers = []
    if spec["x_line"]:
        dividers.append((spec["x_line"]["label"], [(spec["x_line"]["value"], y) for y in up]))
    if spec["y_line"]:
        dividers.append((spec["y_line"]["label"], [(x, spec["y_line"]["value"]) for x in across]))
    for title, ends in dividers:
        series = data.add_series(title)
        for x, y in ends:
            series.add_data_point(x, y)
    chart = new_chart(slide, box, TYPE.XY_SCATTER, data, 11)
    for axis, title, (low, high) in (
        (chart.category_axis, spec["x_title"], across),
        (chart.value_axis, spec["y_title"], up),
    ):
        axis.has_major_gridlines = True
        axis.minimum_scale = low
        axis.maximum_scale = high
        axis.major_unit = round_step(high - low)
        axis.major_gridlines.format.line.color.rgb = axis.format.line.color.rgb = rgb(LIGHT.grid)
        axis.tick_labels.number_format = "# ##0.##"
        axis.tick_labels.number_format_is_linked = False
        axis_title(axis, title)
    _points(chart.plots[0].series[0], known, _named(chart, known, (across, up), box, lang))
    if spec.get("joined"):
        chart.plots[0].series[0].format.line.color.rgb = rgb(LIGHT.muted)
        chart.plots[0].series[0].format.line.width = Pt(1.5)
    for (title, _), series in zip(dividers, list(chart.plots[0].series)[1:], strict=False):
        stroke(series, LIGHT.muted, marked=False, width=1)
        series.format.line.dash_style = MSO_LINE.DASH
        label(series.points[1], title, False, AT.ABOVE, 11, LIGHT.muted)
    return chart


def _doubling(slide, box: Box, spec: dict, known: list[dict], lang: str):
    """The same on axes that double at every step: the numbers themselves, not their logarithms."""
    data = XyChartData()
    series = data.add_series(spec["y_title"])
    for e in known:
        series.add_data_point(2.0 ** e["x"], 2.0 ** e["value"])
    chart = new_chart(slide, box, TYPE.XY_SCATTER, data, 11)
    reach = [
        (math.floor(min(v)), math.ceil(max(v) + 0.01))
        for v in zip(*((e["x"], e["value"]) for e in known), strict=False)
    ]
    for axis, title, (low, high) in (
        (chart.category_axis, spec["x_title"], reach[0]),
        (chart.value_axis, spec["y_title"], reach[1]),
    ):
        chart_xml.doubling(axis)
        axis.major_unit = 2.0
        axis.minimum_scale = 2.0**low
        axis.maximum_scale = 2.0**high
        axis.has_major_gridlines = True
        axis.major_gridlines.format.line.color.rgb = axis.format.line.color.rgb = rgb(LIGHT.grid)
        axis.tick_labels.number_format = "# ##0.##"
        axis.tick_labels.number_format_is_linked = False
        axis_title(axis, title)
    _points(chart.plots[0].series[0], known, _named(chart, known, reach, box, lang))
    return chart


PLOT = (0.07, 0.02, 0.91, 0.82)
"""The inner plot of a scatter as shares of the chart: left, top, width, height."""


def _named(
    chart, known: list[dict], reach: list[tuple[float, float]], box: Box, lang: str
) -> dict[tuple, tuple]:
    """Point → (its name broken into lines, side) where names have room on a plot of just this
    size and scale."""
    chart_xml.plot_area(chart, *PLOT)
    sheet = replace(canvas("16:9", "light", lang), base=12.5)
    wide = box.w / 12700 * PLOT[2]
    tall = box.h / 12700 * PLOT[3]
    sides = {
        ("left", "middle"): AT.RIGHT,
        ("right", "middle"): AT.LEFT,
        ("center", "bottom"): AT.ABOVE,
        ("center", "top"): AT.BELOW,
    }
    notes = scatter_labels.names(
        known, _sizes(known), *map(list, reach), wide, tall, sheet, straight=True
    )
    return {
        (a["x"], a["y"]): (
            re.sub("</?b>", "", a["text"]).replace("<br>", "\n"),
            sides[a["xanchor"], a["yanchor"]],
        )
        for a in notes
    }


def _sizes(known: list[dict]) -> list[int]:
    """Markers' sizes in pt by the root of their weights."""
    heaviest = max([e.get("weight") or 0 for e in known] + [0])
    return [
        round(7 + 17 * ((e.get("weight") or 0) / heaviest) ** 0.5) if heaviest else 9 for e in known
    ]


def _points(series, known: list[dict], named: dict[tuple, tuple]) -> None:
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.CIRCLE
    for i, (e, size) in enumerate(zip(known, _sizes(known), strict=False)):
        marker = series.points[i].marker
        marker.style = XL_MARKER_STYLE.CIRCLE
        marker.size = size
        fill(marker.format, LIGHT.accent if e["accent"] else LIGHT.neutral)
        marker.format.line.color.rgb = rgb(LIGHT.paper)
        marker.format.line.width = Pt(1)
        if said := named.get((e["x"], e["value"])):
            label(
                series.points[i],
                said[0],
                e["accent"],
                said[1],
                11,
                LIGHT.accent_text if e["accent"] else LIGHT.text,
            )


def _range(values: list[float], line: dict | None) -> tuple[float, float]:
    """Round ends around the values and the dividing line."""
    values = [*values, *([line["value"]] if line else [])] or [0.0, 1.0]
    reach = max(values) - min(values) or abs(max(values)) or 1.0
    step = round_step(reach)
    return math.floor((min(values) - reach * 0.05) / step) * step, math.ceil(
        (max(values) + reach * 0.05) / step
    ) * step


def round_step(reach: float) -> float:
    """A round distance between ticks: 1, 2 or 5 times a power of ten, five or so over the reach."""
    raw = reach / 5
    power = 10 ** math.floor(math.log10(raw))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= raw * 0.99)
