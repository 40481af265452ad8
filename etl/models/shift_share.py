"""Shift-share: why an occupation grew: with all, with its industries, or within them.

ΔE_oi = E_oi·g (scale) + E_oi·(g_i − g) (industry mix) + E_oi·(g_oi − g_i) (occupation effect): an
identity for every cell. Caveat: it names where growth sits, not what caused it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Parts:
    """Change of each occupation and its three parts; they add up exactly."""

    change: np.ndarray
    scale: np.ndarray
    industry_mix: np.ndarray
    occupation_effect: np.ndarray


def shift_share(before: np.ndarray, after: np.ndarray) -> Parts:
    """`before` and `after` are occupation × industry. ValueError: an industry that was empty and
    no longer is has no growth rate."""
    first = np.asarray(before, dtype=float)
    second = np.asarray(after, dtype=float)
    of_industry = first.sum(axis=0)
    if ((of_industry == 0) & (second.sum(axis=0) > 0)).any():
        raise ValueError("Отрасль, которой не было, не имеет темпа: слейте её с соседней.")
    growth = second.sum() / first.sum() - 1
    safe = np.where(of_industry > 0, of_industry, 1.0)
    industry = np.where(of_industry > 0, second.sum(axis=0) / safe - 1, growth)
    change = second - first
    scale = first * growth
    mix = first * (industry - growth)
    own = change - scale - mix
    return Parts(change.sum(1), scale.sum(1), mix.sum(1), own.sum(1))
