"""Words of a job title → which of the rule book's stems they carry, who the advert is for, and how
senior.

A stem is a word's beginning («сварщ»), a whole word when it ends in `$` («пто$»), or `<latin>`
for any word of Latin letters. Each has a bit, so a rule's test is a few `&`. Caveat: stems
ignore the order of words («руководитель проекта, инженерные сети» has the stems of «инженер
проекта»), so a rule names whole words (`$`) where that could mislead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from etl.adverts.normalise import normalise

LATIN = "<latin>"
_PIECE = re.compile(r"[^\W_]+(?:\+\+|#)?|[/\\(),;|]")
_ROMAN = re.compile(r"[ivx]+")
_PREPOSITIONS = frozenset(
    "по для в во на с со к от из у под при без о об for of in at with to and".split()
)
_MEMORY = 200_000
_LONGEST = 24
_SENIORITY = (
    (
        "intern",
        "стажер стажерка стажировка практикант практика ученик ученица интерн trainee intern "
        "internship",
    ),
    (
        "lead",
        "ведущий ведущая ведущие вед ведущего главный главная главного гл lead principal тимлид",
    ),
    ("senior", "старший старшая старшего senior sr"),
    ("middle", "middle мидл"),
    ("junior", "младший младшая junior jr джуниор начинающий начинающая помощник"),
)
SENIORITY = {word: name for name, words in _SENIORITY for word in words.split()}
TYPO_LETTERS = 8
NOUNS = frozenset(
    "фрезеровщик электросварщик газосварщик электрогазосварщик шлифовщик наладчик технолог "
    "электромонтажник электромонтер приборист монтажник инструментальщик расточник сверловщик "
    "заточник полировщик гальваник термист формовщик литейщик штамповщик прессовщик аппаратчик "
    "контролер дефектоскопист лаборант метролог электромеханик конструктор проектировщик "
    "регулировщик радиомонтажник сборщик слесарь зуборезчик токарь оператор механик".split()
)
"""Nouns whose misspellings are told; those of less than eight letters are too near to others."""
GRADES = ("lead", "senior", "middle", "junior", "intern")


class Title(NamedTuple):
    """A read title: stems of all its words, of those before the first «/», its head nouns in
    order, seniority."""

    stems: int
    first: int
    heads: tuple[str, ...]
    seniority: str


class Reader:
    """Reads titles against a fixed set of stems; what a word carries is worked out once and
    remembered."""

    def __init__(self, stems: Iterable[str], heads: dict[str, str]):
        """`heads` maps a stem to the head noun it belongs to."""
        self.bits = {stem: 1 << i for i, stem in enumerate(dict.fromkeys([*stems, *heads]))}
        self._heads = {self.bits[stem]: head for stem, head in heads.items()}
        self._head_bits = sum(self._heads)
        self._known: dict[str, tuple[int, str]] = {}
        self._nouns = _with_one_letter_gone({*heads.values(), *NOUNS})

    def read(self, title: str) -> Title:
        """The title's stems and head nouns; a noun behind a preposition («помощь инженерам») is
        no head."""
        stems = 0
        first = -1
        heads: list[str] = []
        seniority = ""
        behind = False
        known = self._known
        for piece in _PIECE.findall(normalise(title)):
            if piece in "/\\(),;|":
                behind = False
                if piece in "/\\" and heads and first < 0:
                    first = stems
                continue
            word = known.get(piece) or self._learn(piece)
            stems |= word[0]
            if word[1]:
                if not behind:
                    heads.append(word[1])
            elif heads and piece in _PREPOSITIONS:
                behind = True
            elif not seniority and piece in SENIORITY:
                seniority = SENIORITY[piece]
        return Title(stems, stems if first < 0 else first, tuple(heads), seniority)

    def words(self, title: str, wanted: int) -> list[str]:
        """Words of a title that carry any of the wanted stems; for explanations."""
        pieces = _PIECE.findall(normalise(title))
        return [
            piece
            for piece in pieces
            if piece.isalnum() and (known := self._learn(piece)[0]) and known & wanted
        ]

    def _learn(self, word: str) -> tuple[int, str]:
        """Stems of one word and the head noun among them (the longest stem wins)."""
        if word.isdigit():
            return 0, ""
        bits = self.bits
        carried = 0
        head = ""
        for end in range(1, min(len(word), _LONGEST) + 1):
            carried |= (bit := bits.get(word[:end], 0))
            head = self._heads.get(bit, head)
        carried |= (bit := bits.get(word + "$", 0))
        head = self._heads.get(bit, head)
        if len(word) > 1 and "a" <= word[0] <= "z" and not _ROMAN.fullmatch(word):
            carried |= bits.get(LATIN, 0)
        if not head and len(word) >= TYPO_LETTERS - 1 and (meant := self._misspelt(word)):
            carried, head = self._learn(meant)
        if len(self._known) >= _MEMORY:
            self._known.clear()
        self._known[word] = carried, head
        return carried, head

    def _misspelt(self, word: str) -> str:
        """The head noun a word is one letter away from (lost, added, changed or swapped); ''."""
        for shorter in (word, *_shorter(word)):
            for noun in self._nouns.get(shorter, ()):
                if noun != word and _one_apart(word, noun):
                    return noun
        return ""


def _shorter(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _with_one_letter_gone(nouns: Iterable[str]) -> dict[str, list[str]]:
    """Long nouns by themselves and by what is left when any one letter goes."""
    found: dict[str, list[str]] = {}
    for noun in sorted(nouns):
        if len(noun) >= TYPO_LETTERS and noun.isalpha():
            for form in (noun, *_shorter(noun)):
                found.setdefault(form, []).append(noun)
    return found


def _one_apart(a: str, b: str) -> bool:
    """One letter lost, added or changed, or two neighbours swapped."""
    if len(a) == len(b):
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        if len(wrong) == 1:
            return True
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return swapped and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return len(longer) - len(shorter) == 1 and shorter in _shorter(longer)
