"""What a filled form gave: answers, and faults in words that quote the cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.language import Words
from etl.origin import Reject
from etl.reading import workbook as wb


@dataclass(frozen=True)
class Fault:
    """One thing wrong: `words` quote the cell to whoever filled it in; `reject` keeps no text."""

    where: str
    column: str
    reason: str
    words: Words
    cell: object = ""

    def reject(self, source: str) -> Reject:
        """For the quarantine: place, question, reason, hash."""
        return wb.reject(source, self.where, (self.column,), self.reason, self.cell)


@dataclass
class Filled:
    """What a file gave: single answers by sheet, rows, and what is wrong."""

    above: dict[str, object] = field(default_factory=dict)
    rows: list[dict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    keys: set[tuple] = field(default_factory=set)
