"""How often the occupation classifier is wrong, on titles a person read.

`occupation_labels.csv` keeps one row per read title by hash, never the title. Split `learnt`:
rules were written on them. Splits `round_N`: drawn fresh and read before the answer was looked
at, 290–320 titles a round, about half of them chosen where mistakes are likely; `moscow_2022`:
the rest of a set of Moscow titles picked by keyword, full of IT, telecom and vehicles.
`first_answer` keeps what the classifier said then, before the rules were mended on them, so a
split stays a clean test; `first_confidence` is of that day where it was wrong, else the rule's
of today. A family label may name several («design|service_commissioning»): the title bears
either. Ambiguous titles stand aside. Caveat: one reader, who also wrote the rules; a second
reading has not been made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from etl.adverts.normalise import normalise
from etl.adverts.occupation.occupations import classify
from etl.adverts.reference import rows

LEARNT = "learnt"
NOT_INDUSTRIAL = "no"
BANDS = (0.0, 0.62, 0.7, 0.8, 0.9)
"""Lower ends of the confidence bands; the first ends where the text is asked
(`occupations.DOUBT`)."""
_SPACES = re.compile(r"\s+")


class Judged(NamedTuple):
    """A read title and an answer: families '' where not industrial; `accepted` holds every
    family the reader allows."""

    accepted: tuple[str, ...]
    answer: str
    confidence: float | None = None
    split: str = LEARNT
    occupation: str = ""
    answered_occupation: str = ""

    @property
    def labelled(self) -> str:
        """The family to count the title under: the answer's when the reader allows it."""
        if self.answer in self.accepted:
            return self.answer
        return self.accepted[0]

    @property
    def right(self) -> bool:
        """Industrial or not is right, and the family too."""
        return self.answer == self.labelled


class Score(NamedTuple):
    """Counts of one yes/no question: right yes, yes answered, yes labelled."""

    name: str
    right: int
    answered: int
    labelled: int

    @property
    def precision(self) -> float | None:
        """Right of those answered yes."""
        if self.answered:
            return self.right / self.answered
        return None

    @property
    def recall(self) -> float | None:
        """Right of those labelled yes."""
        if self.labelled:
            return self.right / self.labelled
        return None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two."""
        total = self.answered + self.labelled
        if total:
            return 2 * self.right / total
        return None


def title_hash(title: str) -> str:
    """Key of a title in `occupation_labels.csv`."""
    return sha256(_SPACES.sub(" ", normalise(title)).strip().encode()).hexdigest()[:16]


def rounds() -> list[str]:
    """Splits drawn fresh, in order."""
    return sorted({row["split"] for row in rows("occupation_labels")} - {LEARNT})


def today(titles: Iterable[str]) -> list[Judged]:
    """Unambiguous read titles among those given, each once, with today's answer by the title
    alone."""
    labels = {row["title_sha256"]: row for row in rows("occupation_labels") if not row["ambiguous"]}
    found: dict[str, Judged] = {}
    for title in titles:
        key = title_hash(title)
        if key in labels and key not in found:
            answer = classify(title)
            label = labels[key]
            found[key] = Judged(
                _accepted(label),
                answer.family,
                answer.confidence,
                label["split"],
                label["occupation"],
                answer.occupation,
            )
    return list(found.values())


def first_sight(split: str) -> list[Judged]:
    """Unambiguous titles of a round with the answer given before the rules had met them; needs
    no titles."""
    return [
        Judged(
            _accepted(row),
            "" if row["first_answer"] == NOT_INDUSTRIAL else row["first_answer"],
            float(row["first_confidence"]),
            split,
        )
        for row in rows("occupation_labels")
        if row["split"] == split and not row["ambiguous"]
    ]


def industrial(cases: list[Judged]) -> Score:
    """Industrial or not."""
    yes = [bool(case.labelled) for case in cases]
    said = [bool(case.answer) for case in cases]
    return Score(
        "industrial", sum(a and b for a, b in zip(yes, said, strict=True)), sum(said), sum(yes)
    )


def families(cases: list[Judged]) -> list[Score]:
    """One score a family; a title wrongly called industrial counts against the family it was
    given."""
    labelled = Counter(case.labelled for case in cases if case.labelled)
    said = Counter(case.answer for case in cases if case.answer)
    right = Counter(case.answer for case in cases if case.answer and case.right)
    return [
        Score(name, right[name], said[name], labelled[name]) for name in sorted(labelled | said)
    ]


def family_share(cases: list[Judged]) -> tuple[int, int]:
    """(family right, all) among titles labelled industrial and recognised as such."""
    both = [case for case in cases if case.labelled and case.answer]
    return sum(case.right for case in both), len(both)


def confusion(cases: list[Judged]) -> list[dict[str, object]]:
    """One row per pair of labelled and answered family that differ, with n; «–» = not
    industrial."""
    pairs = Counter((case.labelled or "–", case.answer or "–") for case in cases if not case.right)
    return [
        {"labelled": a, "answered": b, "n": n}
        for (a, b), n in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))
    ]


def bands(cases: list[Judged]) -> list[tuple[str, int, int]]:
    """(band of confidence, answers right in it, answers in it), the lowest first."""
    edges = [*BANDS, 1.01]
    found = []
    for low, high in pairwise(edges):
        inside = [
            case.right
            for case in cases
            if case.confidence is not None and low <= case.confidence < high
        ]
        found.append((f"{low:.2f}–{min(high, 1):.2f}", sum(inside), len(inside)))
    return found


def _accepted(label: dict[str, str]) -> tuple[str, ...]:
    if label["is_industrial"] == "yes":
        return tuple(label["family"].split("|"))
    return ("",)
