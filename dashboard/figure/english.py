"""Quoted names in English: publishers, units, indicators, periods by a table of phrases, the rest
spelled in Latin letters. What was quoted in Russian stays in the tables' own files."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dashboard.figure.passport import Passport
from etl.adverts.reference import rows
from etl.language.latin import latin
from etl.language.words import english

CYRILLIC = re.compile("[а-яё]", re.I)
KEYS = frozenset(
    "publisher unit indicator occupation period_text page_date geography okrug district address "
    "site kind key staff_text activity region note cell institution".split()
)
"""Columns of rows that hold quoted names; names of disciplines, programmes and skills stay as they
were printed."""
SPOKEN = ("title", "subtitle", "subject", "how_to_read", "note", "caption", "place")
IN_LATIN = frozenset({"en"})
"""Languages whose readers read no Cyrillic."""


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row["ru"]: row["en"] for row in rows("english")}
    longest = sorted(table, key=len, reverse=True)
    bounded = [rf"(?<![\w-]){re.escape(p)}(?![\w])" for p in longest]
    return re.compile("|".join(bounded)), table


@lru_cache(maxsize=8192)
def quoted(text: str, lang: str) -> str:
    """The text as a reader of this language can read it; in Russian as it was quoted."""
    if lang not in IN_LATIN:
        return text
    text = english(text)
    if not CYRILLIC.search(text):
        return text
    pattern, table = _phrases()
    return latin(pattern.sub(lambda found: table[found[0]], text))


def read(passport: Passport) -> Passport:
    """The passport with every name quoted in Russian — in its sentences, its rows, its labels —
    as its reader can read it."""
    lang = passport.lang
    spoken: dict[str, Any] = {field: quoted(getattr(passport, field), lang) for field in SPOKEN}
    drawn = tuple(
        {key: _labels(value, lang) if key in KEYS else value for key, value in row.items()}
        for row in passport.rows
    )
    columns = tuple(
        replace(c, label=quoted(c.label, lang), unit=quoted(c.unit, lang)) for c in passport.columns
    )
    return replace(
        passport, rows=drawn, columns=columns, spec=_labels(passport.spec, lang), **spoken
    )


def _labels(value: Any, lang: str) -> Any:
    if isinstance(value, dict):
        return {key: _labels(one, lang) for key, one in value.items()}
    if isinstance(value, list):
        return [_labels(one, lang) for one in value]
    return quoted(value, lang) if isinstance(value, str) else value
