"""Cells of statistical workbooks: numbers as people type them, footnotes, and where a table
begins."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import python_calamine

from etl.origin import Reject
from etl.reading.periods import Period, period
from etl.reading.regions import tidy

MISSING = {
    "": "empty",
    "…": "no_data",
    "...": "no_data",
    "..": "no_data",
    "-": "absent",
    "–": "absent",
    "—": "absent",
    "x": "not_applicable",
    "х": "not_applicable",
    "н/д": "no_data",
    "нд": "no_data",
    "*": "suppressed",
    "к": "suppressed",
    "c": "suppressed",
    "с": "suppressed",
}
_NUMBER = re.compile(r"^[+-]?(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:[.,]\d+)?$")
_GLUED = re.compile(r"(?:\s*\d\))+$|[¹²³⁴-⁹*]+$")
_FOOTNOTE = re.compile(r"^\s*(?P<mark>\d|[¹²³⁴-⁹])\s*\)?\s*(?P<text>\D.{5,})$", re.DOTALL)
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_HEAD_ROWS = 40
MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True)
class Cell:
    """What a cell says: a number, or why there is none (`missing`), and the footnote marks glued
    to it."""

    value: float | None
    missing: str = ""
    marks: tuple[str, ...] = ()


@dataclass
class Table:
    """One sheet's table: heading row, the column of row names, period columns, footnotes."""

    header: int
    label_column: int
    periods: dict[int, Period]
    footnotes: dict[str, str] = field(default_factory=dict)
    anchored: set[str] = field(default_factory=set)


class Unreadable(ValueError):
    """A cell that is neither a number nor a known sign of absence; `reason` is a code."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def number(cell: object) -> Cell:
    """Read a cell; raises Unreadable(not_a_number | not_finite | boolean | only_a_mark)."""
    if cell is None:
        return Cell(None, "empty")
    if isinstance(cell, bool):
        raise Unreadable("boolean")
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            raise Unreadable("not_finite")
        return Cell(float(cell))
    if not isinstance(cell, str):
        raise Unreadable("not_a_number")
    text = re.sub(r"[\s\u00a0\u202f\u2009]+", " ", cell).strip()
    if text.lower() in MISSING:
        return Cell(None, MISSING[text.lower()])
    glued = _GLUED.search(text)
    bare = text[: glued.start()].strip() if glued else text
    marks = tuple(re.findall(r"\d", glued.group().translate(_SUPERSCRIPTS))) if glued else ()
    if not bare:
        raise Unreadable("only_a_mark")
    if bare.lower() in MISSING:
        return Cell(None, MISSING[bare.lower()], marks)
    bare = bare.replace("−", "-")
    if not _NUMBER.match(bare):
        raise Unreadable("not_a_number")
    value = float(re.sub(r"[ \u00a0\u202f\u2009]", "", bare).replace(",", "."))
    if not math.isfinite(value):
        raise Unreadable("not_finite")
    return Cell(value, "", marks)


def sheets(path: Path) -> dict[str, list[list]]:
    """Visible sheet's name → rows of cells, addresses kept; hidden sheets are drafts and not read.
    Raises Unreadable(not_a_workbook) on HTML and broken files."""
    with path.open("rb") as f:
        if f.read(4) not in MAGIC:
            raise Unreadable("not_a_workbook")
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        return {
            sheet.name: book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            for sheet in book.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
        }
    except (
        Exception
    ) as error:  # the reader's own errors are many and undocumented; all mean the same here
        raise Unreadable("broken_workbook") from error


def find_table(rows: list[list]) -> Table | None:
    """The heading row by its content (the first row naming the most periods), never by its
    number."""
    best: tuple[int, dict[int, Period]] = (-1, {})
    for i, row in enumerate(rows[:_HEAD_ROWS]):
        named = {j: p for j, c in enumerate(row) if (p := period(c))}
        if len(named) > len(best[1]):
            best = i, named
    header, periods = best
    if not periods or min(periods) == 0:
        return None
    texts = Counter(
        j
        for row in rows[header + 1 :]
        for j, c in enumerate(row[: min(periods)])
        if isinstance(c, str) and c.strip()
    )
    label = texts.most_common(1)[0][0] if texts else 0
    table = Table(header, label, periods)
    for row in rows[header + 1 :]:
        text = row[label] if label < len(row) and isinstance(row[label], str) else ""
        if (found := _FOOTNOTE.match(text)) and all(is_blank(row, j) for j in periods):
            table.footnotes[found["mark"].translate(_SUPERSCRIPTS)] = tidy(found["text"])
    table.anchored = {m for p in periods.values() for m in p.marks}
    return table


def is_footnote(text: str) -> bool:
    """Whether a row name is the text of a footnote."""
    return bool(_FOOTNOTE.match(text))


def address(sheet: str, row: int, column: int) -> str:
    """A cell's address as spreadsheets write it: «с 2017 г.»!B13."""
    letters = ""
    n = column + 1
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    return f"«{sheet}»!{letters}{row + 1}"


def reject(
    source: str, where: str, fields: tuple[str, ...], reason: str, cell: object = ""
) -> Reject:
    """A Reject with the hash of the cell's text; the text itself is not kept."""
    return Reject(
        source, where, fields, reason, sha256(repr(cell).encode("utf-8", "replace")).hexdigest()
    )


def is_blank(row: list, column: int) -> bool:
    """Whether a row holds nothing at a column."""
    return (
        column >= len(row)
        or row[column] is None
        or (isinstance(row[column], str) and not row[column].strip())
    )
