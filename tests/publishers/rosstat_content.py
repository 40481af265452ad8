"""Rosstat's site [A]: a landing page with links, workbooks in the media bank, HTML with 200 for
what is missing."""

from __future__ import annotations

from functools import cache

from tests.samples import rosstat_workbooks as sample

SURE = "A"
HOSTS = ("rosstat.gov.ru",)
BASE = "/storage/mediabank/"
FILES = {
    "tab3-zpl_2024.xlsx": sample.wages_okved,
    "tab4-zpl-2024.xlsx": lambda: {"с 2018": sample.wages_region()},
    "Trud-3_15-72.xlsx": sample.labour_force,
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@cache
def book(name: str) -> bytes:
    """A workbook's bytes, made once: a healthy publisher answers at once."""
    return sample.workbook(FILES[name]())


def answer(
    method: str, path: str, query: dict, form: list | None = None
) -> tuple[int, dict, bytes]:
    """(status, headers, body) of one request."""
    if path.startswith(BASE) and path.removeprefix(BASE) in FILES:
        headers = {"Content-Type": XLSX, "Last-Modified": "Tue, 29 Apr 2025 09:00:00 GMT"}
        return 200, headers, book(path.removeprefix(BASE))
    if path == "/labor_market_employment_salaries":
        links = "".join(f'<a href="{BASE}{name}">скачать</a>' for name in FILES)
        return (
            200,
            {"Content-Type": "text/html; charset=utf-8"},
            f"<html><body>{links}</body></html>".encode(),
        )
    return (
        200,
        {"Content-Type": "text/html; charset=utf-8"},
        "<html>Страница не найдена</html>".encode(),
    )
