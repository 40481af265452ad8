"""Scatters on a slide: every point named where there is room, dividing lines, axes that double."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_LABEL_POSITION as AT
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.export.pptx import chart_xml
from dashboard.export.pptx.chart_parts import (
    Box,
    axis_title,
    fill,
    label,
    new_chart,
    rgb,
    stroke,
)
from dashboard.figure.sheets import canvas
from dashboard.figure.theme import LIGHT
from dashboard.kinds import _point_names


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
    _points(chart.plots[0].series[0], known, _named(chart, known, across, up, box, lang))
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
    _points(chart.plots[0].series[0], known, _named(chart, known, reach[0], reach[1], box, lang))
    return chart


PLOT = (0.07, 0.02, 0.91, 0.82)
"""The inner plot of a scatter as shares of the chart: left, top, width, height."""


def _named(
    chart,
    known: list[dict],
    across: tuple[float, float],
    up: tuple[float, float],
    box: Box,
    lang: str,
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
    notes = _point_names.names(
        known, _sizes(known), list(across), list(up), wide, tall, sheet, straight=True
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
