"""Bars on a slide: ranking, dots, stacked, bullet; waterfall, tornado and funnel on a
transparent base."""

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
from dashboard.kinds import waterfall
from dashboard.kinds._parts import shown
from etl.language import Words

SLOT = Inches(1.15)
LONG = 10
"""Characters of a number's text that still stand inside a bar before its whisker begins."""


def bars(slide, box: Box, items: list[dict], lang: str, extra: dict | None = None):
    """Horizontal bars, first item on top; published intervals as native error bars; `extra` is a
    benchmark."""
    entries = [*items, *([extra] if extra else [])]
    box = _no_taller(box, len(entries))
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
    _category_axis(chart)
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


def _no_taller(box: Box, n: int) -> Box:
    return Box(box.x, box.y, box.w, min(box.h, SLOT * n + Inches(0.3)))


def _category_axis(chart) -> None:
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


def stack(
    slide,
    box: Box,
    names: list[str],
    layers: list[tuple],
    *,
    legend: bool = False,
    where: list | None = None,
):
    """Stacked bars from layers (name, values, colour or None for a transparent base, texts)."""
    size = type_size(len(names))
    data = CategoryChartData()
    data.categories = names
    for title, values, _, _ in layers:
        data.add_series(title, values)
    chart = new_chart(
        slide, _no_taller(box, len(names)), TYPE.BAR_STACKED, data, size, legend=legend
    )
    _category_axis(chart)
    quiet(chart.value_axis)
    chart.value_axis.minimum_scale = 0.0
    chart.value_axis.maximum_scale = (
        max(sum(v or 0 for v in column) for column in zip(*(c[1] for c in layers), strict=False))
        * 1.02
    )
    chart.plots[0].gap_width = 55
    chart.plots[0].overlap = 100
    for k, ((_, values, colour, texts), series) in enumerate(
        zip(layers, chart.plots[0].series, strict=False)
    ):
        at = (where or [AT.CENTER] * len(layers))[k]
        fill(series.format, colour)
        for i, text in enumerate(texts or []):
            if text and values[i]:
                label(series.points[i], text, where=at, ink=ink_on(colour), size=size)
    return chart


def stacked(slide, box: Box, spec: dict, lang: str):
    """Parts of a whole, one colour a series, numbers inside; an absent part is named beside its
    category."""
    names = []
    for i, category in enumerate(spec["categories"]):
        gaps = [
            f"{s['label']} — {shown(s['points'][i], lang)}"
            for s in spec["series"]
            if s["points"][i]["value"] is None
        ]
        names.append(f"{category} ({'; '.join(gaps)})" if gaps else category)
    return stack(
        slide,
        box,
        names,
        [
            (
                s["label"],
                [p["value"] for p in s["points"]],
                LIGHT.series[k % 6],
                [p["text"] for p in s["points"]],
            )
            for k, s in enumerate(spec["series"])
        ],
        legend=True,
    )


def waterfall_chart(slide, box: Box, items: list[dict], lang: str):
    """A transparent base under totals, gains and losses; steps below zero fall back to plain
    bars."""
    levels = waterfall.levels(items)
    if min(base for base, _ in levels) < 0:
        return bars(slide, box, items, lang)
    names = [name(e, lang) for e in items]
    texts = [e["text"] for e in items]

    def layer(keep) -> list[float | None]:
        return [
            n if keep(e) and e["value"] is not None else None
            for e, (_, n) in zip(items, levels, strict=False)
        ]

    return stack(
        slide,
        box,
        names,
        [
            (" ", [b for b, _ in levels], None, None),
            (
                Words("итог", "total")[lang],
                layer(lambda e: e.get("total")),
                LIGHT.neutral,
                texts,
            ),
            (
                Words("рост", "gain")[lang],
                layer(lambda e: not e.get("total") and (e["value"] or 0) >= 0),
                LIGHT.accent,
                texts,
            ),
            (
                Words("спад", "loss")[lang],
                layer(lambda e: not e.get("total") and (e["value"] or 0) < 0),
                LIGHT.series[1],
                texts,
            ),
        ],
    )


def tornado(slide, box: Box, spec: dict, lang: str):
    """A transparent base up to the low end, then low to centre, then centre to high.

    Where an answer lies below zero, or one side of the centre only, the bars show the reach and
    the texts the ends.
    """
    items = spec["items"]
    centre = spec["centre"]["value"]
    lows = [min(e["low"], e["high"]) for e in items]
    highs = [max(e["low"], e["high"]) for e in items]
    texts = {
        "low": [e["low_text"] if e["low"] <= e["high"] else e["high_text"] for e in items],
        "high": [e["high_text"] if e["low"] <= e["high"] else e["low_text"] for e in items],
    }
    if min(lows) < 0 or min(highs) < centre or max(lows) > centre:
        ends = [
            {
                **e,
                "value": high - low,
                "text": f"{e['low_text']} … {e['high_text']}",
                "low": None,
                "high": None,
            }
            for e, low, high in zip(items, lows, highs, strict=False)
        ]
        return bars(slide, box, ends, lang)
    chart = stack(
        slide,
        box,
        [e["label"] for e in items],
        [
            (" ", lows, None, None),
            ("−", [centre - v for v in lows], LIGHT.neutral, texts["low"]),
            ("+", [v - centre for v in highs], LIGHT.accent, texts["high"]),
        ],
        where=[AT.CENTER, AT.INSIDE_BASE, AT.INSIDE_END],
    )
    chart.value_axis.minimum_scale = max(0.0, min(lows) - (max(highs) - min(lows)) * 0.08)
    return chart


def funnel(slide, box: Box, items: list[dict], lang: str):
    """Bars centred by a transparent base of half of what is missing to the widest."""
    widest = max((e["value"] or 0 for e in items), default=0)
    return stack(
        slide,
        box,
        [name(e, lang) for e in items],
        [
            (" ", [(widest - (e["value"] or 0)) / 2 for e in items], None, None),
            ("n", [e["value"] for e in items], LIGHT.accent, [e["text"] for e in items]),
        ],
    )


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
