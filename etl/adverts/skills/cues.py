"""Words round a skill that say it isn't asked of the reader: negation, offers, other people's work,
the firm itself.

A cue is found in the same pass as the skills (it lies in the same trie). Caveat: reach is
measured in characters and punctuation, not by parsing; on 150 hand-read industrial adverts this
is the smaller part of the errors.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from etl.adverts.reference import rows


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[str, ...]]:
    """Cues by kind (`data/reference/skill_cues.csv`)."""
    found: dict[str, list[str]] = {}
    for row in rows("skill_cues"):
        found.setdefault(row["kind"], []).append(row["phrase"])
    return {kind: tuple(listed) for kind, listed in found.items()}


HARD = re.compile(r"[.;!?•\n](?=\s|$|-)|\n")
RESET = re.compile(
    r"\b(?:но|знани\w*|умени\w*|наличи\w*|опыт\w*|навык\w*|готовн\w*|владени\w*|желательн\w*|"
    r"обязательн\w*|требуется)\b"
)
DEMAND = re.compile(r"\b(?:но|а|зато|обязательн\w*|нужн\w*|требуется|желательн\w*|необходим\w*)\b")
JOINING = frozenset("и или знания опыта программе программах среде".split())
OPENS = re.compile(r"(?:^|[\n.;!?•(,:]|\b(?:и|а|но|для работы|вам|нам|мы)\b)[\s\-–—*•]*$")
REFUSAL = re.compile(
    r"не (?:рассматр|беспоко|отклик|прин[ия]м|обраща|бер[её]м|звон)|просьба не|не подход"
)
ASKED_LINE = re.compile(r"[^\w\n]*(?:знани|владе|умени|уверенн|опыт работы [св] )")
WISH = re.compile(r"плюс|преимущ|приветств|желательн")
NOT_OF_IT = re.compile(r"[^\w\s\-\"«]|\n")
FAR = 150
REACH = {
    "not_before": 90,
    "not_after": 60,
    "not_list": 40,
    "others": 45,
    "offer_before": 45,
    "offer_after": 60,
    "department": 30,
    "company": 400,
}


class Surroundings:
    """Cues of one text or of many parted by line ends, ready to be asked about each skill: those
    that work from near (start, end, kind) and the ends of words for the firm, in order of place."""

    def __init__(self, low: str, near: list[tuple[int, int, str]], company: list[int]):
        self._low = low
        self._near = near
        self._company = company
        self._near_from = [start for start, _, _ in near]

    def asked_line(self, start: int) -> bool:
        """Does the line of this place ask in so many words («Знание …»), whatever its section?"""
        return ASKED_LINE.match(self._low, self._low.rfind("\n", 0, start) + 1) is not None

    def reason(self, start: int, end: int) -> str:
        """Why a skill at low[start:end] isn't asked, its section aside: negated, others,
        department, offer; or ""."""
        low = self._low
        for cue_start, cue_end, kind in self._near[
            bisect_right(self._near_from, start - FAR) : bisect_right(self._near_from, end + FAR)
        ]:
            why = ""
            if cue_end <= start and start - cue_end <= REACH[kind]:
                why = _before(low[cue_end:start], kind)
                if kind == "not_list" and _follows(low[cue_end:start]):
                    why = "negated"
                if kind == "not_after" and _lists(low, cue_start, cue_end, start):
                    why = "negated"
                if why == "negated" and _refused(low, cue_start, end):
                    why = ""
            elif cue_start >= end and cue_start - end <= REACH[kind]:
                why = _after(low[end:cue_start], low[cue_end : cue_end + 40], kind)
            if why:
                return why
        return ""

    def of_the_firm(self, start: int) -> bool:
        """A word for the firm stands before in the same sentence, and nothing in between speaks
        of the reader."""
        nearest = bisect_right(self._company, start) - 1
        if nearest < 0 or start - self._company[nearest] > REACH["company"]:
            return False
        between = self._low[self._company[nearest] : start]
        return not (HARD.search(between) or RESET.search(between))


def _before(between: str, kind: str) -> str:
    if kind == "department":
        far = between.count(" ") > 1 or ("-" in between and " " in between.lstrip(" -"))
        if far or NOT_OF_IT.search(between):
            return ""
        return "department"
    if kind not in ("not_before", "others", "offer_before") or HARD.search(between):
        return ""
    if kind == "others":
        if "," not in between:
            return "others"
        return ""
    if RESET.search(between) or (kind == "not_before" and between.lstrip().startswith(",")):
        return ""
    if kind == "not_before":
        return "negated"
    return "offer"


def _follows(between: str) -> bool:
    """«Не работаем в A», «в A и B»: nothing but a joining word stands between."""
    return not HARD.search(between) and all(word in JOINING for word in between.split())


def _lists(low: str, cue_start: int, cue_end: int, start: int) -> bool:
    """«Не нужны: A, B», «не требуется знание A»: a denial that opens its clause denies what it
    names, to the clause's end."""
    between = low[cue_end:start]
    if HARD.search(between) or ";" in between or DEMAND.search(between):
        return False
    if between.lstrip().startswith(":"):
        return True
    opens = OPENS.search(low[max(0, cue_start - 40) : cue_start]) is not None
    return opens and "," not in between.strip() and len(between.split()) <= 4


def _refused(low: str, start: int, end: int) -> bool:
    """«Без знания чертежей не рассматриваем» asks for it: a refusal in the same sentence as a
    «без»."""
    sentence = HARD.split(low[max(0, start - 60) : start])[-1] + HARD.split(low[end : end + 60])[0]
    return REFUSAL.search(sentence) is not None


def _after(between: str, beyond: str, kind: str) -> str:
    if kind not in ("not_after", "offer_after") or HARD.search(between):
        return ""
    if "," in between and RESET.search(between.split(",", 1)[1]):
        return ""
    if kind == "not_after" and (WISH.search(beyond) or WISH.search(between)):
        return ""
    if kind == "not_after":
        return "negated"
    return "offer"
