"""Column headings of Rosstat's tables as periods: «2018 год», «20221)2)», «ноябрь 2016 - январь 2017»."""
from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
          "ноябрь", "декабрь")
_MONTH = "|".join(MONTHS)
_MARKS = r"(?P<marks>(?:\s*\d\))*|\s*[¹²³⁴-⁹]+|[1-9])\s*$"
_YEAR = re.compile(r"^(?P<year>(?:19|20)\d\d)\s*(?:год|г\.?)?\s*" + _MARKS, re.IGNORECASE)
_ROLLING = re.compile(rf"^(?P<m1>{_MONTH})\s*(?P<y1>(?:19|20)\d\d)?\s*[-–—]\s*(?P<m2>{_MONTH})\s*"
                      rf"(?P<year>(?:19|20)\d\d)\s*(?:год|г\.?)?" + _MARKS, re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")


@dataclass(frozen=True)
class Period:
    """A period, its kind (`year`, `rolling3m`) and the footnote marks that stood on its heading."""

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
        m1, m2, year = MONTHS.index(found["m1"]) + 1, MONTHS.index(found["m2"]) + 1, int(found["year"])
        start = int(found["y1"] or year)
        if 12 * (year - start) + m2 - m1 != 2:
            return None
        return Period(f"{start}-{m1:02d}-01", last_day(year, m2), "rolling3m", _marks(found["marks"]))
    return None


def _marks(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d", text.translate(_SUPERSCRIPTS)))
