"""Disguises undone before any rule looks: the text as it is meant, with the way back.

Four kinds: signs in other guises (full-width, mathematical, other scripts' digits), signs that
cannot be seen (zero-width, soft hyphens, stress), letters of the other alphabet within a word and
«_» between words, letters for digits within a number (О for 0, З for 3). Only the first two move
letters; spans found in the undone text are carried back by `Undone.span`. Whether there is
anything to undo is told by the gate's bytes at about 2 ns a letter. Caveat: a word wholly in
look-alike letters of the other alphabet stays.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, combining, decimal, normalize

from etl.redact import gate, letters

IGNORABLE = frozenset(
    [0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, 0x20E3]
    + [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
    + [*range(0xFE00, 0xFE10)]
)
EMOJI = "\ufe0f"
KEYCAP = "\u20e3"
LATIN = "ABCEHKMOPTXYaceopxykmthbu"
CYRILLIC = "АВСЕНКМОРТХУасеорхукмтнви"
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
TO_LATIN = str.maketrans(CYRILLIC, LATIN)
DIGITS = str.maketrans("ОоOoЗзlIіІбBВ|", "00003311116881"[:14])
_LETTER_FOR_DIGIT = re.compile(r"(?<![^\W\d])[+\d(][\d\s()+.\-–—‑_ОоOoЗзlIіІбB|]{9,40}")
_WORD = re.compile(r"[^\W_]*[A-Za-zА-Яа-яЁё][^\W_]*")
_MIXED = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_JOINED = re.compile(r"(?<=[А-Яа-яЁё])_(?=[А-Яа-яЁё])")
_LONELY = re.compile(r"(?<![^\W\d_])[ОоOoЗзlIіІбBВ|]{1,2}(?![^\W\d_])")
_ONLY_CYRILLIC = re.compile(r"[БГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯЁбгджзийлпфцчшщъыьэюяё]")
_ONLY_LATIN = re.compile(r"[DFGIJLNQRSUVWZdfgijlnqrsvwz]")


class Undone(NamedTuple):
    """A text with its disguises undone; `back[i]` is where its i-th letter stood, `back[-1]` the
    length; None where nothing moved."""

    text: str
    back: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span behind text[start:end], signs that cannot be seen included."""
        if self.back is None:
            return start, end
        return self.back[start], self.back[end - 1] + 1 if end > start else self.back[start]


def undone(text: str, cased: bytes = b"", places: list[int] | None = None) -> Undone:
    """The text as it is meant; `cased` are its bytes in the gate's table and `places` where it may
    be in disguise, if known."""
    cased = cased or gate.bytes_of(text)
    if places is None:
        places = gate.disguised(cased)
    if not places:
        return Undone(text)
    back = None
    if KEYCAP in text:
        cased = b"".join(
            letters.ODD_BYTE if sign == EMOJI else cased[i : i + 1] for i, sign in enumerate(text)
        )
    if letters.ODD_BYTE in cased:
        text, back = _signs(text, cased)
        places = gate.disguised(gate.bytes_of(text))
    if places:
        text = _letters(text, places)
    return Undone(text, back)


def _letters(text: str, places: list[int]) -> str:
    """Words of mixed alphabets, «_» and numbers with letters as they are meant; no letter moves."""
    parts: list[str] = []
    done = 0
    has_number = False
    for place in sorted(places):
        if text[place].isdigit():
            has_number = True
            continue
        found = _WORD.match(text, _begin(text, place))
        if place < done or not found:
            continue
        parts += [text[done : found.start()], _one_alphabet(found)]
        done = found.end()
    text = "".join([*parts, text[done:]])
    if "_" in text:
        text = _JOINED.sub(" ", text)
    if has_number:
        return _LETTER_FOR_DIGIT.sub(_digits, text)
    return text


def _begin(text: str, at: int) -> int:
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def _signs(text: str, cased: bytes) -> tuple[str, list[int]]:
    """Every odd sign in its plain form, letters with marks made one; and where each letter
    stood."""
    out: list[str] = []
    back: list[int] = []
    at = 0
    place = cased.find(letters.ODD_BYTE)
    while place >= 0:
        out += text[at:place]
        back += range(at, place)
        at = place + 1
        sign = text[place]
        plain = plain_sign(sign)
        if plain == "" and combining(sign) and out:
            one = normalize("NFC", out[-1] + sign)
            if len(one) == 1 and plain_sign(one) == one:
                out[-1] = one
        for letter in plain:
            out.append(letter)
            back.append(place)
        place = cased.find(letters.ODD_BYTE, at)
    out += text[at:]
    back += range(at, len(text) + 1)
    return "".join(out), back


@lru_cache(maxsize=4096)
def plain_sign(sign: str) -> str:
    """A sign as it is meant: «８» 8, «Ａ» A, «á» a; '' for one that cannot be seen or is a mark."""
    code = ord(sign)
    if code < 0x80 or sign in letters.LETTERS or sign in "№…™°«»–—":
        return sign
    if code in IGNORABLE or combining(sign) or category(sign) == "Me":
        return ""
    if (digit := decimal(sign, None)) is not None:
        return str(digit)
    wide = normalize("NFKC", sign)
    if len(wide) == 1 and wide.isascii() and wide != " " and category(sign) not in ("No", "Lm"):
        return wide
    bare = normalize("NFD", sign)
    if len(bare) > 1 and bare[0].isalpha() and all(map(combining, bare[1:])):
        return bare[0]
    return sign


def _one_alphabet(found: re.Match) -> str:
    word = found[0]
    if not _MIXED.search(word):
        return word
    if _ONLY_CYRILLIC.search(word):
        if _ONLY_LATIN.search(word):
            return word
        return word.translate(TO_CYRILLIC)
    if _ONLY_LATIN.search(word):
        return word.translate(TO_LATIN)
    return word.translate(TO_CYRILLIC)


def _digits(found: re.Match) -> str:
    """A number's letters as digits, where enough of it are digits."""
    run = found[0]
    if _enough(run):
        return _LONELY.sub(lambda m: m[0].translate(DIGITS), run)
    return run


def _enough(run: str) -> bool:
    digits = sum(c.isdecimal() for c in run)
    letters = sum(c in "ОоOoЗзlIіІбB" for c in run)
    return 0 < letters <= 5 and digits >= 6 and 10 <= digits + letters <= 12
