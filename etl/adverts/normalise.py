"""Text of an advert → the same text in one spelling, character for character, and its words with
their places.

`normalise` never changes the length, so an offset in the result is an offset in the original.
Caveat: a word written half in Latin and half in Cyrillic letters that look alike is put into one
alphabet; a word wholly of look-alikes in the wrong alphabet («САМ» for CAM) can't be told from
the right one and stays (about 1 advert in 500), but for С++, С#.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

LATIN = "aceopxyktmhb"
CYRILLIC = "асеорхуктмнв"
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
TO_LATIN = str.maketrans(CYRILLIC, LATIN)
WORD = re.compile(r"([^\W_]+(?:\+\+|#)?)")
_MIXED = re.compile(r"[a-z][а-я]|[а-я][a-z]")
_RUN = re.compile(r"[a-zа-я0-9]+")
_C_SIGNS = re.compile(r"(?<![^\W_])с(?=\+\+|#)")
_ONE_C = re.compile(r"(?<![^\W_])1c(?![^\W_])")
ALPHABETS = bytes(108 if 97 <= i <= 122 else 99 if i >= 224 else 32 for i in range(256))
"""Byte of cp1251 → «l» Latin, «c» Cyrillic, else a space: tells in no time whether any word
mixes them."""
_DASHES = "‐‑‒–—―−"
_SPACES = "\xa0\u202f\u2009\u2007\t"


class Token(NamedTuple):
    """One word: normalised text and its place in the original."""

    text: str
    start: int
    end: int


def normalise(text: str) -> str:
    """Lower case, ё → е, one dash, one space, words of mixed alphabets in one; the length is
    kept. Idempotent."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if "ё" in low:
        low = low.replace("ё", "е")
    if not low.isascii():
        for dash in _DASHES:
            if dash in low:
                low = low.replace(dash, "-")
        for space in _SPACES:
            if space in low:
                low = low.replace(space, " ")
    alphabets = low.encode("cp1251", "replace").translate(ALPHABETS)
    if b"lc" in alphabets or b"cl" in alphabets:
        low = _RUN.sub(lambda run: one_alphabet(run.group()), low)
    if "с++" in low or "с#" in low:
        low = _C_SIGNS.sub("c", low)
    if "1c" in low:
        low = _ONE_C.sub("1с", low)
    return low


def tokens(text: str) -> list[Token]:
    """Words of a text (runs of letters and digits; C++ and C# keep their signs), normalised,
    with original offsets."""
    return [Token(m.group(), m.start(), m.end()) for m in WORD.finditer(normalise(text))]


@lru_cache(maxsize=10_000)
def one_alphabet(run: str) -> str:
    """A run with letters of both alphabets, put into the one whose own letters it has; left
    alone if it has both's."""
    if not _MIXED.search(run):
        return run
    own_latin = any("a" <= c <= "z" and c not in LATIN for c in run)
    own_cyrillic = any("а" <= c <= "я" and c not in CYRILLIC for c in run)
    if own_latin and own_cyrillic:
        return run
    return run.translate(TO_LATIN if own_latin else TO_CYRILLIC)
