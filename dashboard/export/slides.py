"""One PPTX of figures, sections and texts: native charts, and title, place, age, source, notes on every slide."""
from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import plotly.graph_objects as go
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from dashboard import evidence
from dashboard.canvas import measure, wrap
from dashboard.export import charts, shapes
from dashboard.export.charts import FONT, Box
from dashboard.figure import passport
from dashboard.heading import WATERMARK
from dashboard.theme import LIGHT

SLACK = 1.1  # Arial is at least this much narrower than the face our measures are made for


@dataclass(frozen=True)
class Slide:
    """One slide: a figure's passport, or words only. `title` replaces the figure's, never its place, date, source.

    `picture` is a drawing for kinds without a native chart; `link` is the figure's permalink.
    """

    card: dict | None = None
    title: str = ""
    text: str = ""
    link: str = ""
    picture: bytes | None = None


def pptx_bytes(items: list[Slide | go.Figure | dict], lang: str = "ru", template: bytes | None = None) -> bytes:
    """A presentation of the items in order; figures and passports may be given bare.

    `template` is a .pptx of one's own: its master, size and fonts are used, its slides dropped. ValueError if it
    cannot be opened.
    """
    deck = _open(template)
    for given in items:
        slide = given if isinstance(given, Slide) else Slide(given if isinstance(given, dict) else passport(given))
        (_figure if slide.card else _words)(deck, slide, lang)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _open(template: bytes | None):
    if template is None:
        deck = Presentation()
        deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
        return deck
    try:
        deck = Presentation(io.BytesIO(template))
    except Exception:
        raise ValueError("Шаблон не открывается: нужен файл .pptx, сохранённый PowerPoint или Impress.") from None
    ids = deck.slides._sldIdLst
    for entry in list(ids):
        deck.part.drop_rel(entry.rId)
        ids.remove(entry)
    return deck


def _blank(deck):
    """A slide of the layout with a title and the fewest other placeholders; the others are taken off."""
    def others(layout) -> int:
        kinds = [p.placeholder_format.type for p in layout.placeholders]
        return len(kinds) + (0 if any(k in (1, 3) for k in kinds) else 100)
    slide = deck.slides.add_slide(min(deck.slide_layouts, key=others))
    for shape in list(slide.placeholders):
        if shape != slide.shapes.title:
            shape._element.getparent().remove(shape._element)
    return slide


def _title(slide, deck, text: str, top: int, size: float, height: int) -> None:
    side = _side(deck)
    shape = slide.shapes.title or slide.shapes.add_textbox(0, 0, 0, 0)
    shape.left, shape.top, shape.width, shape.height = side, top, deck.slide_width - 2 * side, height
    shape.text_frame.clear()
    shapes.write(shape.text_frame, [(text, size, True, LIGHT.text)], anchor=MSO_ANCHOR.TOP)


def _side(deck) -> int:
    return int(deck.slide_width * 0.045)


def _fit(text: str, width: float, sizes: tuple[float, ...], lines: int, bold: bool = False) -> tuple[float, int]:
    """The largest size (pt) at which the text takes at most `lines` lines, and how many it takes."""
    for size in sizes:
        taken = len(wrap(text, width * SLACK, size, bold))
        if taken <= lines and max((measure(w, size, bold) for w in text.split()), default=0) <= width:
            return size, taken
    return sizes[-1], len(wrap(text, width * SLACK, sizes[-1], bold))


def _figure(deck, item: Slide, lang: str) -> None:
    card, slide, side = item.card, _blank(deck), _side(deck)
    width = deck.slide_width - 2 * side
    points, pt = width / 12700, 12700
    y = int(deck.slide_height * 0.035)
    badge = " · ".join(t for t in (card["place"], card["age_badge"]) if t)
    if badge:
        shapes.text(slide, Box(side, y, width, 20 * pt), [(badge, 12, True, LIGHT.accent_text)])
        y += 22 * pt
    size, lines = _fit(item.title or card["title"], points, (28, 26, 24, 22, 20, 18, 16), 2, bold=True)
    _title(slide, deck, item.title or card["title"], y, size, int(lines * size * 1.25 * pt))
    y += int(lines * size * 1.25 * pt) + 4 * pt
    if card["subtitle"]:
        size, lines = _fit(card["subtitle"], points, (16, 15, 14, 12), 2)
        shapes.text(slide, Box(side, y, width, int(lines * size * 1.3 * pt)),
                    [(card["subtitle"], size, False, LIGHT.muted)])
        y += int(lines * size * 1.3 * pt) + 10 * pt
    source = " ".join(t for t in (WATERMARK + "." if card["watermark"] else "", card["caption"], item.text) if t)
    size, lines = _fit(source, points, (11, 10, 9, 8), 3)
    foot = deck.slide_height - int(deck.slide_height * 0.035) - int(lines * size * 1.3 * pt)
    _body(slide, Box(side, y, width, foot - y - 8 * pt), card, item, lang)
    if source:
        shapes.text(slide, Box(side, foot, width, int(lines * size * 1.3 * pt)), [(source, size, False, LIGHT.muted)])
    if card["watermark"]:
        _watermark(slide, deck)
    slide.notes_slide.notes_text_frame.text = notes(card, item.link, lang)


def _body(slide, box: Box, card: dict, item: Slide, lang: str) -> None:
    spec, kind = card["spec"], card["kind"]
    draw = {
        "ranking": lambda: charts.bars(slide, box, spec["items"], lang),
        "dots": lambda: charts.bars(slide, box, spec["items"], lang, spec.get("benchmark")),
        "bands": lambda: shapes.bands(slide, box, spec, lang), "cells": lambda: shapes.cells(
            slide, box, spec, lang),
        "trend": lambda: charts.lines(slide, box, spec, lang), "slope": lambda: charts.slope(slide, box, spec, lang),
        "stacked": lambda: charts.stacked(slide, box, spec, lang), "bullet": lambda: shapes.bullet(
            slide, box, spec, lang),
        "waterfall": lambda: charts.waterfall_chart(slide, box, spec["items"], lang),
        "tornado": lambda: charts.tornado(slide, box, spec, lang), "funnel": lambda: charts.funnel(
            slide, box, spec["items"], lang),
        "fan": lambda: charts.fan(slide, box, spec, lang), "heat_table": lambda: shapes.heat(slide, box, spec, lang),
        "tile_map": lambda: shapes.tiles(slide, box, spec, lang),
        "scatter_labels": lambda: charts.scatter(slide, box, spec, lang),
        "small_multiples": lambda: shapes.multiples(slide, box, spec, lang),
        "flow_ribbons": lambda: shapes.ribbons(slide, box, spec, lang, item.picture),
        "empty": lambda: shapes.text(slide, box, [(spec["text"], 20, False, LIGHT.muted)]),
    }
    draw[kind]()
    drawn = slide.shapes[-1]
    drawn.name = card["name"]
    drawn._element.xpath(".//p:cNvPr")[0].set("descr", card["alt"])


def notes(card: dict, link: str, lang: str) -> str:
    """The speaker's notes: how to read, what is shown, n, grade, every source with its address, the link."""
    say = {"ru": ("Как читать", "Показано", "Надёжность", "Источник", "Ссылка", "Данные на", "Шкала"),
           "en": ("How to read", "Shown", "Grade", "Source", "Link", "Data as of", "Scale")}[lang]
    lines = [f"{say[0]}: {card['how_to_read']}", f"{say[1]}: {card['subtitle']}"]
    zones = card["spec"].get("zones") or card["spec"].get("bands") or []
    if zones:
        lines.append(f"{say[6]}: " + "; ".join(f"{z['label']} {z['low']:g}–{z['high']:g}" for z in zones))
    lines += [f"n = {card['n']}"] if card["n"] is not None else []
    lines += [f"{say[2]}: {card['grade']}"] if card["grade"] else []
    lines += [f"{say[5]} {card['data_date']}"] if card["data_date"] else []
    lines += [f"{say[3]}: {o['publisher']}, {evidence.host(o['url'])}, {o['date']} — {o['url']}"
              for o in card["origins"]]
    lines += [f"{say[4]}: {link}"] if link else []
    return "\n".join(([WATERMARK] if card["watermark"] else []) + lines)


def _watermark(slide, deck) -> None:
    w, h = int(deck.slide_width * 0.8), Pt(80)
    shape = slide.shapes.add_textbox((deck.slide_width - w) // 2, (deck.slide_height - h) // 2, w, h)
    shape.rotation, shape.name = -18, "watermark"
    frame = shape.text_frame
    frame.text = WATERMARK
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.name = Pt(44), True, FONT
    run.font.color.rgb = RGBColor(0xD6, 0xD9, 0xDD)


def _words(deck, item: Slide, lang: str) -> None:
    """A section or a text: a title, and a body when there is one."""
    slide, side = _blank(deck), _side(deck)
    width = deck.slide_width - 2 * side
    middle = int(deck.slide_height * (0.4 if not item.text else 0.12))
    size, lines = _fit(item.title, width / 12700, (40, 36, 32, 28, 24), 3, bold=True)
    _title(slide, deck, item.title, middle, size, int(lines * size * 1.25 * 12700))
    if item.text:
        top = middle + int(lines * size * 1.25 * 12700) + Emu(250000)
        body, _ = _fit(item.text, width / 12700, (22, 20, 18, 16, 14, 12), 14)
        shapes.text(slide, Box(side, top, width, deck.slide_height - top - side),
                    [(p, body, False, LIGHT.text) for p in item.text.split("\n")])


def read_template(path: Path) -> bytes:
    """A template's bytes from a file; FileNotFoundError says which."""
    if not path.is_file():
        raise FileNotFoundError(f"Шаблон {path} не найден.")
    return path.read_bytes()
