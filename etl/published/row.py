"""The rules one row of the evidence table must keep; each looks at texts and yields what is
broken."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from etl.published.number_rules import bound_words, interval, number_problems
from etl.published.problem import BOUNDS, Known, Problem, problem

GRADES = ("A", "A-", "B", "B-", "C")
UNDATED_BEST = "B-"
VINTAGES = ("published", "first_print", "preliminary", "revised")
REQUIRED = (
    "id",
    "theme",
    "definition_id",
    "indicator",
    "geography",
    "period_text",
    "bound",
    "unit",
    "publisher",
    "page_date",
    "kind",
    "grade",
    "vintage",
    "review_by",
)
_ID = re.compile(r"[A-Z]\d[\w-]*")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PAGE_DATE = re.compile(r"(?:(?:19|20)\d{2}\b|не указана|н/д)")


def as_text(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(value).strip()


def _required(row: dict[str, str], known: Known) -> Iterable[Problem]:
    for name in REQUIRED:
        if not row.get(name):
            yield problem(
                "required", name, "не заполнено; поле обязательно", "empty; the field is required"
            )
    if row.get("id") and not _ID.fullmatch(row["id"]):
        yield problem(
            "id",
            "id",
            "номер — заглавная латинская буква и цифры, например F361",
            "an id is a capital Latin letter and digits, such as F361",
        )


def _vocabulary(row: dict[str, str], known: Known) -> Iterable[Problem]:
    for name, allowed in (("grade", GRADES), ("bound", tuple(BOUNDS)), ("vintage", VINTAGES)):
        if row.get(name) and row[name] not in allowed:
            yield problem(
                name,
                name,
                f"«{row[name][:20]}» — нет такого; годится: {' '.join(allowed)}",
                f"“{row[name][:20]}” is unknown; use one of {' '.join(allowed)}",
            )


def day(text: str) -> date | None:
    """An ISO day, or None."""
    try:
        if _ISO.fullmatch(text):
            return date.fromisoformat(text)
        return None
    except ValueError:
        return None


def _period(row: dict[str, str], known: Known) -> Iterable[Problem]:
    for name in ("period_start", "period_end", "review_by"):
        if row.get(name) and day(row[name]) is None:
            yield problem(
                "date", name, "не дата; пишите ГГГГ-ММ-ДД", "not a date; write YYYY-MM-DD"
            )
    start = day(row.get("period_start", ""))
    end = day(row.get("period_end", ""))
    if start and end and start > end:
        yield problem(
            "period",
            "period_start",
            "период начинается позже, чем кончается",
            "the period ends before it starts",
        )


def _page(row: dict[str, str], known: Known) -> Iterable[Problem]:
    page = row.get("page_date", "")
    grade = row.get("grade", "")
    if page and not _PAGE_DATE.match(page):
        yield problem(
            "page_date",
            "page_date",
            "начните с года (2025-11-14) или напишите «не указана»",
            "begin with the year (2025-11-14) or write «не указана»",
        )
    elif (
        page
        and not page[:4].isdigit()
        and grade in GRADES
        and GRADES.index(grade) < GRADES.index(UNDATED_BEST)
    ):
        yield problem(
            "undated",
            "grade",
            f"страница без даты: надёжность не выше {UNDATED_BEST}",
            f"an undated page is graded {UNDATED_BEST} at best",
        )
    if not row.get("url") and grade != "C":
        yield problem(
            "required",
            "url",
            "нет адреса; без адреса надёжность только C",
            "no address; without one the grade is C",
        )
    elif row.get("url") and not _is_web(row["url"]):
        yield problem(
            "url",
            "url",
            "не адрес страницы; начните с https://",
            "not a page address; begin with https://",
        )


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https")
            and "." in (parts.hostname or "")
            and not re.search(r"\s", url)
        )
    except ValueError:
        return False


def _definition(row: dict[str, str], known: Known) -> Iterable[Problem]:
    name = row.get("definition_id", "")
    unit = row.get("unit", "")
    if name and name not in known.units:
        yield problem(
            "definition",
            "definition_id",
            "нет такого определения в definitions.csv; добавьте его или возьмите готовое",
            "no such definition in definitions.csv; add it or take an existing one",
        )
    elif name and unit and known.units[name] != unit:
        yield problem(
            "unit",
            "unit",
            f"единица определения — {known.units[name]}; другой единице нужно своё определение",
            f"the definition's unit is {known.units[name]}; another unit needs a definition of its "
            "own",
        )


def _successor(row: dict[str, str], known: Known) -> Iterable[Problem]:
    target = row.get("superseded_by", "")
    if target and (target not in known.ids or target == row.get("id")):
        yield problem("successor", "superseded_by", "такой строки нет", "there is no such row")


ALL = (
    _required,
    _vocabulary,
    number_problems,
    interval,
    _period,
    _page,
    _definition,
    _successor,
    bound_words,
)
