"""Places beside each other on a slide: one native bar a place in every group."""

from __future__ import annotations

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_TICK_LABEL_POSITION

from dashboard.export.pptx.chart_parts import Box, fill, label, new_chart, quiet, rgb, type_size
from dashboard.figure.theme import LIGHT
from dashboard.kinds.place_dots import colour


def grouped(slide, box: Box, spec: dict, lang: str):
    """Clustered bars, first group on top; the first place carries its numbers."""
    groups = spec["groups"]
    places = spec["series"]
    data = CategoryChartData()
    data.categories = [g["label"] for g in groups]
    for place in places:
        data.add_series(place["label"], [e["value"] for e in place["points"]])
    size = type_size(len(groups))
    chart = new_chart(slide, box, TYPE.BAR_CLUSTERED, data, size, legend=True)
    axis = chart.category_axis
    axis.reverse_order = True
    axis.has_major_gridlines = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb(LIGHT.muted)
    quiet(chart.value_axis)
    chart.value_axis.minimum_scale = 0.0
    chart.plots[0].gap_width = 40
    chart.plots[0].overlap = 0
    for k, (place, series) in enumerate(zip(places, chart.plots[0].series, strict=True)):
        fill(series.format, colour(k, True, LIGHT))
        for i, entry in enumerate(place["points"]):
            if k == 0 and entry["value"] is not None:
                fill(series.points[i].format, colour(0, groups[i]["accent"], LIGHT))
                label(series.points[i], entry["text"], groups[i]["accent"], size=size)
    return chart
