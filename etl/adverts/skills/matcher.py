"""Phrases of the dictionary in many texts at once: longest first from the left, by a trie over word
numbers.

numpy numbers the words of a line (`lines.Line`) and walks the trie for all of them together, a
step a word; only the choice between phrases that share words is made one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from etl.adverts.skills.lines import CODE, Line, word_keys
from etl.adverts.skills.lookup import Lookup

JOINS = (
    " ",
    "-",
    "/",
    " - ",
    "  ",
    ". ",
    ".",
    " «",
    "» ",
    ' "',
    '" ',
    "'",
    ": ",
    ":",
    "&",
    " & ",
    "«",
    "»",
    " (",
    "(",
    "®",
    "® ",
    "™ ",
    "/ ",
    " /",
)
COMMA = (", ", ",", "/")
AND = ("и", "или", "с")
ADJECTIVE = re.compile(
    r"\w{3,}(?:ых|их|ой|ей|ого|его|ую|юю|ая|яя|ое|ее|ые|ие|ый|ий|ым|им|ыми|ими|ом|ем)$"
)
SHIFT = np.uint64(20)
END = ""
"""Key of a trie node that holds what ends there; no word is empty."""


class Ending(NamedTuple):
    """What a path of the trie means: a skill, a cue (`skill` is then None) or nothing («not_when»:
    both None).

    `literal`: only written in one of these ways; `guarded`: only beside other software;
    `adjacent`: no word may stand between.
    """

    skill: str | None
    cue: str | None = None
    literal: frozenset[str] | None = None
    guarded: bool = False
    adjacent: bool = False


class Phrases(NamedTuple):
    """What stands in a line, in order of place: where (start, end), which of `Matcher.endings`,
    of how many words."""

    start: np.ndarray
    end: np.ndarray
    ending: np.ndarray
    words: np.ndarray

    def of(self, chosen: np.ndarray | slice) -> Phrases:
        """Some of them: where `chosen` is true, or a slice."""
        return Phrases(*(column[chosen] for column in self))


class Matcher:
    """All phrases of a trie (word → node, END → Ending), ready to be looked for."""

    def __init__(self, trie: dict):
        nodes = list(_nodes(trie))
        words = sorted({word for _, below in nodes for word in below if word != END})
        ids = {word: number for number, word in enumerate(words, start=1)}
        self.endings: list[Ending] = list(
            dict.fromkeys(node[END] for _, node in nodes if END in node)
        )
        known = {ending: number for number, ending in enumerate(self.endings)}
        number = {id(node): i for i, (_, node) in enumerate(nodes)}
        self._ending = np.array(
            [known[node[END]] if END in node else -1 for _, node in nodes], "int32"
        )
        self._words = Lookup(word_keys(words), np.arange(1, len(words) + 1))
        self._first = np.zeros(len(words) + 1, "int32")
        for word, below in trie.items():
            if word != END:
                self._first[ids[word]] = number[id(below)]
        self._inner = np.array([len(node) > (END in node) for _, node in nodes])
        self._longer = self._inner[self._first] & (self._first > 0)
        steps = [
            (i, ids[word], number[id(below)])
            for i, (_, node) in enumerate(nodes)
            if i
            for word, below in node.items()
            if word != END
        ]
        self._steps = Lookup(
            _pair(*np.array([(a, b) for a, b, _ in steps]).T), np.array([c for _, _, c in steps])
        )
        gaps = [
            (ids[a], ids[b], known[e])
            for a, below in trie.items()
            if a != END
            for b, node in below.items()
            if b != END and (e := node.get(END)) and e.skill and not (e.guarded or e.adjacent)
        ]
        self._gaps = Lookup(
            _pair(*np.array([(a, c) for a, c, _ in gaps]).T), np.array([e for *_, e in gaps]) + 1
        )
        self._opens, self._closes, self._and = (np.zeros(len(words) + 1, bool) for _ in range(3))
        self._opens[[a for a, _, _ in gaps]] = True
        self._closes[[c for _, c, _ in gaps]] = True
        self._and[[ids[word] for word in AND if word in ids]] = True

    def find(self, line: Line) -> Phrases:
        """The phrases of all texts of a line, leftmost longest; two share words only where one
        skips a word."""
        row = np.append(self._words.look(line.keys), np.zeros(4, "int32"))
        joined = np.zeros(len(row), bool)
        joined[1 : max(len(line.starts), 1)] = _among(JOINS, line, np.arange(1, len(line.starts)))
        node = self._first.take(row)
        ending = self._ending.take(node)
        last = np.zeros(len(row), "int64")
        at = (self._longer.take(row[:-1]) & joined[1:] & (row[1:] > 0)).nonzero()[0]
        now = node[at]
        for step in range(1, len(row)):
            now = self._steps.look(_pair(now, row[at + step]))
            at = at[now > 0]
            now = now[now > 0]
            here = self._ending[now]
            closed = here >= 0
            ending[at[closed]], last[at[closed]] = here[closed], step
            going = joined[at + step + 1] & (row[at + step + 1] > 0) & self._inner[now]
            at = at[going]
            now = now[going]
            if not len(at):
                break
        taken = last + 1
        for i, (step, skill) in self._skipping(line, row, node, joined).items():
            if last[i] == 0:
                ending[i], last[i], taken[i] = skill, step, 1
        begins = (ending >= 0).nonzero()[0]
        chosen = []
        free = 0
        for i, stop in zip(begins.tolist(), (begins + taken[begins]).tolist(), strict=True):
            if i >= free:
                chosen.append(i)
                free = stop
        at = np.array(chosen, "int64")
        return Phrases(line.starts[at], line.ends[at + last[at]], ending[at], last[at] + 1)

    def _skipping(
        self, line: Line, row: np.ndarray, node: np.ndarray, joined: np.ndarray
    ) -> dict[int, tuple]:
        """«разработка [и чтение] чертежей», «ведение [технической] документации»: one word may
        stand between."""
        found = {}
        opens = self._opens.take(row)
        closes = self._closes.take(row)
        for over in (2, 3):
            i = (opens[:-over] & closes[over:] & joined[over:]).nonzero()[0]
            if over == 3:
                i = i[self._and[row[i + 1]] & joined[i + 1] & joined[i + 2]]
                comma = np.zeros(len(i), bool)
            else:
                comma = _among(COMMA, line, i + 1)
                i, comma = i[comma | joined[i + 1]], comma[comma | joined[i + 1]]
            skill = self._gaps.look(_pair(row[i], row[i + over]))
            held = (skill > 0).nonzero()[0]
            alone = self._steps.look(_pair(node[i[held]], row[i[held] + 1])) == 0
            held = held[alone | (row[i[held] + 1] == 0)]
            for k, e, sure in zip(
                i[held].tolist(), skill[held].tolist(), comma[held].tolist(), strict=True
            ):
                middle = slice(line.starts[k + 1], line.ends[k + 1])
                if sure or over == 3 or ADJECTIVE.match(line.low[middle]):
                    found[k] = over, e - 1
        return found


def _nodes(trie: dict) -> Iterator[tuple[str, dict]]:
    """Every node of a trie, the root first."""
    todo = [("", trie)]
    while todo:
        word, node = todo.pop()
        yield word, node
        todo += [(w, below) for w, below in node.items() if w != END]


def _pair(node: np.ndarray, word: np.ndarray) -> np.ndarray:
    return (np.asarray(node).astype("uint64") << SHIFT) | np.asarray(word).astype("uint64")


def _among(gaps: tuple[str, ...], line: Line, words: np.ndarray) -> np.ndarray:
    """For each of these words: is what parts it from the word before one of `gaps`?"""
    one, longer = _tables(gaps)
    before = line.ends[words - 1]
    long = line.starts[words] - before
    found = one.take(line.codes[before]) & (long == 1)
    at = ((long == 2) | (long == 3)).nonzero()[0]
    first = before[at]
    long = long[at]
    code = line.codes[first].astype("int32") | line.codes[first + 1].astype("int32") << 8
    code |= np.where(long == 3, line.codes[first + 2], 0).astype("int32") << 16
    found[at] = longer[np.minimum(np.searchsorted(longer, code), len(longer) - 1)] == code
    return found


@lru_cache(maxsize=2)
def _tables(gaps: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Gaps of one character as a table, longer ones as sorted numbers."""
    spelt = [gap.encode(CODE) for gap in gaps]
    one = np.isin(np.arange(256), [gap[0] for gap in spelt if len(gap) == 1])
    return one, np.array(
        sorted(int.from_bytes(gap, "little") for gap in spelt if len(gap) > 1), "int32"
    )
