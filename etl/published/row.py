"""The rules one row of the evidence table must keep; each looks at texts and yields what is
broken."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from etl.language import Words

GRADES = ("A", "A-", "B", "B-", "C")
UNDATED_BEST = "B-"
BOUNDS = {
    "=": "",
    "≥": "более|свыше|не менее",
    "≤": "почти|менее|не более|до|максимум",
    "≈": "порядка|около|примерно|приблизительно",
}
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
WITHOUT_NUMBER = ("technopark_site", "hh_sample")
"""Themes whose rows may hold no number: a site without residents; a median of fewer than 20
adverts."""
_ID = re.compile(r"[A-Z]\d[\w-]*")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PAGE_DATE = re.compile(r"(?:(?:19|20)\d{2}\b|не указана|н/д)")
_QUOTED = re.compile(
    r"[«/](не менее|не более|более|свыше|менее|почти|порядка|около|примерно|до)\b[^»]*»?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Known:
    """What a row is checked against: ids of the whole table and the unit (ru) of each
    definition."""

    ids: frozenset[str] = frozenset()
    units: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """One broken rule: its name, the field, and what is wrong and what to do, in both languages."""

    rule: str
    field: str
    words: Words

    def __getitem__(self, lang: str) -> str:
        return f"{self.field}: {self.words[lang]}"


def as_text(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(value).strip()


def _problem(rule: str, field: str, ru: str, en: str) -> Problem:
    return Problem(rule, field, Words(ru, en))


def _required(row: dict[str, str], known: Known) -> Iterable[Problem]:
    for name in REQUIRED:
        if not row.get(name):
            yield _problem(
                "required", name, "не заполнено; поле обязательно", "empty; the field is required"
            )
    if row.get("id") and not _ID.fullmatch(row["id"]):
        yield _problem(
            "id",
            "id",
            "номер — заглавная латинская буква и цифры, например F361",
            "an id is a capital Latin letter and digits, such as F361",
        )


def _vocabulary(row: dict[str, str], known: Known) -> Iterable[Problem]:
    for name, allowed in (("grade", GRADES), ("bound", tuple(BOUNDS)), ("vintage", VINTAGES)):
        if row.get(name) and row[name] not in allowed:
            yield _problem(
                name,
                name,
                f"«{row[name][:20]}» — нет такого; годится: {' '.join(allowed)}",
                f"“{row[name][:20]}” is unknown; use one of {' '.join(allowed)}",
            )


def number(text: str) -> float | None:
    """A finite number written with a dot, or None."""
    try:
        value = float(text) if re.fullmatch(r"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?", text) else math.nan
    except ValueError:
        return None
    if math.isfinite(value):
        return value
    return None


def _number(row: dict[str, str], known: Known) -> Iterable[Problem]:
    for name in ("value", "value_low", "value_high"):
        if row.get(name) and number(row[name]) is None:
            yield _problem(
                "number",
                name,
                "не число; «более 240» — это 240 в value и ≥ в bound, диапазон — value_low и "
                "value_high",
                "not a number; “more than 240” is value 240 and bound ≥, a range is value_low, "
                "value_high",
            )
    if (
        not (row.get("value") or row.get("value_low") or row.get("value_high"))
        and row.get("theme") not in WITHOUT_NUMBER
    ):
        yield _problem(
            "no_number", "value", "нет ни числа, ни диапазона", "neither a number nor a range"
        )


def _interval(row: dict[str, str], known: Known) -> Iterable[Problem]:
    low, value, high = (number(row.get(n, "")) for n in ("value_low", "value", "value_high"))
    if low is not None and high is not None and low > high:
        yield _problem(
            "interval",
            "value_low",
            "нижняя граница больше верхней",
            "the low end is above the high end",
        )
    elif value is not None and (
        low is not None and value < low or high is not None and value > high
    ):
        yield _problem(
            "interval", "value", "значение вне диапазона", "the value lies outside its range"
        )
    elif low is None or value is None or high is None:
        return
    elif low < high and math.isclose(value, (low + high) / 2):
        yield _problem(
            "midpoint",
            "value",
            "середина диапазона — не значение; оставьте value пустым",
            "a midpoint is not a value; leave value empty",
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
            yield _problem(
                "date", name, "не дата; пишите ГГГГ-ММ-ДД", "not a date; write YYYY-MM-DD"
            )
    start = day(row.get("period_start", ""))
    end = day(row.get("period_end", ""))
    if start and end and start > end:
        yield _problem(
            "period",
            "period_start",
            "период начинается позже, чем кончается",
            "the period ends before it starts",
        )


def _page(row: dict[str, str], known: Known) -> Iterable[Problem]:
    page = row.get("page_date", "")
    grade = row.get("grade", "")
    if page and not _PAGE_DATE.match(page):
        yield _problem(
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
        yield _problem(
            "undated",
            "grade",
            f"страница без даты: надёжность не выше {UNDATED_BEST}",
            f"an undated page is graded {UNDATED_BEST} at best",
        )
    if not row.get("url") and grade != "C":
        yield _problem(
            "required",
            "url",
            "нет адреса; без адреса надёжность только C",
            "no address; without one the grade is C",
        )
    elif row.get("url") and not _is_web(row["url"]):
        yield _problem(
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
        yield _problem(
            "definition",
            "definition_id",
            "нет такого определения в definitions.csv; добавьте его или возьмите готовое",
            "no such definition in definitions.csv; add it or take an existing one",
        )
    elif name and unit and known.units[name] != unit:
        yield _problem(
            "unit",
            "unit",
            f"единица определения — {known.units[name]}; другой единице нужно своё определение",
            f"the definition's unit is {known.units[name]}; another unit needs a definition of its "
            "own",
        )


def _successor(row: dict[str, str], known: Known) -> Iterable[Problem]:
    target = row.get("superseded_by", "")
    if target and (target not in known.ids or target == row.get("id")):
        yield _problem("successor", "superseded_by", "такой строки нет", "there is no such row")


def _bound_words(row: dict[str, str], known: Known) -> Iterable[Problem]:
    """«более», «почти», «до» quoted from the page are a bound: never an exact value, and the
    matching sign."""
    heard = {
        w.lower() for w in _QUOTED.findall(f"{row.get('indicator', '')} {row.get('note', '')}")
    }
    bound = row.get("bound", "")
    if heard and bound in BOUNDS and not heard & set(BOUNDS[bound].split("|")):
        right = " или ".join(
            sorted({b for b, words in BOUNDS.items() if heard & set(words.split("|"))})
        )
        yield _problem(
            "bound_words",
            "bound",
            f"в источнике «{min(heard)}»: поставьте {right}",
            f"the source says «{min(heard)}»: use {right.replace(' или ', ' or ')}",
        )


ALL = (
    _required,
    _vocabulary,
    _number,
    _interval,
    _period,
    _page,
    _definition,
    _successor,
    _bound_words,
)
