"""A dictionary of numbers by 64-bit keys that is asked of many keys at once."""

from __future__ import annotations

import numpy as np

MIX = np.uint64(0x9E3779B97F4A7C15)
KEPT = np.uint64(40)
REST = np.uint64((1 << 40) - 1)


class Lookup:
    """Numbers below 2²⁴ by 64-bit keys, many at a time; 0 for a key that isn't held. Open
    addressing in one array.

    A slot holds the number and 40 bits of the mixed key; its place says 17 bits more: pairs are
    told apart for certain, words but for one chance in 10¹¹ a word.
    """

    def __init__(self, keys: np.ndarray, values: np.ndarray):
        bits = max(len(keys) * 3, 16).bit_length()
        self._shift = np.uint64(64 - bits)
        self._slots = np.zeros(1 << bits, "uint64")
        place, rest = self._place(keys)
        filled = values.astype("uint64") << KEPT | rest
        left = np.arange(len(keys))
        while len(left):
            free = left[self._slots[place[left]] == 0]
            self._slots[place[free]] = filled[free]
            left = left[self._slots[place[left]] != filled[left]]
            place[left] = place[left] + 1 & (1 << bits) - 1

    def _place(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        mixed = keys * MIX
        return (mixed >> self._shift).astype("int64"), mixed & REST

    def look(self, keys: np.ndarray) -> np.ndarray:
        """The values of these keys."""
        place, rest = self._place(keys)
        slots = self._slots.take(place)
        wrong = (((slots & REST) != rest) & (slots > 0)).nonzero()[0]
        place = place[wrong]
        while len(wrong):
            place = place + 1 & len(self._slots) - 1
            slots[wrong] = here = self._slots.take(place)
            still = ((here & REST) != rest[wrong]) & (here > 0)
            wrong = wrong[still]
            place = place[still]
        return (slots >> KEPT).astype("int32")
