"""A dictionary phrase → every form Russian gives it, once, so that running text needs no
morphology.

Adjectives agree with their noun in case, number and gender; what stands after the noun («чтение
*чертежей*») stays, in both numbers. Caveat: an unknown word is inflected by analogy, so a few
forms nobody writes come out as well.
"""

from __future__ import annotations

from functools import lru_cache

import pymorphy3

from etl.adverts.normalise import WORD, normalise

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
ALSO = {"gen2": "gent", "loc2": "loct", "acc2": "accs", "gen1": "gent"}
ADJECTIVES = {"ADJF", "PRTF"}


@lru_cache(maxsize=1)
def _morph() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


def forms(phrase: str) -> set[tuple[str, ...]]:
    """All forms of a phrase as tuples of normalised words; a phrase that can't be inflected
    gives itself only."""
    low = normalise(phrase)
    parts = WORD.split(low)
    words = parts[1::2]
    gaps = parts[2::2]
    if not words:
        return set()
    own = {tuple(words)}
    frozen = [gaps[i] == "-" and i < len(words) - 1 for i in range(len(words))]
    if not frozen[0] and (verb := _verb(words[0])):
        return own | {(form, *words[1:]) for form in verb}
    return own | _noun_phrase(words, frozen)


def inverted(expanded: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """«сварка аргонодуговая» for the forms of «аргонодуговая сварка»; nothing for other phrases."""
    pairs = {form for form in expanded if len(form) == 2}
    if not any(_tables(a, "adjective") and _tables(b, "noun") for a, b in pairs):
        return set()
    return {(b, a) for a, b in pairs}


def _noun_phrase(words: list[str], frozen: list[bool]) -> set[tuple[str, ...]]:
    """Forms of [frozen | adjective]* noun [«и» adjective* noun] tail; «механика»: singular only."""
    at = 0
    while at < len(words) and (
        frozen[at] or not _is_cyrillic(words[at]) or _tables(words[at], "adjective")
    ):
        at += 1
    if at == len(words):
        return _adjectives_alone(words, frozen)
    head = _tables(words[at], "noun")
    if not head:
        return set()
    second = at + 2 if at + 2 < len(words) and words[at + 1] == "и" else None
    other = _tables(words[second], "noun") if second else None
    numbers = {number for _, number in head["forms"]} - (
        {"plur"} if words[at].endswith("ика") else set()
    )
    found = set()
    for number in numbers:
        for case in CASES:
            for noun in head["forms"].get((case, number), ()):
                line = [
                    _agree(w, fixed, case, number, head["gender"])
                    for w, fixed in zip(words[:at], frozen, strict=False)
                ]
                if None in line:
                    continue
                tails = [words[at + 1 :]]
                if other and second is not None:
                    own_number = other["own"]
                    tails = [
                        [words[at + 1], form, *words[second + 1 :]]
                        for form in other["forms"].get((case, own_number), ())
                    ]
                found |= {(*line, noun, *tail) for tail in tails}
    if at + 1 < len(words) and not other:
        found |= {
            (*form[: at + 1], *tail)
            for form in found
            for tail in _tail_numbers(tuple(words[at + 1 :]))
        }
    return found


def _adjectives_alone(words: list[str], frozen: list[bool]) -> set[tuple[str, ...]]:
    table = _tables(words[-1], "adjective")
    if not table or len(words) > 2 or (len(words) == 2 and not frozen[0]):
        return set()
    return {(*words[:-1], form) for form in table["all"]}


def _agree(word: str, fixed: bool, case: str, number: str, gender: str) -> str | None:
    if fixed or not _is_cyrillic(word):
        return word
    table = _tables(word, "adjective")
    if table is None:
        return None
    return table["forms"].get((case, number if number == "plur" else gender))


@lru_cache(maxsize=20_000)
def _tail_numbers(tail: tuple[str, ...]) -> list[tuple[str, ...]]:
    """«чертежей» ↔ «чертежа», «технической документации» ↔ «технических документаций»; else
    nothing."""
    if len(tail) > 2 or not all(_is_cyrillic(w) for w in tail):
        return []
    nouns = [p for p in _parse(tail[-1]) if p.tag.POS == "NOUN" and p.tag.case == "gent"]
    if not nouns:
        return []
    other = "plur" if nouns[0].tag.number == "sing" else "sing"
    noun = nouns[0].inflect({"gent", other})
    if noun is None:
        return []
    if len(tail) == 1:
        return [(noun.word.replace("ё", "е"),)]
    table = _tables(tail[0], "adjective", case="gent")
    form = table and table["forms"].get(
        ("gent", "plur" if other == "plur" else nouns[0].tag.gender)
    )
    if form:
        return [(form, noun.word.replace("ё", "е"))]
    return []


@lru_cache(maxsize=20_000)
def _tables(word: str, kind: str, case: str = "nomn") -> dict | None:
    """Forms of a word read as an adjective or a noun in the given case; None when it isn't one."""
    if not _is_cyrillic(word):
        return None
    wanted = ADJECTIVES if kind == "adjective" else {"NOUN"}
    parses = _parse(word)
    if kind == "adjective" and parses and parses[0].tag.POS == "NOUN" and case == "nomn":
        return None
    parse = next((p for p in parses if p.tag.POS in wanted and p.tag.case == case), None)
    if parse is None:
        return None
    table: dict[tuple[str, str], list[str]] = {}
    every = set()
    for form in parse.lexeme:
        tag = form.tag
        if tag.POS not in wanted or tag.case is None:
            continue
        text = form.word.replace("ё", "е")
        every.add(text)
        slot = ALSO.get(tag.case, tag.case)
        if kind == "adjective":
            if "anim" not in tag or "inan" in tag:
                table.setdefault((slot, "plur" if tag.number == "plur" else tag.gender), text)
        else:
            table.setdefault((slot, tag.number), []).append(text)
    return {"forms": table, "all": every, "gender": parse.tag.gender, "own": parse.tag.number}


@lru_cache(maxsize=20_000)
def _verb(word: str) -> frozenset[str]:
    """Personal forms of an infinitive; empty for anything else."""
    if not word.endswith(("ть", "ться", "ти", "чь")):
        return frozenset()
    parse = next((p for p in _parse(word) if p.tag.POS == "INFN"), None)
    if parse is None:
        return frozenset()
    return frozenset(
        f.word.replace("ё", "е") for f in parse.lexeme if f.tag.POS in {"INFN", "VERB", "GRND"}
    )


def forget() -> None:
    """Lets go of what was remembered of words: a dictionary is expanded once."""
    for remembered in (_tables, _tail_numbers, _verb, _parse):
        remembered.cache_clear()


def lemma(word: str) -> str:
    """The dictionary form of a word (the likeliest one); for measuring, never on the way of an
    advert."""
    if _is_cyrillic(word):
        return _parse(word)[0].normal_form.replace("ё", "е")
    return word


@lru_cache(maxsize=20_000)
def _parse(word: str) -> tuple:
    return tuple(_morph().parse(word))


def _is_cyrillic(word: str) -> bool:
    return all("а" <= c <= "я" for c in word)
