"""CVs on «Rabota Rossii» by occupation, counted while cv.csv (over 20 GB) streams by; no CV is
ever written."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

import pandas as pd

from etl.adverts.occupation.occupations import classify
from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed, Reject
from etl.sources.trudvsem import _cv
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem._trudvsem_hide import hide
from etl.sources.trudvsem.trudvsem_vacancies import LICENCE, PUBLISHER
from etl.store.partial import Partial

ORIGIN = Origin(
    "trudvsem_cv_occupations",
    PUBLISHER,
    Words(
        "Резюме по профессиям (файл резюме, только счёт)",
        "CVs by occupation (the file of CVs, counted only)",
    ),
    LICENCE,
    "https://trudvsem.ru/opendata/datasets",
    cadence_days=90,
    note=Words(
        "Скачивается по просьбе (--with-cv): более 20 ГБ, читается потоком, ни одно резюме не "
        "сохраняется.",
        "Fetched on request (--with-cv): over 20 GB, read as a stream, no CV is kept.",
    ),
)
OPT_IN = "python -m etl update --with-cv"
FILE = "https://opendata.trudvsem.ru/csv/cv.csv"
NAME = "cv_counts.csv"
LINES = 200_000


def _size(web) -> int:
    """Bytes to be read, as the server says."""
    return web.size_of(FILE) or 0


def _fetch(web, raw) -> None:
    """Count; a broken stream goes on from the last 200,000 lines counted."""
    part = Partial(raw, NAME)
    with web.stream(FILE, offset=int(part.state.get("offset", 0))) as reply:
        stamp = wire.validator(reply.headers)
        state = part.state
        if state and not (
            stamp and stamp == state["validator"] and reply.offset == state["offset"]
        ):
            part.restart()
            if reply.offset or reply.status == 416:
                return _fetch(web, raw)
            state = {}
        state = state or {
            "offset": 0,
            "header": "",
            "validator": stamp,
            "counts": [],
            "broken": 0,
            "observed": wire.modified(reply.headers) or wire.today().isoformat(),
        }
        for counted in _count(reply.chunks(), state):
            state = counted
            part.append(b"", state)
    if not state["counts"]:
        part.restart()
        raise wire.not_the_file(FILE)
    raw.put(NAME, _to_csv(state), url=FILE, published=state["observed"])
    part.restart()


def _count(chunks: Iterable[bytes], state: dict) -> Iterator[dict]:
    """The state after every 200,000 lines: offset, counts by (area, occupation), broken lines."""
    place = [state["offset"]]
    lines = _lines(chunks, place)
    header = state["header"].encode() or next(lines, b"")
    _cv.columns(header.decode("utf-8", "replace").rstrip("\r\n").split("|"))
    counts = Counter({(a, o): n for a, o, n in state["counts"]})
    broken = state["broken"]
    while batch := list(islice(lines, LINES)):
        more, rejects = _cv.count(chain([header], batch), _occupation)
        counts += more
        broken += len(rejects)
        yield state | {
            "offset": place[0],
            "header": header.decode("utf-8", "replace"),
            "broken": broken,
            "counts": [[*key, n] for key, n in sorted(counts.items())],
        }


def _lines(chunks: Iterable[bytes], place: list[int]) -> Iterator[bytes]:
    """Lines, and in `place` the offset after the last one; a line above a megabyte is cut into
    broken ones."""
    rest = b""
    for chunk in chain(chunks, (b"\n",)):
        *whole, rest = (rest + chunk).split(b"\n")
        if len(rest) > _cv.MAX_LINE:
            place[0] += len(rest)
            whole = [*whole, b"too long"]
            rest = b""
        for line in whole:
            place[0] += len(line) + 1 if line != b"too long" else 0
            yield line


def _occupation(title: str) -> str:
    return classify(title).occupation


def _to_csv(state: dict) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["area", "occupation", "cvs", "date"])
    rows.writerows([*cell, state["observed"]] for cell in state["counts"])
    rows.writerow(["broken", "", state["broken"], state["observed"]])
    return out.getvalue().encode()


def _read(path: Path) -> Parsed:
    """Counts by area and occupation; the broken lines the stream met are one reject that says
    how many."""
    rows = pd.read_csv(path, dtype="str", keep_default_na=False).to_dict("records")
    broken = [
        Reject(ORIGIN.id, f"cv.csv: {r['cvs']} строк", (), "wrong_number_of_fields")
        for r in rows
        if r["area"] == "broken" and r["cvs"] != "0"
    ]
    return Parsed([r | {"cvs": int(r["cvs"])} for r in rows if r["area"] != "broken"], broken)


@table(
    columns={
        "area": "str",
        "occupation": "str",
        "family": "str",
        "cvs": "Int64",
        "hidden": "str",
        "date": "str",
    },
    key=["area", "occupation"],
    mart=True,
)
def cv_occupations(trudvsem_cv_occupations_raw, occupations_csv):
    """One row per area (moscow | oblast | other) and occupation: active CVs, people; date of the
    publisher's file.

    `cvs` is missing where `hidden` says so: fewer than 20 people, or a cell that would let such
    a one be told to ±20 % from sums by family and area. Caveat: a state portal holds few
    engineers' CVs, and most of their owners have a job; a CV that names Moscow and the oblast
    counts in both.
    """
    rows = trudvsem_cv_occupations_raw.query("occupation != ''")
    rows = rows.merge(
        occupations_csv[["code", "family"]], left_on="occupation", right_on="code", how="inner"
    )
    cells = hide(rows, "cvs", ["area"])
    return cells[["area", "occupation", "family", "cvs", "hidden", "date"]].sort_values(
        ["area", "occupation"]
    )
