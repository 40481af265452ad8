"""Careers from the open dataset of 6.2 million CVs (doi 10.5281/zenodo.10913325): aggregates only,
on request.

The ZIP is read where it lies, in chunks; spells live in memory as numbers and are gone when the
four small tables are written. Cells of fewer than 20 people are never written.
"""

from __future__ import annotations

import csv
import json
import zipfile
import zlib
from pathlib import Path

import pandas as pd

from etl.adverts.occupation.occupations import classify
from etl.adverts.reference import rows as reference_rows
from etl.build.checks import table
from etl.language import Words
from etl.models import careers as model
from etl.origin import Origin, Parsed, Reject
from etl.reading import remote_zip as _remote_zip
from etl.sources.trudvsem import _education, _trajectories
from etl.sources.trudvsem._trudvsem import MissingField

ORIGIN = Origin(
    "careers",
    Words(
        "Авторы набора «Educational and Career Trajectories in Russia», по данным «Работы России»",
        "Authors of “Educational and Career Trajectories in Russia”, after Rabota Rossii",
    ),
    Words("Трудовые траектории владельцев резюме, 2015–2023", "Careers of CV holders, 2015–2023"),
    Words("CC BY 4.0", "CC BY 4.0"),
    "https://doi.org/10.5281/zenodo.10913325",
    note=Words(
        "Загружается по просьбе (backfill --trajectories): только агрегаты. Это владельцы резюме "
        "на портале, не "
        "все работники; короткие места работы представлены чаще.",
        "Loaded on request (backfill --trajectories): aggregates only. These are CV holders of the "
        "portal, not "
        "all staff; short spells are over-represented.",
    ),
)
OPT_IN = "python -m etl backfill --trajectories"
UNREADABLE = (zipfile.BadZipFile, zlib.error, csv.Error, pd.errors.ParserError, MemoryError)
RECORD = "https://zenodo.org/api/records/10913325"
LAST_MONTH = 12 * 2023 + 11
LAST_YEAR = 2023


def _fetch(web, raw) -> None:
    address, name, published = _file(web)
    try:
        with _remote_zip.open_zip(web, address) as archive:
            names = [row["code"] for row in reference_rows("occupations")]
            spells, left = _trajectories.read(
                archive, lambda title: classify(title).occupation, names
            )
            leads = _education.lead_where(archive, spells, names, left)
    except UNREADABLE as error:
        said = type(error).__name__
        raise MissingField(
            f"Файл {name} с {address} не читается как ZIP с таблицами ({said}). Повторите позже.",
            f"The file {name} at {address} is no readable ZIP of tables ({said}). Try later.",
        ) from None
    found = {
        "stay": model.stay_curves(spells, names, LAST_MONTH),
        "transitions": model.transitions(spells, names),
        "ages": model.ages(spells, names, LAST_YEAR),
        "specialities": leads,
    }
    for kind, frame in found.items():
        content = frame.to_csv(index=False, lineterminator="\n").encode()
        raw.put(f"{kind}.csv", content, url=address, published=published)
    raw.put(
        "left_out.json", json.dumps(left, sort_keys=True).encode(), url=address, published=published
    )


def _file(web) -> tuple[str, str, str | None]:
    """Address and name of the record's ZIP that holds spells of work (dataset 1, the larger
    one); its day."""
    record = web.get(RECORD).json()
    zips = [
        (f.get("size", 0), f["links"]["self"], f["key"])
        for f in record.get("files") or []
        if str(f.get("key")).endswith(".zip")
    ]
    if not zips:
        raise MissingField(
            f"В записи {RECORD} нет ни одного ZIP: набор изменился.",
            f"The record {RECORD} holds no ZIP: the dataset has changed.",
        )
    _, address, name = max(zips)
    return address, name, (record.get("metadata") or {}).get("publication_date")


def _size(web) -> int:
    """Bytes to be read, as the server says."""
    return web.size_of(_file(web)[0]) or 0


def _read(path: Path) -> Parsed:
    """Rows of one aggregate with its kind; what was left out of the careers comes as one reject
    a reason."""
    if path.suffix == ".json":
        left = json.loads(path.read_text("utf-8"))
        return Parsed(
            [],
            [
                Reject(ORIGIN.id, f"workexp: {n} строк", (), reason)
                for reason, n in sorted(left.items())
                if n and not reason.endswith("rows")
            ],
        )
    frame = pd.read_csv(path, keep_default_na=False)
    return Parsed((frame.assign(kind=path.stem)).to_dict("records"))


def _of(raw: pd.DataFrame, kind: str) -> pd.DataFrame:
    if "kind" in raw:
        return raw[raw["kind"] == kind]
    return pd.DataFrame({"kind": []})


@table(
    columns={
        "occupation": "str",
        "area": "str",
        "month": "int64",
        "stay_share": "float64",
        "low": "float64",
        "high": "float64",
        "at_risk": "Int64",
        "n_people": "int64",
    },
    key=["occupation", "area", "month"],
    mart=True,
)
def career_stay(careers_raw):
    """One row per occupation, area (moscow | russia) and month 0, 3, … 120: share still in the job,
    with its interval.

    `stay_share`, `low`, `high` are shares 0–1 (Kaplan–Meier, 95 %), `at_risk` people still
    watched at that month, `n_people` all. Where fewer than 20 are at risk both are missing, not
    zero, and `n_people` stays. Source: Careers in Russia, 2015–2023. Caveat: CV holders only;
    about 8 % of spells lack an end and count as running to December 2023.
    """
    columns = ["occupation", "area", "month", "stay_share", "low", "high", "at_risk", "n_people"]
    return _of(careers_raw, "stay").reindex(columns=columns)


@table(
    columns={
        "area": "str",
        "from_occupation": "str",
        "to_occupation": "str",
        "moves": "int64",
        "people": "int64",
        "moves_from": "int64",
    },
    key=["area", "from_occupation", "to_occupation"],
    mart=True,
)
def career_transitions(careers_raw):
    """One row per area (moscow | russia), from and to occupation («other» outside the list): moves,
    people.

    `moves_from` is all moves out of the occupation, hidden cells included. Cells of fewer than
    20 people, and those that would give one away, have no row. Source: Careers in Russia,
    2015–2023. Caveat: consecutive spells as the person told them, gaps between ignored.
    """
    columns = ["area", "from_occupation", "to_occupation", "moves", "people", "moves_from"]
    return _of(careers_raw, "transitions").reindex(columns=columns)


@table(
    columns={
        "area": "str",
        "occupation": "str",
        "age_from": "int64",
        "age_to": "int64",
        "people": "int64",
    },
    key=["area", "occupation", "age_from"],
    mart=True,
)
def career_ages(careers_raw):
    """One row per area (moscow | russia), occupation and age band [age_from, age_to), years: people
    in such a job now.

    «Now» is 2023, the dataset's last year; bands of fewer than 20 people have no row. Caveat:
    age is the year less the year of birth, and 13.9 % of people gave none.
    """
    return _of(careers_raw, "ages").reindex(
        columns=["area", "occupation", "age_from", "age_to", "people"]
    )


@table(
    columns={
        "area": "str",
        "speciality": "str",
        "occupation": "str",
        "people": "int64",
        "people_of_speciality": "int64",
    },
    key=["area", "speciality", "occupation"],
    mart=True,
)
def career_specialities(careers_raw):
    """One row per area (moscow | russia), speciality as written and occupation of the first job
    after graduation.

    `occupation` «other» is any outside the list: its share is who left the field. People; cells
    below 20, and one that would give such a cell away, have no row but count in
    `people_of_speciality`. Source: Careers in Russia, 2015–2023. Caveat: 62 % of educations name
    no speciality; spellings are joined only by case, spaces and the leading code.
    """
    columns = ["area", "speciality", "occupation", "people", "people_of_speciality"]
    return _of(careers_raw, "specialities").reindex(columns=columns)
