"""One figure on one slide: badge, title, subtitle, native chart, source line, notes, watermark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.export.pptx import (
    areas,
    charts_bar,
    charts_floating,
    charts_grouped,
    charts_line,
    charts_xy,
    shapes,
    slide_tables,
    strips,
)
from dashboard.export.pptx.chart_parts import FONT, Box, rgb
from dashboard.figure import evidence
from dashboard.figure.heading import WATERMARK
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import measure, wrap
from dashboard.figure.theme import LIGHT
from etl.language import Words

PT = 12700


@dataclass(frozen=True)
class Slide:
    """One slide: a figure's passport, or words only. `title` replaces the figure's, never its
    place, date, source.

    `text` is a slide of words, or under a figure one more sentence; `picture` is a drawing for
    kinds without a native chart; `link` is the figure's permalink.
    """

    passport: Passport | None = None
    title: str = ""
    text: str = ""
    link: str = ""
    picture: bytes | None = None

    @property
    def figure(self) -> Passport:
        """The passport of a slide that shows one. ValueError: the slide is words only."""
        if self.passport is None:
            raise ValueError(f"{self.title}: no figure")
        return self.passport


def _tornado(slide, box: Box, spec: dict, lang: str) -> None:
    centre = spec["centre"]
    line = 26 * PT
    shapes.text(
        slide,
        Box(box.x, box.y, box.w, line),
        [(f"{centre['label']}: {centre['text']}", 14, True, LIGHT.text)],
    )
    charts_bar.tornado(slide, Box(box.x, box.y + line, box.w, box.h - line), spec, lang)


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
    "waterfall": lambda slide, box, spec, lang: charts_bar.waterfall_chart(
        slide, box, spec["items"], lang
    ),
    "funnel": lambda slide, box, spec, lang: charts_bar.funnel(slide, box, spec["items"], lang),
    "stacked": charts_bar.stacked,
    "tornado": _tornado,
    "trend": charts_line.lines,
    "slope": charts_line.slope,
    "fan": charts_line.fan,
    "scatter_labels": charts_xy.scatter,
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


def pages(item: Slide) -> list[Slide]:
    """The figure's slides: a long table says how many rows stand legibly on one (`page_rows`), and
    its title which slide of how many this is; every other figure is one slide."""
    passport = item.passport
    if passport is None:
        return []
    most = passport.spec.get("page_rows") if passport.kind == "heat_table" else None
    rows = passport.spec.get("rows", ())
    if not most or len(rows) <= most:
        return [item]
    count = -(-len(rows) // most)
    each = -(-len(rows) // count)
    said = item.title or passport.title
    out = []
    for nth in range(count):
        part = slice(nth * each, (nth + 1) * each)
        spec = passport.spec | {"rows": rows[part], "cells": passport.spec["cells"][part]}
        own = replace(passport, spec=spec)
        out.append(replace(item, passport=own, title=f"{said} · {nth + 1}/{count}"))
    return out


def side(deck) -> int:
    """The margin left and right, EMU."""
    return int(deck.slide_width * 0.045)


def fit(
    text: str, width: float, sizes: tuple[float, ...], lines: int, bold: bool = False
) -> tuple[float, int]:
    """The largest size (pt) at which the text takes at most `lines` lines, and how many it takes
    there."""
    for size in sizes:
        taken = len(wrap(text, width, size, bold))
        if (
            taken <= lines
            and max((measure(w, size, bold) for w in text.split()), default=0) <= width
        ):
            return size, taken
    return sizes[-1], len(wrap(text, width, sizes[-1], bold))


def title(slide, deck, text: str, top: int, size: float, height: int) -> None:
    """The slide's own title placeholder where the layout has one, so that outline and screen
    readers find it."""
    shape = slide.shapes.title or slide.shapes.add_textbox(0, 0, 0, 0)
    shape.left = side(deck)
    shape.top = top
    shape.width = deck.slide_width - 2 * side(deck)
    shape.height = height
    shape.text_frame.clear()
    shapes.write(shape.text_frame, [(text, size, True, LIGHT.text)], anchor=MSO_ANCHOR.TOP)


def add(slide, deck, item: Slide, lang: str) -> None:
    """Lay a figure out on an empty slide: words first, the chart takes what is left."""
    passport = item.figure
    left = side(deck)
    width = deck.slide_width - 2 * left
    points = width / PT
    y = int(deck.slide_height * 0.035)
    badge = " · ".join(t for t in (passport.place, passport.age_badge) if t)
    if badge:
        shapes.text(slide, Box(left, y, width, 20 * PT), [(badge, 12, True, LIGHT.accent_text)])
        y += 22 * PT
    said = item.title or passport.title
    size, lines = fit(
        said, points, (28, 26, 24, 22, 20, 18, 16, 14), 2 if len(said) < 140 else 3, bold=True
    )
    title(slide, deck, said, y, size, int(lines * size * 1.25 * PT))
    y += int(lines * size * 1.25 * PT) + 4 * PT
    if passport.subtitle:
        size, lines = fit(passport.subtitle, points, (16, 15, 14, 12), 2)
        shapes.text(
            slide,
            Box(left, y, width, int(lines * size * 1.3 * PT)),
            [(passport.subtitle, size, False, LIGHT.muted)],
        )
        y += int(lines * size * 1.3 * PT) + 10 * PT
    source = " ".join(
        t for t in (WATERMARK + "." if passport.watermark else "", passport.caption, item.text) if t
    )
    size, lines = fit(source, points, (11, 10, 9, 8), 3)
    foot = deck.slide_height - int(deck.slide_height * 0.035) - int(lines * size * 1.3 * PT)
    body(slide, Box(left, y, width, foot - y - 8 * PT), item, lang)
    if source:
        shapes.text(
            slide,
            Box(left, foot, width, int(lines * size * 1.3 * PT)),
            [(source, size, False, LIGHT.muted)],
        )
    if passport.watermark:
        _watermark(slide, deck)
    slide.notes_slide.notes_text_frame.text = notes(passport, item.link, lang)


def body(slide, box: Box, item: Slide, lang: str) -> None:
    """The kind's chart, table or shapes; what was added carries the figure's name and its alt
    text."""
    passport = item.figure
    before = len(slide.shapes)
    if passport.kind == "flow_ribbons":
        slide_tables.ribbons(slide, box, passport.spec, lang, item.picture)
    else:
        KINDS[passport.kind](slide, box, passport.spec, lang)
    added = list(slide.shapes)[before:]
    drawn = next((s for s in added if s.has_chart or getattr(s, "has_table", False)), added[0])
    drawn.name = passport.name
    drawn._element.find(".//" + qn("p:cNvPr")).set("descr", passport.alt)


FINDING = Words("Вывод", "Finding")
HOW_TO_READ = Words("Как читать", "How to read")
SHOWN = Words("Показано", "Shown")
SCALE = Words("Шкала", "Scale")
GRADE = Words("Надёжность", "Grade")
DATA_AS_OF = Words("Данные на", "Data as of")
SOURCE = Words("Источник", "Source")
LINK = Words("Ссылка", "Link")


def notes(passport: Passport, link: str, lang: str) -> str:
    """The speaker's notes: how to read, what is shown, n, grade, every source with its address,
    the link."""
    lines = [
        f"{FINDING[lang]}: {passport.title}",
        f"{HOW_TO_READ[lang]}: {passport.how_to_read}",
    ]
    lines += [f"{SHOWN[lang]}: {passport.subtitle}"] if passport.subtitle else []
    zones = passport.spec.get("zones") or passport.spec.get("bands") or []
    if zones:
        ranges = "; ".join(f"{z['label']} {z['low']:g}–{z['high']:g}" for z in zones)
        lines.append(f"{SCALE[lang]}: {ranges}")
    lines += [f"n = {passport.n}"] if passport.n is not None else []
    lines += [f"{GRADE[lang]}: {passport.grade}"] if passport.grade else []
    lines += [f"{DATA_AS_OF[lang]} {passport.data_date}"] if passport.data_date else []
    lines += [
        f"{SOURCE[lang]}: {o['publisher']}, {evidence.host(o['url'])}, {o['date']} — {o['url']}"
        for o in passport.origins
    ]
    lines += [f"{LINK[lang]}: {link}"] if link else []
    return "\n".join(([WATERMARK] if passport.watermark else []) + lines)


def _watermark(slide, deck) -> None:
    """The demonstration mark across the slide, see-through, so that the numbers under it stay
    readable."""
    w = int(deck.slide_width * 0.8)
    h = Pt(80)
    shape = slide.shapes.add_textbox(
        (deck.slide_width - w) // 2, (deck.slide_height - h) // 2, w, h
    )
    shape.rotation = -18
    shape.name = "watermark"
    frame = shape.text_frame
    frame.text = WATERMARK
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    font = frame.paragraphs[0].runs[0].font
    font.size = Pt(min(44, w / PT / measure(WATERMARK, 1.0, True) * 0.95))
    font.bold = True
    font.name = FONT
    font.color.rgb = rgb("#9AA3AD")
    font._element.find(".//" + qn("a:srgbClr")).append(
        parse_xml(f'<a:alpha {nsdecls("a")} val="38000"/>')
    )
