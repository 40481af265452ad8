"""What one build did, table by table, and why, in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.language import Words
from etl.store import Damaged

NO_DATA = Words("нет данных: {what}", "no data: {what}")
ADVERTS = Words("объявления", "adverts")


@dataclass
class Report:
    """What one build did: table → (status, reason); status built | kept | carried | missing |
    failed | on_request (waits for a source nobody has asked for)."""

    build: str = ""
    tables: dict[str, tuple[str, str]] = field(default_factory=dict)
    english: dict[str, str] = field(default_factory=dict)
    """The reasons in English, where they are sentences."""

    def reason(self, name: str, lang: str) -> str:
        """Why a table is in its state, in a language; "" when nothing is to be said."""
        russian = self.tables[name][1]
        return Words(russian, self.english.get(name, russian))[lang]

    def names(self, *states: str) -> list[str]:
        """Tables in the given states."""
        return [n for n, (state, _) in self.tables.items() if state in states]

    def lacking(self, lang: str) -> dict[str, str]:
        """Tables that are not there → why."""
        return {n: self.reason(n, lang) for n in self.names("missing", "failed", "on_request")}


def no_data(absent: list[str]) -> Words:
    """That these tables, sources or adverts are not there, each by its own name."""
    english = [ADVERTS.en if a == ADVERTS.ru else a for a in absent]
    return NO_DATA.format(what=Words(", ".join(absent), ", ".join(english)))


def failure(error: Exception) -> Words:
    """A table's failure in words: an error of ours speaks for itself, another by its kind."""
    said = getattr(error, "words", None)
    said = said if isinstance(said, Words) else Words(str(error), str(error))
    kind = "" if isinstance(error, Damaged) else f"{type(error).__name__}: "
    return Words(f"{kind}{said.ru}"[:300], f"{kind}{said.en}"[:300])
