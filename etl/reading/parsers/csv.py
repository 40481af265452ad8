"""Comma-separated values as people save them: encoding and delimiter found out, rows as text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from etl.language import Words
from etl.reading import dialects
from etl.reading.bounds import MB, Limits, refusal

LONGEST_MB = 1
_HEAD = 65_536


@dataclass
class Content:
    """Rows of text, the heading among them, and how they were written."""

    encoding: str
    delimiter: str
    rows: list[list[str]]


def parse(data: bytes, limits: Limits) -> tuple[Content, list[Words]]:
    """Refused: no text, a line too long, too many rows or columns, a quote never closed."""
    encoding = dialects.encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise refusal(
            "Строка {line}: текст не в кодировке {encoding}. Сохраните файл как «CSV UTF-8».",
            "Line {line}: the text is not in {encoding}. Save the file as “CSV UTF-8”.",
            line=data.count(b"\n", 0, error.start) + 1,
            encoding=encoding,
        ) from None
    if "\0" in text:
        raise refusal(
            "Это не текст: в файле нулевые байты. Нужен файл CSV.",
            "This is no text: the file holds zero bytes. A CSV file is needed.",
        )
    first, _, rest = text.partition("\n")
    mark = dialects.hinted(first)
    if mark:
        text = rest
    head = text[:_HEAD].splitlines()[:20]
    mark = mark or dialects.delimiter(head)
    return Content(encoding, mark, _rows(text, mark, limits)), []


def _rows(text: str, mark: str, limits: Limits) -> list[list[str]]:
    csv.field_size_limit(LONGEST_MB * MB)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    out: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            cells += len(row)
            if len(out) >= limits.rows or len(row) > limits.columns or cells > limits.cells:
                raise refusal(
                    "Строка {line}: в файле больше {rows} строк, {columns} столбцов или {cells} "
                    "ячеек. Оставьте только нужное.",
                    "Line {line}: the file holds over {rows} rows, {columns} columns or {cells} "
                    "cells. Keep only what is needed.",
                    line=reader.line_num,
                    rows=limits.rows,
                    columns=limits.columns,
                    cells=limits.cells,
                )
            out.append(row)
    except csv.Error:
        raise refusal(
            "Строка {line}: поле длиннее {most} МБ или кавычка не закрыта. Найдите её и закройте.",
            "Line {line}: a field over {most} MB, or a quote never closed. Find and close it.",
            line=reader.line_num,
            most=LONGEST_MB,
        ) from None
    return out
