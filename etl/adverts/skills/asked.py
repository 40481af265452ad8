"""Of skills found in many texts, those that aren't asked of the reader, and why.

Most skills have no cue near enough to matter: numpy finds those that may have one, and only they
are read closely (`cues.Surroundings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from etl.adverts.skills import cues
from etl.adverts.skills.lines import CODE, Line
from etl.adverts.skills.matcher import Phrases
from etl.adverts.skills.sections import NEED, OFFER, following, last, sections, table

NEAR, DEPARTMENT, COMPANY = range(3, 6)
GROUPS = {"department": DEPARTMENT, "company": COMPANY, "need_head": NEED, "offer_head": OFFER}
AFTER = max(cues.REACH["not_after"], cues.REACH["offer_after"])
REACHES = (
    (NEAR, cues.REACH["not_before"]),
    (DEPARTMENT, cues.REACH["department"]),
    (COMPANY, cues.REACH["company"]),
)
SPACE = ord(" ")
NOT = "не".encode(CODE)
WORDS = np.array([bytes([i]).decode(CODE, "replace").isalnum() for i in range(256)])
DEGREE_WORDS = ("образован", "специальност")
DEGREE_REACH = 130
DEGREE = re.compile(
    r"(?:образован\w*|специальност\w*)(?:(?!знани|умени|владе|опыт|навык)[^.;\n()\"«»]){0,45}"
    r"[(\"«](?:(?!знани|умени|владе|опыт|навык)[^.;\n)(»]){0,90}$"
)
STOPS = table(".;!?•\n")
PARTS = table(" -\n")
LINE_END = ord("\n")


def groups(kinds: list[str | None]) -> np.ndarray:
    """What a cue of each kind can do to a skill: 0 nothing, else one of the numbers above."""
    return np.array([0 if kind is None else GROUPS.get(kind, NEAR) for kind in kinds], "int8")


def reasons(
    line: Line,
    skills: Phrases,
    marks: Phrases,
    kinds: list[str | None],
    group: np.ndarray,
    of_degree: np.ndarray | None = None,
) -> Iterator[tuple]:
    """(number in `skills`, why it isn't counted) of each not asked for. `marks`: the cues of the
    line; `kinds` and
    `group`: what each ending is; `of_degree`: which skills a degree's field may be named by."""
    if not len(skills.start):
        return
    denied = _denied(line, skills.start)
    for number in denied.nonzero()[0].tolist():
        yield number, "negated"
    if of_degree is not None:
        for number in _degree(line, skills, of_degree & ~denied):
            denied[number] = True
            yield number, "degree"
    if not len(marks.start):
        return
    group = group[marks.ending]
    dot = following(line.places("."), marks.start)
    cut = dot < marks.end
    marks = marks._replace(end=np.minimum(marks.end, dot))
    stops = STOPS.take(line.codes[:-1]).nonzero()[0]
    stops = stops[PARTS[line.codes[stops + 1]] | (line.codes[stops] == LINE_END)]
    section = sections(line, stops, marks.of(group <= OFFER), group[group <= OFFER], skills.start)
    doubtful = _doubtful(skills, marks, group, stops)
    near = (group == NEAR) | (group == DEPARTMENT)
    surroundings = cues.Surroundings(
        line.low, _named(marks.of(near), kinds, cut[near]), marks.end[group == COMPANY].tolist()
    )
    close = (doubtful | (section == OFFER)).nonzero()[0]
    for number, start, end, kind, doubt in zip(
        close.tolist(),
        skills.start[close].tolist(),
        skills.end[close].tolist(),
        section[close].tolist(),
        doubtful[close].tolist(),
        strict=True,
    ):
        if denied[number]:
            continue
        if kind == OFFER and not surroundings.asked_line(start):
            yield number, "offer"
        elif doubt and (why := surroundings.reason(start, end)):
            yield number, why
        elif doubt and not kind and surroundings.of_the_firm(start):
            yield number, "company"


def _denied(line: Line, start: np.ndarray) -> np.ndarray:
    """«(не Java)», «а не в AutoCAD»: «не» right before, a preposition may stand between."""
    codes = line.codes
    at = start - 1
    for preposition in ("в", "с", "на"):
        long = len(preposition)
        here = (codes[at] == SPACE) & (codes[np.maximum(at - long - 1, 0)] == SPACE)
        for i, letter in enumerate(reversed(preposition.encode(CODE))):
            here &= codes[np.maximum(at - 1 - i, 0)] == letter
        at = np.where(here, at - long - 1, at)
    a, b, c, d = (codes[np.maximum(at - i, 0)] for i in range(4))
    return (a == SPACE) & (b == NOT[1]) & (c == NOT[0]) & ~WORDS[d]


def _degree(line: Line, skills: Phrases, may_be: np.ndarray) -> Iterator[int]:
    """Skills that name the field of a degree: in brackets or quotes right behind «образование»
    or «специальность»."""
    low = line.low
    at = []
    for word in DEGREE_WORDS:
        place = low.find(word)
        while place >= 0:
            at.append(place)
            place = low.find(word, place + 1)
    if not at:
        return
    before = last(np.array(sorted(at)), skills.start)
    near = may_be & (before > 0) & (skills.start - before <= DEGREE_REACH)
    for number in near.nonzero()[0].tolist():
        if DEGREE.match(low[before[number] : skills.start[number]]):
            yield number


def _named(marks: Phrases, kinds: list[str | None], cut: np.ndarray) -> list[tuple[int, int, str]]:
    """Cues as (start, end, kind). «… не требуется. Знание …»: one cut by a full stop speaks of
    what stood before."""
    named = [kinds[ending] or "" for ending in marks.ending.tolist()]
    for i in cut.nonzero()[0].tolist():
        named[i] = "not_after" if named[i] == "not_before" else named[i]
    return list(zip(marks.start.tolist(), marks.end.tolist(), named, strict=True))


def _doubtful(skills: Phrases, marks: Phrases, group: np.ndarray, stops: np.ndarray) -> np.ndarray:
    """Is there a cue in the same sentence and near enough to matter? Never no where
    `Surroundings` would say yes."""
    begin = last(stops, skills.start)
    found = np.zeros(len(skills.start), bool)
    for kind, reach in REACHES:
        before = last(marks.end[group == kind], skills.start)
        found |= (before > begin) & (skills.start - before <= reach)
    after = following(marks.start[group == NEAR], skills.end)
    return found | ((after - skills.end <= AFTER) & (last(stops, after) < skills.end))
