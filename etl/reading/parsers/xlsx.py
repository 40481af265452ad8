"""Workbooks: visible sheets as rows of cells, with where formulas and merged cells stand."""

from __future__ import annotations

import io
import posixpath
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec
import python_calamine

from etl.language import Words
from etl.reading.bounds import DATE, Limits, refusal
from etl.reading.package import packed, unpacked, without_doctype

_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})$")
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HIDDEN = Words("Скрытый лист «{name}» не читался.", "The hidden sheet “{name}” was not read.")


@dataclass
class Sheet:
    """One visible sheet; positions are counted from 0. `merged` holds (top, left, bottom, right);
    a merged area's value stands in its first cell."""

    name: str
    rows: list[list[Any]]
    formulas: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


@dataclass
class Content:
    """Visible sheets in the book's order. A formula's cell holds the value its program left."""

    sheets: list[Sheet]


@dataclass
class _Scan:
    formulas: list[tuple[int, int]]
    merged: list[tuple[int, int, int, int]]


def parse(data: bytes, limits: Limits) -> tuple[Content, list[Words]]:
    """Refused: no workbook, a broken one, one whose used cells reach too far."""
    parts, notes = unpacked(data, limits, ".xlsx")
    if "xl/workbook.xml" not in parts:
        raise refusal(
            "Это не книга Excel: нужен файл .xlsx (не .xlsb, не .ods).",
            "This is no Excel workbook: a .xlsx file is needed (not .xlsb, not .ods).",
        )
    shown, paths = _sheets(parts, limits)
    scans = {}
    used = 0
    for name in shown:
        if path := paths.get(name):
            scans[name], cells = _scan(name, parts[path], limits)
            used += cells
            if used > limits.cells:
                raise _too_many(limits)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and name not in paths.values():
            without_doctype(name, part, limits)
    for name in set(paths) - set(shown):
        parts.pop(paths[name], None)
        notes.append(HIDDEN.format(name=name))
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(packed(parts)))
        sheets = [_sheet(book, name, scans[name]) for name in shown if name in scans]
    except Exception:  # the reader's own errors are many and undocumented; all mean the same here
        raise refusal(
            "Книга повреждена: листы не читаются. Откройте её в Excel или LibreOffice и сохраните "
            "заново как .xlsx.",
            "The workbook is damaged: its sheets cannot be read. Open it in Excel or LibreOffice "
            "and save it again as .xlsx.",
        ) from None
    return Content(sheets), notes


def _sheets(parts: dict[str, bytes], limits: Limits) -> tuple[list[str], dict[str, str]]:
    """Names of visible sheets in order, and the part of every sheet by name."""
    ids: dict[str, str] = {}
    shown: list[str] = []
    targets: dict[str, str] = {}

    def of_book(tag: str, attributes: dict) -> None:
        if tag.rpartition(":")[2] == "sheet" and "name" in attributes:
            ids[attributes["name"]] = next(
                (v for k, v in attributes.items() if k.endswith(":id")), ""
            )
            if attributes.get("state", "visible") == "visible":
                shown.append(attributes["name"])

    def of_links(tag: str, attributes: dict) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    without_doctype("xl/workbook.xml", parts["xl/workbook.xml"], limits, of_book)
    links = "xl/_rels/workbook.xml.rels"
    if links in parts:
        without_doctype(links, parts[links], limits, of_links)
    paths = {}
    for name, link in ids.items():
        target = targets.get(link, "")
        path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if path in parts:
            paths[name] = path
    return shown, paths


def _scan(name: str, data: bytes, limits: Limits) -> tuple[_Scan, int]:
    """Formulas, merged areas, and the cells a dense reading of the sheet would hold."""
    found = _Scan([], [])
    top = 1 << 30
    left = 1 << 30
    bottom = -1
    right = -1
    row = column = -1

    def started(tag: str, attributes: dict) -> None:
        nonlocal top, left, bottom, right, row, column
        tag = tag.rpartition(":")[2]
        if tag == "row":
            row = int(attributes["r"]) - 1 if attributes.get("r", "").isdecimal() else row + 1
            column = -1
        elif tag == "c":
            column += 1
            if at := _REF.match(attributes.get("r", "")):
                row = int(at[2]) - 1
                column = _column(at[1])
            top = min(top, row)
            left = min(left, column)
            bottom = max(bottom, row)
            right = max(right, column)
        elif tag == "f":
            found.formulas.append((row, column))
        elif tag == "mergeCell":
            found_ends = map(_REF.match, attributes.get("ref", "").split(":"))
            ends = [end for end in found_ends if end]
            if len(ends) == 2:
                first, last = ends
                found.merged.append(
                    (int(first[2]) - 1, _column(first[1]), int(last[2]) - 1, _column(last[1]))
                )

    without_doctype(f"лист «{name}»", data, limits, started)
    if bottom >= limits.rows or right >= limits.columns:
        raise refusal(
            "Лист «{sheet}»: занятые ячейки тянутся до {cell}, можно не дальше строки {rows} и "
            "столбца {column}. Удалите лишнее правее и ниже таблицы и сохраните файл.",
            "Sheet “{sheet}”: used cells reach {cell}, at most row {rows} and column {column} may "
            "be used. Delete what is to the right of the table and below it and save the file.",
            sheet=name,
            cell=f"{letters(right)}{bottom + 1}",
            rows=limits.rows,
            column=letters(limits.columns - 1),
        )
    return found, (bottom + 1) * (right + 1)


def _too_many(limits: Limits):
    return refusal(
        "В книге больше {most} ячеек. Оставьте только нужные листы и сохраните файл.",
        "The workbook holds over {most} cells. Keep only the sheets needed and save the file.",
        most=limits.cells,
    )


def _column(letters_: str) -> int:
    out = 0
    for letter in letters_:
        out = 26 * out + ord(letter) - 64
    return out - 1


def letters(column: int) -> str:
    """A column as spreadsheets name it, from 0: A, Z, AA."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def _sheet(book: python_calamine.CalamineWorkbook, name: str, scan: _Scan) -> Sheet:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return Sheet(name, [[_plain(c) for c in row] for row in rows], scan.formulas, scan.merged)


def _plain(cell: object) -> object:
    """A cell as it travels: empty is None, dates are marked, times and spans are text."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, str | float | int):
        return cell
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        cell = cell.date()
    if isinstance(cell, date):
        return msgspec.msgpack.Ext(DATE, cell.isoformat().encode())
    return str(cell)
