"""What a text file is written in: its encoding by the bytes, its delimiter by its lines.

Russian single-byte encodings are told apart by how often letters and pairs occur in Russian.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter

DELIMITERS = (";", ",", "\t", "|")
SINGLE_BYTE = ("cp1251", "cp866", "koi8-r")
_HINT = re.compile(r'^"?sep=(?P<mark>.)"?\s*$', re.IGNORECASE)
_FREQUENT = Counter(
    dict(
        zip(
            "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
            (110, 85, 80, 74, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16)
            + (16, 14, 12, 10, 9, 7, 6, 5, 4, 3, 3, 1, 1),
            strict=True,
        )
    )
)
_PAIRS = frozenset(
    "ст ен но то на ра ко ни ов ро пр по го ре ос ал ер от ли ло во та ка ав не ом ет ан ес ол ор "
    "ам ел ис те ин ик ти ия ри ла ма ле ви ем од ск чи до".split()
)
_UNLIKELY = -60
_PAIR = 150


def encoding(sample: bytes) -> str:
    """The encoding of a text's beginning (or the whole): by its byte order mark, else UTF-8 where
    it reads as such, else the single-byte Russian one that gives likeliest Russian."""
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return max(SINGLE_BYTE, key=lambda name: _likelihood(sample, name))
    return "utf-8"


def _likelihood(sample: bytes, name: str) -> int:
    """How Russian the text reads: frequent letters count, capitals inside a word and signs that
    no text holds count against."""
    text = sample[:200_000].decode(name, "replace")
    score = 0
    before = " "
    for sign in text:
        if sign < "\x80":
            before = sign
            continue
        if "а" <= sign.lower() <= "я" or sign in "ёЁ":
            score += _FREQUENT[sign.lower()] // (2 if sign.isupper() else 1)
            if (before + sign).lower() in _PAIRS:
                score += _PAIR
            if sign.isupper() and before.islower():
                score += 2 * _UNLIKELY
        elif sign not in "«»–—№…“”„’\u00a0°":
            score += _UNLIKELY
        before = sign
    return score


def hinted(line: str) -> str:
    """The delimiter an Excel hint «sep=;» names; '' when the line is none."""
    found = _HINT.match(line.lstrip("\ufeff").rstrip("\r\n"))
    if found:
        return found["mark"]
    return ""


def delimiter(lines: list[str]) -> str:
    """The mark that parts the first line into most columns and the next ones into as many."""

    def split(mark: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        if not widths:
            return 0, 0
        alike = sum(width == widths[0] for width in widths)
        return (alike if widths[0] > 1 else 0), widths[0]

    return max(DELIMITERS, key=lambda mark: split(mark))
