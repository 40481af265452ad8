"""Where in a text personal data may stand: one look over its letters as bytes, so that slow rules
read only there.

Grain: one text in, spans of it out, by rule. A look costs about 10 ns a letter and errs only
towards looking: what the rules would find anywhere they find inside these spans (a property test
holds both together). It understands nothing: stems of cues, given names, endings of patronymics,
«@», addresses and runs of digits.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from etl.redact.gate_tables import automata, kinds_of_letters, tables
from etl.redact.gate_words import (
    TO_NAME,
)
from etl.redact.letters import CAPITALS, FIRST, ODD_BYTE, ODD_KIND

Spans = list[tuple[int, int]]
_RUN = re.compile(rb"0(?:[s.]{0,7}0){4,}")
MIXED = 3
OF_WORD = 47
_LETTER_IN_NUMBER = re.compile(rb"\x08 {0,3}[\x11\x12]{1,2} {0,3}\x08")


class Places(NamedTuple):
    """Spans of the text each rule has to read: telephones, mail, links, named handles, names,
    cues that stand alone."""

    phones: Spans = []
    numerals: Spans = []
    roles: Spans = []
    titles: Spans = []
    traders: Spans = []
    boxes: Spans = []
    mail: Spans = []
    links: Spans = []
    handles: Spans = []
    names: Spans = []
    cues: Spans = []


MARGINS = {
    "phones": (3, 3),
    "mail": (80, 330),
    "links": (24, 12),
    "handles": (8, 60),
    "names": (130, 90),
    "cues": (12, 60),
    "roles": (0, 80),
    "titles": (3, 60),
    "traders": (3, 90),
    "boxes": (0, 60),
    "numerals": (250, 250),
}
"""How many letters before and after a sign the rules may need; spans are then widened to white
space."""


def everywhere(text: str, cased: bytes = b"") -> Places:
    """Every rule reads all of the text: what the gate must not change."""
    whole = [(0, len(text))]
    return Places(*[whole] * len(Places._fields))


def bytes_of(text: str) -> bytes:
    """The text in the gate's bytes, one a letter."""
    signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return tables()[0].take(signs, mode="clip").tobytes()


def disguised(cased: bytes) -> list[int]:
    """Where something may be in disguise: an odd sign, alphabets mixed within a word, «_» between
    Cyrillic letters, a letter between digits."""
    kinds = cased.translate(kinds_of_letters())
    kind = np.frombuffer(kinds, np.uint8)
    found = np.flatnonzero(((kind[:-1] | kind[1:]) & OF_WORD) == MIXED).tolist()
    if ODD_BYTE in cased:
        found += np.flatnonzero(kind == ODD_KIND).tolist()
    at = cased.find(b"_")
    while at >= 0:
        if 0 < at < len(cased) - 1 and min(cased[at - 1], cased[at + 1]) >= FIRST:
            found.append(at)
        at = cased.find(b"_", at + 1)
    return found + [m.start() for m in _LETTER_IN_NUMBER.finditer(kinds)]


def look(text: str, cased: bytes = b"") -> Places | None:
    """Where the rules must read; None when nowhere. `cased` are the text's bytes, if known."""
    fold, low, cyrillic, shape = tables()
    words, names = automata()
    cased = cased or bytes_of(text)
    shapes = cased.translate(shape)
    found = []
    families = words.families
    for kind, start, end in words.find(b" " + cased.translate(low)):
        family = families[kind]
        if family in TO_NAME:
            tail = TO_NAME[family](cased, end - 1)
            if tail is None or "\n" in text[end - 1 : tail.end()]:
                continue
        found.append((family, start, end - 1))
    letters = b" " + cased.translate(cyrillic) + b" "
    for kind, start, end in names.find(letters):
        if _is_name(names.families[kind], letters, start, end):
            found.append(("names", start, end - 1))
    for initials in (b"A.A.", b"A.sA."):
        at = shapes.find(initials)
        while at >= 0:
            found.append(("names", at, at + len(initials)))
            at = shapes.find(initials, at + 2)
    found += [("phones", *m.span()) for m in _RUN.finditer(shapes)]
    if found:
        return _places(cased, found)
    return None


def _is_name(family: str, letters: bytes, start: int, end: int) -> bool:
    """Whether a found form is a word of its own, not the beginning of another one."""
    if family == "small":
        return True
    if family == "capital":
        return letters[end] < FIRST + CAPITALS
    if family == "capitals":
        return (
            not FIRST <= letters[end] < FIRST + CAPITALS
            and not FIRST <= letters[start - 1] < FIRST + CAPITALS
        )
    return FIRST <= letters[letters.rfind(b" ", 0, end - 1) + 1] < FIRST + CAPITALS


def _places(cased: bytes, found: list[tuple[str, int, int]]) -> Places:
    """Signs with their margins, widened to white space, joined where they meet."""
    spans: dict[str, Spans] = {}
    for family, start, end in found:
        before, after = MARGINS[family]
        end = cased.find(b" ", end + after)
        spans.setdefault(family, []).append(
            (cased.rfind(b" ", 0, max(0, start - before)) + 1, end if end >= 0 else len(cased))
        )
    return Places(**{family: joined(mine) for family, mine in spans.items()})


def joined(spans: Spans) -> Spans:
    """Spans in order, those that meet made one."""
    out: Spans = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out
