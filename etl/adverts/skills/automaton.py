"""The skills dictionary as a trie over words: built once from `data/reference/skills.csv`, all
forms expanded.

One row of skills.csv = one skill: code, name_ru, name_en, category, synonyms_ru, synonyms_en and
not_when (longer phrases that hold a synonym but don't mean it), each `|`-separated. A synonym
may begin with `=` (only in this very case), `?` (only beside other software) or `#` (recruiters'
tags only).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from etl.adverts import reference
from etl.adverts.normalise import WORD, normalise
from etl.adverts.skills import cues
from etl.adverts.skills.inflect import forget, forms, inverted
from etl.adverts.skills.matcher import END, Ending, Matcher

CATEGORIES = (
    "cad",
    "cam",
    "cae",
    "bim",
    "plc_scada",
    "electronics",
    "power",
    "materials",
    "processes",
    "machining",
    "welding",
    "metrology",
    "quality",
    "standards",
    "safety",
    "design_docs",
    "software",
    "programming",
    "management",
    "languages",
    "licences",
    "education",
    "personal",
)
SOFTWARE = frozenset({"cad", "cam", "cae", "bim", "plc_scada", "software", "programming"})


@dataclass(frozen=True)
class Skill:
    """One skill of the dictionary."""

    code: str
    name_ru: str
    name_en: str
    category: str


class Synonym(NamedTuple):
    """One way to write a skill, as the dictionary has it."""

    skill: str
    phrase: str
    mark: str


@dataclass
class Dictionary:
    """Skills by code, the matcher of all forms, and forms → base words for recruiters' tags."""

    matcher: Matcher
    skills: dict[str, Skill]
    synonyms: list[Synonym]
    base: dict[str, str]
    tags: dict[frozenset[str], str]


def synonyms(row: dict[str, str]) -> Iterator[Synonym]:
    """Names and synonyms of one row of skills.csv, marks taken off."""
    listed = [
        row["name_ru"],
        row["name_en"],
        *row["synonyms_ru"].split("|"),
        *row["synonyms_en"].split("|"),
    ]
    for entry in listed:
        phrase = entry.strip()
        mark = phrase[:1] if phrase[:1] in "=?#" else ""
        phrase = phrase.lstrip("=?#")
        if phrase:
            yield Synonym(row["code"], phrase, mark)


_KEPT: list[Dictionary] = []


def dictionary() -> Dictionary:
    """The product's dictionary, expanded on first use (about 4 s, 90 MB) and kept."""
    if not _KEPT:
        keep(build(reference.rows("skills")))
    return _KEPT[0]


def keep(made: Dictionary) -> None:
    """Take a dictionary expanded elsewhere (9 MB) for this process's own."""
    _KEPT[:] = [made]


READ = ("code", "name_ru", "name_en", "category", "synonyms_ru", "synonyms_en", "not_when")
"""Columns of skills.csv that a dictionary is made of."""


def build(rows: Iterable[dict[str, str]]) -> Dictionary:
    """Expand every synonym, blocked phrase and cue; the dictionary's own forms win over blocked
    ones and cues. The same rows are expanded once: four tables of a build read by them."""
    return _expanded(tuple(tuple(row[column] for column in READ) for row in rows))


@lru_cache(maxsize=2)
def _expanded(values: tuple[tuple[str, ...], ...]) -> Dictionary:
    rows = [dict(zip(READ, row, strict=True)) for row in values]
    skills: dict[str, Skill] = {}
    found: list[Synonym] = []
    base: dict[str, str] = {}
    tags: dict[frozenset[str], str] = {}
    trie: dict = {}
    names = {row["name_ru"] for row in rows} | {row["name_en"] for row in rows}
    for row in rows:
        code = row["code"]
        skills[code] = Skill(code, row["name_ru"], row["name_en"], row["category"])
        found += synonyms(row)
    for synonym in sorted(found, key=lambda s: s.phrase not in names):
        _add_synonym(base, tags, trie, synonym)
    for row in rows:
        for phrase in filter(None, row["not_when"].split("|")):
            _add(trie, forms(phrase), Ending(None))
    for cue, phrases in cues.phrases().items():
        for phrase in phrases:
            _add(trie, forms(phrase), Ending(None, cue))
    forget()
    return Dictionary(Matcher(trie), skills, found, base, tags)


def _add_synonym(
    base: dict[str, str], tags: dict[frozenset[str], str], trie: dict, synonym: Synonym
) -> None:
    literal = frozenset([synonym.phrase]) if synonym.mark == "=" else None
    words = tuple(WORD.findall(normalise(synonym.phrase)))
    expanded = {words} if literal else forms(synonym.phrase)
    for form in expanded:
        if len(form) == len(words):
            for word, plain in zip(form, words, strict=True):
                base.setdefault(word, base.get(plain, plain))
    tags.setdefault(frozenset(base.get(w, w) for w in words), synonym.skill)
    if synonym.mark != "#":
        guarded = synonym.mark == "?"
        _add(trie, expanded, Ending(synonym.skill, None, literal, guarded))
        if not literal:
            _add(
                trie,
                inverted(expanded) - expanded,
                Ending(synonym.skill, None, None, guarded, adjacent=True),
            )


def _add(trie: dict, expanded: Iterable[tuple[str, ...]], ending: Ending) -> None:
    for form in expanded:
        node = trie
        for word in form:
            node = node.setdefault(word, {})
        held = node.get(END)
        same = held is not None and held.literal and ending.skill == held.skill
        if held is None or (same and not ending.literal):
            node[END] = ending
        elif same:
            node[END] = held._replace(literal=held.literal | ending.literal)
