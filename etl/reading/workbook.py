"""Statistical workbooks: what a cell holds, where a table begins, and its cells — names
down, periods across, footnotes below."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pandas as pd
import python_calamine

from etl.origin import Parsed, Reject
from etl.reading import footnotes
from etl.reading.periods import Period, period
from etl.reading.regions import tidy
from etl.reading.typed import Cell, Unreadable, typed

YEARS = frozenset(range(1900, 2100))
"""A number that may head a column; any other is data."""
KEY = ("name", "period_start", "period_end")
_HEAD_ROWS = 40
MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass
class Table:
    """One sheet's table: heading row, the column of row names, period columns, footnotes."""

    header: int
    label_column: int
    periods: dict[int, Period]
    footnotes: dict[str, str]
    anchored: set[str]

    @property
    def newest(self) -> str:
        """The end of its newest period."""
        return max(p.end for p in self.periods.values())


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
    return typed(cell)


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
        heads = {j: c for j, c in enumerate(row) if isinstance(c, str) or c in YEARS}
        named = {j: p for j, c in heads.items() if (p := period(c))}
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
    names = [
        row[label]
        for row in rows[header + 1 :]
        if label < len(row)
        and isinstance(row[label], str)
        and all(is_blank(row, j) for j in periods)
    ]
    anchored = {m for p in periods.values() for m in p.marks}
    return Table(header, label, periods, footnotes.texts(names), anchored)


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


def read_book(source: str, path: Path, sheet_reader: Callable[[str, list[list]], Parsed]) -> Parsed:
    """Every visible sheet through `sheet_reader`; a file that is no workbook is one Reject, and so
    is a second value of one quantity, name and period, on whichever sheet."""
    out = Parsed()
    try:
        book = sheets(path)
    except Unreadable as error:
        out.rejects.append(reject(source, path.name, (), error.reason))
        return out
    seen: set[tuple] = set()
    for name, rows in book.items():
        parsed = sheet_reader(name, rows)
        out.rejects += parsed.rejects
        for row in parsed.rows:
            key = tuple(row.get(part) for part in ("indicator", *KEY))
            if key in seen:
                out.rejects.append(
                    reject(source, row["cell"], ("value",), "duplicate", row["value"])
                )
                continue
            seen.add(key)
            out.rows.append(row)
    return out


def cells(
    source: str,
    sheet: str,
    rows: list[list],
    *,
    field: str,
    limit: float,
    name: Callable[[str], str] = tidy,
) -> Parsed:
    """One row per name × period of a sheet; every other cell that holds something is a Reject.

    Rows have: name, published_name, period_start, period_end, period_kind, year, value, missing,
    note, is_preliminary, is_without_new_regions, cell. `value` is None where the publisher
    printed no number and `missing` says which sign stood there; `field` names the quantity in
    rejects; above `limit` or below 0 a value is rejected.
    """
    out = Parsed()
    table = find_table(rows)
    if table is None:
        if any(isinstance(c, int | float) and not isinstance(c, bool) for row in rows for c in row):
            out.rejects.append(reject(source, f"«{sheet}»", (field,), "no_heading"))
        return out
    seen: set[tuple[str, str, str]] = set()
    for i in range(table.header + 1, len(rows)):
        row = rows[i]
        text = row[table.label_column] if table.label_column < len(row) else ""
        label = text if isinstance(text, str) else ""
        full = [j for j in range(len(row)) if j != table.label_column and not is_blank(row, j)]
        key_name = name(label)
        if not full and (not key_name or footnotes.is_heading(label)):
            continue
        for j in sorted({*table.periods, *full} if key_name else full):
            where = address(sheet, i, j)
            cell = row[j] if j < len(row) else None
            try:
                p = _period_of(table, key_name, j)
                read = _read_cell(key_name, p, cell, limit, seen)
            except Unreadable as error:
                out.rejects.append(reject(source, where, (field,), error.reason, cell))
                continue
            marks = {*p.marks, *read.marks, *footnotes.marks(label)}
            out.rows.append(
                {
                    "name": key_name,
                    "published_name": tidy(label),
                    "period_start": p.start,
                    "period_end": p.end,
                    "period_kind": p.kind,
                    "year": p.year,
                    "value": read.value,
                    "missing": read.missing,
                    "cell": where,
                    **footnotes.concerning(table.footnotes, table.anchored, marks, p, table.newest),
                }
            )
    return out


def _period_of(table: Table, name: str, column: int) -> Period:
    """The period above a cell; Unreadable when its row has no name or its column no heading."""
    if not name:
        raise Unreadable("no_row_name")
    if (found := table.periods.get(column)) is None:
        raise Unreadable("no_column_heading")
    return found


def _read_cell(name: str, p: Period, cell: object, limit: float, seen: set) -> Cell:
    read = number(cell)
    if read.value is not None and not 0 <= read.value <= limit:
        raise Unreadable("out_of_range")
    if (name, p.start, p.end) in seen:
        raise Unreadable("duplicate")
    seen.add((name, p.start, p.end))
    return read


def newest_edition(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Of several captured editions of one workbook the newest one's row stays; editions sort by
    their file names."""
    return (
        rows.sort_values("_file", kind="stable").drop_duplicates(key, keep="last").sort_values(key)
    )
