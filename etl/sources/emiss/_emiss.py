"""EMISS (fedstat.ru): download with a single-use token, and one shape for every indicator."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable

import pandas as pd

from etl.language import Words
from etl.reading.regions import MOSCOW, REGION, RUSSIA, region_kind, region_name
from etl.sources.emiss._emiss_page import form, read_page

SITE = "https://www.fedstat.ru"
PUBLISHER = Words("ЕМИСС, fedstat.ru", "EMISS, fedstat.ru")
LICENCE = Words(
    "CC BY 3.0, со ссылкой «ЕМИСС, fedstat.ru»", "CC BY 3.0, attributed to “EMISS, fedstat.ru”"
)
ATTEMPTS = 3
FIRST_YEAR = 2010
log = logging.getLogger(__name__)

COLUMNS = {
    "indicator_id": "str",
    "region": "str",
    "region_code": "str",
    "region_kind": "str",
    "activity": "str",
    "occupation_group": "str",
    "breakdown": "str",
    "period_kind": "str",
    "period_start": "str",
    "period_end": "str",
    "value": "float64",
    "unit": "str",
    "missing": "str",
    "is_without_new_regions": "bool",
}
KEY = [
    "indicator_id",
    "region",
    "region_code",
    "activity",
    "occupation_group",
    "breakdown",
    "unit",
    "period_start",
    "period_end",
]


def places(title: str) -> bool:
    """Moscow, Moscow oblast and Russia in all their spellings («РФ без новых субъектов» is one
    of its own)."""
    name = region_name(title)
    return name in (MOSCOW, "Московская область") or name.startswith(RUSSIA)


def recent(title: str) -> bool:
    """Years since `FIRST_YEAR`; a value that is no year is kept."""
    return not re.fullmatch(r"\d{4}", title.strip()) or int(title) >= FIRST_YEAR


def fetch(
    web, raw, indicators: Iterable[str], keep: dict[str, Callable[[str], bool]] | None = None
) -> None:
    """Capture indicators one by one; what arrived stays, the first failure is raised at the end
    with all names."""
    failed: dict[str, Exception] = {}
    for indicator in indicators:
        try:
            content = download(
                web, indicator, {REGION.pattern: places, r"^год": recent} | (keep or {})
            )
            raw.put(f"{indicator}.xml", content, url=f"{SITE}/indicator/{indicator}")
        except (
            Exception
        ) as error:  # one indicator must not take the others down; all are named below
            failed[indicator] = error
    if failed:
        first = next(iter(failed.values()))
        if len(failed) == 1:
            raise first
        same: dict[str, list[str]] = {}
        for indicator, failure in failed.items():
            same.setdefault(str(failure), []).append(indicator)
        raise LookupError("; ".join(f"{', '.join(i)}: {e}" for e, i in same.items())) from first


def download(web, indicator: str, keep: dict[str, Callable[[str], bool]]) -> bytes:
    """SDMX of one indicator. The POST is never repeated: each attempt reads the page anew for a new
    token.

    Raises LookupError: 403 at once, 302 after a second try (no data or a stale token), 503 and
    HTML after three.
    """
    page_url = f"{SITE}/indicator/{indicator}"
    reason = ""
    web.get(SITE + "/")
    for attempt in range(ATTEMPTS):
        page = read_page(indicator, web.get(page_url).content)
        moscow = {
            v: t
            for f, values in page.values.items()
            if REGION.search(page.fields[f])
            for v, t in values.items()
            if region_name(t) == MOSCOW
        }
        log.info("ЕМИСС %s: Москва — %s", indicator, moscow or "нет в показателе")
        status, kind, content = _post(web, page_url, form(page, keep))
        if status == 200 and "html" not in kind and content.rstrip().endswith(b"GenericData>"):
            return content
        reason = _reason(status, kind)
        if status == 403 or (status == 302 and attempt):
            break
    raise LookupError(f"ЕМИСС {indicator}: {reason}")


def _post(web, page_url: str, pairs: list[tuple[str, str]]) -> tuple[int, str, bytes]:
    try:
        reply = web.post(
            f"{SITE}/indicator/downloadData.do?format=sdmx",
            data=pairs,
            headers={"Referer": page_url, "Origin": SITE},
        )
    except Exception as error:
        status = getattr(error, "status", None)
        if not isinstance(status, int):
            raise
        return status, "", b""
    kind = str(reply.headers.get("Content-Type", reply.headers.get("content-type", ""))).lower()
    return reply.status, kind, reply.content


def _reason(status: int, kind: str) -> str:
    if status == 200:
        if "html" in kind:
            return "вместо данных страница"
        return "ответ оборван"
    return {
        302: "нет данных для выбранных значений или ключ устарел (302)",
        403: "сайт счёл запрос автоматическим (403): остановились, повторите позже вручную",
        503: "сайт перегружен (503), повторите позже",
    }.get(status, f"ответ {status}")


def catalogue(content: bytes, wanted: re.Pattern[str]) -> dict[str, str]:
    """Indicator ids and titles of the site's tree that match; newest ids last."""
    text = content.decode("utf-8", "replace")
    links = re.findall(
        r"""href=["'][^"']*/indicator/(\d+)[^"']*["'][^>]*>(.*?)</a>""", text, re.DOTALL
    )
    titles = {i: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", t)).strip() for i, t in links}
    return {i: titles[i] for i in sorted(titles, key=int) if wanted.search(titles[i])}


def frame(rows: pd.DataFrame, indicators: Iterable[str] | None = None) -> pd.DataFrame:
    """Observations of the given indicators (all by default); columns as in `COLUMNS`."""
    rows = rows if indicators is None else rows[rows["indicator_id"].isin(list(indicators))]
    rows = rows.drop_duplicates(KEY, keep="last").sort_values(KEY)
    return rows.assign(
        region_kind=rows["region"].map(region_kind),
        is_without_new_regions=rows["region"].str.contains("без")
        & rows["region"].str.startswith(RUSSIA),
    )[list(COLUMNS)]
