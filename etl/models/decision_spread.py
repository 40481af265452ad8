"""How sure a decision is: ends of each assumption (tornado) and draws over all of them (fan).

Draws are triangular over low–default–high, independent of each other and seeded; the same
uniform numbers serve every position of the sliders, so a moved slider moves the fan smoothly.
Caveat: independence is an assumption; pay and stipend, say, rise together in life.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

DRAWS = 10_000
SEED = 42


@dataclass(frozen=True)
class Span:
    """An assumption: its value and the ends it is believed to lie between."""

    value: float
    low: float
    high: float

    def holding(self, value: float) -> Span:
        """The same span around another value, stretched to hold it."""
        return Span(value, min(self.low, value), max(self.high, value))


@dataclass(frozen=True)
class Swing:
    """What one assumption does to an answer at its two ends."""

    name: str
    low_answer: float
    high_answer: float

    @property
    def width(self) -> float:
        """How far the answer moves between the ends."""
        return abs(self.high_answer - self.low_answer)


def centre(spans: Mapping[str, Span]) -> dict[str, float]:
    """Every assumption at its value."""
    return {name: span.value for name, span in spans.items()}


def tornado(spans: Mapping[str, Span], answer: Callable[[dict], float]) -> list[Swing]:
    """The answer at both ends of each assumption, the others kept; widest first."""
    base = centre(spans)
    swings = []
    for name, span in spans.items():
        low = float(answer({**base, name: span.low}))
        high = float(answer({**base, name: span.high}))
        swings.append(Swing(name, low, high))
    return sorted(swings, key=lambda swing: -swing.width)


@lru_cache(maxsize=8)
def _uniform(columns: int, draws: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).random((columns, draws))


def triangular(u: np.ndarray, span: Span) -> np.ndarray:
    """The triangular distribution's quantiles at u."""
    width = span.high - span.low
    if width <= 0:
        return np.full_like(u, span.value)
    turn = (span.value - span.low) / width
    rising = span.low + np.sqrt(u * width * (span.value - span.low))
    falling = span.high - np.sqrt((1 - u) * width * (span.high - span.value))
    return np.where(u < turn, rising, falling)


def drawn(
    spans: Mapping[str, Span], draws: int = DRAWS, seed: int = SEED
) -> dict[str, np.ndarray | float]:
    """An array of draws for each assumption with a width; the others stay numbers."""
    uniform = _uniform(len(spans), draws, seed)
    return {
        name: triangular(u, span) if span.high > span.low else span.value
        for u, (name, span) in zip(uniform, spans.items(), strict=True)
    }


def bands(values: np.ndarray | float, shares: tuple[float, ...] = (0.95, 0.8)) -> dict:
    """Median and central intervals of the draws: {"middle": m, "ranges": [(low, high)…]}."""
    ends = []
    for share in shares:
        ends += [(1 - share) / 2, (1 + share) / 2]
    found = np.quantile(np.atleast_1d(values), [0.5, *ends])
    pairs = [(float(found[i]), float(found[i + 1])) for i in range(1, len(found), 2)]
    return {"middle": float(found[0]), "ranges": pairs}


def share_of_draws(condition: np.ndarray) -> float:
    """In which share of the draws it holds."""
    return float(np.mean(condition))
