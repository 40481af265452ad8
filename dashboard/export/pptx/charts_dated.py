"""Trends in time on a slide: dates to the day, spans, events as dashed uprights. Gaps stay gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_LABEL_POSITION as AT
from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from dashboard.export.pptx import chart_xml
from dashboard.export.pptx.chart_parts import (
    FONT,
    Box,
    colour_of,
    error_bars,
    ink_of,
    label,
    new_chart,
    quiet,
    rgb,
    stroke,
)
from dashboard.figure.sheets import canvas, measure
from dashboard.figure.theme import LIGHT
from dashboard.kinds import _line_words
from dashboard.kinds._parts import extent
from etl.language import Words
from etl.language import text as words

LOCALE = Words("419", "409")
"""Codes Office knows the languages of dates by."""


def _strands(spec: dict) -> list[tuple[int, dict, dict]]:
    """(series' index, series, date → item) of every line to draw: each span is a line of its own
    with a middle."""
    out = []
    for k, s in enumerate(spec["series"]):
        if s.get("style") == "spans":
            for p in s["points"]:
                a = words.day(p["start"])
                b = words.day(p["end"])
                out.append((k, s, {a: p, a + timedelta(days=(b - a).days // 2): p, b: p}))
        else:
            out.append((k, s, {words.day(p["x"]): p for p in s["points"]}))
    return out


def dated(slide, box: Box, spec: dict, lang: str):
    """Dates to the day, a tick a year; a span is a line between its ends, labelled in the
    middle."""
    strands = _strands(spec)
    n = len(spec["series"])
    moments = sorted({m for _, _, at in strands for m in at})
    data = CategoryChartData()
    data.categories = moments
    for _, s, at in strands:
        data.add_series(s["label"] or " ", [at[m]["value"] if m in at else None for m in moments])
    chart = new_chart(slide, box, TYPE.LINE_MARKERS, data, 12)
    ticks = chart.category_axis.tick_labels
    ticks.number_format_is_linked = False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.has_major_gridlines = False
    chart.category_axis.format.line.color.rgb = rgb(LIGHT.muted if spec.get("zero") else LIGHT.grid)
    quiet(chart.value_axis)
    low, high = chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = _reach(spec)
    chart_xml.show_gaps(chart)
    first = _date_ticks(chart, moments, lang)
    plot = (0.02, 0.1, 0.96 - _name_room(spec, box), 0.8)
    chart_xml.plot_area(chart, *plot)
    kept = {id(p) for s in spec["series"] for p in _said(s, spec, box, lang)}
    for (k, s, at), series in zip(strands, chart.plots[0].series, strict=False):
        span = s.get("style") == "spans"
        stroke(series, colour_of(s, k, n), joined=s.get("style", "line") != "dots", marked=not span)
        last = next((p for p in reversed(s["points"]) if p["value"] is not None), None)
        for m in list(at)[1:2] if span else at:
            p = at[m]
            if p["value"] is None:
                continue
            ending = s["label"] if p is last and s.get("name_at_end", True) and not span else ""
            text = " ".join(t for t in (p["text"] if id(p) in kept else "", ending) if t)
            if span and p is last and s.get("name_at_end", True):
                text = f"{text} {s['label']}".strip()
            if text:
                rise = (
                    0
                    if ending or span or p["high"] is None
                    else (p["high"] - p["value"]) / (high - low) * 0.8
                )
                label(
                    series.points[moments.index(m)],
                    text,
                    p["accent"],
                    AT.RIGHT if ending else AT.ABOVE,
                    13,
                    ink_of(s, k, n),
                    rise=rise,
                )
        if not span:
            error_bars(series, [at.get(m) for m in moments], direction="y")
    _uprights(
        slide,
        Box(
            box.x + int(box.w * plot[0]),
            box.y + int(box.h * plot[1]),
            int(box.w * plot[2]),
            int(box.h * plot[3]),
        ),
        spec.get("events") or [],
        first,
        moments[-1],
    )
    return chart


def _uprights(slide, plot: Box, events: list[dict], first: date, last: date) -> None:
    """Events as dashed lines over the plot, native shapes with their words on the side with more
    room.

    Not a series: a date of its own on the axis would break the lines beside it.
    """
    for k, event in enumerate(sorted(events, key=lambda e: e["x"])):
        share = (words.day(event["x"]) - first).days / max((last - first).days, 1)
        x = plot.x + int(plot.w * share)
        wide = Pt(210)
        tall = Pt(30)
        upright = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x, plot.y, x, plot.y + plot.h)
        upright.line.color.rgb = rgb(LIGHT.muted)
        upright.line.width = Pt(1)
        upright.line.dash_style = MSO_LINE.DASH
        upright.name = event["label"]
        right = share < 0.5
        said = slide.shapes.add_textbox(
            x if right else x - wide, plot.y + k * tall - Pt(36), wide, tall
        ).text_frame
        said.word_wrap = True
        said.text = event["label"]
        said.paragraphs[0].alignment = PP_ALIGN.LEFT if right else PP_ALIGN.RIGHT
        font = said.paragraphs[0].runs[0].font
        font.size = Pt(11)
        font.name = FONT
        font.color.rgb = rgb(LIGHT.muted)


def _date_ticks(chart, moments: list[date], lang: str) -> date:
    """A tick a year from the first of January; under three years a tick every few months, named.
    The axis's start."""
    first = moments[0]
    months = (moments[-1].year - moments[0].year) * 12 + moments[-1].month - moments[0].month + 1
    yearly = months > 36
    start = date(first.year, 1 if yearly else first.month, 1)
    axis = chart.category_axis
    axis.tick_labels.number_format = "yyyy" if yearly else f"[$-{LOCALE[lang]}]mmm yyyy"
    axis.minimum_scale, axis.maximum_scale = (
        (d - date(1899, 12, 30)).days for d in (start, moments[-1])
    )
    chart_xml.date_ticks(chart, *((1, "years") if yearly else (max(1, -(-months // 7)), "months")))
    return start


def _reach(spec: dict) -> tuple[float, float]:
    """Ends of the value axis: everything drawn, intervals included, and zero where the figure
    wants it."""
    if "reach" in spec:
        return spec["reach"]
    low, high = extent([p for s in spec["series"] for p in s["points"]])
    if spec.get("zero"):
        low = min(low, 0.0)
        high = max(high, 0.0)
    spare = (high - low or abs(high) or 1.0) * 0.1
    return (low if spec.get("zero") and low == 0 else low - spare), (
        high if high == 0 else high + spare
    )


def _name_room(spec: dict, box: Box) -> float:
    """Share of the chart's width its widest end label takes to the right of the last point."""
    widest = max(
        (
            measure(f"{p['text']} {s['label']}", 13, True)
            for s in spec["series"]
            for p in s["points"][-1:]
            if s["label"] and s.get("name_at_end", True) and s.get("style") != "spans"
        ),
        default=20,
    )
    return min(0.4, widest * 12700 / box.w + 0.02)


def _said(line: dict, spec: dict, box: Box, lang: str) -> list[dict]:
    """The points the figure itself would label on a plot of this width."""
    sheet = replace(canvas("16:9", "light", lang), base=13.0).room(box.w / 12700, box.h / 12700)
    points = [p for s in spec["series"] for p in s["points"]]
    return _line_words.said(line, sheet, _line_words.per_px(points, sheet))
