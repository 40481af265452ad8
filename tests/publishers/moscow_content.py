"""data.mos.ru's API [B: addresses and rows as documented and seen in copies; the body of a refusal
and the answer to a wrong key are ours]: a set of made-up enterprises.

Names, tax numbers, addresses and coordinates are canaries: nothing of them may be written.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile

import openpyxl

SURE = "B"
HOSTS = ("apidata.mos.ru",)
KEY = "test-key"
JSON = {"Content-Type": "application/json; charset=utf-8"}
AREAS = {
    "САО": "Северный административный округ",
    "ЮВАО": "Юго-Восточный административный округ",
    "ЗелАО": "Зеленоградский административный округ",
}
CODES = ("26.51.2", "25.62", "10.71", "72.19", "28", "46.32")
WHOLE, BROKEN = 620, {7: ("", "26.51"), 9: (AREAS["САО"], "не указан")}
CANARIES = ("Канареечный завод", "7799771", "Канареечная улица", "37.98765", "canary_director")


def cells(i: int) -> dict:
    """The cells of one enterprise; values are dirty as the portal's are."""
    area, code = BROKEN.get(i, (list(AREAS.values())[i % 3], CODES[i % len(CODES)]))
    return {
        "ID": i,
        "global_id": 169_000_000 + i,
        "FullName": f"Акционерное общество «Канареечный завод № {i}»",
        "ShortName": f"АО «Канареечный завод № {i}»",
        "INN": f"7799771{i:03d}",
        "OKPO": f"7799771{i}",
        "AdmArea": area.replace(" ", "\u00a0") + "\n" if i % 11 == 1 and area else area,
        "District": "район Канареечный завод",
        "Address": f"Канареечная улица, дом {i}",
        "Category": "Машиностроение\n",
        "Specialization": "canary_director",
        "OKVED": f" {code} " if i % 13 == 2 else code,
        "OKVED_Description": "Производство приборов",
        "geoData": {"coordinates": [37.98765 + i / 1e8, 55.5], "type": "Point"},
    }


ROWS = [
    {"global_id": c["global_id"], "Number": c["ID"], "Cells": c}
    for c in map(cells, range(1, WHOLE + 1))
]


def answer(
    method: str, path: str, query: dict, form: list | None = None
) -> tuple[int, dict, bytes]:
    """(status, headers, body) of one request."""
    if query.get("api_key") != KEY:
        return 403, JSON, json.dumps({"message": "Access denied"}).encode()
    if path == "/v1/datasets/2601/count":
        return 200, {"Content-Type": "text/plain"}, str(len(ROWS)).encode()
    if path == "/v1/datasets/2601/rows":
        skip, top = int(query.get("$skip", 0)), min(int(query.get("$top", 500)), 1000)
        page = ROWS[skip : skip + top]
        return 200, JSON, json.dumps(page, ensure_ascii=False).encode()
    return 404, JSON, b"{}"


def grid() -> list[list]:
    """The export as a table: two rows of heading, then values."""
    names = [n for n in ROWS[0]["Cells"] if n != "geoData"]
    return [
        names,
        [f"Русское имя {n}" for n in names],
        *([c[n] for n in names] for c in (row["Cells"] for row in ROWS)),
    ]


def as_csv() -> bytes:
    """The export in CSV."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(grid())
    return out.getvalue().encode("cp1251", "replace")


def as_xlsx() -> bytes:
    """The export as a workbook."""
    book, out = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for row in grid():
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def as_json() -> bytes:
    """The export in JSON: cells alone."""
    return json.dumps([row["Cells"] for row in ROWS], ensure_ascii=False).encode()


def as_zip() -> bytes:
    """The export as it is downloaded: a ZIP with one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("data.csv", as_csv())
    return out.getvalue()
