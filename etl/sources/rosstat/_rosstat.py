"""Rosstat's workbooks: where they lie and how they are fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from etl.language import Words
from etl.reading import workbook as wb

BASE = "https://rosstat.gov.ru/storage/mediabank/"
LANDING = "https://rosstat.gov.ru/labor_market_employment_salaries"
PUBLISHER = Words("Росстат", "Rosstat")
LICENCE = Words(
    "открытые данные Росстата: свободное использование со ссылкой на источник",
    "Rosstat open data: free use with attribution",
)
_LINK = re.compile(r"""href\s*=\s*["']([^"']+?\.xlsx?)["']""", re.IGNORECASE)


def fetch(web, raw, candidates: list[str], pattern: str) -> None:
    """Capture the first workbook that is one: candidates in order, then the links of the landing
    page.

    Raises the web client's last error, or LookupError when no address gave a workbook; an HTML
    page served with status 200 is told by its first bytes and counts as a miss.
    """
    last: Exception | None = None
    tried: set[str] = set()
    for url in _addresses(web, candidates, pattern):
        if isinstance(url, Exception):
            last = url
            continue
        if url in tried:
            continue
        tried.add(url)
        try:
            reply = web.get(url)
        except Exception as error:  # one missing candidate is expected; the last reason is reported
            last = error
            continue
        if reply.content[:4] in wb.MAGIC:
            raw.put(url.rsplit("/", 1)[-1], reply.content, url=url, published=_modified(reply))
            return
        last = LookupError(f"{url}: вместо книги Excel пришла страница")
    raise last or LookupError(
        f"Росстат: на {LANDING} нет ссылки вида {pattern}. Скачайте файл вручную: "
        "python -m etl capture <источник> <файл>"
    )


def _addresses(web, candidates: list[str], pattern: str) -> Iterator[str | Exception]:
    yield from (urljoin(BASE, name) for name in candidates)
    try:
        page = web.get(LANDING).content.decode("utf-8", "replace")
    except Exception as error:
        yield error
        return
    links = {urljoin(LANDING, link) for link in _LINK.findall(page)}
    yield from sorted(
        (u for u in links if re.search(pattern, u.rsplit("/", 1)[-1], re.IGNORECASE)), reverse=True
    )


def _modified(reply) -> str | None:
    try:
        return parsedate_to_datetime(reply.headers["Last-Modified"]).date().isoformat()
    except (KeyError, TypeError, ValueError):
        return None
