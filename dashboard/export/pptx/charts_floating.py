"""Bars that float on a transparent base, with their intervals as error bars over them: spreads
and ranks."""

from __future__ import annotations

import math

from pptx.enum.chart import XL_TICK_LABEL_POSITION

from dashboard.export.pptx import chart_xml
from dashboard.export.pptx.chart_parts import Box, axis_title, fill, name, rgb
from dashboard.export.pptx.charts_scatter import round_step
from dashboard.export.pptx.charts_stacked import stack
from dashboard.figure.theme import LIGHT
from dashboard.kinds._parts import shown
from etl.language import Words

BAND = "#D5DAE0"
MARK = 0.006
"""Of the scale: as thin as a mark is still seen."""
TITLES = Words("до метки|метка|после метки|интервал", "below|mark|above|interval")


def spreads(slide, box: Box, spec: dict, lang: str):
    """A transparent base up to the first quarter, the band, the median dark within it, its
    interval as error bars."""
    known = [e for e in spec["items"] if e["value"] is not None]
    seen = [
        v
        for e in known
        for v in (e["value"], e["top"], e["q1"], e["q3"], e["low"], e["high"])
        if v is not None
    ]
    far = max(seen or [1.0]) * 1.05
    rows: list[tuple | None] = []
    for e in spec["items"]:
        if e["value"] is None:
            rows.append(None)
            continue
        top = max(far if e["top"] is None else e["top"], e["value"] + far * MARK)
        rows.append(
            (
                e["value"] if e["q1"] is None else e["q1"],
                e["value"],
                top,
                max(far if e["q3"] is None else e["q3"], top),
            )
        )
    ends = [
        (e["value"] if e["low"] is None else e["low"], far if e["high"] is None else e["high"])
        if e["value"] is not None
        else None
        for e in spec["items"]
    ]
    names = [f"{e['label']}: {shown(e, lang)}" for e in spec["items"]]
    chart = _floating(
        slide, box, names, rows, ends, (0.8 * min(seen, default=0.0), far), spec["unit"], lang
    )
    _colour(
        chart,
        [LIGHT.accent if e["accent"] else LIGHT.muted for e in spec["items"]],
        [BAND] * len(rows),
    )
    return chart


def ranks(slide, box: Box, spec: dict, lang: str):
    """The interval as a floating bar with the place marked in it; the other spread as error bars
    over it."""
    items = spec["items"]
    drawn = ("value", "low", "high", "spread_low", "spread_high")
    seen = [e[k] for e in items for k in drawn if e.get(k) is not None] or [0.0, 1.0]
    reach = max(seen) - min(0.0, min(seen)) or 1.0
    rows = []
    for e in items:
        low, high = (e["low"], e["high"]) if e["low"] is not None else (e["value"], e["value"])
        half = reach * MARK
        rows.append(
            None
            if e["value"] is None
            else (
                min(low, e["value"] - half),
                e["value"] - half,
                e["value"] + half,
                max(high, e["value"] + half),
            )
        )
    ends = [
        (e["spread_low"], e["spread_high"])
        if e["value"] is not None and e.get("spread_low") is not None
        else None
        for e in items
    ]
    names = [
        (f"{e['label']} ({e['sub']})" if e.get("sub") else name({**e, "value": 0}, lang))
        + f": {shown(e, lang)}"
        for e in items
    ]
    said = [
        t
        for t in (
            spec["x_title"],
            f"▬ {spec['band']}",
            f"├─┤ {spec['bracket']}" if spec["bracket"] else "",
        )
        if t
    ]
    chart = _floating(
        slide,
        box,
        names,
        rows,
        ends,
        (min(0.0, min(seen)), max(seen) + reach * 0.03),
        "; ".join(said),
        lang,
    )
    _colour(
        chart,
        [LIGHT.muted if e.get("grey") else LIGHT.accent for e in items],
        [BAND if e.get("grey") else "#9CCBE6" for e in items],
    )
    return chart


def _floating(
    slide,
    box: Box,
    names: list[str],
    rows: list[tuple | None],
    ends: list[tuple | None],
    scale: tuple[float, float],
    title: str,
    lang: str,
):
    """Rows are (band's start, mark's start, mark's end, band's end); `ends` what the error bars
    reach."""

    def layer(of) -> list[float | None]:
        return [None if row is None else of(row) for row in rows]

    said = TITLES[lang].split("|")
    chart = stack(
        slide,
        box,
        names,
        [
            (" ", layer(lambda r: r[0]), None, None),
            (said[0], layer(lambda r: r[1] - r[0]), BAND, None),
            (said[1], layer(lambda r: r[2] - r[1]), LIGHT.accent, None),
            (said[2], layer(lambda r: r[3] - r[2]), BAND, None),
            *(
                [(said[3], [None if e is None else (e[0] + e[1]) / 2 for e in ends], None, None)]
                if any(ends)
                else []
            ),
        ],
    )
    axis = chart.value_axis
    step = round_step(scale[1] - scale[0])
    axis.visible = True
    axis.major_unit = step
    axis.maximum_scale = scale[1]
    axis.minimum_scale = math.floor(scale[0] / step) * step
    axis.tick_label_position = (
        XL_TICK_LABEL_POSITION.HIGH
    )  # the categories run downwards: high is below
    axis.tick_labels.number_format = "0"
    axis.tick_labels.number_format_is_linked = False
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = axis.format.line.color.rgb = rgb(LIGHT.grid)
    if title:
        axis_title(axis, title, 11)
    if any(ends):
        chart_xml.intervals_over_bars(
            chart, [None if e is None else (e[1] - e[0]) / 2 for e in ends]
        )
    return chart


def _colour(chart, marks: list[str], bands: list[str]) -> None:
    _, below, mark, above = list(chart.plots[0].series)[:4]
    for i, (ink, band) in enumerate(zip(marks, bands, strict=True)):
        fill(mark.points[i].format, ink)
        for series in (below, above):
            fill(series.points[i].format, band)
