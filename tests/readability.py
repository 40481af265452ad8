"""How hard a Russian text is to read: Oborneva's adaptation of the Flesch–Kincaid grade."""

from __future__ import annotations

import re

VOWELS = frozenset("аеёиоуыэюя")
A_SENTENCE = 0.5
A_SYLLABLE = 8.4
SHIFT = 15.59


def grade(text: str) -> float:
    """The year of school at which the text reads: 0.5 words a sentence + 8.4 syllables a word
    − 15.59. Words without a vowel («в», «к») have no syllable of their own."""
    sentences = max(1, len(re.findall(r"[.!?…]+(?=\s|$)", text)))
    found = re.findall(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*", text)
    syllables = sum(letter in VOWELS for word in found for letter in word.lower())
    return A_SENTENCE * len(found) / sentences + A_SYLLABLE * syllables / len(found) - SHIFT
