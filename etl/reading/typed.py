"""Numbers as people type them into a cell: «1 234,5 1)», and the signs that stand where there is
none."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from etl.reading.footnotes import SUPERSCRIPTS

MISSING = {
    "": "empty",
    "…": "no_data",
    "...": "no_data",
    "..": "no_data",
    "-": "absent",
    "–": "absent",
    "—": "absent",
    "x": "not_applicable",
    "х": "not_applicable",
    "н/д": "no_data",
    "нд": "no_data",
    "*": "suppressed",
    "к": "suppressed",
    "c": "suppressed",
    "с": "suppressed",
}
_NUMBER = re.compile(r"^[+-]?(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:[.,]\d+)?$")
_GLUED = re.compile(r"(?:\s*\d\))+$|[¹²³⁴-⁹*]+$")


@dataclass(frozen=True)
class Cell:
    """What a cell says: a number, or why there is none (`missing`), and the footnote marks glued
    to it."""

    value: float | None
    missing: str = ""
    marks: tuple[str, ...] = ()


class Unreadable(ValueError):
    """A cell that is neither a number nor a known sign of absence; `reason` is a code."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def typed(cell: str) -> Cell:
    """Read a text; raises Unreadable(not_a_number | not_finite | only_a_mark)."""
    text = re.sub(r"[\s\u00a0\u202f\u2009]+", " ", cell).strip()
    if text.lower() in MISSING:
        return Cell(None, MISSING[text.lower()])
    glued = _GLUED.search(text)
    bare = text[: glued.start()].strip() if glued else text
    marks = tuple(re.findall(r"\d", glued.group().translate(SUPERSCRIPTS))) if glued else ()
    if not bare:
        raise Unreadable("only_a_mark")
    if bare.lower() in MISSING:
        return Cell(None, MISSING[bare.lower()], marks)
    bare = bare.replace("−", "-")
    if not _NUMBER.match(bare):
        raise Unreadable("not_a_number")
    value = float(re.sub(r"[ \u00a0\u202f\u2009]", "", bare).replace(",", "."))
    if not math.isfinite(value):
        raise Unreadable("not_finite")
    return Cell(value, "", marks)
