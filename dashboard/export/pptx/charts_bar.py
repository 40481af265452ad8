"""Bars on a slide: rankings, dots with a benchmark, a part before its whole."""

from __future__ import annotations

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_LABEL_POSITION as AT
from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.util import Inches

from dashboard.export.pptx import chart_xml
from dashboard.export.pptx.chart_parts import (
    Box,
    error_bars,
    fill,
    label,
    name,
    new_chart,
    quiet,
    rgb,
    type_size,
)
from dashboard.figure.theme import LIGHT, ink_on

SLOT = Inches(1.15)
LONG = 10
"""Characters of a number's text that still stand inside a bar before its whisker begins."""


def bars(slide, box: Box, items: list[dict], lang: str, extra: dict | None = None):
    """Horizontal bars, first item on top; published intervals as native error bars; `extra` is a
    benchmark."""
    entries = [*items, *([extra] if extra else [])]
    box = no_taller(box, len(entries))
    size = type_size(len(entries))
    data = CategoryChartData()
    beside = any(
        _spread(e) and len(e["text"]) > LONG for e in entries
    )  # a whisker would cross words in the bar
    data.categories = [
        f"{e['label']}: {e['text']}" if beside and e["value"] is not None else name(e, lang)
        for e in entries
    ]
    data.add_series("", [e["value"] for e in entries])
    chart = new_chart(slide, box, TYPE.BAR_CLUSTERED, data, size)
    category_axis(chart)
    quiet(chart.value_axis)
    _from_zero(chart, entries)
    series = chart.plots[0].series[0]
    chart.plots[0].gap_width = 55
    for i, e in enumerate(entries):
        if e["value"] is None:
            continue
        fill(
            series.points[i].format,
            LIGHT.accent
            if e["accent"]
            else LIGHT.text
            if e is extra
            else LIGHT.series[1]
            if e.get("symbol")
            else LIGHT.neutral,
        )
        if beside:
            continue
        spread = _spread(e)
        ink = ink_on(LIGHT.accent if e["accent"] else LIGHT.neutral) if spread else LIGHT.text
        label(
            series.points[i],
            e["text"],
            e["accent"],
            AT.INSIDE_BASE if spread else AT.OUTSIDE_END,
            size,
            ink,
        )
    error_bars(series, entries)
    return chart


def _spread(entry: dict) -> bool:
    return entry["value"] is not None and entry["low"] is not None and entry["high"] is not None


def no_taller(box: Box, n: int) -> Box:
    """The box, no higher than n bars look well in."""
    return Box(box.x, box.y, box.w, min(box.h, SLOT * n + Inches(0.3)))


def category_axis(chart) -> None:
    """The first category on top, names left of the bars."""
    axis = chart.category_axis
    axis.reverse_order = True
    axis.has_major_gridlines = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = rgb(LIGHT.muted)


def _from_zero(chart, entries: list[dict]) -> None:
    values = [v for e in entries for v in (e["value"], e["high"], e["low"]) if v is not None] or [
        1.0
    ]
    chart.value_axis.minimum_scale = min(0.0, min(values) * 1.2)
    chart.value_axis.maximum_scale = max(values) * 1.16 if max(values) > 0 else 0.0


def bullet(slide, box: Box, spec: dict, lang: str):
    """The whole behind, the part before it: one category, overlapping bars; words stand above
    and below."""
    part, whole = spec["items"][:2]
    data = CategoryChartData()
    data.categories = [" "]
    data.add_series(whole["label"], [whole["value"]])
    data.add_series(part["label"], [part["value"]])
    chart = new_chart(slide, box, TYPE.BAR_CLUSTERED, data, 16)
    chart.plots[0].overlap = 100
    chart.plots[0].gap_width = 20
    quiet(chart.value_axis)
    quiet(chart.category_axis)
    chart.value_axis.minimum_scale = 0.0
    chart.value_axis.maximum_scale = max(e["value"] or 0 for e in (part, whole)) or 1.0
    chart_xml.plot_area(chart, 0, 0, 1, 1)
    for series, colour in zip(chart.plots[0].series, ("#D5DAE0", LIGHT.accent), strict=False):
        fill(series.format, colour)
    return chart
