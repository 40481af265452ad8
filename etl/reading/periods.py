"""Periods as Russian publishers write them: «20221)2)», «ноябрь 2016 - январь 2017», «II квартал
2026»."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
_MONTH = "|".join(MONTHS)
_MARKS = r"(?P<marks>(?:\s*\d\))*|\s*[¹²³⁴-⁹]+|[1-9])\s*$"
_YEAR = re.compile(r"^(?P<year>(?:19|20)\d\d)\s*(?:год|г\.?)?\s*" + _MARKS, re.IGNORECASE)
_ROLLING = re.compile(
    rf"^(?P<m1>{_MONTH})\s*(?P<y1>(?:19|20)\d\d)?\s*[-–—]\s*(?P<m2>{_MONTH})\s*"
    rf"(?P<year>(?:19|20)\d\d)\s*(?:год|г\.?)?" + _MARKS,
    re.IGNORECASE,
)
_QUARTERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "і": 1,
    "іі": 2,
    "ііі": 3,
    "іv": 4,
}
_OF_YEAR = r"(?:\s+(?P<year>\d{4}))?(?:\s*г(?:ода|\.)?)?$"
_QUARTER = re.compile(r"^(?P<q>[ivі]{1,3}|[1-4])(?:-?[йи]?)\s*(?:квартал|кв\.?)" + _OF_YEAR)
_NAMED_MONTH = re.compile(rf"^(?P<m>{_MONTH})(?:\s*[-–—]\s*(?P<m2>{_MONTH}))?" + _OF_YEAR)
_WHOLE_YEAR = re.compile(
    r"^(?:значение показателя за )?год(?:овая)?$|^за год$|^(?P<year>\d{4})(?:\s*г(?:од|\.)?)?$"
)
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")


@dataclass(frozen=True)
class Period:
    """A period, its kind (year, rolling3m, quarter, month, cumulative) and the marks that stood
    on its heading."""

    start: str
    end: str
    kind: str
    marks: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The year the period ends in."""
        return int(self.end[:4])


def last_day(year: int, month: int) -> str:
    """ISO date of the last day of a month."""
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def period(cell: object) -> Period | None:
    """The period a heading cell names, or None when it names none."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        if cell != cell or cell != int(cell) if abs(cell) < 1e6 else True:
            return None
        cell = str(int(cell))
    if not isinstance(cell, str):
        return None
    text = re.sub(r"[\s\u00a0]+", " ", cell).strip().lower()
    if found := _YEAR.match(text):
        year = found["year"]
        return Period(f"{year}-01-01", f"{year}-12-31", "year", _marks(found["marks"]))
    if found := _ROLLING.match(text):
        m1 = MONTHS.index(found["m1"]) + 1
        m2 = MONTHS.index(found["m2"]) + 1
        year = int(found["year"])
        start = int(found["y1"] or year)
        if 12 * (year - start) + m2 - m1 != 2:
            return None
        return Period(
            f"{start}-{m1:02d}-01", last_day(year, m2), "rolling3m", _marks(found["marks"])
        )
    return None


def named(text: str, year: int | None = None) -> Period | None:
    """A period told in words, the year in the words or given apart (EMISS): «Апрель 2026», «I
    квартал», «январь-март».

    None when the words name no period. «январь-март» counts from January: kind `cumulative`.
    """
    flat = re.sub(r"[\s\u00a0]+", " ", text).strip().lower()
    for pattern, make in ((_QUARTER, _quarter), (_NAMED_MONTH, _months), (_WHOLE_YEAR, _whole)):
        if found := pattern.match(flat):
            when = int(found["year"] or year or 0)
            if 1900 <= when <= 2100:
                return make(found, when)
            return None
    return None


def _quarter(found: re.Match, year: int) -> Period | None:
    q = _QUARTERS.get(found["q"])
    if q is None:
        return None
    return Period(f"{year}-{3 * q - 2:02d}-01", last_day(year, 3 * q), "quarter")


def _months(found: re.Match, year: int) -> Period | None:
    first = MONTHS.index(found["m"]) + 1
    if not found["m2"]:
        return Period(f"{year}-{first:02d}-01", last_day(year, first), "month")
    last = MONTHS.index(found["m2"]) + 1
    if last > first == 1:
        return Period(f"{year}-{first:02d}-01", last_day(year, last), "cumulative")
    return None


def _whole(found: re.Match, year: int) -> Period:
    return Period(f"{year}-01-01", f"{year}-12-31", "year")


def _marks(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d", text.translate(_SUPERSCRIPTS)))
