"""Adverts of hh.ru in Moscow and its oblast by engineering and workers' roles: optional, with an
application's token.

Contacts never reach the disk: an item becomes a record of allowed fields, its prose goes through
the redactor, before anything is written. A day's listing that broke off is kept apart
(`hh-part-…`), so that nobody counts as closed.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from etl.adverts.reference import rows as reference_rows
from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed, Reject
from etl.sources.hh import _hh_api as api
from etl.sources.hh._hh_record import record
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem._trudvsem_clean import encode
from etl.sources.trudvsem._trudvsem_fields import Cleaner

ORIGIN = Origin(
    "hh_vacancies",
    Words("hh.ru", "hh.ru"),
    Words(
        "Вакансии hh.ru по инженерным и рабочим ролям (по токену)",
        "Vacancies of hh.ru by engineering and workers' roles (by token)",
    ),
    Words(
        "Условия API hh.ru: только для подбора и поиска работы; хранение для анализа — на "
        "усмотрение оператора",
        "hh.ru's API terms: recruitment and job search only; keeping for analysis is the "
        "operator's decision",
    ),
    "https://api.hh.ru/openapi/redoc",
    cadence_days=1,
    note=Words(
        "Выключено, пока нет ETL_HH_TOKEN. Отказ сайта — не ноль вакансий. Ряды hh.ru не "
        "смешиваются с рядами "
        "«Работы России».",
        "Off without ETL_HH_TOKEN. A refusal is not zero vacancies. Series of hh.ru are "
        "never mixed with those of Rabota Rossii.",
    ),
)
ADVERTS = APART = True
SETTING = "ETL_HH_TOKEN"
OPT_IN = "ETL_HH_TOKEN=… python -m etl update"
AREAS = {"1": "Москва", "2019": "Московская область"}
DETAILS = 300
"""Ours: descriptions and skills cost a request each, so a run asks for so many of the adverts
not yet known whole."""


def _fetch(web, raw) -> None:
    client = api.Client(web)
    now = datetime.now(UTC).replace(microsecond=0)
    wanted = {
        role
        for row in reference_rows("occupations")
        for role in row["hh_role_ids"].split("|")
        if role
    }
    there = {
        str(role["id"])
        for category in client.get("/professional_roles").get("categories") or []
        for role in category.get("roles") or []
    }
    cleaner = Cleaner()
    rows: dict[str, dict] = {}
    rejects: list[Reject] = []
    whole = True
    trouble = None
    try:
        for area in AREAS:
            places = _places(client.get(f"/areas/{area}"))
            for role in sorted(wanted & there, key=int):
                question = {"area": area, "professional_role": role}
                for item, answered in client.adverts(now, question):
                    whole = _take(item, places, cleaner, rows, rejects) and answered and whole
        _details(client, cleaner, rows, _known(raw))
    except Exception as error:  # pages already read are kept apart, the trouble is told
        trouble = error
        whole = False
    before = _listed(raw)
    if not trouble and rows and len(rows) <= wire.FEWER * before:
        trouble = wire.fewer(f"{api.API}/vacancies", len(rows), before)
        whole = False
    if rows:
        _keep(raw, rows, rejects, whole)
    if trouble:
        raise trouble
    if not rows:
        raise wire.BadFile(
            "hh.ru не показал ни одной вакансии: это не ноль, а ошибка; прежние остались.",
            "hh.ru showed not one vacancy: that is an error, not a zero; the earlier ones stay.",
        )
    if gone := sorted(wanted - there, key=int):
        raise wire.BadFile(
            f"hh.ru убрал роли {', '.join(gone)}: поправьте hh_role_ids в occupations.csv.",
            f"hh.ru withdrew the roles {', '.join(gone)}: mend hh_role_ids in occupations.csv.",
        )


def _places(area: dict) -> set[str]:
    """An area's own id and those of everything in it."""
    return {str(area.get("id"))}.union(*(_places(a) for a in area.get("areas") or []))


def _take(
    item: dict, places: set[str], cleaner: Cleaner, rows: dict, rejects: list[Reject]
) -> bool:
    """One item into `rows` or `rejects`; False when it lies outside the area asked for."""
    place = f"vacancies/{item.get('id')}" if str(item.get("id", "")).isdecimal() else "vacancies"
    if str((item.get("area") or {}).get("id")) not in places:
        rejects.append(Reject(ORIGIN.id, place, ("area",), "wrong_region"))
        return False
    try:
        row = record(item, cleaner)
    except (TypeError, ValueError, AttributeError, KeyError):
        row = "unreadable"
    if isinstance(row, str):
        rejects.append(Reject(ORIGIN.id, place, (), row))
    else:
        rows[row["id"]] = row
    return True


def _listed(raw) -> int:
    """Adverts of the newest whole listing; 0 before the first."""
    days = sorted(n for n in raw.entries() if n.endswith(".report") and _complete(n))
    if days:
        return wire.summary(raw, days[-1].removesuffix(".report"))["rows"]
    return 0


def _known(raw) -> dict[str, dict]:
    """Adverts of the newest capture whose description is already here."""
    names = sorted(n for n in raw.entries() if n.endswith(".jsonl"))
    if not names:
        return {}
    with raw.open(names[-1]) as f:
        return {
            row["id"]: row for row in map(json.loads, f.read().splitlines()) if row.get("is_whole")
        }


def _details(
    client: api.Client, cleaner: Cleaner, rows: dict[str, dict], known: dict[str, dict]
) -> None:
    """Descriptions and skills: those known before, and of the newest others as many as a run may
    ask for."""
    for key in rows.keys() & known.keys():
        if known[key]["date_modify"] == rows[key]["date_modify"]:
            rows[key] |= {k: known[key][k] for k in ("duties", "skills", "is_whole")}
    left = [
        r
        for r in sorted(rows.values(), key=lambda r: r["date_modify"], reverse=True)
        if "is_whole" not in r
    ]
    for row in left[:DETAILS]:
        item = client.get(f"/vacancies/{row['id']}")
        whole = record(item, cleaner) if item else "gone"
        if isinstance(whole, dict) and whole["id"] == row["id"]:
            row |= {"duties": whole["duties"], "skills": whole["skills"], "is_whole": True}


def _keep(raw, rows: dict[str, dict], rejects: list[Reject], whole: bool) -> None:
    day = wire.today().isoformat()
    name = f"hh-{day}" if whole else f"hh-part-{day}"
    state = wire.fresh("", day) | {
        "rows": len(rows),
        "complete": whole,
        "newest": max(r["date_modify"] for r in rows.values()),
    }
    wire.put_report(raw, name, wire.with_rejects(state, rejects), f"{api.API}/vacancies")
    lines = b"".join(encode(rows[k] | {"observed": day}) + b"\n" for k in sorted(rows))
    raw.put(f"{name}.jsonl", lines, url=f"{api.API}/vacancies", published=day)


def _read(path: Path) -> Parsed:
    return wire.read(path)


def _complete(name: str) -> bool:
    """Whether a capture is a whole listing, so that an advert absent from it has closed."""
    return name.startswith("hh-") and not name.startswith("hh-part-")


@table(
    columns={
        "area": "str",
        "occupation": "str",
        "family": "str",
        "adverts": "int64",
        "employers": "int64",
        "pay_stated_share_pct": "Float64",
        "date": "str",
    },
    key=["area", "occupation"],
    mart=True,
)
def hh_demand(hh_vacancies_raw, apart_db):
    """One row per area (moscow | oblast) and occupation: adverts on hh.ru on the newest day,
    repeats merged.

    `pay_stated_share_pct` is the share that states pay, per cent, missing below 20 adverts.
    Source: api.hh.ru by role. Caveat: hh.ru tells no work places, so these are adverts, not
    openings, and do not add up with Rabota Rossii's.
    """
    return apart_db.execute("""
        WITH now AS (SELECT CASE WHEN duplicate IN ('', 'possible') THEN source || ':' || advert_id
                                 ELSE kept_id END AS one,
                            any_value(area) AS area, any_value(occupation) AS occupation,
                            any_value(family) AS family, max(observed) AS day,
                            any_value(nullif(employer_id, '')) AS employer,
                            bool_or(pay_kind <> 'none') AS has_pay
                     FROM adverts
                     WHERE source = 'hh_vacancies' AND is_industrial
                           AND area IN ('moscow', 'oblast')
                           AND observed = (SELECT max(observed) FROM adverts
                                           WHERE source = 'hh_vacancies')
                     GROUP BY one)
        SELECT area, occupation, any_value(family) AS family, count(*) AS adverts,
               count(DISTINCT employer) AS employers,
               CASE WHEN count(*) >= 20 THEN 100.0 * avg(has_pay::INT) END AS pay_stated_share_pct,
               strftime(max(day), '%Y-%m-%d') AS date
        FROM now GROUP BY area, occupation ORDER BY area, occupation""").df()
