"""The open dataset of career trajectories, read in chunks into arrays; persons never leave
memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import numpy as np
import pandas as pd

from etl.models.careers import Spells
from etl.sources.trudvsem._trudvsem import MissingField

CHUNK = 200_000
FILES = {
    "cand": ("id_candidate", "birthyear", "region_code"),
    "workexp": ("id_candidate", "date_from", "date_to", "job_title"),
    "edu": ("id_candidate", "graduate_year", "speciality"),
}
EARLIEST = 12 * 1950
LATEST = 12 * 2100


def read(
    archive: zipfile.ZipFile,
    classify: Callable[[str], str],
    names: list[str],
    progress: Callable[[str, int], None] = lambda file, rows: None,
) -> tuple[Spells, dict[str, int]]:
    """All spells as arrays, and how many rows were read and left out with the reason (counts only).

    Rows in = spells + the counted reasons. MissingField names a file or column that is not there.
    """
    left = {"rows": 0, "no_start": 0, "bad_dates": 0, "broken_line": 0}
    people, birth, moscow = _candidates(archive, progress)
    index = {name: i for i, name in enumerate(names)}
    parts: list[tuple[np.ndarray, ...]] = []
    known: dict[str, int] = {}
    for frame in _chunks(archive, "workexp", left):
        left["rows"] += len(frame)
        for title in frame["job_title"].dropna().unique():
            if title not in known:
                known[title] = index.get(classify(title), -1)
        start = _months(frame["date_from"])
        end = _months(frame["date_to"])
        bad = (start >= 0) & (end >= 0) & (end < start)
        left["no_start"] += int((start < 0).sum())
        left["bad_dates"] += int(bad.sum())
        good = (start >= 0) & ~bad
        occupation = frame["job_title"].map(known).fillna(-1).to_numpy(np.int16)
        parts.append((_hash(frame["id_candidate"])[good], occupation[good], start[good], end[good]))
        progress("workexp", left["rows"])
    if parts:
        person, occupation, start, end = (np.concatenate(p) for p in zip(*parts, strict=True))
    else:
        person, occupation, start, end = _nothing()
    at = np.minimum(np.searchsorted(people, person), max(len(people) - 1, 0))
    known_person = people[at] == person if len(people) else np.zeros(len(person), bool)
    return Spells(
        person,
        occupation,
        start,
        end,
        moscow[at] & known_person if len(people) else known_person,
        np.where(known_person, birth[at], 0) if len(people) else np.zeros(len(person), np.int16),
    ), left


def _nothing() -> tuple[np.ndarray, ...]:
    return (
        np.empty(0, np.uint64),
        np.empty(0, np.int16),
        np.empty(0, np.int32),
        np.empty(0, np.int32),
    )


def _candidates(archive, progress) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    ids = []
    births = []
    moscow = []
    done = 0
    for frame in _chunks(archive, "cand", {"broken_line": 0}):
        ids.append(_hash(frame["id_candidate"]))
        births.append(
            pd.to_numeric(frame["birthyear"], errors="coerce")
            .fillna(0)
            .clip(0, 2100)
            .to_numpy(np.int16)
        )
        moscow.append(
            frame["region_code"]
            .fillna("")
            .str.contains(r"(?:^|,)\s*77(?:\s*(?:,|$)|0{11})")
            .to_numpy(bool)
        )
        done += len(frame)
        progress("cand", done)
    if not ids:
        return np.empty(0, np.uint64), np.empty(0, np.int16), np.empty(0, bool)
    people = np.concatenate(ids)
    order = np.argsort(people, kind="stable")
    return people[order], np.concatenate(births)[order], np.concatenate(moscow)[order]


def _chunks(archive: zipfile.ZipFile, name: str, left: dict[str, int]):
    member = next(
        (
            n
            for n in archive.namelist()
            if name in n.rpartition("/")[2].lower() and n.endswith(".csv")
        ),
        None,
    )
    if member is None:
        raise MissingField(
            f"В архиве траекторий нет файла {name}*.csv. Есть: "
            f"{', '.join(archive.namelist()[:10])}."
        )

    def broken(cells: list[str]) -> None:
        left["broken_line"] += 1

    with archive.open(member) as raw:
        text = io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="")
        for frame in pd.read_csv(
            text,
            sep="|",
            dtype="str",
            chunksize=CHUNK,
            on_bad_lines=broken,
            engine="python",
            quoting=3,
        ):
            frame.columns = [c.strip().lstrip("\ufeff") for c in frame.columns]
            gone = set(FILES[name]) - set(frame.columns)
            if gone:
                raise MissingField(
                    f"В файле {member} нет столбцов {', '.join(sorted(gone))}. "
                    f"Есть: {', '.join(frame.columns)}."
                )
            yield frame[list(FILES[name])]


def _hash(ids: pd.Series) -> np.ndarray:
    return pd.util.hash_array(ids.fillna("").to_numpy(object)).astype(np.uint64)


def _months(dates: pd.Series) -> np.ndarray:
    """Months since year 0, −1 when not given or not a date; 2015-03-01, 2015-03 and 01.03.2015
    are read."""
    iso = dates.str.extract(r"^(?P<y>\d{4})-(?P<m>\d{2})")
    dmy = dates.str.extract(r"^\d{1,2}\.(?P<m>\d{2})\.(?P<y>\d{4})")
    year = pd.to_numeric(iso["y"].fillna(dmy["y"]), errors="coerce")
    month = pd.to_numeric(iso["m"].fillna(dmy["m"]), errors="coerce")
    out = (year * 12 + month - 1).fillna(-1).to_numpy().astype(np.int32)
    return np.where((out >= EARLIEST) & (out < LATEST) & month.between(1, 12).to_numpy(), out, -1)
