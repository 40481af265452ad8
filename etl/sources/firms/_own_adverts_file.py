"""A collection of adverts of one's own, read by columns or keys its owner names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from etl.language import Words
from etl.origin import Reject
from etl.reading.bounds import Limits, Refused
from etl.reading.outside import parse_outside
from etl.sources.firms import _own_columns as own
from etl.sources.trudvsem._trudvsem_fields import Cleaner

LIMITS = Limits(file_mb=200, unpacked_mb=600, xml_mb=400, cells=8_000_000, seconds=300)
NO_COLUMN = Words(
    "нет столбца или поля «{name}». Столбцы файла: {there}. Поля: {fields}",
    "no column or field “{name}”. The file's columns: {there}. Fields: {fields}",
)
NO_TITLE = Words(
    "нет столбца с названием вакансии. Укажите его: --map title=СТОЛБЕЦ. Столбцы файла: {there}",
    "no column of titles. Name it: --map title=COLUMN. The file's columns: {there}",
)
NO_JSON = Words(
    "не строки JSON: каждая строка файла должна быть одним объявлением",
    "no JSON lines: every line of the file has to be one advert",
)


def cleaned(
    source: str, items: list[dict[str, object]], owner: str, file: str
) -> tuple[list[dict], list[Reject]]:
    """Adverts that may be kept, each id once, and rejects: rows in = rows out + rejects."""
    cleaner = Cleaner()
    rows = {}
    rejects = []
    for number, item in enumerate(items, start=1):
        row = own.record(item, owner, number, cleaner)
        if isinstance(row, dict) and row["id"] in rows:
            row = "same_id"
        if isinstance(row, str):
            rejects.append(Reject(source, f"{file}:{number}", (), row))
        else:
            rows[row["id"]] = row
    return list(rows.values()), rejects


def adverts_of(path: Path, named_columns: dict[str, str]) -> Iterator[dict[str, object]]:
    """Every advert of a file by the names of `_own_columns.KNOWN`; Refused in words."""
    head = path.open("rb").read(1 << 16)
    if head.lstrip(b"\xef\xbb\xbf \r\n")[:1] in (b"{", b"["):
        yield from _of_json(path, named_columns)
        return
    kind = "xlsx" if head[:4] == b"PK\x03\x04" else "csv"
    with path.open("rb") as stream:
        content = parse_outside(kind, stream, LIMITS).content
    if kind == "xlsx":
        empty: list[list] = [[]]
        grid = next((s.rows for s in content.sheets if len(s.rows) > 1), empty)
    else:
        grid = content.rows
    header = [str(cell or "") for cell in grid[0]] if grid else []
    at = _columns(header, named_columns)
    for row in grid[1:]:
        if any(cell not in (None, "") for cell in row):
            yield {name: row[i] if i < len(row) else "" for name, i in at.items()}


def _of_json(path: Path, named_columns: dict[str, str]) -> Iterator[dict[str, object]]:
    text = path.read_text("utf-8-sig")
    try:
        whole = json.loads(text) if text.lstrip()[:1] == "[" else None
        items = whole or [json.loads(line) for line in text.splitlines() if line.strip()]
        if isinstance(items[0], dict) and isinstance(items[0].get("items"), list):
            items = [one for page in items for one in page["items"]]
    except (ValueError, KeyError, TypeError):
        raise Refused(NO_JSON) from None
    for item in items:
        if not isinstance(item, dict):
            raise Refused(NO_JSON)
        values = own.flat(item)
        at = _columns(list(values), named_columns)
        row = list(values.values())
        yield {name: row[i] for name, i in at.items()}


def _columns(header: list[str], named_columns: dict[str, str]) -> dict[str, int]:
    there = ", ".join(name for name in header if name) or "–"
    try:
        at = own.columns(header, named_columns)
    except KeyError as error:
        named = error.args[0]
        raise Refused(
            NO_COLUMN.format(name=named, there=there, fields=", ".join(own.KNOWN))
        ) from None
    if "title" not in at:
        raise Refused(NO_TITLE.format(there=there))
    return at
