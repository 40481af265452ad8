"""A figure's passport as a block of a document: a picture where a browser can draw it, else its
rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.export import image
from dashboard.export.docx.blocks import Figure
from dashboard.export.tables import headers
from dashboard.figure import cells
from dashboard.figure.heading import WATERMARK
from dashboard.figure.passport import Passport
from etl.language import Words
from etl.language import text as words

MOST_ROWS = 30
MOST_COLUMNS = 6
"""Rows and columns in place of a picture; the whole is in the figure's workbook."""
BLANK = ("title", "subtitle", "caption", "place", "age_badge")
SHEET = "16:9"
IN_SOURCE_LINE = {"url", "publisher", "page_date", "grade", "id", "origin_id"}
OTHER = Words("_en", "_ru")
"""How the names of columns in the other language end."""


def figure_block(passport: Passport, *, picture: bool = True) -> Figure:
    """The block of a passport: title, place, age, source, and a picture or rows."""
    drawing = _picture(passport) if picture else None
    stand = " · ".join(filter(None, (passport.place, passport.age_badge, passport.caption)))
    mark = f"{WATERMARK} · " if passport.watermark else ""
    kept = _telling(passport)
    names = headers(passport)
    return Figure(
        title=f"{passport.title}. {passport.subtitle}" if passport.subtitle else passport.title,
        source=mark + stand,
        alt=passport.alt,
        picture=drawing,
        head=tuple(names[x] for x in kept),
        rows=tuple(
            tuple(
                _printed(passport.columns[x].key, row.get(passport.columns[x].key), passport.lang)
                for x in kept
            )
            for row in passport.rows[:MOST_ROWS]
        ),
    )


def _telling(passport: Passport) -> list[int]:
    """Columns worth a place on paper: not alike in all rows, not the other language's, not what
    the source line says."""
    kept = []
    for x, column in enumerate(passport.columns):
        key = column.key
        values = {str(row.get(key)) for row in passport.rows}
        alike = len(values) == 1 and len(passport.rows) > 1
        if not alike and key not in IN_SOURCE_LINE and not key.endswith(OTHER[passport.lang]):
            kept.append(x)
    return kept[:MOST_COLUMNS] or [0]


def _picture(passport: Passport) -> bytes | None:
    """The plot alone, its words being the document's own; None where nothing can draw."""
    if not image.browser():
        return None
    blank: dict[str, Any] = dict.fromkeys(BLANK, "")
    bare = replace(passport, **blank)
    return image.image_bytes(bare, "png", size=SHEET)


def _printed(key: str, value: object, lang: str) -> str:
    if value is None:
        return "—"
    if isinstance(value, float) and not key.endswith("year"):
        return words.number(value, lang, 1)
    return cells.printed(key, value, lang)
