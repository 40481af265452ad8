"""What native charts share: their place on the slide, quiet axes, fills and labels. Sizes in pt,
places in EMU."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION as AT
from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.util import Pt

from dashboard.export.pptx import chart_xml
from dashboard.figure.sheets import wrap
from dashboard.figure.theme import LIGHT
from dashboard.kinds._parts import shown

FONT = "Arial"


@dataclass(frozen=True)
class Box:
    """Where on the slide something may stand, in EMU."""

    x: int
    y: int
    w: int
    h: int


def rgb(colour: str) -> RGBColor:
    """A theme's #RRGGBB as python-pptx takes it."""
    return RGBColor.from_string(colour.lstrip("#"))


def new_chart(slide, box: Box, kind, data, size: float = 12, legend: bool = False):
    """An empty-titled chart in the house's type; the legend, where there is one, above."""
    chart = slide.shapes.add_chart(kind, box.x, box.y, box.w, box.h, data).chart
    chart.font.size = Pt(size)
    chart.font.name = FONT
    chart.font.color.rgb = rgb(LIGHT.text)
    chart.has_title = False
    chart.has_legend = legend
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    for axis in (chart.category_axis, chart.value_axis):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    return chart


def quiet(axis, labels: bool = False) -> None:
    """An axis without lines; without labels it is not drawn at all."""
    axis.has_major_gridlines = axis.has_minor_gridlines = False
    axis.visible = labels
    if labels:
        axis.format.line.fill.background()


def axis_title(axis, text: str, size: float = 12) -> None:
    """The axis's own words, in the quiet colour."""
    axis.has_title = True
    axis.axis_title.text_frame.text = text
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size = Pt(size)
    font.bold = False
    font.name = FONT
    font.color.rgb = rgb(LIGHT.muted)


def fill(fmt, colour: str | None) -> None:
    """A solid fill; None makes the thing transparent."""
    if colour is None:
        fmt.fill.background()
        fmt.line.fill.background()
    else:
        fmt.fill.solid()
        fmt.fill.fore_color.rgb = rgb(colour)


def label(
    point,
    text: str,
    bold: bool = False,
    where=AT.OUTSIDE_END,
    size: float = 14,
    ink: str = LIGHT.text,
    width: float = 0,
    rise: float = 0,
) -> None:
    """A point's own label, on one line unless `width` (pt) breaks it at spaces; `rise` lifts it
    by a chart's share."""
    frame = point.data_label.text_frame
    frame.text = "\n".join(wrap(text, width, size, bold)) if width else text
    frame.word_wrap = False
    for paragraph in frame.paragraphs:
        font = paragraph.runs[0].font
        font.size = Pt(size)
        font.bold = bold
        font.name = FONT
        font.color.rgb = rgb(ink)
    if where is not None:
        point.data_label.position = where
    if rise:
        chart_xml.shift_label(point.data_label, rise)


def stroke(
    series,
    colour: str,
    *,
    joined: bool = True,
    marked: bool = True,
    width: float = 2.5,
    marker: int = 8,
) -> None:
    """A line series: its colour, whether its points are joined and whether they are marked."""
    series.smooth = False
    if joined:
        series.format.line.color.rgb = rgb(colour)
        series.format.line.width = Pt(width)
    else:
        series.format.line.fill.background()
    if marked:
        series.marker.style = XL_MARKER_STYLE.CIRCLE
        series.marker.size = marker
        fill(series.marker.format, colour)
        series.marker.format.line.color.rgb = rgb(colour)
    else:
        series.marker.style = XL_MARKER_STYLE.NONE


def colour_of(line: dict, k: int, n: int) -> str:
    """The figure's own rule: the accent, the series' colours from three lines on, else the quiet
    grey."""
    return LIGHT.accent if line.get("accent") else LIGHT.series[k % 6] if n > 2 else LIGHT.muted


def ink_of(line: dict, k: int, n: int) -> str:
    """The same rule for text."""
    return (
        LIGHT.accent_text
        if line.get("accent")
        else LIGHT.series_text[k % 6]
        if n > 2
        else LIGHT.muted
    )


def type_size(n: int) -> int:
    """Type for n categories side by side, pt."""
    return 16 if n <= 6 else 13 if n <= 12 else 9


def name(entry: dict, lang: str) -> str:
    """The category's name; a gap says so in words, for an empty bar has no label."""
    return (
        entry["label"] if entry["value"] is not None else f"{entry['label']} ({shown(entry, lang)})"
    )


def error_bars(series, entries: Sequence[dict | None], direction: str | None = None) -> None:
    """Native error bars from low and high where an entry has value and both ends; none where no
    entry has."""
    up: list[float | None] = []
    down: list[float | None] = []
    for e in entries:
        known = e is not None and None not in (e["value"], e["low"], e["high"])
        up.append(e["high"] - e["value"] if e and known else None)
        down.append(e["value"] - e["low"] if e and known else None)
    if any(length is not None for length in up):
        chart_xml.error_bars(series, up, down, direction=direction)
