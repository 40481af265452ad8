"""Slides' charts: native, with the figure's own numbers and error bars, their XML in the order
PowerPoint demands."""

from __future__ import annotations

import io
import math

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.oxml.ns import qn

from dashboard.export.pptx import chart_xml
from dashboard.export.pptx.slides import pptx_bytes
from dashboard.figure.issue import issue
from tests.dashboard.gallery import TODAY, released
from tests.dashboard.made_slides import CARDS, KINDS, NATIVE, charts, opened_slides, texts, values


@pytest.fixture(scope="module")
def opened():
    """(lang, kind) → its slide and deck."""
    return opened_slides()


@pytest.mark.parametrize("kind", NATIVE)
def test_chart_is_native(opened, kind):
    found = charts(opened["ru", kind][0])
    assert found and all(chart.chart_type == NATIVE[kind] for chart in found)
    assert len(found) == (3 if kind == "small_multiples" else 1)


def test_every_kind_has_something_native(opened):
    for kind in KINDS:
        shapes = list(opened["ru", kind][0].shapes)
        natives = [s for s in shapes if s.has_chart or getattr(s, "has_table", False)]
        tiles = [s for s in shapes if s.name.startswith(("Rectangle", "s_"))]
        assert natives or tiles or kind == "cells", kind
        assert not [
            s for s in shapes if s.shape_type is not None and s.shape_type.name == "PICTURE"
        ], kind


@pytest.mark.parametrize("kind", ["ranking", "dots"])
def test_bars_and_error_bars_are_the_figures(opened, kind):
    spec = CARDS["ru"][kind].spec
    items = spec["items"] + ([spec["benchmark"]] if spec.get("benchmark") else [])
    chart = charts(opened["ru", kind][0])[0]
    assert values(chart) == [e["value"] for e in items]
    plus, minus = chart_xml.read_error_bars(chart.plots[0].series[0])
    for e, value, up, down in zip(items, values(chart), plus, minus, strict=True):
        if e["low"] is None:
            assert up is None and down is None
        else:
            assert (value - down, value + up) == pytest.approx((e["low"], e["high"]))


def test_trend_keeps_gaps_numbers_and_intervals(opened):
    spec = CARDS["ru"]["trend"].spec
    series = {s.name: s for s in charts(opened["ru", "trend"][0])[0].plots[0].series}
    for line in spec["series"]:
        drawn = series[line["label"]]
        assert list(drawn.values) == [p["value"] for p in line["points"]]
        plus, minus = chart_xml.read_error_bars(drawn)
        for i, p in enumerate(line["points"]):
            if p["low"] is not None:
                assert (p["value"] - minus[i], p["value"] + plus[i]) == pytest.approx(
                    (p["low"], p["high"])
                )
    assert spec["events"][0]["label"] in series


def test_dated_trend_is_a_line_chart_on_a_date_axis():
    fig = issue("staffing_balance", released(), today=TODAY)
    chart = charts(Presentation(io.BytesIO(pptx_bytes([fig]))).slides[0])[0]
    assert chart.chart_type in (
        TYPE.LINE,
        TYPE.LINE_MARKERS,
    )  # named by its first series, a span without markers
    assert chart._chartSpace.find(".//" + qn("c:dateAx")) is not None
    drawn = sorted({v for s in chart.plots[0].series for v in s.values if v is not None})
    spec = fig.spec
    assert drawn == sorted(
        {p["value"] for s in spec["series"] for p in s["points"] if p["value"] is not None}
    )


def test_parts_add_up_to_the_figures_numbers(opened):
    cards = CARDS["ru"]
    waterfall = charts(opened["ru", "waterfall"][0])[0]
    for i, e in enumerate(cards["waterfall"].spec["items"]):
        shown = [values(waterfall, k)[i] for k in (1, 2, 3)]
        assert [v for v in shown if v is not None] == (
            [] if e["value"] is None else [abs(e["value"])]
        )
    tornado = charts(opened["ru", "tornado"][0])[0]
    spec = cards["tornado"].spec
    for i, e in enumerate(spec["items"]):
        base, down, up = (values(tornado, k)[i] for k in (0, 1, 2))
        assert (base, base + down, base + down + up) == (
            e["low"],
            spec["centre"]["value"],
            e["high"],
        )
    funnel = charts(opened["ru", "funnel"][0])[0]
    assert values(funnel, 1) == [e["value"] for e in cards["funnel"].spec["items"]]
    stacked = charts(opened["ru", "stacked"][0])[0]
    assert [values(stacked, k) for k in range(3)] == [
        [p["value"] for p in s["points"]] for s in cards["stacked"].spec["series"]
    ]
    fan = charts(opened["ru", "fan"][0])[0]
    spec = cards["fan"].spec
    edges = [sum(values(fan, k)[-1] for k in range(n + 1)) for n in range(4)]
    (low, high), (inner_low, inner_high) = spec["ahead"][-1]["ranges"]
    assert edges == pytest.approx([low, inner_low, inner_high, high])
    assert values(fan, 5)[-1] == spec["ahead"][-1]["value"]


def test_other_charts_hold_the_figures_numbers(opened):
    cards = CARDS["ru"]
    slope = charts(opened["ru", "slope"][0])[0]
    assert [values(slope, k) for k in (0, 1)] == [
        [p["value"] for p in s["points"]] for s in cards["slope"].spec["series"]
    ]
    scatter = charts(opened["ru", "scatter_labels"][0])[0]
    assert values(scatter) == [e["value"] for e in cards["scatter_labels"].spec["items"]]
    for chart, panel in zip(
        charts(opened["ru", "small_multiples"][0]),
        cards["small_multiples"].spec["panels"],
        strict=True,
    ):
        assert values(chart) == [p["value"] for p in panel["points"]]
    grid = next(s.table for s in opened["ru", "heat_table"][0].shapes if s.has_table)
    assert [c.text_frame.text for c in list(grid.rows)[3].cells] == [
        "Сварщик",
        "мало данных",
        "7",
        "3",
    ]
    said = " ".join(texts(opened["ru", "tile_map"][0]))
    assert (
        all(e["label"] in said for e in cards["tile_map"].spec["items"]) and "мало данных" in said
    )


def test_floating_bars_carry_mark_band_and_interval(opened):
    for kind, band, whisker in (
        ("spreads", ("q1", "q3"), ("low", "high")),
        ("ranks", ("low", "high"), ("spread_low", "spread_high")),
    ):
        chart = charts(opened["ru", kind][0])[0]
        seen = 0
        plus, minus = chart_xml.read_error_bars(chart.plots[1].series[0])
        middles = list(chart.plots[1].series[0].values)
        layers = [values(chart, k) for k in range(4)]
        for i, e in enumerate(CARDS["ru"][kind].spec["items"]):
            if e["value"] is None:
                assert layers[0][i] is None and middles[i] is None
                continue
            base, below, mark, above = (layer[i] for layer in layers)
            reach = 0.02 * chart.value_axis.maximum_scale
            assert base + below <= e["value"] + reach and base + below + mark >= e["value"] - reach
            for end, drawn in zip(band, (base, base + below + mark + above), strict=True):
                assert e[end] is None or drawn == pytest.approx(e[end], abs=reach)
            if None not in (e[whisker[0]], e[whisker[1]]):
                seen += 1
                assert (middles[i] - minus[i], middles[i] + plus[i]) == pytest.approx(
                    (e[whisker[0]], e[whisker[1]])
                )
        assert seen, kind
        seen_axis, unseen = chart._chartSpace.findall(".//" + qn("c:valAx"))
        assert [
            unseen.find(qn("c:scaling")).find(qn(f"c:{end}")).get("val") for end in ("min", "max")
        ] == [
            seen_axis.find(qn("c:scaling")).find(qn(f"c:{end}")).get("val")
            for end in ("min", "max")
        ]


def test_editing_the_data_in_powerpoint_meets_the_same_numbers(opened):
    chart = charts(opened["ru", "ranking"][0])[0]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [sheet.cell(i + 2, 2).value for i in range(5)] == [
        e["value"] for e in CARDS["ru"]["ranking"].spec["items"]
    ]


ORDER = {  # the schema's order: PowerPoint refuses a file that breaks it
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls trendline errBars cat xVal val "
    "yVal smooth shape",
    "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName "
    "showSerName",
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr",
    "plotArea": "layout areaChart lineChart barChart scatterChart catAx dateAx valAx spPr",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "lineChart": "grouping varyColors ser dLbls marker axId",
    "dateAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr "
    "crossAx crosses auto lblOffset noMultiLvlLbl baseTimeUnit majorUnit majorTimeUnit",
}
PLACES = {
    "barChart clustered": {"outEnd", "ctr", "inBase", "inEnd"},
    "barChart stacked": {"ctr", "inBase", "inEnd"},
    "lineChart standard": {"t", "b", "l", "r", "ctr"},
    "scatterChart": {"t", "b", "l", "r", "ctr"},
}


def test_chart_xml_is_in_the_order_powerpoint_demands():
    cards = [*CARDS["ru"].values(), issue("staffing_balance", released(), today=TODAY)]
    for slide in Presentation(io.BytesIO(pptx_bytes(cards))).slides:
        for chart in charts(slide):
            for tag, order in ORDER.items():
                for element in chart._chartSpace.iter(qn(f"c:{tag}")):
                    known = [
                        order.split().index(n)
                        for c in element
                        if (n := c.tag.split("}")[1]) in order.split()
                    ]
                    assert known == sorted(known), (slide.shapes.title.text, tag)
            for plot in chart._chartSpace.find(".//" + qn("c:plotArea")):
                grouping = plot.find(qn("c:grouping"))
                name = plot.tag.split("}")[1] + (
                    f" {grouping.get('val')}" if grouping is not None else ""
                )
                for place in plot.iter(qn("c:dLblPos")):
                    assert place.get("val") in PLACES[name], (name, place.get("val"))


def test_dispersed_numbers_are_finite_in_the_xml(opened):
    for slide, _ in opened.values():
        for chart in charts(slide):
            assert all(
                math.isfinite(float(v.text))
                for pts in chart._chartSpace.iter(qn("c:numCache"), qn("c:numLit"))
                for v in pts.iter(qn("c:v"))
            )
