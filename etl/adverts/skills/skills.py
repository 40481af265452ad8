"""Skills named in the text of an advert: where, which, and whether they are asked of the reader.

Dictionary: data/reference/skills.csv (hand-kept). Words are looked up in forms expanded once;
the longest phrase wins; no morphology runs on the text. Measured by
`etl/adverts/quality/quality_skills.py`; the figures stand beside every chart built on this.
Caveat: a skill said in words the dictionary lacks is missed, so shares are lower bounds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice, pairwise, repeat
from typing import NamedTuple

import numpy as np

from etl.adverts.normalise import WORD, normalise
from etl.adverts.skills import asked
from etl.adverts.skills.automaton import SOFTWARE, Dictionary, dictionary
from etl.adverts.skills.lines import Line
from etl.adverts.skills.matcher import Phrases
from etl.reading.spelling import Spelt, reading, seen

BATCH = 256
"""Texts read together: their arrays stay in the processor's cache."""
SAFE = SOFTWARE | {"education", "personal", "languages", "licences"}
"""Categories no degree is named by."""
TRADES_BY_DEGREE = frozenset({"microbiology", "printing"})
"""Where the degree's field is what the work asks for."""
COMPANY = re.compile(
    r"программ|сапр|cad|автокад|знани|владе|опыт работы "
    r"в|пакет|\bпо\b|\bв\b|моделир|чертеж|проектир"
)
FILLERS = frozenset(
    "знание знания знаний опыт работы работа работать с со в во на и умение навыки навык уверенный "
    "владение наличие использование основ основы уверенное хорошее программа программы программой "
    "уровень для по the of and техника принципов пользователь умения работе к".split()
)


class Hit(NamedTuple):
    """One skill at text[start:end]. `context`: why it is not counted (negated, offer, others,
    department, company)."""

    skill: str
    start: int
    end: int
    text: str
    via: str = "text"
    negated: bool = False
    context: str = ""


_HIT = partial(tuple.__new__, Hit)


class Extractor:
    """Finds skills in texts. Holds no state between texts, so order and partitioning can't
    change a result."""

    def __init__(self, made: Dictionary | None = None):
        self.dictionary = made or dictionary()
        self._matcher = self.dictionary.matcher
        endings = self._matcher.endings
        self._skills = [e.skill for e in endings]
        self._cues = [e.cue for e in endings]
        self._groups = asked.groups(self._cues)
        self._is_skill, self._is_cue = (
            np.array([x is not None for x in xs]) for xs in (self._skills, self._cues)
        )
        self._names_a_field = np.array(
            [
                e.skill is not None
                and e.skill not in TRADES_BY_DEGREE
                and self.dictionary.skills[e.skill].category not in SAFE
                for e in endings
            ]
        )
        self._is_special = np.array([bool(ending.literal or ending.guarded) for ending in endings])
        self._is_software = np.array(
            [
                e.skill is not None
                and not e.guarded
                and self.dictionary.skills[e.skill].category in SOFTWARE
                for e in endings
            ]
        )

    def find(self, text: str, *, everything: bool = False) -> list[Hit]:
        """Skills asked of the reader, in order of place; with `everything` also those not
        counted, with the reason."""
        return next(self.find_all([text], everything=everything))

    def find_all(self, texts: Iterable[str], *, everything: bool = False) -> Iterator[list[Hit]]:
        """As `find`, for each of many texts in turn: several times faster, since dozens are read
        together."""
        texts = iter(texts)
        while batch := list(islice(texts, BATCH)):
            line = Line(batch)
            found = self._batch(line, everything)
            forms = {i: reading(batch[i]) for i in line.askew()}
            changed = [i for i, form in forms.items() if form.text != batch[i]]
            if changed:
                again = self._batch(Line([forms[i].text for i in changed]), everything)
                for i, hits in zip(changed, again, strict=True):
                    found[i] = [_back(hit, forms[i], batch[i]) for hit in hits]
            yield from found

    def _batch(self, line: Line, everything: bool) -> list[list[Hit]]:
        found = self._matcher.find(line)
        skills = found.of(self._is_skill[found.ending])
        marks = found.of(self._is_cue[found.ending])
        skills = self._meant(line, skills)
        first = np.searchsorted(skills.start, line.begins)
        begin = np.repeat(line.begins[:-1], np.diff(first))
        written = map(line.text.__getitem__, map(slice, skills.start.tolist(), skills.end.tolist()))
        hits = list(
            map(
                _HIT,
                zip(
                    map(self._skills.__getitem__, skills.ending.tolist()),
                    (skills.start - begin).tolist(),
                    (skills.end - begin).tolist(),
                    written,
                    repeat("text"),
                    repeat(False),
                    repeat(""),
                ),
            )
        )
        for i, why in asked.reasons(
            line, skills, marks, self._cues, self._groups, self._names_a_field[skills.ending]
        ):
            hits[i] = hits[i]._replace(negated=why == "negated", context=why)
        texts = [hits[a:b] for a, b in pairwise(first.tolist())]
        if everything:
            return texts
        return [[hit for hit in of_text if not hit.context] for of_text in texts]

    def _meant(self, line: Line, skills: Phrases) -> Phrases:
        """Those written the way the dictionary demands, and beside other software where it
        demands that."""
        special = self._is_special[skills.ending].nonzero()[0].tolist()
        if not special:
            return skills
        keep = np.ones(len(skills.start), bool)
        endings = self._matcher.endings
        spans = list(
            zip(
                special,
                skills.start[special].tolist(),
                skills.end[special].tolist(),
                [endings[e] for e in skills.ending[special].tolist()],
                strict=True,
            )
        )
        for i, start, end, ending in spans:
            keep[i] = ending.literal is None or line.text[start:end] in ending.literal
        software = skills.of(self._is_software[skills.ending] & keep)
        near = list(zip(software.start.tolist(), software.end.tolist(), strict=True))
        for i, start, end, ending in spans:
            keep[i] &= not ending.guarded or _in_company(line.low, start, end, near)
        return skills.of(keep)

    @lru_cache(maxsize=100_000)  # noqa: B019 a process has one extractor, for its whole life
    def map_tag(self, tag: str) -> str | None:
        """The skill a recruiter's tag means, or None: the whole tag whatever its word order and
        inflection, else the longest skill of those that take up at least half of its words."""
        tag = seen(tag)
        words = WORD.findall(normalise(tag))
        base = self.dictionary.base
        for content in (words, [w for w in words if w not in FILLERS]):
            if content and (
                code := self.dictionary.tags.get(frozenset(base.get(w, w) for w in content))
            ):
                return code
        best = None
        size = 0
        covered = 0
        found = self._matcher.find(Line([tag]))
        for ending, count in zip(found.ending.tolist(), found.words.tolist(), strict=True):
            if skill := self._skills[ending]:
                covered += count
                best, size = (skill, count) if count > size else (best, size)
        content = [w for w in words if w not in FILLERS]
        if best and (2 * covered >= len(content) or len(content) >= 6):
            return best
        return None


def _back(hit: Hit, form: Spelt, text: str) -> Hit:
    """A hit in a form of the text as a hit in the text."""
    start, end = form.span(hit.start, hit.end)
    return hit._replace(start=start, end=end, text=text[start:end])


def merge_tags(hits: Iterable[Hit], tags: Iterable[str], extractor: Extractor) -> dict[str, str]:
    """Skill → where it comes from: "text", "tag" (the recruiter's own tags) or "tag|text"."""
    merged = {hit.skill: "text" for hit in hits if not hit.context}
    for tag in tags:
        code = extractor.map_tag(tag)
        if code:
            merged[code] = "tag|text" if "text" in merged.get(code, "") else "tag"
    return merged


def _in_company(low: str, start: int, end: int, software: list[tuple[int, int]]) -> bool:
    """An ambiguous name («Компас», «Corel») counts beside other software or a word of its trade,
    in one line."""
    left = low.rfind("\n", 0, start) + 1
    right = low.find("\n", end)
    left = max(left, start - 120)
    right = min(right, end + 120)
    near = software[bisect_left(software, (left, 0)) : bisect_left(software, (right, 0))]
    return any(stop <= right for _, stop in near) or COMPANY.search(low, left, right) is not None
