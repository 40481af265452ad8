"""A figure's passport as a block of a document: a picture where a browser can draw it, else its
rows."""

from __future__ import annotations

from dashboard.export import image
from dashboard.export.docx.blocks import Figure
from dashboard.export.tables import headers
from dashboard.figure.frame import on_sheet
from dashboard.figure.heading import WATERMARK
from etl.language import text as words

MOST_ROWS, MOST_COLUMNS = 30, 6
"""Rows and columns in place of a picture; the whole is in the figure's workbook."""
BLANK = ("title", "subtitle", "caption", "place", "age_badge")
SHEET = "16:9"
IN_SOURCE_LINE = {"url", "publisher", "page_date", "grade", "id", "geography", "origin_id"}
OTHER = {"ru": "_en", "en": "_ru"}


def figure_block(card: dict, *, picture: bool = True) -> Figure:
    """The block of a passport: title, place, age, source, and a picture or rows."""
    drawing = _picture(card) if picture else None
    stand = " · ".join(filter(None, (card["place"], card["age_badge"], card["caption"])))
    mark = f"{WATERMARK} · " if card["watermark"] else ""
    kept = _telling(card)
    names = headers(card)
    return Figure(
        title=f"{card['title']}. {card['subtitle']}" if card["subtitle"] else card["title"],
        source=mark + stand,
        alt=card["alt"],
        picture=drawing,
        head=tuple(names[x] for x in kept),
        rows=tuple(
            tuple(_printed(row.get(card["columns"][x]["key"]), card["lang"]) for x in kept)
            for row in card["rows"][:MOST_ROWS]
        ),
    )


def _telling(card: dict) -> list[int]:
    """Columns worth a place on paper: not alike in all rows, not the other language's, not what
    the source line says."""
    kept = []
    for x, column in enumerate(card["columns"]):
        key = column["key"]
        values = {str(row.get(key)) for row in card["rows"]}
        alike = len(values) == 1 and len(card["rows"]) > 1
        if not alike and key not in IN_SOURCE_LINE and not key.endswith(OTHER[card["lang"]]):
            kept.append(x)
    return kept[:MOST_COLUMNS] or [0]


def _picture(card: dict) -> bytes | None:
    """The plot alone, its words being the document's own; None where nothing can draw."""
    if not image.browser():
        return None
    bare = {**card, **dict.fromkeys(BLANK, "")}
    return image.image_bytes(on_sheet(bare, SHEET), "png", size=SHEET)


def _printed(value: object, lang: str) -> str:
    if value is None:
        return "—"
    if isinstance(value, float):
        return words.number(value, lang, 1)
    return str(value)
