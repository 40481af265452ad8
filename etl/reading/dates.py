"""Months and days as people write them in forms: 11.2026, «ноябрь 2026 г.», 2026/11, 01.11.26."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_EPOCH = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
"""Days since the epoch of spreadsheets that fall into 2000–2099."""
_NAMES = (
    ("янв", "jan"),
    ("фев", "feb"),
    ("мар", "mar"),
    ("апр", "apr"),
    ("май", "мая", "мае", "may"),
    ("июн", "jun"),
    ("июл", "jul"),
    ("авг", "aug"),
    ("сен", "sep"),
    ("окт", "oct"),
    ("ноя", "nov"),
    ("дек", "dec"),
)
_WORD = re.compile(
    r"(?:(?P<day>\d{1,2})\s+)?(?P<name>[а-яa-z]{3,9})\.?,?\s*(?P<year>20\d\d)\s*(?:год[а-я]*|г\.?)?"
)
_WORD_LAST = re.compile(r"(?P<year>20\d\d)\s*(?:года?|г\.?)?,?\s+(?P<name>[а-яa-z]{3,9})\.?")
_YEAR_FIRST = re.compile(r"(?P<year>20\d\d)-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
_YEAR_LAST = re.compile(r"(?:(?P<day>\d{1,2})-)?(?P<month>\d{1,2})-(?P<year>20\d\d|\d\d)(?:г)?")
_GLUED = re.compile(r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)?")
_FULL_NAMES = re.compile(
    r"(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр)[ьяеюа]?|"
    r"(?:янв|фев|февр|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)


def day(cell: object) -> date | None:
    """The day a cell names; None when it names none, or only a month."""
    parts = _parts(cell)
    if parts and parts[2] and _exists(*parts):
        return date(*parts)
    return None


def month(cell: object) -> str | None:
    """The month a cell names, «2026-11»; a day's month too. None when it names none."""
    parts = _parts(cell)
    if not parts:
        return None
    year, number, day_ = parts
    if _exists(year, number, day_ or 1):
        return f"{year}-{number:02d}"
    return None


def _parts(cell: object) -> tuple[int, int, int] | None:
    """(year, month, day or 0)."""
    if isinstance(cell, datetime | date):
        return cell.year, cell.month, cell.day
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        if cell in _SERIALS:
            at = _EPOCH + timedelta(days=int(cell))
            return at.year, at.month, at.day
        cell = f"{cell:.10g}"
    text = re.sub(r"[\s\u00a0\u202f\u2009]+", " ", str(cell)).strip().lower()
    if found := _WORD.fullmatch(text) or _WORD_LAST.fullmatch(text):
        named = found["name"]
        number = _number(named) if _FULL_NAMES.fullmatch(named) else 0
        day_ = int(found.groupdict().get("day") or 0)
        if number:
            return (int(found["year"]), number, day_)
        return None
    text = re.sub(r"(?<=\d)[T ]\d\d:\d\d(?::\d\d)?$", "", text.replace("t", "T"))
    text = re.sub(r"\s*(?:год[а-я]*|г\.?)$", "", text)
    plain = re.sub(r"\s*[-–—−‑/.\\]\s*", "-", text).strip("-")
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _GLUED):
        if found := pattern.fullmatch(plain):
            year = int(found["year"])
            if year < 100 and not found["day"]:
                return None
            year += 2000 if year < 100 else 0
            return year, int(found["month"]), int(found["day"] or 0)
    return None


def _number(name: str) -> int:
    return next((i for i, stems in enumerate(_NAMES, 1) if name.startswith(stems)), 0)


def _exists(year: int, month_: int, day_: int) -> bool:
    try:
        date(year, month_, day_)
    except ValueError:
        return False
    return True
