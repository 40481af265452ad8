"""Skills named in the text of an advert: where, which, and whether they are asked of the reader.

Dictionary: data/reference/skills.csv (hand-kept). Words are looked up in forms expanded once; the longest phrase wins;
no morphology runs on the text. Measured by `etl/adverts/quality_skills.py`; the figures stand beside every
chart built on this. Caveat: a skill said in words the dictionary lacks is missed, so shares are lower bounds.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from etl.adverts import cues
from etl.adverts.automaton import SOFTWARE, Dictionary, dictionary
from etl.adverts.matcher import Matcher
from etl.adverts.normalise import WORD, normalise

COMPANY = re.compile(r"программ|сапр|cad|автокад|знани|владе|опыт работы в|пакет|\bпо\b|\bв\b|моделир|чертеж|проектир")
FILLERS = frozenset("знание знания знаний опыт работы работа работать с со в во на и умение навыки навык уверенный "
                    "владение наличие использование основ основы уверенное хорошее программа программы программой "
                    "уровень для по the of and техника принципов пользователь умения работе к".split())


class Hit(NamedTuple):
    """One skill at text[start:end]. `context`: why it is not counted (negated, offer, others, department, company)."""

    skill: str
    start: int
    end: int
    text: str
    via: str = "text"
    negated: bool = False
    context: str = ""


class Extractor:
    """Finds skills in texts. Holds no state between texts, so order and partitioning can't change a result."""

    def __init__(self, made: Dictionary | None = None):
        self.dictionary = made or dictionary()
        self._matcher = Matcher(self.dictionary.trie)
        self._software = {c for c, s in self.dictionary.skills.items() if s.category in SOFTWARE}

    def find(self, text: str, *, everything: bool = False) -> list[Hit]:
        """Skills asked of the reader, in order of place; with `everything` also those not counted, with the reason."""
        low, phrases = self._matcher.find(text)
        found, marks = [], []
        for start, end, ending, _ in phrases:
            if ending.cue is not None:
                marks.append(self._mark(low, start, end, ending.cue))
            elif ending.skill is not None and (ending.literal is None or text[start:end] in ending.literal):
                found.append((start, end, ending))
        return self._judge(text, low, found, marks, everything) if found else []

    @staticmethod
    def _mark(low: str, start: int, end: int, kind: str) -> tuple[int, int, str]:
        """«… не требуется. Знание …»: a cue ends with its sentence, and then speaks of what stood before it."""
        stop = low.find(".", start, end)
        return (start, end, kind) if stop < 0 else (start, stop, "not_after" if kind == "not_before" else kind)

    def _judge(self, text: str, low: str, found: list, marks: list, everything: bool) -> list[Hit]:
        surroundings = cues.Surroundings(low, marks) if marks else None
        hits = []
        for start, end, ending in found:
            if ending.guarded and not self._in_company(low, start, end, found):
                continue
            why = surroundings.reason(start, end) if surroundings else ""
            if everything or not why:
                hits.append(Hit(ending.skill, start, end, text[start:end], "text", why == "negated", why))
        return hits

    def _in_company(self, low: str, start: int, end: int, found: list) -> bool:
        """An ambiguous name («Компас», «Corel») counts beside other software or a word of its trade, in one line."""
        left, right = low.rfind("\n", 0, start) + 1, low.find("\n", end)
        right = len(low) if right < 0 else right
        left, right = max(left, start - 120), min(right, end + 120)
        near = any(left <= s and e <= right and (s, e) != (start, end) and x.skill in self._software
                   and not x.guarded for s, e, x in found)
        return near or COMPANY.search(low, left, right) is not None

    @lru_cache(maxsize=100_000)
    def map_tag(self, tag: str) -> str | None:
        """The skill a recruiter's tag means, or None: the whole tag whatever its word order and inflection, else the
        longest skill of those that take up at least half of its words."""
        words = WORD.findall(normalise(tag))
        base = self.dictionary.base
        for content in (words, [w for w in words if w not in FILLERS]):
            if content and (code := self.dictionary.tags.get(frozenset(base.get(w, w) for w in content))):
                return code
        best, size, covered = None, 0, 0
        for _, _, ending, count in self._matcher.find(tag)[1]:
            if ending.skill:
                covered += count
                best, size = (ending.skill, count) if count > size else (best, size)
        content = [w for w in words if w not in FILLERS]
        return best if best and (2 * covered >= len(content) or len(content) >= 6) else None


def merge_tags(hits: Iterable[Hit], tags: Iterable[str], extractor: Extractor) -> dict[str, str]:
    """Skill → where it comes from: "text", "tag" (the recruiter's own tags) or "tag|text"."""
    merged = {hit.skill: "text" for hit in hits if not hit.context}
    for tag in tags:
        code = extractor.map_tag(tag)
        if code:
            merged[code] = "tag|text" if "text" in merged.get(code, "") else "tag"
    return merged
