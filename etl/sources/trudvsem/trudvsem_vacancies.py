"""Adverts of the state portal «Rabota Rossii»: the bulk file first, then the API's increments since
its watermark.

Contacts never reach the disk: records are redacted as they stream by (`_trudvsem_capture`). The
engine reads the captures `*.jsonl`; rejects lie in `*.report`.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from etl.language import Words
from etl.origin import Intake, Origin, Parsed, Taken
from etl.sources.trudvsem import _trudvsem_api as api
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem._trudvsem import MissingField
from etl.sources.trudvsem._trudvsem_clean import Block, encode
from etl.sources.trudvsem._trudvsem_disk import PACKED, Disk

PUBLISHER = Words("Роструд, портал «Работа России»", "Rostrud, portal Rabota Rossii")
LICENCE = Words(
    "Открытые данные: свободное использование с указанием источника",
    "Open data: free use with attribution to the source",
)
ORIGIN = Origin(
    "trudvsem_vacancies",
    PUBLISHER,
    Words("Вакансии портала «Работа России»", "Vacancies of the portal Rabota Rossii"),
    LICENCE,
    "https://trudvsem.ru/opendata/datasets",
    cadence_days=1,
    note=Words(
        "Между полными выгрузками API отдаёт вакансии по региону регистрации работодателя: "
        "московские вакансии "
        "фирм из других регионов видны только в полной выгрузке, охват — нижняя граница.",
        "Between bulk files the API goes by the employer's region of registration: Moscow jobs of "
        "firms "
        "registered elsewhere are only in the bulk file, so coverage is a lower bound.",
    ),
)
ADVERTS = True
BULK = "https://opendata.trudvsem.ru/json/vacancy_{}.json"
NUMBERS = (9, 5, 1, 2, 3, 4, 6, 7, 8)
"""Files are one per federal district; which is the Central one is known from one script of 2024
(9), so it is checked by the regions inside, and the others are tried only when 9 is not it."""
CENTRAL = set("31 32 33 36 37 40 44 46 48 50 57 62 67 68 69 71 76 77".split())
BULK_DAYS = 30
"""Ours: the bulk file is taken anew after a month; hundreds of megabytes are too many for every
day."""


READ_AS = {"json": "json", "lines": "json", "csv": "csv"}
NOT_A_FILE = Words(
    "это не файл «Работы России»: ждём JSON, строки JSON или CSV с «|», можно в .gz или .zip",
    "not a file of Rabota Rossii: JSON, JSON lines or CSV parted by “|” expected, .gz or .zip too",
)
DAMAGED = Words(
    "архив повреждён или пуст: скачайте его ещё раз",
    "the archive is damaged or empty: download it again",
)


class OtherDistrict(wire.BadFile):
    """The bulk file belongs to another federal district."""


def _fetch(web, raw) -> None:
    today = wire.today()
    trouble = None
    if _bulk_age_days(raw, today) >= BULK_DAYS:
        try:
            if _bulk(web, raw):
                return
        except (
            Exception
        ) as error:  # the API still gives what changed; the bulk's trouble is told afterwards
            trouble = error
    _increment(web, raw, today)
    if trouble:
        raise trouble


def _bulk_age_days(raw, today: date) -> int:
    days = [
        wire.summary(raw, _stem(n))["taken"]
        for n in NUMBERS
        if f"{_stem(n)}.jsonl" in raw.entries()
    ]
    if days:
        return (today - date.fromisoformat(max(days))).days
    return BULK_DAYS


def _bulk(web, raw) -> bool:
    """The Central district's file; the whole of it must hold Moscow. False when it has not
    changed since."""
    for number in NUMBERS:
        try:
            said = wire.capture(
                web, raw, BULK.format(number), _stem(number), "json", accept=_is_central
            )
        except OtherDistrict:
            continue
        if "77" in said["regions"]:
            return said["taken"] == wire.today().isoformat()
        raw.forget(f"{_stem(number)}.jsonl")
        raw.forget(f"{_stem(number)}.report")
    raise wire.BadFile(
        "Ни один файл vacancy_1…9.json «Работы России» не содержит Москвы (регион 7700000000000): "
        "издатель сменил нумерацию или состав. Нужна проверка адресов.",
        "No file vacancy_1…9.json of Rabota Rossii holds Moscow (region 7700000000000): the "
        "publisher "
        "changed numbering or content. The addresses need a look.",
    )


def _is_central(block: Block) -> None:
    """Refuse a file at its first block when not one employer is of the Central district."""
    if block.rows and block.regions and not block.regions & CENTRAL:
        raise OtherDistrict(
            "Файл другого федерального округа.", "The file of another federal district."
        )


def _stem(number: int) -> str:
    return f"vacancy_{number}"


def _increment(web, raw, today: date) -> None:
    """What the API shows as changed since the newest change known; a broken run keeps its pages,
    not the watermark."""
    name = f"api-{today.isoformat()}"
    found = api.Found()
    trouble = None
    watermark = _watermark(raw)
    try:
        api.since(web, watermark, found)
    except Exception as error:  # pages already read are kept, the trouble is told
        trouble = error
        found.complete = False
    _keep(raw, name, found, today, watermark)
    if trouble:
        raise trouble
    if not found.complete:
        reasons = sorted({r.reason for r in found.rejects})
        raise wire.BadFile(
            f"API «Работы России»: отброшены целые страницы ({', '.join(reasons)}), остальное "
            "принято.",
            f"Rabota Rossii's API: whole pages rejected ({', '.join(reasons)}); the rest was "
            "taken.",
        )


def _watermark(raw) -> str:
    """The newest change seen by a run that was whole."""
    seen = [
        wire.summary(raw, name.removesuffix(".report"))
        for name in raw.entries()
        if name.endswith(".report")
    ]
    return max(
        (s["newest"] for s in seen if s.get("complete", True) and "month" not in s), default=""
    )


def _keep(raw, name: str, found: api.Found, today: date, watermark: str) -> None:
    """The day's increment with what the same day's earlier runs brought; nothing new writes
    nothing."""
    rows = {}
    if f"{name}.jsonl" in raw.entries():
        with raw.open(f"{name}.jsonl") as f:
            rows = {row["id"]: row for row in map(json.loads, f.read().splitlines())}
    fresh = {k: v | {"observed": today.isoformat()} for k, v in found.rows.items()}
    if not fresh and not found.rejects:
        return
    rows |= fresh
    tomorrow = f"{today + timedelta(days=1)}~"
    newest = max(
        (r["date_modify"] for r in rows.values() if r["date_modify"] < tomorrow), default=""
    )
    state = wire.fresh("", today.isoformat()) | {
        "rows": len(rows),
        "newest": newest,
        "complete": found.complete,
        "pages": found.pages,
        "by_terms": found.by_terms,
        "since": watermark,
        "regions": sorted({r["region_code"] for r in rows.values()}),
    }
    wire.put_report(raw, name, wire.with_rejects(state, found.rejects), api.API)
    if rows:
        lines = b"".join(encode(rows[k]) + b"\n" for k in sorted(rows))
        raw.put(f"{name}.jsonl", lines, url=api.API, published=today.isoformat())


def _intake(path: Path, raw, asked: Intake) -> Taken | None:
    """A file of the portal from disk, through the same stream and redaction as one from the
    network; None when it is a capture of this product, already redacted."""
    try:
        disk = Disk(path, asked.published)
        if disk.kind == "lines" and not wire.read(path).rejects:
            return None
        if not disk.kind:
            return Taken(refused=NOT_A_FILE)
        name = asked.name or disk.name
        told = wire.capture(disk, raw, asked.url or ORIGIN.url, name, READ_AS[disk.kind])
    except PACKED:
        return Taken(refused=DAMAGED)
    except (wire.BadFile, MissingField) as error:
        return Taken(refused=error.words)
    return Taken(name, told["rows"], told["rejects"], told["reasons"])


def _read(path: Path) -> Parsed:
    return wire.read(path)


def _complete(name: str) -> bool:
    """Whether a capture is a whole listing, so that an advert absent from it has closed: bulk
    and archive are."""
    return name.startswith(("vacancy_", "archive-"))
