"""Rabota Rossii's API: what changed since the watermark, by the employer's region; a lower bound by
its nature.

`offset` is a page number; past the last page the server answers 500, so pages are counted from
`meta.total`. A query shows at most 10,000 adverts: a bigger one is asked again term by term. A
page with another region's employers is rejected whole. The server's own date filter is not
trusted: pages come newest first and are read until one is older.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from etl.language import Words
from etl.origin import Reject
from etl.sources.trudvsem._trudvsem_clean import clean, reject
from etl.sources.trudvsem._trudvsem_fields import Cleaner
from etl.sources.trudvsem._trudvsem_fields import date as iso_date

API = "https://opendata.trudvsem.ru/api/v1/vacancies/region/"
REGIONS = {"77": "7700000000000", "50": "5000000000000"}
LIMIT = 100
PAGES = 100
TERMS = (
    "инженер",
    "технолог",
    "конструктор",
    "механик",
    "энергетик",
    "метролог",
    "наладчик",
    "проектировщик",
    "мастер",
    "техник",
    "электр",
    "слесарь",
    "токарь",
    "фрезеровщик",
    "сварщик",
    "оператор",
    "монтажник",
    "программист",
    "контролер",
    "лаборант",
)
"""What a region of more than 10,000 adverts is asked by; the union misses what none of them
matches."""


@dataclass
class Found:
    """What the queries of one run gave: cleaned adverts by id, rejects, whether everything since
    the watermark came."""

    rows: dict[str, dict] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    complete: bool = True
    pages: int = 0
    by_terms: bool = False


class ApiError(ValueError):
    """The API answered with an error of its own, or with something that is not its format."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.words = Words(
            f"API «Работы России» ответил не так, как описано ({reason}). Прежние данные остались; "
            "повторите позже.",
            f"Rabota Rossii's API did not answer as documented ({reason}). Earlier "
            "data stay; try later.",
        )


def since(web, watermark: str, found: Found) -> None:
    """Every advert of Moscow's and the oblast's employers changed after `watermark` ('' = all
    that can be seen)."""
    cleaner = Cleaner()
    for code, region in REGIONS.items():
        if not _query(web, code, region, "", watermark, cleaner, found):
            found.by_terms = True
            for term in TERMS:
                _query(web, code, region, term, watermark, cleaner, found)


def _query(
    web, code: str, region: str, text: str, watermark: str, cleaner: Cleaner, found: Found
) -> bool:
    """Pages of one query, newest first; False when more than 10,000 adverts stand before the
    watermark."""
    before: set[str] = set()
    ordered = True
    last = "9999"
    for page in range(PAGES):
        params = {"offset": page, "limit": LIMIT} | ({"text": text} if text else {})
        if watermark:
            params["modifiedFrom"] = f"{watermark[:10]}T00:00:00Z"
        adverts, total = _page(web, API + region, params)
        found.pages += 1
        place = f"region/{region}?text={text}&offset={page}"
        wrong = [a for a in adverts if _region(a) != code]
        if wrong:
            found.rejects += [_refused(a, place, "wrong_region") for a in adverts]
            found.complete = False
            return True
        ids = {str(a.get("id")) for a in adverts}
        if ids and ids <= before:
            found.rejects += [_refused(a, place, "duplicate_page") for a in adverts]
            found.complete = False
            return True
        before |= ids
        days = [iso_date(str(a.get("date_modify") or a.get("modify-date") or "")) for a in adverts]
        ordered = ordered and days == sorted(days, reverse=True) and (not days or days[0] <= last)
        last = days[-1] if days else last
        for number, advert in enumerate(adverts):
            _keep(advert, f"{place}#{number}", watermark, cleaner, found)
        if (
            len(adverts) < LIMIT
            or (page + 1) * LIMIT >= total
            or (ordered and watermark and last < watermark)
        ):
            return True
    return False


def _page(web, url: str, params: dict) -> tuple[list[dict], int]:
    """The adverts of one page and the total; ApiError when the body is not the documented one."""
    body = web.get(url, params).json()
    if not isinstance(body, dict) or str(body.get("status")) != "200":
        raise ApiError("status")
    meta = body.get("meta") or {}
    results = body.get("results") or {}
    if not isinstance(meta, dict) or not isinstance(results, dict) or meta.get("error"):
        raise ApiError("meta.error" if isinstance(meta, dict) else "meta")
    adverts = results.get("vacancies") or []
    if not isinstance(adverts, list) or not all(isinstance(a, dict) for a in adverts):
        raise ApiError("results.vacancies")
    inner = [a.get("vacancy", a) for a in adverts]
    if not all(isinstance(a, dict) for a in inner):
        raise ApiError("results.vacancies.vacancy")
    total = str(meta.get("total", ""))
    return inner, int(total) if total.isdecimal() else len(inner)


def _region(advert: dict) -> str:
    region = advert.get("region")
    if isinstance(region, dict):
        return str(region.get("region_code", ""))[:2]
    return ""


def _keep(advert: dict, place: str, watermark: str, cleaner: Cleaner, found: Found) -> None:
    try:
        row = clean(advert, cleaner)
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError):
        row = "unreadable"
    if isinstance(row, str):
        found.rejects.append(_refused(advert, place, row))
    elif row["date_modify"] >= watermark or not row["date_modify"]:
        known = found.rows.get(row["id"])
        if known is None or known["date_modify"] <= row["date_modify"]:
            found.rows[row["id"]] = row


def _refused(advert: dict, place: str, reason: str) -> Reject:
    raw = json.dumps(advert, sort_keys=True, default=str).encode()
    return reject(place, reason, raw, ("region_code",) if reason == "wrong_region" else ())
