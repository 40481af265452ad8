"""Applications and invitations on «Rabota Rossii» per advert, counted as the XML streams by; no
applicant is kept."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed, Reject
from etl.sources.trudvsem import _trudvsem_xml as xml
from etl.sources.trudvsem._cv import areas
from etl.sources.trudvsem._trudvsem_fields import is_id
from etl.sources.trudvsem._trudvsem_hide import hide
from etl.sources.trudvsem.trudvsem_vacancies import LICENCE, PUBLISHER

ORIGIN = Origin(
    "trudvsem_responses",
    PUBLISHER,
    Words(
        "Отклики и приглашения по вакансиям (только счёт)",
        "Applications and invitations per vacancy (counted only)",
    ),
    LICENCE,
    f"{xml.HOST}{xml.REGISTRY}-responses/",
    cadence_days=90,
    note=Words(
        "Скачивается по просьбе (--with-cv): гигабайты, читаются потоком, соискатели не "
        "сохраняются.",
        "Fetched on request (--with-cv): gigabytes, read as a stream, no applicant is kept.",
    ),
)
OPT_IN = "python -m etl update --with-cv"
SETS = {"response": ("responses", "response"), "invitation": ("invitations", "invitation")}
"""Element → the spellings of its set's address."""


def _size(web) -> int:
    """Bytes of both sets, as the server says."""
    return sum(web.size_of(xml.newest(web, *names)[0]) or 0 for names in SETS.values())


def _fetch(web, raw) -> None:
    for kind, names in SETS.items():
        address, day = xml.newest(web, *names)
        name = f"{kind}-counts-{day}.csv"
        if name in raw.entries():
            continue
        with web.stream(address) as reply:
            counts, broken = _count(xml.unpacked(reply.chunks(), address), kind)
        if not counts:
            raise xml.MissingField(
                f"В файле {address} нет ни одной записи {kind} с номером вакансии (id_vacancy).",
                f"The file {address} holds no {kind} with a vacancy's number (id_vacancy).",
            )
        raw.put(name, _to_csv(counts, kind, day, broken), url=address, published=day)


def _count(chunks: Iterable[bytes], kind: str) -> tuple[Counter, int]:
    """Records per (vacancy, area moscow | oblast) and how many were broken or without a vacancy;
    others are left out.

    A record that does not say its region counts under the area ''.
    """
    counts: Counter[tuple[str, str]] = Counter()
    rejects: list[Reject] = []
    broken = 0
    for record in xml.records(chunks, kind, ORIGIN.id, rejects):
        vacancy = record.get("id_vacancy") or record.get("vacancy", "")
        if not is_id(vacancy):
            broken += 1
            continue
        said = record.get("region_code") or record.get("region", "")
        for area in areas(said) - {"other"} if said else {""}:
            counts[vacancy, area] += 1
    return counts, broken + len(rejects)


def _to_csv(counts: Counter, kind: str, day: str, broken: int) -> bytes:
    """The counts as a small CSV: kind, advert_id, area, n, date. This, not the applications, is
    what is captured."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["kind", "advert_id", "area", "n", "date"])
    rows.writerows([kind, vacancy, area, n, day] for (vacancy, area), n in sorted(counts.items()))
    rows.writerow(["broken", "", "", broken, day])
    return out.getvalue().encode()


def _read(path: Path) -> Parsed:
    out = Parsed()
    for row in pd.read_csv(path, dtype="str", keep_default_na=False).to_dict("records"):
        if row["kind"] != "broken":
            out.rows.append(row | {"n": int(row["n"])})
        elif row["n"] != "0":
            name = re.sub(r"-counts.*", "", path.name)
            out.rejects.append(
                Reject(ORIGIN.id, f"{name}: {row['n']} записей", ("id_vacancy",), "no_vacancy")
            )
    return out


@table(
    columns={
        "kind": "str",
        "area": "str",
        "occupation": "str",
        "family": "str",
        "adverts": "int64",
        "adverts_with_any": "int64",
        "openings": "int64",
        "people": "Int64",
        "hidden": "str",
        "per_opening": "Float64",
        "date": "str",
    },
    key=["kind", "area", "occupation"],
    mart=True,
)
def advert_responses(trudvsem_responses_raw, adverts_db):
    """One row per kind (response | invitation), area of the job and occupation: how many came per
    opening.

    `people` are records, missing below 20 and where that would give one away (`hidden`);
    `adverts` and `openings` are this source's adverts known here, `per_opening` = people /
    openings, missing below 20 adverts. Source: trudvsem.ru, sets responses and invitations.
    Caveat: records of adverts not known here are left out; on a state portal most people apply
    elsewhere.
    """
    newest = (
        trudvsem_responses_raw.groupby("kind")["date"].transform("max")
        == trudvsem_responses_raw["date"]
    )
    said = (
        trudvsem_responses_raw[newest]
        .groupby(["kind", "advert_id", "date"], as_index=False)["n"]
        .sum()
    )
    adverts_db.register("said", said)
    rows = adverts_db.execute("""
        WITH known AS (SELECT advert_id, any_value(area) AS area,
                              any_value(occupation) AS occupation,
                              any_value(family) AS family, max(openings) AS openings
                       FROM adverts WHERE source = 'trudvsem_vacancies' AND is_industrial
                                      AND area IN ('moscow', 'oblast') GROUP BY advert_id),
             kinds AS (SELECT kind, max(date) AS date FROM said GROUP BY kind)
        SELECT k.kind, a.area, a.occupation, a.family, count(*) AS adverts,
               count(s.n) AS adverts_with_any, sum(a.openings)::BIGINT AS openings,
               coalesce(sum(s.n), 0)::BIGINT AS people, k.date
        FROM known a CROSS JOIN kinds k
        LEFT JOIN said s ON s.advert_id = a.advert_id AND s.kind = k.kind
        GROUP BY ALL ORDER BY k.kind, a.area, a.occupation""").df()
    adverts_db.unregister("said")
    rows = hide(rows, "people", ["kind", "area"])
    rows["per_opening"] = (
        (rows["people"] / rows["openings"]).astype("Float64").mask(rows["adverts"] < 20)
    )
    return rows[
        [
            "kind",
            "area",
            "occupation",
            "family",
            "adverts",
            "adverts_with_any",
            "openings",
            "people",
            "hidden",
            "per_opening",
            "date",
        ]
    ]
