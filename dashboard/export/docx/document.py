"""Blocks → one DOCX: A4, Times New Roman 12 as a Russian council expects, comments anchored."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.export.docx import parts
from dashboard.export.docx.blocks import Block, Comment, Figure, Heading, Meta, Table, Text
from etl.language import Words

INITIALS = "КС"
WIDTH_MM = 165.0
MOST_ROWS = 400
"""Rows of one table; more belong into a workbook, and the table says how many were left out."""
MORE = Words("Ещё строк: {n}.", "{n} more rows.")
STYLES = {"body": "Normal", "list": "List Bullet", "note": "Desk note", "lead": "Desk lead"}
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def document(blocks: Sequence[Block], meta: Meta, draft: bool) -> bytes:
    """The blocks in order as a DOCX; `draft` stamps every page and the title.

    A comment hangs on the block before it: ValueError when there is none, or its row is not there.
    """
    word = parts.blank(meta)
    if draft:
        parts.stamp(word, _clean(meta.stamp[meta.lang]))
    parts.footer(word, _clean(meta.footer))
    anchors: list[list[Run]] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Comment):
            _comment(word, block, anchors, meta, place)
        else:
            anchors = _add(word, block, meta.lang)
    _properties(word, meta)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _add(word: WordDocument, block: Block, lang: str) -> list[list[Run]]:
    """Writes a block; the runs a comment may hang on: the block's own, then one list a row."""
    if isinstance(block, Heading):
        return [_write(word.add_heading(level=min(max(block.level, 1), 3)), block.text)]
    if isinstance(block, Text):
        return [_write(word.add_paragraph(style=STYLES[block.style]), block.text)]
    if isinstance(block, Table):
        return _table(word, block, lang)
    if isinstance(block, Figure):
        return _figure(word, block, lang)
    raise TypeError(f"{type(block).__name__} is no block of its own")


def _write(paragraph: Paragraph, text: str) -> list[Run]:
    run = paragraph.add_run(_clean(text))
    return [run]


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("", text)


def _table(word: WordDocument, block: Table, lang: str) -> list[list[Run]]:
    above = []
    if block.caption:
        above = _write(word.add_paragraph(style="Desk caption"), block.caption)
    shown = block.rows[:MOST_ROWS]
    grid = word.add_table(rows=1, cols=len(block.head), style="Table Grid")
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    head = [_cell(grid.rows[0].cells[x], name, bold=True) for x, name in enumerate(block.head)]
    parts.repeated(grid.rows[0])
    lines = []
    for row in shown:
        cells = grid.add_row().cells
        lines.append([_cell(cells[x], value) for x, value in enumerate(row)][:1])
        parts.unbroken(grid.rows[-1])
    parts.widths(grid, block.widths or _needed(block), WIDTH_MM)
    if len(shown) < len(block.rows):
        left = len(block.rows) - len(shown)
        _write(word.add_paragraph(style="Desk note"), MORE[lang].format(n=left))
    _write(word.add_paragraph(style="Desk note"), block.source)
    return [above or head[:1], *lines]


def _needed(block: Table) -> tuple[float, ...]:
    """Shares of the width by the longest text of a column, none much wider than another."""
    longest = [
        max(len(line[x]) for line in (block.head, *block.rows)) for x in range(len(block.head))
    ]
    return tuple(min(max(float(signs), 8.0), 40.0) for signs in longest)


def _cell(cell, value: str, *, bold: bool = False) -> Run:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Desk cell"
    run = paragraph.add_run(_clean(value))
    run.bold = bold
    return run


def _figure(word: WordDocument, block: Figure, lang: str) -> list[list[Run]]:
    if block.picture is None:
        if not block.head:
            raise ValueError(f"Рисунок «{block.title}»: нет ни картинки, ни строк.")
        return _table(
            word, Table(block.head, block.rows, caption=block.title, source=block.source), lang
        )
    anchor = _write(word.add_paragraph(style="Desk caption"), block.title)
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(block.picture), width=Mm(WIDTH_MM))
    shape._inline.docPr.set("descr", _clean(block.alt))
    _write(word.add_paragraph(style="Desk note"), block.source)
    return [anchor]


def _comment(
    word: WordDocument, block: Comment, anchors: list[list[Run]], meta: Meta, place: int
) -> None:
    at = 0 if block.row is None else block.row + 1
    if at >= len(anchors) or not anchors[at]:
        raise ValueError(f"Примечание {place} не к чему привязать: «{block.text[:60]}».")
    runs = anchors[at]
    word.add_comment(runs, text=_clean(block.text), author=meta.author, initials=INITIALS)


def _properties(word: WordDocument, meta: Meta) -> None:
    core = word.core_properties
    core.title = _clean(meta.title)[:255]
    core.author = meta.author
    core.last_modified_by = meta.author
    core.subject = _clean(meta.subject)[:255]
    core.comments = ""
    core.language = parts.LANGUAGE[meta.lang]
    moment = datetime.fromisoformat(meta.day).replace(tzinfo=UTC) if meta.day else None
    if moment:
        core.created = moment
        core.modified = moment
