"""Skills a discipline's name says it teaches, and those that may stand behind it unnamed.

A plan holds names only: a skill is *covered* when the name says it, *near* («не видно из
названия») when the name is of a field where it is usually taught, else *not found*. Words: the
product's dictionary of skills and data/reference/discipline_words.csv. Measured on names labelled
by hand before the rules (data/reference/discipline_labels.csv). Caveat: what a syllabus holds is
not known here, so «отсутствует» is never said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from etl.adverts import reference
from etl.adverts.skills.skills import Extractor

NOT_FOR_NAMES = frozenset({"higher_education", "vocational_education", "technical_education"})
"""Skills of the dictionary that a discipline's name never means."""


class Rule(NamedTuple):
    """One row of discipline_words.csv."""

    pattern: re.Pattern
    covers: tuple[str, ...]
    near: tuple[str, ...]
    never: tuple[str, ...]


@dataclass
class Taught:
    """Skills of one name: code → the words of the name that say it («» for what is only near)."""

    covered: dict[str, str] = field(default_factory=dict)
    near: set[str] = field(default_factory=set)


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The project's rules for names of disciplines."""
    return made(reference.rows("discipline_words"))


def made(rows: Iterable[dict[str, str]]) -> tuple[Rule, ...]:
    """Rules from rows with pattern, covers, near, never (what the dictionary misreads there)."""

    def codes(text: str) -> tuple[str, ...]:
        return tuple(filter(None, text.split("|")))

    return tuple(
        Rule(re.compile(r["pattern"]), codes(r["covers"]), codes(r["near"]), codes(r["never"]))
        for r in rows
    )


class Reader:
    """Reads names of disciplines; the dictionary is expanded once (about 4 s)."""

    def __init__(self, extractor: Extractor | None = None, by: tuple[Rule, ...] | None = None):
        self._extractor = extractor or Extractor()
        self._rules = rules() if by is None else by
        self.categories = {c: s.category for c, s in self._extractor.dictionary.skills.items()}

    def read(self, names: Sequence[str]) -> list[Taught]:
        """What each name teaches; the same name gives the same answer wherever it stands."""
        found = self._extractor.find_all(names, everything=True)
        return [self._one(name, hits) for name, hits in zip(names, found, strict=True)]

    def asked(self, texts: Sequence[str]) -> list[set[str]]:
        """Skills that running texts (a vacancy, a demand) ask for."""
        return [{hit.skill for hit in hits} for hits in self._extractor.find_all(texts)]

    def _one(self, name: str, hits: list) -> Taught:
        taught = Taught()
        low = name.lower().replace("ё", "е")
        fitting = [(rule, m) for rule in self._rules if (m := rule.pattern.search(low))]
        never = NOT_FOR_NAMES.union(*(rule.never for rule, _ in fitting))
        for hit in hits:
            if not hit.negated and hit.skill not in never:
                taught.covered.setdefault(hit.skill, hit.text)
        for rule, place in fitting:
            for code in set(rule.covers) - never:
                taught.covered.setdefault(code, name[place.start() : place.end()])
            taught.near.update(rule.near)
        taught.near -= set(taught.covered)
        return taught
