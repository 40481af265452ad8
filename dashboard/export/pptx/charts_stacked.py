"""Stacked bars on a slide: parts of a whole, and what stands on a transparent base — waterfall,
tornado, funnel."""

from __future__ import annotations

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_LABEL_POSITION as AT

from dashboard.export.pptx.chart_parts import (
    Box,
    fill,
    label,
    name,
    new_chart,
    quiet,
    type_size,
)
from dashboard.export.pptx.charts_bar import bars, category_axis, no_taller
from dashboard.figure.theme import LIGHT, ink_on
from dashboard.kinds import waterfall
from dashboard.kinds._parts import shown
from etl.language import Words


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
        slide, no_taller(box, len(names)), TYPE.BAR_STACKED, data, size, legend=legend
    )
    category_axis(chart)
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
