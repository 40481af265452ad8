"""Slides: native charts with the figure's own numbers, all words on every slide, nothing outside, XML in order."""
from __future__ import annotations

import copy
import io
import math
import os
import shutil
import subprocess

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.export import chart_xml
from dashboard.export.slides import Slide, pptx_bytes
from dashboard.figure import draw, passport
from dashboard.figures import registry
from dashboard.heading import WATERMARK
from dashboard.kinds import heat_table, ranking
from dashboard.kinds._parts import item
from tests.dashboard.gallery import TODAY, gallery, head, released

CARDS = {lang: {kind: passport(fig) for kind, fig in gallery(lang).items()} for lang in ("ru", "en")}
KINDS = sorted(CARDS["ru"])
NATIVE = {"ranking": TYPE.BAR_CLUSTERED, "dots": TYPE.BAR_CLUSTERED, "bands": TYPE.BAR_CLUSTERED,
          "bullet": TYPE.BAR_CLUSTERED, "stacked": TYPE.BAR_STACKED, "waterfall": TYPE.BAR_STACKED,
          "tornado": TYPE.BAR_STACKED, "funnel": TYPE.BAR_STACKED, "slope": TYPE.LINE_MARKERS,
          "trend": TYPE.XY_SCATTER_LINES, "fan": TYPE.AREA_STACKED, "scatter_labels": TYPE.XY_SCATTER,
          "small_multiples": TYPE.XY_SCATTER_LINES}


@pytest.fixture(scope="module")
def opened():
    """(lang, kind) → its slide, opened again by python-pptx."""
    out = {}
    for lang, cards in CARDS.items():
        deck = Presentation(io.BytesIO(pptx_bytes([cards[k] for k in KINDS], lang)))
        out |= {(lang, kind): (slide, deck) for kind, slide in zip(KINDS, deck.slides)}
    return out


def _charts(slide) -> list:
    return [s.chart for s in slide.shapes if s.has_chart]


def _texts(slide) -> list[str]:
    return [s.text_frame.text for s in slide.shapes if s.has_text_frame]


def _values(chart, k: int = 0) -> list:
    return list(list(series for plot in chart.plots for series in plot.series)[k].values)


@pytest.mark.parametrize("kind", NATIVE)
def test_chart_is_native(opened, kind):
    charts = _charts(opened["ru", kind][0])
    assert charts and all(chart.chart_type == NATIVE[kind] for chart in charts)
    assert len(charts) == (3 if kind == "small_multiples" else 1)


def test_every_kind_has_something_native(opened):
    for kind in KINDS:
        shapes = list(opened["ru", kind][0].shapes)
        natives = [s for s in shapes if s.has_chart or getattr(s, "has_table", False)]
        tiles = [s for s in shapes if s.name.startswith(("Rectangle", "s_"))]
        assert natives or tiles or kind == "cells", kind
        assert not [s for s in shapes if s.shape_type is not None and s.shape_type.name == "PICTURE"], kind


@pytest.mark.parametrize("kind", ["ranking", "dots"])
def test_bars_and_error_bars_are_the_figures(opened, kind):
    spec = CARDS["ru"][kind]["spec"]
    items = spec["items"] + ([spec["benchmark"]] if spec.get("benchmark") else [])
    chart = _charts(opened["ru", kind][0])[0]
    assert _values(chart) == [e["value"] for e in items]
    plus, minus = chart_xml.read_error_bars(chart.plots[0].series[0])
    for e, value, up, down in zip(items, _values(chart), plus, minus):
        if e["low"] is None:
            assert up is None and down is None
        else:
            assert (value - down, value + up) == pytest.approx((e["low"], e["high"]))


def test_trend_keeps_gaps_numbers_and_intervals(opened):
    spec = CARDS["ru"]["trend"]["spec"]
    series = {s.name: s for s in _charts(opened["ru", "trend"][0])[0].plots[0].series}
    for line in spec["series"]:
        drawn = series[line["label"]]
        assert list(drawn.values) == [p["value"] for p in line["points"]]
        plus, minus = chart_xml.read_error_bars(drawn)
        for i, p in enumerate(line["points"]):
            if p["low"] is not None:
                assert (p["value"] - minus[i], p["value"] + plus[i]) == pytest.approx((p["low"], p["high"]))
    assert spec["events"][0]["label"] in series


def test_dated_trend_is_a_line_chart_on_a_date_axis():
    fig = draw("staffing_balance", released(), today=TODAY)
    chart = _charts(Presentation(io.BytesIO(pptx_bytes([fig]))).slides[0])[0]
    assert chart.chart_type in (TYPE.LINE, TYPE.LINE_MARKERS)  # named by its first series, a span without markers
    assert chart._chartSpace.find(".//" + qn("c:dateAx")) is not None
    drawn = sorted({v for s in chart.plots[0].series for v in s.values if v is not None})
    spec = passport(fig)["spec"]
    assert drawn == sorted({p["value"] for s in spec["series"] for p in s["points"] if p["value"] is not None})


def test_parts_add_up_to_the_figures_numbers(opened):
    cards = CARDS["ru"]
    waterfall = _charts(opened["ru", "waterfall"][0])[0]
    for i, e in enumerate(cards["waterfall"]["spec"]["items"]):
        shown = [_values(waterfall, k)[i] for k in (1, 2, 3)]
        assert [v for v in shown if v is not None] == ([] if e["value"] is None else [abs(e["value"])])
    tornado, spec = _charts(opened["ru", "tornado"][0])[0], cards["tornado"]["spec"]
    for i, e in enumerate(spec["items"]):
        base, down, up = (_values(tornado, k)[i] for k in (0, 1, 2))
        assert (base, base + down, base + down + up) == (e["low"], spec["centre"]["value"], e["high"])
    funnel = _charts(opened["ru", "funnel"][0])[0]
    assert _values(funnel, 1) == [e["value"] for e in cards["funnel"]["spec"]["items"]]
    stacked = _charts(opened["ru", "stacked"][0])[0]
    assert [_values(stacked, k) for k in range(3)] == [
        [p["value"] for p in s["points"]] for s in cards["stacked"]["spec"]["series"]]
    fan, spec = _charts(opened["ru", "fan"][0])[0], cards["fan"]["spec"]
    edges = [sum(_values(fan, k)[-1] for k in range(n + 1)) for n in range(4)]
    (low, high), (inner_low, inner_high) = spec["ahead"][-1]["ranges"]
    assert edges == pytest.approx([low, inner_low, inner_high, high])
    assert _values(fan, 5)[-1] == spec["ahead"][-1]["value"]


def test_other_charts_hold_the_figures_numbers(opened):
    cards = CARDS["ru"]
    slope = _charts(opened["ru", "slope"][0])[0]
    assert [_values(slope, k) for k in (0, 1)] == [[p["value"] for p in s["points"]]
                                                   for s in cards["slope"]["spec"]["series"]]
    scatter = _charts(opened["ru", "scatter_labels"][0])[0]
    assert _values(scatter) == [e["value"] for e in cards["scatter_labels"]["spec"]["items"]]
    for chart, panel in zip(_charts(opened["ru", "small_multiples"][0]), cards["small_multiples"]["spec"]["panels"]):
        assert _values(chart) == [p["value"] for p in panel["points"]]
    grid = next(s.table for s in opened["ru", "heat_table"][0].shapes if s.has_table)
    assert [c.text_frame.text for c in list(grid.rows)[3].cells] == ["Сварщик", "мало данных", "7", "3"]
    said = " ".join(_texts(opened["ru", "tile_map"][0]))
    assert all(e["label"] in said for e in cards["tile_map"]["spec"]["items"]) and "мало данных" in said


def test_editing_the_data_in_powerpoint_meets_the_same_numbers(opened):
    chart = _charts(opened["ru", "ranking"][0])[0]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert [sheet.cell(i + 2, 2).value for i in range(5)] == [
        e["value"] for e in CARDS["ru"]["ranking"]["spec"]["items"]]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_slide_carries_title_place_age_source_and_notes(opened, lang):
    for kind in KINDS:
        card, (slide, _) = CARDS[lang][kind], opened[lang, kind]
        said = "\n".join(_texts(slide))
        for text in (card["title"], card["place"], card["age_badge"], card["subtitle"], card["caption"]):
            assert text and text in said, (kind, text)
        assert slide.shapes.title.text_frame.text == card["title"]
        notes = slide.notes_slide.notes_text_frame.text
        for text in (card["how_to_read"], "n = 240", card["data_date"], "https://example.org/a"):
            assert text in notes, (kind, text)
        assert card["alt"] in [s._element.find(".//" + qn("p:cNvPr")).get("descr") for s in slide.shapes], kind


def _outside(slide, deck) -> list[str]:
    wide, tall = deck.slide_width, deck.slide_height
    return [s.name for s in slide.shapes if s.name != "watermark" and not (
        s.left >= 0 and s.top >= 0 and s.left + s.width <= wide + 1 and s.top + s.height <= tall + 1)]


def test_nothing_stands_outside_the_slide_or_on_the_words(opened):
    for (lang, kind), (slide, deck) in opened.items():
        assert not _outside(slide, deck), (lang, kind)
        card = CARDS[lang][kind]
        frames = {s.text_frame.text: s for s in slide.shapes if s.has_text_frame}
        words = [frames[t] for t in (f"{card['place']} · {card['age_badge']}", card["title"], card["subtitle"],
                                     card["caption"])]
        order = [*words[:3], *(s for s in slide.shapes if s.has_chart or getattr(s, "has_table", False))]
        for above, below in zip(order[:3], order[1:4]):
            assert above.top + above.height <= below.top + 1, (lang, kind, below.name)
        assert all(s.top + s.height <= words[3].top for s in order[3:]), (lang, kind)


def test_long_words_of_real_figures_stay_inside():
    reader = released()
    cards = [passport(draw(name, reader, ("ru", "en")[i % 2], today=TODAY)) for i, name in enumerate(registry())]
    deck = Presentation(io.BytesIO(pptx_bytes(cards)))
    for card, slide in zip(cards, deck.slides):
        assert not _outside(slide, deck), card["name"]
        assert card["caption"] in "\n".join(_texts(slide)), card["name"]


def test_crowded_figures_still_fit_their_slide():
    names = [f"{i}. Инженер-конструктор по проектированию систем управления" for i in range(30)]
    crowded = [ranking.ranking(head("many"), [item(n, i + 1.0, text=f"{i}") for i, n in enumerate(names)]),
               heat_table.heat_table(head("wide"), names, [str(2010 + i) for i in range(12)], [
                   [item("", i * 1000.0 + j, text=f"{i * 1000 + j}") for j in range(12)] for i in range(30)])]
    deck = Presentation(io.BytesIO(pptx_bytes(crowded)))
    for slide in deck.slides:
        assert not _outside(slide, deck)
        source = next(s for s in slide.shapes if s.has_text_frame and s.text_frame.text.startswith("Источник"))
        body = next(s for s in slide.shapes if s.has_chart or getattr(s, "has_table", False))
        assert body.top + body.height <= source.top
    grid = next(s.table for s in deck.slides[1].shapes if s.has_table)
    assert sum(row.height for row in grid.rows) <= deck.slide_height * 0.8 and len(list(grid.rows)) == 31
    widths = {column.width for column in list(grid.columns)[1:]}
    assert max(widths) - min(widths) <= 12


def test_ribbons_stand_beside_their_table():
    picture = io.BytesIO()
    Image.new("RGB", (900, 900), "white").save(picture, "PNG")
    card = CARDS["ru"]["flow_ribbons"]
    deck = Presentation(io.BytesIO(pptx_bytes([Slide(card, picture=picture.getvalue())])))
    shapes = list(deck.slides[0].shapes)
    drawn = next(s for s in shapes if s.shape_type is not None and s.shape_type.name == "PICTURE")
    grid = next(s for s in shapes if getattr(s, "has_table", False))
    assert drawn.left + drawn.width < grid.left and not _outside(deck.slides[0], deck)
    assert [[c.text_frame.text for c in r.cells][:2] for r in list(grid.table.rows)[1:]] == [
        [f["source"], f["target"]] for f in card["spec"]["flows"]]


def test_retitling_keeps_place_date_and_source():
    card = CARDS["ru"]["ranking"]
    slide = Presentation(io.BytesIO(pptx_bytes([Slide(card, title="Мой вывод", link="https://example.org/x")]))).slides[0]
    said = "\n".join(_texts(slide))
    assert slide.shapes.title.text_frame.text == "Мой вывод"
    assert all(t in said for t in (card["place"], card["age_badge"], card["caption"]))
    notes = slide.notes_slide.notes_text_frame.text
    assert card["title"] in notes and "https://example.org/x" in notes


def test_watermark_is_on_slide_and_notes_of_synthetic_figures_only():
    demo = [copy.deepcopy(CARDS["ru"][k]) for k in KINDS]
    for card in demo:
        card["watermark"] = True
    for slide in Presentation(io.BytesIO(pptx_bytes(demo))).slides:
        assert WATERMARK in _texts(slide) and WATERMARK in slide.notes_slide.notes_text_frame.text
        assert [t for t in _texts(slide) if t.startswith(WATERMARK + ".")], "and beside the source"
    real = Presentation(io.BytesIO(pptx_bytes([CARDS["ru"]["ranking"]]))).slides[0]
    assert WATERMARK not in "\n".join(_texts(real))


def test_sections_and_texts_between_figures():
    long = "\n".join(f"{i}. Пункт с пояснением, которое занимает больше половины строки слайда" for i in range(30))
    deck = Presentation(io.BytesIO(pptx_bytes([Slide(title="Где не хватает"), Slide(title="План", text=long)])))
    section, text = deck.slides
    assert section.shapes.title.text_frame.text == "Где не хватает"
    body = next(s for s in text.shapes if s.text_frame.text.startswith("0. "))
    size = body.text_frame.paragraphs[0].runs[0].font.size.pt
    assert len(body.text_frame.paragraphs) == 30 and 30 * size * 1.25 * 12700 <= body.height
    assert not _outside(text, deck)


def test_own_template_gives_size_and_layout_and_loses_its_slides():
    own = Presentation()
    own.slide_width, own.slide_height = Inches(10), Inches(7.5)
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "Чужой слайд"
    out = io.BytesIO()
    own.save(out)
    deck = Presentation(io.BytesIO(pptx_bytes([CARDS["ru"][k] for k in KINDS], template=out.getvalue())))
    assert (deck.slide_width, len(deck.slides)) == (Inches(10), len(KINDS))
    assert not [s for s in deck.slides if "Чужой слайд" in _texts(s)]
    assert not [s for s in deck.slides if _outside(s, deck)]


def test_bad_template_says_what_to_do():
    with pytest.raises(ValueError, match="Шаблон не открывается"):
        pptx_bytes([CARDS["ru"]["ranking"]], template=b"not a deck")


ORDER = {  # the schema's order: PowerPoint refuses a file that breaks it
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls trendline errBars cat xVal val yVal smooth shape",
    "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName",
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr",
    "plotArea": "layout areaChart lineChart barChart scatterChart catAx dateAx valAx spPr",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "lineChart": "grouping varyColors ser dLbls marker axId",
    "dateAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr "
              "crossAx crosses auto lblOffset noMultiLvlLbl baseTimeUnit majorUnit majorTimeUnit"}
PLACES = {"barChart clustered": {"outEnd", "ctr", "inBase", "inEnd"}, "barChart stacked": {"ctr", "inBase", "inEnd"},
          "lineChart standard": {"t", "b", "l", "r", "ctr"}, "scatterChart": {"t", "b", "l", "r", "ctr"}}


def test_chart_xml_is_in_the_order_powerpoint_demands():
    cards = [*CARDS["ru"].values(), passport(draw("staffing_balance", released(), today=TODAY))]
    for slide in Presentation(io.BytesIO(pptx_bytes(cards))).slides:
        for chart in _charts(slide):
            for tag, order in ORDER.items():
                for element in chart._chartSpace.iter(qn(f"c:{tag}")):
                    known = [order.split().index(n) for c in element if (n := c.tag.split("}")[1]) in order.split()]
                    assert known == sorted(known), (slide.shapes.title.text, tag)
            for plot in chart._chartSpace.find(".//" + qn("c:plotArea")):
                grouping = plot.find(qn("c:grouping"))
                name = plot.tag.split("}")[1] + (f" {grouping.get('val')}" if grouping is not None else "")
                for place in plot.iter(qn("c:dLblPos")):
                    assert place.get("val") in PLACES[name], (name, place.get("val"))


def test_dispersed_numbers_are_finite_in_the_xml(opened):
    for slide, _ in opened.values():
        for chart in _charts(slide):
            assert all(math.isfinite(float(v.text)) for pts in chart._chartSpace.iter(qn("c:numCache"), qn("c:numLit"))
                       for v in pts.iter(qn("c:v")))


@pytest.mark.office
def test_libreoffice_opens_a_deck_of_every_kind(tmp_path):
    office = shutil.which("soffice")
    if not office and os.environ.get("REQUIRE_ALL") != "1":
        pytest.skip("нет soffice: проверка слайдов в LibreOffice пропущена")
    (tmp_path / "deck.pptx").write_bytes(pptx_bytes([CARDS["ru"][k] for k in KINDS]))
    subprocess.run([office or "soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                    "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")],
                   check=True, capture_output=True, timeout=120)
    pdf = (tmp_path / "deck.pdf").read_bytes()
    assert pdf.startswith(b"%PDF") and pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page\n") >= len(KINDS)
