"""What draws each kind on a slide: native charts, tables and shapes."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.export.pptx import (
    areas,
    charts_bar,
    charts_floating,
    charts_grouped,
    charts_line,
    charts_scatter,
    charts_stacked,
    charts_trend,
    shapes,
    slide_tables,
    strips,
)
from dashboard.export.pptx.chart_parts import Box
from dashboard.export.pptx.headline import PT
from dashboard.figure.theme import LIGHT


def _tornado(slide, box: Box, spec: dict, lang: str) -> None:
    centre = spec["centre"]
    line = 26 * PT
    shapes.text(
        slide,
        Box(box.x, box.y, box.w, line),
        [(f"{centre['label']}: {centre['text']}", 14, True, LIGHT.text)],
    )
    charts_stacked.tornado(slide, Box(box.x, box.y + line, box.w, box.h - line), spec, lang)


def _empty(slide, box: Box, spec: dict, lang: str) -> None:
    shapes.text(
        slide,
        box,
        [(spec["text"], 20, False, LIGHT.muted), (spec["would_show"], 14, False, LIGHT.muted)],
    )


KINDS: dict[str, Callable] = {
    "ranking": lambda slide, box, spec, lang: charts_bar.bars(slide, box, spec["items"], lang),
    "dots": lambda slide, box, spec, lang: charts_bar.bars(
        slide, box, spec["items"], lang, spec["benchmark"]
    ),
    "place_dots": charts_grouped.grouped,
    "spreads": charts_floating.spreads,
    "ranks": charts_floating.ranks,
    "waterfall": lambda slide, box, spec, lang: charts_stacked.waterfall_chart(
        slide, box, spec["items"], lang
    ),
    "funnel": lambda slide, box, spec, lang: charts_stacked.funnel(slide, box, spec["items"], lang),
    "stacked": charts_stacked.stacked,
    "tornado": _tornado,
    "trend": charts_trend.lines,
    "slope": charts_line.slope,
    "fan": charts_line.fan,
    "scatter_labels": charts_scatter.scatter,
    "bands": shapes.bands,
    "strip": strips.strip,
    "cells": shapes.cells,
    "bullet": shapes.bullet,
    "tile_map": areas.tiles,
    "tile_multiples": areas.panels,
    "point_map": areas.points,
    "small_multiples": shapes.multiples,
    "heat_table": slide_tables.heat,
    "empty": _empty,
}
"""Kind → function(slide, box, spec, lang). Ribbons take a picture besides and stand apart."""
