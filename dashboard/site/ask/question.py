"""A question read: its words, and the slots it fills — occupation, place, period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import pymorphy3

from etl.adverts.occupation.occupations import classify

WORD = re.compile(r"[а-яёa-z]+(?:-[а-яёa-z]+)*|\d+", re.I)
YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")
PLACES = {
    "Москва": ("москв", "столиц", "moscow"),
    "Московская область": ("подмосков", "область", "области", "oblast"),
    "Россия": ("росси", "стран", "russia"),
}
OKRUGS = re.compile(
    r"\b(ЦАО|САО|СВАО|ВАО|ЮВАО|ЮАО|ЮЗАО|ЗАО|СЗАО|ЗелАО|ТАО|НАО|ТиНАО|округ\w*)\b", re.I
)
ELSEWHERE = ("сша", "ес", "европ", "герман", "китай", "китае", "японии", "мир", "снг")
"""Places that morphology does not mark; towns it does."""
GENERAL = {
    "человек", "люди", "работник", "рабочий", "инженер", "специалист", "сотрудник", "стажёр",
    "студент", "выпускник", "школьник", "кадр", "кандидат", "мэр", "резидент", "работодатель",
    "предприниматель", "практикант", "наставник", "ученик", "девятиклассник", "новичок",
    "собянин", "соискатель", "безработный", "молодой", "житель", "педагог", "абитуриент", "станок",
    "робот", "банк", "коллега", "дефицит", "друг", "кто",
}  # fmt: skip
"""Words for people that name no trade."""
INANIMATE = ("конструктор", "манипулятор", "технолог")
"""Trades that morphology takes for things."""
ENDS = {"в", "во", "на", "из", "за", "и", "или", "для", "от", "у", "к", "ко", "о", "об", "не", "до"}
TAIL = 4
"""How many words after the head may belong to an occupation's name."""


@dataclass(frozen=True)
class Question:
    """What was asked: lower-case words and lemmas in order, and the slots.

    `place` is "" when none was named; `elsewhere` a place we publish nothing of, `okrug` an
    okrug of Moscow. `person`: somebody's surname is named. `occupations` are codes; `unknown` a
    trade that is not of industry.
    """

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    place: str
    elsewhere: str
    okrug: str
    years: tuple[str, ...]
    occupations: tuple[str, ...]
    unknown: str
    person: bool

    def has(self, *stems: str) -> bool:
        """Whether any word or its lemma begins with one of the stems."""
        return any(t.startswith(stems) for t in (*self.words, *self.lemmas))


@lru_cache(maxsize=1)
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


def read(text: str) -> Question:
    """The question's words and slots. Never fails: what is not understood fills no slot."""
    plain = text.lower().replace("ё", "ё")
    words = tuple(WORD.findall(plain))[:60]
    parses = [_morphology().parse(word)[0] for word in words]
    lemmas = tuple(parse.normal_form for parse in parses)
    place = _place(words, lemmas)
    occupations, unknown = _occupations(words, parses)
    okrug = OKRUGS.search(text)
    return Question(
        words=words,
        lemmas=lemmas,
        place=place,
        elsewhere=_elsewhere(words, parses),
        okrug=okrug[0] if okrug else "",
        years=tuple(YEAR.findall(text)),
        occupations=occupations,
        unknown=unknown,
        person=any("Surn" in parse.tag and parse.normal_form not in GENERAL for parse in parses),
    )


def _place(words: tuple[str, ...], lemmas: tuple[str, ...]) -> str:
    found = [
        name
        for name, stems in PLACES.items()
        if any(token.startswith(stems) for token in (*words, *lemmas))
    ]
    if "Московская область" in found:
        return "Московская область"
    return found[0] if found else ""


def _elsewhere(words: tuple[str, ...], parses: list) -> str:
    """A named town, region or country that is neither Moscow, its oblast nor Russia."""
    ours = tuple(stem for stems in PLACES.values() for stem in stems)
    for word, parse in zip(words, parses, strict=True):
        if word.startswith(ours) or parse.normal_form.startswith(ours):
            continue
        if "Geox" in parse.tag or word.startswith(ELSEWHERE) and len(word) < 9:
            return parse.normal_form.capitalize()
    return ""


def _occupations(words: tuple[str, ...], parses: list) -> tuple[tuple[str, ...], str]:
    """Codes of the trades named, in order, and the first trade that is none of industry's."""
    codes: list[str] = []
    unknown = ""
    for i, parse in enumerate(parses):
        lemma = parse.normal_form
        person = "anim" in parse.tag and "NOUN" in parse.tag or lemma.endswith(INANIMATE)
        if not person or lemma in GENERAL or {"Name", "Surn", "Patr", "Geox"} & parse.tag.grammemes:
            continue
        code = _code(lemma, words[i + 1 : i + 1 + TAIL])
        if code:
            codes.append(code)
        else:
            unknown = unknown or lemma
    return tuple(dict.fromkeys(codes)), unknown


def _code(head: str, after: tuple[str, ...]) -> str:
    """The occupation of a head noun with the words after it, the longest name first."""
    tail: list[str] = []
    for word in after:
        if word in ENDS:
            break
        tail.append(word)
    for length in range(len(tail), -1, -1):
        found = classify(" ".join([head, *tail[:length]]))
        if found.is_industrial and found.occupation:
            return found.occupation
    return ""
