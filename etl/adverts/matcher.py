"""Phrases of the dictionary in a normalised text: longest first from the left, by a trie over word numbers.

The text becomes bytes of one alphabet table; numpy numbers its words and picks those at which a phrase can begin, and
only there the trie is walked. Caveat: letters beyond Latin and Cyrillic part words here, so a
name spelt with them is not found.
"""
from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from etl.adverts.automaton import END, Ending
from etl.adverts.normalise import ALPHABETS, normalise

JOINS = frozenset([" ", "-", "/", " - ", "  ", ". ", ".", " «", "» ", " \"", "\" ", "–", "'", ": ", ":", "&", " & ",
                   "«", "»", "", " (", "(", "®", "® ", "™ ", "/ ", " /"])
COMMA = frozenset([", ", ",", "/"])
AND = frozenset(["и", "или", "с"])
ADJECTIVE = re.compile(r"\w{3,}(?:ых|их|ой|ей|ого|его|ую|юю|ая|яя|ое|ее|ые|ие|ый|ий|ым|им|ыми|ими|ом|ем)$")
CODE = "cp1251"
SIGNS = re.compile(rb"(?<=[a-z0-9\xe0-\xff])(?:\+\+|#)")
LOWER = bytes(bytes([i]).decode(CODE, "replace").lower().replace("ё", "е").encode(CODE, "replace")[0]
              for i in range(256)).translate(bytes.maketrans(b"\x96\x97\xa0\t", b"--  "))
WORDS = bytes(i if bytes([i]).decode(CODE, "replace").isalnum() else 32 for i in range(256))
WORDS = WORDS[:1] + b"+#" + WORDS[3:]
"""Byte → itself in a word, else a space; 1 and 2 stand for the signs of C++ and C#."""
FOREIGN = "‐‑‒―−\u202f\u2009\u2007"
BASE = 0x9E3779B97F4A7C15
SLOTS, SPREAD = 1 << 20, 40503
"""Pairs of words are first looked for in a table of bits, which lets 1 in 10 wrong pairs through."""


Found = tuple[int, int, Ending, int]
"""A phrase at low[start:end], what it means, how many words it has."""


class Matcher:
    """All phrases of a trie (`automaton.Dictionary.trie`), ready to be looked for."""

    def __init__(self, trie: dict):
        words = sorted(_words(trie), key=_key)
        self._keys = np.array([_key(word) for word in words], "uint64")
        self._ids = {word: number for number, word in enumerate(words, start=1)}
        numbered = self._numbered(trie)
        self._endings = [None] * (len(words) + 1)
        for a, below in numbered.items():
            self._endings[a] = below.get(END)
        self._pairs = {a << 20 | b: node for a, below in numbered.items() for b, node in below.items() if b != END}
        self._gaps = {(key >> 20, key & (1 << 20) - 1): e for key, node in self._pairs.items()
                      if (e := node.get(END)) and e.skill and not (e.guarded or e.adjacent)}
        self._and = {self._ids.get(word.encode(CODE), -1) for word in AND}
        self._single = np.zeros(len(words) + 1, bool)
        self._single[[a for a, ending in enumerate(self._endings) if ending is not None]] = True
        self._pair, self._gap = np.zeros(SLOTS, bool), np.zeros(SLOTS, bool)
        self._pair[[((key >> 20) * SPREAD + (key & (1 << 20) - 1)) & SLOTS - 1 for key in self._pairs]] = True
        self._gap[[(a * SPREAD + c) & SLOTS - 1 for a, c in self._gaps]] = True

    def _numbered(self, node: dict) -> dict:
        return {word if word == END else self._ids[word.encode(CODE, "replace")]:
                below if word == END else self._numbered(below) for word, below in node.items()}

    def find(self, text: str) -> tuple[str, list[Found]]:
        """The text in one spelling (as `normalise`, but «?» for letters of other alphabets) and its phrases, leftmost
        longest; two share words only where one skips a word."""
        low, line = spelt(text)
        if b"++" in line or b"#" in line:
            line = SIGNS.sub(lambda sign: b"\1\1" if len(sign[0]) == 2 else b"\2", line)
        row, starts, ends = self._read(line.translate(WORDS))
        if len(row) < 4:
            row = np.concatenate([row, np.zeros(4, "int64")])
        spread = row * SPREAD
        begins = self._single[row]
        begins[:-1] |= self._pair[spread[:-1] + row[1:] & SLOTS - 1]
        at = begins.nonzero()[0].tolist()
        skips = self._gap[spread[:-2] + row[2:] & SLOTS - 1].nonzero()[0].tolist()
        skips_and = self._gap[spread[:-3] + row[3:] & SLOTS - 1].nonzero()[0].tolist()
        if not (at or skips or skips_and):
            return low, []
        ids, starts, ends = row.tolist(), starts.tolist(), ends.tolist()
        gaps = self._skipping(low, ids, skips, skips_and, starts, ends) if skips or skips_and else {}
        return low, self._chosen(low, ids, sorted({*at, *gaps}) if gaps else at, gaps, starts, ends)

    def _read(self, line: bytes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Numbers of the line's words (0 for unknown ones), where each starts and ends."""
        letters = np.frombuffer(b" " + line + b" ", "uint8")
        inside = letters != 32
        bounds = (inside[1:] != inside[:-1]).nonzero()[0]
        starts, ends = bounds[::2], bounds[1::2]
        power, inverse = _powers(len(letters))
        total = np.cumsum(letters * power[:len(letters)])
        keys = (total[ends] - total[starts]) * inverse[starts]
        place = np.searchsorted(self._keys, keys)
        place[place == len(self._keys)] = 0
        return np.where(self._keys[place] == keys, place + 1, 0), starts, ends

    def _chosen(self, low: str, ids: list[int], at: list[int], gaps: dict, starts: list[int],
                ends: list[int]) -> list[Found]:
        """The longest phrase at each word of `at` that no earlier phrase has taken."""
        found, free, n, endings, pairs = [], 0, len(ids), self._endings, self._pairs
        for i in at:
            if i < free:
                continue
            last, ending, j = i, endings[ids[i]], i + 1
            node = begun = pairs.get(ids[i] << 20 | ids[j]) if j < n else None
            while node is not None and low[ends[j - 1]:starts[j]] in JOINS:
                if END in node:
                    last, ending = j, node[END]
                j += 1
                node = node.get(ids[j]) if j < n else None
            if last == i and begun is None and i in gaps:
                last, ending = gaps[i]
                free = i + 1
            elif ending is None:
                continue
            else:
                free = last + 1
            found.append((starts[i], ends[last], ending, last - i + 1))
        return found

    def _skipping(self, low: str, ids: list[int], over_one: list[int], over_two: list[int], starts: list[int],
                  ends: list[int]) -> dict[int, tuple[int, Ending]]:
        """«разработка [и чтение] чертежей», «ведение [технической] документации»: one word may stand between."""
        found = {}
        for i in over_one:
            ending = self._gaps.get((ids[i], ids[i + 2]))
            if ending is None or low[ends[i + 1]:starts[i + 2]] not in JOINS:
                continue
            before = low[ends[i]:starts[i + 1]]
            if before in COMMA or before in JOINS and ADJECTIVE.match(low[starts[i + 1]:ends[i + 1]]):
                found[i] = i + 2, ending
        for i in over_two:
            ending = self._gaps.get((ids[i], ids[i + 3]))
            if ending is not None and ids[i + 1] in self._and and all(
                    low[ends[j]:starts[j + 1]] in JOINS for j in range(i, i + 3)):
                found[i] = i + 3, ending
        return found


def _words(trie: dict) -> set[bytes]:
    found, todo = set(), [trie]
    while todo:
        for word, below in todo.pop().items():
            if word != END:
                found.add(word.encode(CODE, "replace"))
                todo.append(below)
    return found


def _key(word: bytes) -> int:
    """Polynomial of the word's bytes modulo 2⁶⁴: numpy gets those of a whole line from one running sum."""
    return sum(letter * pow(BASE, i, 1 << 64) for i, letter in enumerate(word, start=1)) % (1 << 64)


def _powers(length: int) -> tuple[np.ndarray, np.ndarray]:
    """Powers of BASE and of its inverse modulo 2⁶⁴, `length` of them or more."""
    return _powers_up_to(max(8192, 1 << length.bit_length()))


@lru_cache(maxsize=8)
def _powers_up_to(length: int) -> tuple[np.ndarray, np.ndarray]:
    first = np.ones(1, "uint64")
    return tuple(np.concatenate([first, np.full(length, base, "uint64").cumprod()])
                 for base in (BASE, pow(BASE, -1, 1 << 64)))


def spelt(text: str) -> tuple[str, bytes]:
    """Text in lower case and one spelling, as a string and as bytes, both as long as the text."""
    line = text.encode(CODE, "replace").translate(LOWER)
    alphabets = line.translate(ALPHABETS)
    if (b"lc" in alphabets or b"cl" in alphabets or b"1c" in line or b"\xf1+" in line or b"\xf1#" in line
            or b"?" in line and any(sign in text for sign in FOREIGN)):
        line = normalise(text).encode(CODE, "replace")
    return line.decode(CODE), line
