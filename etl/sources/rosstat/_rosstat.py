"""Rosstat's workbooks: where they lie, and their shape — names down, periods across, footnotes
below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin

from etl.language import Words
from etl.origin import Parsed
from etl.reading import workbook as wb
from etl.reading.periods import Period
from etl.reading.regions import tidy

BASE = "https://rosstat.gov.ru/storage/mediabank/"
LANDING = "https://rosstat.gov.ru/labor_market_employment_salaries"
PUBLISHER = Words("Росстат", "Rosstat")
LICENCE = Words(
    "открытые данные Росстата: свободное использование со ссылкой на источник",
    "Rosstat open data: free use with attribution",
)
_LINK = re.compile(r"""href\s*=\s*["']([^"']+?\.xlsx?)["']""", re.IGNORECASE)
NEW_REGIONS_SINCE = 2022
KEY = ("name", "period_start", "period_end")


def fetch(web, raw, candidates: list[str], pattern: str) -> None:
    """Capture the first workbook that is one: candidates in order, then the links of the landing
    page.

    Raises the web client's last error, or LookupError when no address gave a workbook; an HTML
    page served with status 200 is told by its first bytes and counts as a miss.
    """
    last: Exception | None = None
    tried: set[str] = set()
    for url in _addresses(web, candidates, pattern):
        if isinstance(url, Exception):
            last = url
            continue
        if url in tried:
            continue
        tried.add(url)
        try:
            reply = web.get(url)
        except Exception as error:  # one missing candidate is expected; the last reason is reported
            last = error
            continue
        if reply.content[:4] in wb.MAGIC:
            raw.put(url.rsplit("/", 1)[-1], reply.content, url=url, published=_modified(reply))
            return
        last = LookupError(f"{url}: вместо книги Excel пришла страница")
    raise last or LookupError(
        f"Росстат: на {LANDING} нет ссылки вида {pattern}. Скачайте файл вручную: "
        "python -m etl capture <источник> <файл>"
    )


def _addresses(web, candidates: list[str], pattern: str) -> Iterator[str | Exception]:
    yield from (urljoin(BASE, name) for name in candidates)
    try:
        page = web.get(LANDING).content.decode("utf-8", "replace")
    except Exception as error:
        yield error
        return
    links = {urljoin(LANDING, link) for link in _LINK.findall(page)}
    yield from sorted(
        (u for u in links if re.search(pattern, u.rsplit("/", 1)[-1], re.IGNORECASE)), reverse=True
    )


def _modified(reply) -> str | None:
    try:
        return parsedate_to_datetime(reply.headers["Last-Modified"]).date().isoformat()
    except (KeyError, TypeError, ValueError):
        return None


def read_book(source: str, path: Path, sheet_reader: Callable[[str, list[list]], Parsed]) -> Parsed:
    """Every visible sheet through `sheet_reader`; a file that is no workbook is one Reject, and so
    is a second value of one quantity, name and period, on whichever sheet."""
    out = Parsed()
    try:
        book = wb.sheets(path)
    except wb.Unreadable as error:
        out.rejects.append(wb.reject(source, path.name, (), error.reason))
        return out
    seen: set[tuple] = set()
    for name, rows in book.items():
        parsed = sheet_reader(name, rows)
        out.rejects += parsed.rejects
        for row in parsed.rows:
            key = tuple(row.get(part) for part in ("indicator", *KEY))
            if key in seen:
                out.rejects.append(
                    wb.reject(source, row["cell"], ("value",), "duplicate", row["value"])
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
    table = wb.find_table(rows)
    if table is None:
        if any(isinstance(c, int | float) and not isinstance(c, bool) for row in rows for c in row):
            out.rejects.append(wb.reject(source, f"«{sheet}»", (field,), "no_heading"))
        return out
    seen: set[tuple[str, str, str]] = set()
    for i in range(table.header + 1, len(rows)):
        row = rows[i]
        text = row[table.label_column] if table.label_column < len(row) else ""
        label = text if isinstance(text, str) else ""
        full = [j for j in range(len(row)) if j != table.label_column and not wb.is_blank(row, j)]
        key_name = name(label)
        if not full and (not key_name or _is_heading(label)):
            continue
        for j in sorted({*table.periods, *full} if key_name else full):
            where = wb.address(sheet, i, j)
            cell = row[j] if j < len(row) else None
            try:
                p = _period_of(table, key_name, j)
                read = _read_cell(key_name, p, cell, limit, seen)
            except wb.Unreadable as error:
                out.rejects.append(wb.reject(source, where, (field,), error.reason, cell))
                continue
            marks = {*p.marks, *read.marks, *_name_marks(label)}
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
                    **_notes(table, marks, p),
                }
            )
    return out


def _is_heading(label: str) -> bool:
    """Rows without numbers that are no data: «из них:», footnotes, a lone full stop."""
    bare = label.strip()
    return bare.endswith(":") or bare == "." or wb.is_footnote(label)


def _period_of(table: wb.Table, name: str, column: int) -> Period:
    """The period above a cell; Unreadable when its row has no name or its column no heading."""
    if not name:
        raise wb.Unreadable("no_row_name")
    if (period := table.periods.get(column)) is None:
        raise wb.Unreadable("no_column_heading")
    return period


def _read_cell(name: str, p: Period, cell: object, limit: float, seen: set) -> wb.Cell:
    read = wb.number(cell)
    if read.value is not None and not 0 <= read.value <= limit:
        raise wb.Unreadable("out_of_range")
    if (name, p.start, p.end) in seen:
        raise wb.Unreadable("duplicate")
    seen.add((name, p.start, p.end))
    return read


def _name_marks(label: str) -> list[str]:
    tail = re.search(r"(?:\s*\d\))+\s*$", label)
    if tail:
        return re.findall(r"\d", tail.group())
    return []


def _notes(table: wb.Table, marks: set[str], p: Period) -> dict:
    """Footnote texts that concern a cell. Superscripts get lost in some editions:
    «предварительные данные» that is anchored nowhere then belongs to the newest period, «без
    учёта … областей» to every period since 2022."""
    newest = max(q.end for q in table.periods.values())
    texts = []
    for mark, text in sorted(table.footnotes.items()):
        low = text.lower()
        loose = (
            mark not in table.anchored
            and not marks & {mark}
            and (
                ("предварительн" in low and p.end == newest)
                or ("без уч" in low and "донецк" in low and p.year >= NEW_REGIONS_SINCE)
            )
        )
        if mark in marks or loose:
            texts.append(text)
    note = " ".join(texts)
    low = note.lower()
    return {
        "note": note,
        "is_preliminary": "предварительн" in low,
        "is_without_new_regions": "без уч" in low and "донецк" in low,
    }


def newest_edition(rows, key: list[str]):
    """Of several captured editions of one workbook the newest one's row stays; editions sort by
    their file names."""
    return (
        rows.sort_values("_file", kind="stable").drop_duplicates(key, keep="last").sort_values(key)
    )
