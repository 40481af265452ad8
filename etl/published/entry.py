"""What a person types about a published number → the fields of a row: «более 1 200», «10–15»,
«2025-Q3»."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from etl.published.problem import BOUNDS
from etl.published.row import as_text, day

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_NUMBER = r"[-+]?[0-9][0-9 ]*(?:[.,][0-9]+)?"
_RANGE = re.compile(rf"({_NUMBER}) ?(?:–|—|\.\.|-) ?({_NUMBER})")
_SIGNS = {">": "≥", ">=": "≥", "<": "≤", "<=": "≤", "~": "≈"} | {b: b for b in BOUNDS}
_WORDS = {word: bound for bound, words in BOUNDS.items() for word in words.split("|") if word}
_REVIEW_DAYS = 365


def completed(typed: Mapping[str, object]) -> dict[str, str]:
    """The typed fields with what follows from them: bound and range, days of the period,
    vintage, day of review."""
    row = {str(k): _SPACES.sub(" ", as_text(v)) for k, v in typed.items()}
    for name, value in amount(row.get("value", "")).items():
        if name == "value" or not row.get(name):
            row[name] = value
    for name in ("value_low", "value_high"):
        row[name] = _plain(row.get(name, ""))
    if not row.get("period_start") and not row.get("period_end"):
        row["period_start"], row["period_end"] = period(row.get("period_text", ""))
    row["vintage"] = row.get("vintage") or "published"
    row["bound"] = row.get("bound") or "="
    row["review_by"] = row.get("review_by") or _review(row.get("page_date", ""))
    return row


def amount(text: str) -> dict[str, str]:
    """A number, «более 240» or «10–15» as `value`, `bound`, `value_low`, `value_high`; anything
    else stays `value`."""
    text = _SPACES.sub(" ", text).strip().replace("−", "-")
    lead = next(
        (
            w
            for w in sorted([*_WORDS, *_SIGNS], key=len, reverse=True)
            if text.lower().startswith(w)
        ),
        "",
    )
    rest = text[len(lead) :].strip().removeprefix("чем ")
    bound = {"bound": _WORDS.get(lead) or _SIGNS[lead]} if lead else {}
    if span := _RANGE.fullmatch(rest):
        return {"value": "", "value_low": _plain(span[1]), "value_high": _plain(span[2])} | bound
    if re.fullmatch(_NUMBER, rest):
        return {"value": _plain(rest)} | bound
    return {"value": text}


def _plain(text: str) -> str:
    if re.fullmatch(_NUMBER, text):
        return text.replace(" ", "").replace(",", ".")
    return text


def period(text: str) -> tuple[str, str]:
    """First and last ISO day of «2025», «2025-07», «2025-07-15», «2025-Q3», «2025-H1», «2025/26»,
    «2025–2028».

    Two empty strings for anything else: then the days are typed by hand or stay empty.
    """
    text = text.strip()
    if day(text):
        return text, text
    if m := re.fullmatch(r"((?:19|20)[0-9][0-9])(?:-(0[1-9]|1[0-2]))?", text):
        return _span(int(m[1]), int(m[2] or 1), int(m[2] or 12))
    if m := re.fullmatch(r"((?:19|20)[0-9][0-9])-Q([1-4])", text):
        return _span(int(m[1]), int(m[2]) * 3 - 2, int(m[2]) * 3)
    if m := re.fullmatch(r"((?:19|20)[0-9][0-9])-H([12])", text):
        return _span(int(m[1]), int(m[2]) * 6 - 5, int(m[2]) * 6)
    if m := re.fullmatch(r"((?:19|20)[0-9][0-9])-(0[1-9]|1[0-2])\.\.(0[1-9]|1[0-2])", text):
        if m[2] <= m[3]:
            return _span(int(m[1]), int(m[2]), int(m[3]))
        return ("", "")
    if (m := re.fullmatch(r"(20)([0-9][0-9])/([0-9][0-9])", text)) and int(m[3]) == int(m[2]) + 1:
        return f"{m[1]}{m[2]}-09-01", f"{m[1]}{m[3]}-08-31"
    if m := re.fullmatch(r"((?:19|20)[0-9][0-9])[–-]((?:19|20)[0-9][0-9])", text):
        if m[1] <= m[2]:
            return (f"{m[1]}-01-01", f"{m[2]}-12-31")
        return ("", "")
    return "", ""


def _span(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year}-{first:02d}-01", f"{year}-{last:02d}-{monthrange(year, last)[1]:02d}"


def _review(page_date: str) -> str:
    """A year after the page, by its last known day; a year from today for an undated page."""
    _, end = period(page_date[:10]) if page_date[:4].isdigit() else ("", "")
    return ((day(end) or date.today()) + timedelta(days=_REVIEW_DAYS)).isoformat()
