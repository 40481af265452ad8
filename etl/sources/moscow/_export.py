"""The portal's export of a set, downloaded by hand: a ZIP or the JSON, CSV or workbook in it, as
cells by the portal's own names of columns."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

from etl.language import Words
from etl.reading.bounds import LIMITS, MB, Refused
from etl.reading.outside import parse_outside
from etl.reading.package import unpacked

KINDS = (".json", ".csv", ".xlsx")
NO_LIST = Words(
    "это не выгрузка набора: нужен файл json, csv или xlsx с data.mos.ru (или ZIP с ним)",
    "this is no export of the set: a json, csv or xlsx file of data.mos.ru is needed (or its ZIP)",
)
NO_COLUMN = Words(
    "в выгрузке нет столбцов {lost}: это другой набор, или портал их переименовал",
    "the export has no columns {lost}: this is another set, or the portal renamed them",
)


def cells(path: Path, needed: tuple[str, ...]) -> tuple[list[dict], str]:
    """(cells of every row, the day in the file's name or ""). Refused in words."""
    name, data = path.name, path.read_bytes()[: LIMITS.unpacked_mb * MB + 1]
    if data[:4] == b"PK\x03\x04" and not name.lower().endswith(".xlsx"):
        parts, _ = unpacked(data, LIMITS, ".zip")
        inside = [n for n in parts if n.lower().endswith(KINDS)]
        if len(inside) != 1:
            raise Refused(NO_LIST)
        name, data = inside[0], parts[inside[0]]
    found = _of_json(data) if data.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"[" else _of_grid(data)
    if lost := [c for c in needed if not any(c in row for row in found)]:
        raise Refused(NO_COLUMN.format(lost=", ".join(lost)))
    day = re.search(r"20\d\d-\d\d-\d\d", name) or re.search(r"20\d\d-\d\d-\d\d", path.name)
    return found, day[0] if day else ""


def _of_json(data: bytes) -> list[dict]:
    """The list itself, or the cells within its rows."""
    try:
        listed = json.loads(data.decode("utf-8-sig"))
    except ValueError:
        raise Refused(NO_LIST) from None
    if not all(isinstance(row, dict) for row in listed):
        raise Refused(NO_LIST)
    return [row["Cells"] if isinstance(row.get("Cells"), dict) else row for row in listed]


def _of_grid(data: bytes) -> list[dict]:
    """A table under two rows of heading: the portal's names, then Russian ones."""
    book = data[:4] == b"PK\x03\x04"
    content = parse_outside("xlsx" if book else "csv", io.BytesIO(data)).content
    grid = next((s.rows for s in content.sheets if s.rows), []) if book else content.rows
    if len(grid) < 3:
        raise Refused(NO_LIST)
    names = [str(cell or "").strip() for cell in grid[0]]
    return [
        dict(zip(names, row, strict=False))
        for row in grid[2:]
        if any(cell not in (None, "") for cell in row)
    ]
