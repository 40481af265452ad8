"""Texts → short sketches whose agreement estimates how much of two texts is the same (MinHash, one
permutation).

Every run of 16 letters or digits is hashed; each of 64 bins keeps its least hash, 16 bits of it.
Two sketches agree in the share of bins that both texts fill: an estimate of the Jaccard overlap
with standard error ≤ 0.063. Caveat: texts under about 80 letters fill few bins; `similarity`
gives 0 to texts under 16 letters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

BINS = 64
RUN = 16
BAND = 4
EMPTY = np.uint16(0xFFFF)
_ODD = np.array(
    [0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93], "uint64"
)
_SHIFTS = [np.uint64(s) for s in (29, 32, 58, 20)]
BATCH_LETTERS = 1_500_000


def sketches(texts: Sequence[str]) -> np.ndarray:
    """One row of 64 `uint16` per text; case, ё, punctuation and spacing do not matter. The same
    text, the same row."""
    out = np.full((len(texts), BINS), EMPTY, "uint16")
    start = letters = 0
    for i, text in enumerate(texts):
        letters += len(text)
        if letters >= BATCH_LETTERS:
            _fill(out[start : i + 1], texts[start : i + 1])
            start = i + 1
            letters = 0
    if start < len(texts):
        _fill(out[start:], texts[start:])
    return out


def _fill(out: np.ndarray, texts: Sequence[str]) -> None:
    joined = "".join(texts)
    low = joined.lower()
    if len(low) != len(joined):
        low = "".join(c.lower()[0] for c in joined)
    codes = np.frombuffer(low.encode("utf-32-le", "surrogatepass"), "uint32")
    owner = np.repeat(np.arange(len(texts)), [len(t) for t in texts])
    codes = np.where(codes == ord("ё"), np.uint32(ord("е")), codes)
    keep = _is_word(codes)
    h = codes[keep].astype("uint64")
    owner = owner[keep]
    width = 1
    for odd in _ODD:
        if len(h) <= width:
            return
        h = h[:-width] * odd + h[width:]
        h ^= h >> _SHIFTS[0]
        width *= 2
    whole = owner[: len(h)] == owner[RUN - 1 :]
    h = h[whole]
    owner = owner[: len(whole)][whole]
    h ^= h >> _SHIFTS[1]
    h *= _ODD[1]
    h ^= h >> _SHIFTS[0]
    place = owner * BINS + (h >> _SHIFTS[2]).astype("int64")
    np.minimum.at(out.reshape(-1), place, ((h >> _SHIFTS[3]) % np.uint64(0xFFFF)).astype("uint16"))


def _is_word(codes: np.ndarray) -> np.ndarray:
    digit = (codes >= 48) & (codes <= 57)
    latin = (codes >= 97) & (codes <= 122)
    return digit | latin | (codes >= 0x400) & (codes < 0x530) | (codes == 0x2B) | (codes == 0x23)


def similarity(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Share of bins that agree among those either text fills, row by row (rows broadcast); 0
    when neither has text."""
    filled = (a != EMPTY) | (b != EMPTY)
    return ((a == b) & filled).sum(-1) / np.maximum(filled.sum(-1), 1)


def alike(sketch: np.ndarray, block: np.ndarray, owner: np.ndarray, least: float) -> np.ndarray:
    """Pairs (earlier, later) of rows of one block whose similarity is at least `least`, sorted; an
    n × 2 array.

    Candidates agree in a whole band of 4 bins: each row against the band's first and the first
    of its own owner.
    """
    found = []
    number = np.arange(len(sketch))
    owners = np.unique(owner.astype(str), return_inverse=True)[1].astype("uint64") + np.uint64(1)
    for start in range(0, BINS, BAND):
        part = sketch[:, start : start + BAND]
        band = np.ascontiguousarray(part).view("uint64").ravel()
        full = (part != EMPTY).all(1)
        for salt in (np.zeros(len(sketch), "uint64"), owners):
            key = (band * _ODD[0] + block.astype("uint64")) * _ODD[1] + salt
            _, first, back = np.unique(key, return_index=True, return_inverse=True)
            moved = (first[back] != number) & full
            found.append(np.stack([first[back][moved], number[moved]], 1))
    pairs = np.unique(np.concatenate(found), axis=0)
    return pairs[similarity(sketch[pairs[:, 0]], sketch[pairs[:, 1]]) >= least]
