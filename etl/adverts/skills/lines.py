"""Many texts → one line of bytes in one spelling, its words as numbers and where they stand: a few
numpy passes.

The spelling is that of `normalise`, one byte a character, so an offset in the line is an offset
in the text. Caveat: letters beyond Latin and Cyrillic become «?» and part words, so a name spelt
with them is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from etl.adverts.normalise import normalise, one_alphabet
from etl.reading import spelling

CODE = "cp1251"
UNSEEN = 3
"""Byte of signs that have to be read another way first (`etl.reading.spelling`)."""
_ASKEW = (bytes([UNSEEN]), b"<", b"&", b"-\n", b"-\r")
WINDOW = 32
"""Letters of a word that are looked at; the dictionary's longest has 26."""
BEYOND = re.compile("[\U00010000-\U0010ffff]")
_FOLD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], "uint64"
)
_MASKS = np.array(
    [[(1 << 8 * min(max(n - at, 0), 8)) - 1 for at in (0, 8)] for n in range(WINDOW // 2 + 1)],
    "uint64",
)
"""Which of sixteen bytes belong to a word of so many letters."""
_WORD = np.array(
    [i if bytes([i]).decode(CODE, "replace").isalnum() else 32 for i in range(256)], "uint8"
)
_ALPHABET = np.array([1 if 97 <= i <= 122 else 2 if i >= 224 else 8 for i in range(256)], "uint8")
_RUN = re.compile(rb"[a-z0-9\xe0-\xff]+")
_IN_RUN = frozenset(i for i in range(256) if _RUN.match(bytes([i])))
_LATIN_C = 99
_CYRILLIC_C = 241
_ONE = 49
_PLUS = 43
_HASH = 35


class Line:
    """Texts laid side by side, parted by line ends: `text`, `codes` (a byte a character),
    `begins` of each text and of the one that would follow, `starts` and `ends` of words, their
    `keys`."""

    def __init__(self, texts: Iterable[str]):
        texts = list(texts)
        self.text = "\n" + "\n".join(texts) + "\n" * (WINDOW + 1)
        raw = self.text.encode("utf-16-le", "surrogatepass")
        if len(raw) != 2 * len(self.text):
            raw = BEYOND.sub("?", self.text).encode("utf-16-le", "surrogatepass")
        self.codes = _spelling().take(np.frombuffer(raw, "<u2"))
        self.begins = np.cumsum([1] + [len(text) + 1 for text in texts])
        _mend(self.codes)
        letters = _WORD.take(self.codes)
        _sign(self.codes, letters)
        inside = letters != 32
        bounds = (inside[1:] != inside[:-1]).nonzero()[0] + 1
        self.starts = bounds[::2]
        self.ends = bounds[1::2]
        self.keys = _keys(letters, self.starts, self.ends)
        self._low = ""
        self._places: dict = {}

    @property
    def low(self) -> str:
        """The whole line as a string, as long as `codes`."""
        self._low = self._low or self.codes.tobytes().decode(CODE)
        return self._low

    def askew(self) -> list[int]:
        """Numbers of the texts that may look otherwise than they are written: markup, signs that
        cannot be seen, words torn by a line's end."""
        line = self.codes.tobytes()
        found = []
        for sign in _ASKEW:
            at = line.find(sign)
            while at >= 0:
                found.append(at)
                at = line.find(sign, at + 1)
        if found:
            return np.unique(np.searchsorted(self.begins, found, "right") - 1).tolist()
        return []

    def places(self, character: str) -> np.ndarray:
        """Where a character of ASCII stands."""
        if character not in self._places:
            self._places[character] = (self.codes == ord(character)).nonzero()[0]
        return self._places[character]


def word_keys(words: Iterable[str]) -> np.ndarray:
    """Keys of single words, as `Line.keys` has them."""
    spelt = [
        word.encode(CODE, "replace")[:WINDOW].replace(b"++", b"\1\1").replace(b"#", b"\2")
        for word in words
    ]
    letters = np.frombuffer(b" ".join([b"", *spelt, b" " * WINDOW]), "uint8")
    ends = np.cumsum([len(word) + 1 for word in spelt], dtype="int64")
    return _keys(letters, ends - [len(word) for word in spelt], ends)


def _keys(letters: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """A 64-bit number for each word, from its first 32 bytes and its length."""
    long = ends - starts
    keys = _folded(letters, starts, long, 0)
    more = (long > WINDOW // 2).nonzero()[0]
    keys[more] ^= _folded(letters, starts[more] + WINDOW // 2, long[more] - WINDOW // 2, 2)
    return (keys ^ keys >> np.uint64(29)) + long.astype("uint64")


def _folded(letters: np.ndarray, starts: np.ndarray, long: np.ndarray, fold: int) -> np.ndarray:
    """Sixteen bytes from each start on, those beyond the word's length left out, as one number."""
    half = WINDOW // 2
    each = np.ndarray(len(letters) - half + 1, f"V{half}", letters, strides=(1,))
    parts = each[starts].view("uint64").reshape(-1, 2) & _MASKS.take(np.minimum(long, half), axis=0)
    return parts[:, 0] * _FOLD[fold] ^ parts[:, 1] * _FOLD[fold + 1]


@lru_cache(maxsize=1)
def _spelling() -> np.ndarray:
    """UTF-16 unit → byte of the one spelling."""
    table = np.array(
        [normalise(chr(i)).encode(CODE, "replace")[0] for i in range(1 << 16)], "uint8"
    )
    odd = re.compile(f"[{spelling.INVISIBLE}{spelling.MARKS}{spelling.STRESSED}]")
    table[[i for i in range(1 << 16) if odd.match(chr(i))]] = UNSEEN
    return table


def _mend(codes: np.ndarray) -> None:
    """Words of mixed alphabets into one, «1c» → «1с», «с++» → «c++», in place."""
    alphabet = _ALPHABET.take(codes)
    line = codes.tobytes()
    done = 0
    for at in (alphabet[1:] + alphabet[:-1] == 3).nonzero()[0].tolist():
        if at < done:
            continue
        start = at
        if (found := _RUN.match(line, at)) is None:
            continue
        done = found.end()
        while line[start - 1] in _IN_RUN:
            start -= 1
        run = line[start:done].decode(CODE)
        codes[start:done] = np.frombuffer(one_alphabet(run).encode(CODE), "uint8")
    for at in ((codes[:-1] == _ONE) & (codes[1:] == _LATIN_C)).nonzero()[0].tolist():
        if _WORD[codes[at - 1]] == 32 and _WORD[codes[at + 2]] == 32:
            codes[at + 1] = _CYRILLIC_C


def _sign(codes: np.ndarray, letters: np.ndarray) -> None:
    """The signs of C++ and C# belong to the word before them: 1 and 2 in `letters`."""
    plus = codes == _PLUS
    for at in ((plus[:-1] & plus[1:]) | (codes[:-1] == _HASH)).nonzero()[0].tolist():
        if codes[at - 1] not in _IN_RUN:
            continue
        if codes[at - 1] == _CYRILLIC_C and _WORD[codes[at - 2]] == 32:
            codes[at - 1] = letters[at - 1] = _LATIN_C
        if codes[at] == _HASH:
            letters[at] = 2
        else:
            letters[at : at + 2] = 1
