"""Words and signs of the gate as tables over bytes and letters."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, Implementation

from etl.redact.gate_words import (
    ADDRESSES,
    AT,
    BOXES,
    CUES,
    NUMERALS,
    OPEN_WORDS,
    PARTED,
    PATRONYMICS,
    ROLES,
    TITLES,
    TRADERS,
    WORDS,
)
from etl.redact.given_names import FORMS, LOWER_CASE_FORMS
from etl.redact.letters import (
    CAPITALS,
    CODES,
    DISGUISES,
    EDGES,
    FIRST,
    LAST_LETTER,
    LETTERS,
    ODD,
    ODD_KIND,
    OTHER,
    WORD,
)


class _Automaton:
    """Patterns as bytes, each with its family; finds all of them, overlapping ones too."""

    def __init__(self, patterns: dict[str, str]):
        fold = tables()[0]
        self.families = list(patterns.values())
        self.search = BytesAhoCorasick(
            [bytes(fold[ord(c)] for c in p) for p in patterns], implementation=Implementation.DFA
        ).find_matches_as_indexes

    def find(self, haystack: bytes) -> list[tuple[int, int, int]]:
        """(pattern, start, end) of everything found."""
        return self.search(haystack, overlapping=True)


@lru_cache(maxsize=1)
def automata() -> tuple[_Automaton, _Automaton]:
    """What is looked for in lower case, signs kept, and among Cyrillic letters alone."""
    words = {e + w: "handles" for e in EDGES for w in OPEN_WORDS} | {
        e + w: "cues" for e in EDGES for w in CUES
    }
    words |= {e + w + after: "handles" for e in EDGES for w in WORDS for after in " :"}
    words |= dict.fromkeys(ADDRESSES, "links") | dict.fromkeys(NUMERALS, "numerals")
    words |= {e + "mailto:": "mail" for e in EDGES} | {"@": "mail", "_at_": "mail"}
    words |= {e + w + after: "boxes" for e in EDGES for w in BOXES for after in " :"}
    words |= {f" t{dot}me{slash}": "links" for dot in PARTED for slash in (" ", "/")}
    words |= {f" {w} ": "mail" for w in AT}
    inside = (*AT, "a", "а", "эт", "собаки")
    words |= {f"({a}{w}{b})": "mail" for w in inside for a in ("", " ") for b in ("", " ")}
    words |= {e + w: "roles" for e in EDGES for w in ROLES}
    words |= {e + w: "titles" for e in EDGES for w in TITLES}
    words |= {e + w: "traders" for e in EDGES for w in TRADERS}
    names = {f.capitalize(): "capital" for f in FORMS} | {f.upper(): "capitals" for f in FORMS}
    names |= {f" {f} ": "small" for f in LOWER_CASE_FORMS}
    names |= {e + " ": "patronymic" for p in PATRONYMICS for e in (p, p.upper())}
    return _Automaton(words), _Automaton(names)


@lru_cache(maxsize=1)
def tables() -> tuple[np.ndarray, bytes, bytes, bytes]:
    """Sign → byte; then bytes → lower case with EDGES, → Cyrillic letters alone, → shape (A
    capital, a, 0 digit, s)."""
    fold = np.full(CODES + 1, OTHER, "uint8")
    for code in range(CODES):
        char = chr(code)
        if char.isdecimal():
            fold[code] = ord("0")
        elif char.isspace():
            fold[code] = ord(" ")
        elif char.isalnum():
            fold[code] = WORD
        if code > 0x7F and char.isdecimal():
            fold[code] = ODD
    for first, last in DISGUISES:
        fold[first : last + 1] = ODD
    for code in range(0x21, 0x7F):
        fold[code] = code if not chr(code).isdecimal() else ord("0")
    fold[[ord(c) for c in LETTERS]] = range(FIRST, FIRST + len(LETTERS))
    fold[[ord(c) for c in "–—‑KſİI"]] = [ord(c) for c in "---ksii"]
    low = bytearray(256)
    cyrillic = bytearray(b" " * 256)
    shape = bytearray(b"_" * 256)
    for byte in range(256):
        char = chr(byte)
        if FIRST <= byte <= LAST_LETTER:
            capital = byte < FIRST + CAPITALS
            low[byte], cyrillic[byte] = byte + CAPITALS * capital, byte
            shape[byte] = ord("A" if capital else "a")
        elif byte == WORD or byte < 0x80 and (char.isalnum() or char == "_"):
            low[byte] = ord(char.lower()) if byte != WORD else WORD
            shape[byte] = ord({"0": "0", "_": "s"}.get(char, "_"))
        else:
            low[byte] = ord(
                {"[": "(", "{": "(", "]": ")", "}": ")"}.get(char, char if char in EDGES else " ")
            )
            shape[byte] = ord(
                "." if char == "." else "s" if byte == OTHER or char in " -()/*_~=|+,[]:" else "_"
            )
    return fold, bytes(low), bytes(cyrillic), bytes(shape)


@lru_cache(maxsize=1)
def kinds_of_letters() -> bytes:
    """Bytes → 1 Latin letter, 2 Cyrillic, with 16 one that passes for a digit; 8 digit, 32 what
    parts a number, else 4, ODD_KIND. A sign between letters of two alphabets keeps them apart."""
    kinds = bytearray(b"\x04" * 256)
    alike = {FIRST + LETTERS.index(c) for c in "ОоЗзбВ"} | {ord(c) for c in "OolIB"}
    for byte in range(256):
        char = chr(byte)
        if FIRST <= byte <= LAST_LETTER:
            kinds[byte] = 2
        elif byte < 0x80 and char.isalpha():
            kinds[byte] = 1
        elif char == "0":
            kinds[byte] = 8
        elif char in " ()+.-_":
            kinds[byte] = 32
        if byte in alike:
            kinds[byte] |= 16
    kinds[ODD] = ODD_KIND
    return bytes(kinds)
