"""Consensus of the three sides on a wish. Pure.

Per side S voices said agree, disagree or pass, A of them agree; consensus = Π (A + 1)/(S + 2)
over state, business and education. A side with fewer than FEWEST voices is hidden, and then there
is no consensus to tell: one side's many voices cannot stand for the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from dashboard.meeting.rules import SIDES

FEWEST = 5


@dataclass(frozen=True)
class Voices:
    """How one side voted."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0

    @property
    def all(self) -> int:
        """Voices of the side."""
        return self.agree + self.disagree + self.passed

    @property
    def share(self) -> float:
        """(A + 1)/(S + 2): the side's agreement, pulled to a half while few have spoken."""
        return (self.agree + 1) / (self.all + 2)


@dataclass(frozen=True)
class Consensus:
    """What may be told: the product when every side has spoken, the sides that may be shown."""

    value: float | None
    shown: Mapping[str, Voices]
    hidden: tuple[str, ...]


def consensus(voices: Mapping[str, Voices]) -> Consensus:
    """The consensus of the three sides; guests may be in `voices`, they do not count."""
    spoken = {side: voices.get(side, Voices()) for side in SIDES}
    shown = {side: voice for side, voice in spoken.items() if voice.all >= FEWEST}
    hidden = tuple(side for side in SIDES if side not in shown)
    value = prod(voice.share for voice in spoken.values()) if not hidden else None
    return Consensus(value, shown, hidden)


def order_key(voices: Mapping[str, Voices]) -> tuple[float, float, int]:
    """Where a wish stands in a list, best first under `reverse=True`: wishes of known consensus
    by it; the others by how many sides back them, then by the smallest side's agreement. The
    number of voices of the largest side never counts."""
    told = consensus(voices)
    if told.value is not None:
        return (1.0, told.value, 0)
    known = [voice.share for voice in told.shown.values()]
    backing = sum(share > 0.5 for share in known)
    return (0.0, min(known, default=0.0) if backing else 0.0, backing)
