"""data.mos.ru's API with a key: the number of a set's rows, then its rows by pages, every one of
them once.

The key goes into the question and nowhere else: neither an address that is kept nor an error
holds it. A page that repeats, a list that is cut short or empty and cells under other names are
told in words: they are never «no rows».
"""

from __future__ import annotations

from collections.abc import Iterator

from etl import settings
from etl.language import Words
from etl.web import WebError

API = "https://apidata.mos.ru/v1/datasets"
PAGE = 500
"""Rows a question asks for: what the portal documents as safe."""
MOST = 200_000
STAY = Words("Прежние числа остались.", "The earlier numbers stay.")
KEY = Words(
    "Ключ выдают на https://apidata.mos.ru после входа на data.mos.ru; его место — "
    "ETL_DATAMOS_KEY. Без ключа: скачайте выгрузку набора и примите её командой python -m etl "
    "capture.",
    "A key comes from https://apidata.mos.ru after signing in at data.mos.ru and belongs into "
    "ETL_DATAMOS_KEY. Without one: download the set's export and take it in with python -m etl "
    "capture.",
)
TROUBLES = {
    "no_key": Words("data.mos.ru: нет ключа.", "data.mos.ru: no key."),
    "forbidden": Words(
        "data.mos.ru отказал ({value}): ключ не принят, или запрос пришёл не из российской сети.",
        "data.mos.ru refused ({value}): the key was not accepted, or the request came from "
        "outside Russian networks.",
    ),
    "changed": Words(
        "ответ data.mos.ru не того вида, что описан (нет {value}).",
        "data.mos.ru's answer is not of the documented form (no {value}).",
    ),
    "repeated": Words(
        "data.mos.ru повторил страницу: строка {value} пришла дважды. Список не принят.",
        "data.mos.ru repeated a page: row {value} came twice. The list was not taken.",
    ),
    "short": Words(
        "data.mos.ru отдал не весь набор: строк {value}. Список не принят.",
        "data.mos.ru did not give the whole set: rows {value}. The list was not taken.",
    ),
    "empty": Words(
        "data.mos.ru не показал ни одной строки: это не ноль, а ошибка.",
        "data.mos.ru showed not one row: that is an error, not a zero.",
    ),
}


class Refused(ValueError):
    """data.mos.ru did not give what was asked for; `kind` is a key of TROUBLES, `words` say what
    to do."""

    def __init__(self, kind: str, value: str = ""):
        super().__init__(kind)
        self.kind = kind
        said = TROUBLES[kind].format(value=value)
        tail = KEY if kind in ("no_key", "forbidden") else STAY
        self.words = Words(f"{said.ru} {tail.ru}", f"{said.en} {tail.en}")


def rows(web, dataset: int, needed: tuple[str, ...]) -> list[dict]:
    """Cells of every row of a set, once each. Refused unless the whole set came and some row has
    every column of `needed`."""
    told = _count(web, dataset)
    seen: set[object] = set()
    cells: list[dict] = []
    for row in _pages(web, dataset, told):
        key = row.get("global_id")
        if key in seen:
            raise Refused("repeated", str(key))
        seen.add(key)
        cells.append(row["Cells"])
    if not cells:
        raise Refused("empty")
    if len(cells) != told:
        raise Refused("short", f"{len(cells)}/{told}")
    if lost := [c for c in needed if not any(c in row for row in cells)]:
        raise Refused("changed", ", ".join(lost))
    return cells


def _pages(web, dataset: int, told: int) -> Iterator[dict]:
    """Rows as they come, page after page, until one is not full."""
    for skip in range(0, min(told, MOST) + PAGE, PAGE):
        query = {"$top": PAGE, "$skip": skip, "$orderby": "global_id", "$format": "json"}
        page = _asked(web, f"{dataset}/rows", query).json()
        if not isinstance(page, list):
            raise Refused("changed", "rows")
        for row in page:
            if not isinstance(row, dict) or not isinstance(row.get("Cells"), dict):
                raise Refused("changed", "Cells")
            if isinstance(row.get("global_id"), list | dict | None):
                raise Refused("changed", "global_id")
            yield row
        if len(page) < PAGE:
            return


def _count(web, dataset: int) -> int:
    """How many rows the portal says the set holds: a bare number is its answer."""
    body = _asked(web, f"{dataset}/count", {}).content.decode("utf-8-sig", "replace").strip()
    if not body.isascii() or not body.isdecimal():
        raise Refused("changed", "count")
    if not int(body):
        raise Refused("empty")
    return int(body)


def _asked(web, path: str, query: dict):
    """One answer; a refusal is told with what to do about the key."""
    key = settings.get("ETL_DATAMOS_KEY")
    if not key:
        raise Refused("no_key")
    try:
        return web.get(f"{API}/{path}", query | {"api_key": key})
    except WebError as error:
        if error.reason == "forbidden":
            raise Refused("forbidden", str(error.status)) from None
        raise
