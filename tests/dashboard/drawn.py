"""What tests of the shortage's pages share: a figure's passport, its words, a build taken for a
real one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dashboard.figure.issue import issue
from dashboard.figure.passport import Passport
from etl.store.reader import Reader

TODAY = date(2026, 11, 23)


def card(build, name: str, lang: str = "ru", **choices) -> Passport:
    """The passport of a figure drawn from a build's folder or its reader."""
    reader = Reader.open(build) if isinstance(build, Path) else build
    return issue(name, reader, lang, today=TODAY, **choices)


def words_of(said: Passport) -> str:
    items = said.spec.get("items", [])
    return " ".join(
        [
            said.title,
            said.subtitle,
            said.caption,
            *said.spec.get("rows", []),
            *(e["label"] + " " + e.get("gap", "") for e in items),
        ]
    )


class Real:
    """The same build as if it were not invented."""

    def __init__(self, reader: Reader):
        self.reader = reader

    def synthetic(self, name: str) -> bool:
        return False

    def __getattr__(self, name: str):
        return getattr(self.reader, name)
