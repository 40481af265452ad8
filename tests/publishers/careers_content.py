"""Zenodo's record of the open careers [C: file names come from its API]: a ZIP of three |-separated
CSV [B], planted.

Turners leave with a monthly chance of `QUITS` and become designers; the ids, employers and
schools are canaries: the real dataset is anonymous, yet not one row of a person may be written.
"""

from __future__ import annotations

import io
import json
import zipfile
from functools import lru_cache
from hashlib import md5

import numpy as np

SURE = "C"
HOSTS = ("zenodo.org",)
RECORD = "/api/records/10913325"
FILE = f"{RECORD}/files/1.zip/content"
QUITS = 0.04
PEOPLE = 400
LAST_MONTH = 12 * 2023 + 11
CANARY = "Канарейкина Аграфена"


def answer(
    method: str, path: str, query: dict, form: list | None = None
) -> tuple[int, dict, bytes]:
    """(status, headers, body) of one request."""
    if path == RECORD:
        files = [
            {
                "key": "1.zip",
                "size": len(archive()),
                "links": {"self": f"https://zenodo.org{FILE}"},
                "checksum": f"md5:{md5(archive()).hexdigest()}",
            },
            {"key": "readme.md"},
        ]
        body = {"metadata": {"publication_date": "2024-04-02"}, "files": files}
        return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()
    if path == FILE:
        return 200, {"Content-Type": "application/zip"}, archive()
    return 404, {"Content-Type": "text/html"}, b"<html>404</html>"


@lru_cache(maxsize=2)
def archive(people: int = PEOPLE, quits: float = QUITS, spellings: int = 1) -> bytes:
    """Turners of Moscow, two spells each at most; born 1960–1999; all studied engineering until
    2011; the title of turner has so many `spellings`."""
    rng = np.random.default_rng(0)
    start = 12 * 2012 + rng.integers(0, 60, people)
    end = start + rng.geometric(quits, people) - 1
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        _write(
            z,
            "workexp",
            "id_candidate|company_name|date_from|date_to|job_title",
            _spells(start, end, spellings),
        )
        _write(
            z,
            "edu",
            "id_candidate|legal_name|speciality|graduate_year",
            (f"{CANARY}{i}|МГТУ Птицелов|Машиностроение|2011" for i in range(people)),
        )
        _write(
            z,
            "cand",
            "id_candidate|birthyear|region_code|salary|gender",
            (f"{CANARY}{i}|{1960 + i % 40}|77|0|" for i in range(people)),
        )
    return out.getvalue()


def _spells(start: np.ndarray, end: np.ndarray, spellings: int):
    for i, (a, b) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        left = b < LAST_MONTH
        title = f"Токарь {i % spellings}" if spellings > 1 else "Токарь"
        yield f"{CANARY}{i}|Птицелов и сыновья|{_day(a)}|{_day(b) if left else ''}|{title}"
        if left:
            yield f"{CANARY}{i}|Птицелов и сыновья|{_day(b + 1)}||Инженер-конструктор"


def _write(z: zipfile.ZipFile, name: str, header: str, lines) -> None:
    with z.open(
        zipfile.ZipInfo(f"d/{name}.csv", (2024, 4, 2, 0, 0, 0)), "w", force_zip64=True
    ) as f:
        f.write((header + "\n").encode())
        for line in lines:
            f.write((line + "\n").encode())


def _day(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02d}-01"
