"""Slides of one sample figure of every kind, opened again by python-pptx, and how tests read
them."""

from __future__ import annotations

import io

from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE as TYPE

from dashboard.export.pptx.slides import pptx_bytes
from tests.dashboard.gallery import gallery

CARDS = {lang: gallery(lang) for lang in ("ru", "en")}
KINDS = sorted(CARDS["ru"])
NATIVE = {
    "ranking": TYPE.BAR_CLUSTERED,
    "dots": TYPE.BAR_CLUSTERED,
    "bands": TYPE.BAR_CLUSTERED,
    "bullet": TYPE.BAR_CLUSTERED,
    "stacked": TYPE.BAR_STACKED,
    "ranks": TYPE.BAR_STACKED,
    "waterfall": TYPE.BAR_STACKED,
    "tornado": TYPE.BAR_STACKED,
    "funnel": TYPE.BAR_STACKED,
    "slope": TYPE.LINE_MARKERS,
    "trend": TYPE.XY_SCATTER_LINES,
    "fan": TYPE.AREA_STACKED,
    "scatter_labels": TYPE.XY_SCATTER,
    "small_multiples": TYPE.XY_SCATTER_LINES,
}


def opened_slides() -> dict:
    """(lang, kind) → its slide and deck, opened again by python-pptx."""
    out = {}
    for lang, cards in CARDS.items():
        deck = Presentation(io.BytesIO(pptx_bytes([cards[k] for k in KINDS], lang)))
        out |= {(lang, kind): (slide, deck) for kind, slide in zip(KINDS, deck.slides, strict=True)}
    return out


def charts(slide) -> list:
    """Native charts of a slide."""
    return [s.chart for s in slide.shapes if s.has_chart]


def texts(slide) -> list[str]:
    """Every text of a slide."""
    return [s.text_frame.text for s in slide.shapes if s.has_text_frame]


def values(chart, k: int = 0) -> list:
    """Numbers of the chart's k-th series."""
    return list(list(series for plot in chart.plots for series in plot.series)[k].values)
