"""Lines over categories on a slide: slopes between two moments, fans of a forecast."""

from __future__ import annotations

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_LABEL_POSITION as AT
from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.export.pptx import chart_xml
from dashboard.export.pptx.chart_parts import (
    Box,
    axis_title,
    colour_of,
    fill,
    ink_of,
    label,
    new_chart,
    quiet,
    rgb,
    stroke,
)
from dashboard.figure.items import shown
from dashboard.figure.theme import LIGHT
from etl.language import Words

FAN = Words("было|прогноз", "history|forecast")


def slope(slide, box: Box, spec: dict, lang: str):
    """Two categories, one line a series, its name beside the last number; an unknown end is said
    in words."""
    data = CategoryChartData()
    n = len(spec["series"])
    data.categories = spec["moments"]
    for s in spec["series"]:
        data.add_series(s["label"], [p["value"] for p in s["points"]])
    chart = new_chart(slide, box, TYPE.LINE_MARKERS, data, 14)
    quiet(chart.value_axis)
    chart.value_axis.minimum_scale = min(
        0.0, *(p["value"] or 0 for s in spec["series"] for p in s["points"])
    )
    chart.category_axis.format.line.color.rgb = rgb(LIGHT.grid)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart_xml.show_gaps(chart)
    chart_xml.plot_area(chart, 0, 0.06, 1, 0.84)
    for k, (s, series) in enumerate(zip(spec["series"], chart.plots[0].series, strict=False)):
        stroke(series, colour_of(s, k, n))
        for i, (p, other, moment) in enumerate(
            zip(s["points"], s["points"][::-1], spec["moments"][::-1], strict=False)
        ):
            if p["value"] is None:
                continue
            gap = f"{s['label']} ({moment}: {shown(other, lang)})" if other["value"] is None else ""
            text = f"{p['text']} {gap or s['label']}" if i or gap else p["text"]
            label(
                series.points[i],
                text,
                bool(s.get("accent")),
                AT.RIGHT if i or gap else AT.LEFT,
                14,
                ink_of(s, k, n),
                width=box.w / 12700 * 0.22,
            )
    return chart


def fan(slide, box: Box, spec: dict, lang: str):
    """Stacked areas on a transparent floor, the centre as a line on the same axes; the last
    points labelled."""
    history = spec["history"]
    ahead = spec["ahead"]
    depth = len(ahead[0]["ranges"])
    points = [{**p, "ranges": [[p["value"], p["value"]]] * depth} for p in history] + ahead
    edges = [
        [p["ranges"][k][0] for k in range(depth)]
        + [p["ranges"][k][1] for k in range(depth - 1, -1, -1)]
        for p in points
    ]
    data = CategoryChartData()
    data.categories = [str(p["x"]) for p in points]
    for k in range(2 * depth):
        data.add_series(
            f"{k}" if k else " ",
            [e[k] - (e[k - 1] if k else 0) if e[0] is not None else None for e in edges],
        )
    centre = FAN[lang].split("|")
    start = max(0, len(history) - 1)  # a fan may begin with the forecast itself
    data.add_series(centre[0], [p["value"] for p in history] + [None] * len(ahead))
    data.add_series(centre[1], [None] * start + [p["value"] for p in points[start:]])
    chart = new_chart(slide, box, TYPE.AREA_STACKED, data, 12)
    areas = list(chart.plots[0].series)
    for k, series in enumerate(areas[:-2]):
        fill(series.format, None if not k else "#8FC3E3" if k == depth else "#CFE4F2")
    for series, i, colour, dash, ink in (
        (areas[-2], start, LIGHT.text, MSO_LINE.SOLID, LIGHT.text),
        (areas[-1], len(points) - 1, LIGHT.accent, MSO_LINE.DASH, LIGHT.accent_text),
    ):
        line = series.format.line
        line.color.rgb = rgb(colour)
        line.width = Pt(2.5)
        line.dash_style = dash
        if points[i]["value"] is not None and points[i].get("text"):
            label(series.points[i], points[i]["text"], True, None, 14, ink)
    chart_xml.show_gaps(chart)
    chart_xml.lines_over_areas(chart, 2)
    chart_xml.plot_area(chart, 0.06, 0.05, 0.86, 0.78)
    chart.value_axis.major_gridlines.format.line.color.rgb = rgb(LIGHT.grid)
    chart.value_axis.format.line.fill.background()
    if spec.get("y_title"):
        axis_title(chart.value_axis, spec["y_title"])
    if spec.get("x_title"):
        axis_title(chart.category_axis, spec["x_title"])
    return chart
