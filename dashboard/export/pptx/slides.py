"""One PPTX of figures, sections and texts; on a figure's slide badge, title, subtitle, native
chart, source line, notes, watermark."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.export.pptx import shapes, slide_tables
from dashboard.export.pptx import sources as source_slides
from dashboard.export.pptx import template as master
from dashboard.export.pptx.chart_parts import FONT, Box, rgb
from dashboard.export.pptx.foot import foot
from dashboard.export.pptx.headline import PT, fit, headed, section, side
from dashboard.export.pptx.native import KINDS
from dashboard.figure import evidence
from dashboard.figure.heading import WATERMARK
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import measure
from dashboard.figure.theme import LIGHT
from etl.language import Words


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


def pptx_bytes(
    items: Sequence[Slide | Passport],
    lang: str = "ru",
    template: bytes | None = None,
    *,
    sources: bool = False,
) -> bytes:
    """A presentation of the items in order; passports may be given bare.

    `template` is a .pptx of one's own: its master, size and fonts are used, its slides dropped.
    Refused (a ValueError) if it cannot be used. With `sources` a deck of two figures and more
    ends with them.
    """
    deck = master.opened(template, lang)
    layout = master.plainest(deck)
    shown: list[tuple[int, Passport]] = []
    for one in items:
        item = Slide(one) if isinstance(one, Passport) else one
        if not item.passport:
            words = master.blank(deck, layout)
            section(words, deck, item.title, item.text)
            foot(words, deck, "")
        for page in _pages(item):
            _add(master.blank(deck, layout), deck, page, lang)
            shown.append((len(deck.slides), page.figure))
    for rows in source_slides.pages(shown, lang) if sources else []:
        last = master.blank(deck, layout)
        source_slides.add(last, deck, rows, lang)
        if any(passport.watermark for _, passport in shown):
            _watermark(last, deck)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _pages(item: Slide) -> list[Slide]:
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


def _add(slide, deck, item: Slide, lang: str) -> None:
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
    most = 2 if len(said) < 140 else 3
    y += headed(slide, deck, said, y, (28, 26, 24, 22, 20, 18, 16, 14), most) + 4 * PT
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
    bottom = foot(slide, deck, source)
    slide.notes_slide.notes_text_frame.text = _notes(passport, item.link, lang)
    _body(slide, Box(left, y, width, bottom - y - 8 * PT), item, lang)
    if passport.watermark:
        _watermark(slide, deck)


def _body(slide, box: Box, item: Slide, lang: str) -> None:
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


def _notes(passport: Passport, link: str, lang: str) -> str:
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
