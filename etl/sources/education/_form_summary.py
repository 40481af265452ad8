"""The ministries' summary workbooks of forms ВПО-1 and СПО-1 [B]: the layout since 2016 as public
code reads it; columns are found by the numbers printed above the table, never by their place."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from etl.origin import Parsed
from etl.reading import workbook as wb
from etl.reading.regions import tidy

FIRST_YEAR = 2016
FORMS = {"очная": "full_time", "очно-заочная": "evening", "заочная": "correspondence"}
CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}")
NAME = re.compile(r"(?P<year>20\d\d)_(?P<region>[^_]+)_.*?(?P<form>[^_]+)\.xlsx?", re.IGNORECASE)
_HEAD_ROWS = 40
COLUMNS = {
    "region": "str",
    "study_form": "str",
    "year": "int64",
    "code": "str",
    "field": "str",
    "name": "str",
    "measure": "str",
    "people": "float64",
    "missing": "str",
    "cell": "str",
    "publisher": "str",
    "grade": "str",
}
KEY = ["region", "study_form", "year", "code", "measure"]


def read(source: str, path: Path, layout: dict[str, dict]) -> Parsed:
    """Every cell of `layout` (sheet, without spaces → {"code": column, measure: column, …}) of one
    workbook of one region and form of study, «2024_г. Москва_…_Очная.xlsx».

    A name without year, region and form, a year before 2016, a file that is no workbook and a
    cell that is no number are rejects; headings and totals without a code are no rows.
    """
    out = Parsed()
    said = NAME.fullmatch(path.name)
    form = FORMS.get(said["form"].strip().lower()) if said else None
    if said is None or form is None:
        out.rejects.append(wb.reject(source, path.name, ("year", "region", "form"), "file_name"))
        return out
    if int(said["year"]) < FIRST_YEAR:
        out.rejects.append(wb.reject(source, path.name, ("year",), "older_layout"))
        return out
    try:
        book = wb.sheets(path)
    except wb.Unreadable as error:
        out.rejects.append(wb.reject(source, path.name, (), error.reason))
        return out
    about = {"region": tidy(said["region"]), "study_form": form, "year": int(said["year"])}
    found = {re.sub(r"\s", "", name): (name, rows) for name, rows in book.items()}
    for wanted, columns in layout.items():
        if wanted not in found:
            out.rejects.append(wb.reject(source, f"«{wanted}»", (), "no_sheet"))
            continue
        part = _sheet(source, *found[wanted], columns, about)
        out.rows += part.rows
        out.rejects += part.rejects
    return out


def _sheet(source: str, sheet: str, rows: list[list], columns: dict, about: dict) -> Parsed:
    out = Parsed()
    head = next((i for i, row in enumerate(rows[:_HEAD_ROWS]) if _numbered(row)), None)
    if head is None:
        out.rejects.append(wb.reject(source, f"«{sheet}»", (), "no_heading"))
        return out
    at = {int(c): j for j, c in enumerate(rows[head]) if _is_number(c)}
    measures = {m: n for m, n in columns.items() if m != "code"}
    if lost := [m for m, n in columns.items() if n not in at]:
        out.rejects.append(wb.reject(source, f"«{sheet}»", tuple(lost), "no_column"))
        return out
    for i, row in enumerate(rows[head + 1 :], head + 1):
        code = str(row[at[columns["code"]]]).strip() if len(row) > at[columns["code"]] else ""
        if not CODE.fullmatch(code):
            continue
        for measure, number in measures.items():
            where = wb.address(sheet, i, at[number])
            try:
                cell = wb.number(row[at[number]])
                if cell.value is not None and (cell.value < 0 or cell.value % 1):
                    raise wb.Unreadable("no_count")
            except wb.Unreadable as error:
                out.rejects.append(
                    wb.reject(source, where, (measure,), error.reason, row[at[number]])
                )
                continue
            out.rows.append(
                about
                | {
                    "code": code,
                    "name": tidy(str(row[at[1]])),
                    "measure": measure,
                    "people": cell.value,
                    "missing": cell.missing,
                    "cell": where,
                }
            )
    return out


def _numbered(row: list) -> bool:
    """The row of printed column numbers: 1, 2, 3 first."""
    first = [c for c in row if c not in (None, "")][:3]
    return len(first) == 3 and all(map(_is_number, first)) and [int(c) for c in first] == [1, 2, 3]


def _is_number(cell: object) -> bool:
    text = str(cell).strip().removesuffix(".0")
    return not isinstance(cell, bool) and text.isdigit() and len(text) < 3


def frame(raw: pd.DataFrame, publisher: str) -> pd.DataFrame:
    """Rows of every captured workbook; of two captures of one cell the newer stays."""
    rows = raw.sort_values("_file", kind="stable").drop_duplicates(KEY, keep="last")
    rows = rows.assign(field=rows["code"].str[:2], publisher=publisher, grade="B")
    return rows[list(COLUMNS)]
