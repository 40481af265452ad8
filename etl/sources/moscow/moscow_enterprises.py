"""Industrial enterprises of Moscow, set 2601 of data.mos.ru: counted by okrug and class of ОКВЭД
while they are read; the list itself is never written."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Intake, Origin, Parsed, Reject, Taken
from etl.reading.bounds import Refused
from etl.sources.moscow import _datamos, _export
from etl.sources.moscow._counting import FIELDS, NEEDED, REASONS, counted

DATASET = 2601
ORIGIN = Origin(
    "moscow_enterprises",
    Words(
        "Портал открытых данных Правительства Москвы, набор 2601",
        "Open data portal of the Moscow government, set 2601",
    ),
    Words(
        "Промышленные предприятия Москвы: счёт по округам и классам ОКВЭД (по ключу или выгрузке)",
        "Industrial enterprises of Moscow: counts by okrug and class of OKVED (key or export)",
    ),
    Words("CC BY 3.0, со ссылкой на data.mos.ru", "CC BY 3.0, attributed to data.mos.ru"),
    f"https://data.mos.ru/opendata/{DATASET}",
    cadence_days=365,
    note=Words(
        "Выключено, пока нет ETL_DATAMOS_KEY; без ключа — выгрузка набора: python -m etl capture "
        "moscow_enterprises ФАЙЛ. Хранится только счёт: названия, ИНН, адреса и координаты на "
        "диск не попадают.",
        "Off without ETL_DATAMOS_KEY; without a key, the set's export: python -m etl capture "
        "moscow_enterprises FILE. Counts alone are kept: names, tax numbers, addresses and "
        "coordinates never reach the disk.",
    ),
)
SETTING = "ETL_DATAMOS_KEY"
OPT_IN = "ETL_DATAMOS_KEY=… python -m etl update"
NAME = "counts.csv"
DIGITS = 4
"""Longest count of a cell: the whole list holds under a thousand."""
NOT_A_DAY = Words(
    "--published: «{day}» не день, пишите ГГГГ-ММ-ДД", "--published: “{day}” is no day: YYYY-MM-DD"
)


def _fetch(web, raw) -> None:
    day = date.today().isoformat()
    body, _, rows = counted(_datamos.rows(web, DATASET, NEEDED), day)
    if not rows:
        raise _datamos.Refused("changed", ", ".join(NEEDED))
    raw.put(NAME, body, url=ORIGIN.url, published=day)


def _intake(path: Path, raw, asked: Intake) -> Taken:
    """The export from disk: counted while it is read, the file itself is not kept."""
    try:
        cells, found = _export.cells(path, NEEDED)
        day = date.fromisoformat(asked.published or found or date.today().isoformat()).isoformat()
    except Refused as error:
        return Taken(refused=error.words)
    except ValueError:
        return Taken(refused=NOT_A_DAY.format(day=asked.published or found))
    body, rejects, rows = counted(cells, day)
    if rows:
        raw.put(NAME, body, url=asked.url or ORIGIN.url, published=day)
    return Taken(NAME, rows, sum(rejects.values()), rejects)


def _read(path: Path) -> Parsed:
    """One row per okrug and class; rows of the list without either are rejects, as many as there
    were. Anything that is no such count is one reject."""
    out = Parsed()
    text = path.read_bytes().decode("utf-8", "replace")
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=False)
    if tuple(reader.fieldnames or ()) != FIELDS:
        out.rejects.append(Reject(ORIGIN.id, path.name, (), "no_counts"))
        return out
    for line, row in enumerate(reader, start=2):
        number, reason = row["enterprises"] or "", row["reason"] or ""
        if not number.isascii() or not number.isdecimal() or len(number) > DIGITS:
            out.rejects.append(Reject(ORIGIN.id, line, ("enterprises",), "no_number"))
        elif reason:
            fields = REASONS.get(reason, ())
            places = (f"{line}:{i}" for i in range(int(number)))
            out.rejects += [Reject(ORIGIN.id, place, fields, reason) for place in places]
        else:
            kept = ("okrug", "okved_class", "observed")
            out.rows.append({k: row[k] or "" for k in kept} | {"enterprises": int(number)})
    return out


@table(
    columns={"okrug": "str", "okved_class": "str", "enterprises": "int64", "observed": "str"},
    key=["okrug", "okved_class"],
)
def moscow_enterprises(moscow_enterprises_raw):
    """One row per okrug and two-digit class of ОКВЭД: `enterprises` the city's list names, on the
    day `observed`.

    Source: data.mos.ru, set 2601, CC BY 3.0. Caveat: a list, not a census, of main activities
    alone; a row without an okrug or a code is quarantined and counted.
    """
    rows = moscow_enterprises_raw.drop_duplicates(["okrug", "okved_class"], keep="last")
    return rows[["okrug", "okved_class", "enterprises", "observed"]]
