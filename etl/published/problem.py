"""What is wrong with a cited row, and what the book already knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.language import Words

BOUNDS = {
    "=": "",
    "≥": "более|свыше|не менее",
    "≤": "почти|менее|не более|до|максимум",
    "≈": "порядка|около|примерно|приблизительно",
}
WITHOUT_NUMBER = ("technopark_site", "hh_sample")
"""Themes whose rows may hold no number: a site without residents; a median of fewer than 20
adverts."""
QUOTED = re.compile(
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


def problem(rule: str, field: str, ru: str, en: str) -> Problem:
    """A problem from its words in both languages."""
    return Problem(rule, field, Words(ru, en))
