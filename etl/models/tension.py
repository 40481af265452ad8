"""Tension, vacancy ratios and mismatch, as METHOD defines them; V openings, U unemployed, R active
CVs.

CV holders are mostly employed: V/R and V/U are different quantities with different names and
never share a chart.
"""

from __future__ import annotations

import numpy as np

HH_BANDS = (
    (2.0, "acute"),
    (4.0, "shortage"),
    (8.0, "moderate"),
    (12.0, "high"),
    (float("inf"), "very_high"),
)
"""Upper bounds (exclusive) of hh.ru's published bands of CVs per vacancy; below 2 is called an
acute shortage."""
COVERED_PCT = 20.0
"""Below this share of the vacancies or posts somebody counted, what the portal shows is drawn
hatched (ours)."""


def tension(openings: float, cvs: float) -> float:
    """θ = V / R: openings per active CV."""
    return openings / cvs


def per_100_unemployed(openings: float, unemployed: float) -> float:
    """VDI/IW's ratio: vacancies per 100 unemployed."""
    return 100 * openings / unemployed


def hh_index_after(index: float, cvs_change_pct: float, openings_change_pct: float) -> float:
    """CVs per vacancy after both sides changed by the given percentages."""
    return index * (1 + cvs_change_pct / 100) / (1 + openings_change_pct / 100)


def hh_band(index: float) -> str:
    """Which of hh.ru's bands a value of CVs per vacancy falls in: acute | shortage | moderate |
    high | very_high."""
    return next(name for upper, name in HH_BANDS if index < upper)


def gap(openings: np.ndarray, unemployed: np.ndarray) -> float:
    """KOFA's gap Σ max(V − U, 0) over occupations; not ΣV − ΣU, which lets surpluses hide
    shortages."""
    return float(np.maximum(np.asarray(openings, float) - np.asarray(unemployed, float), 0).sum())


def duncan(openings: np.ndarray, seekers: np.ndarray) -> float:
    """Duncan dissimilarity ½ Σ |o − d| between the shares of openings and of seekers: 0 alike …
    1 apart."""
    v = _shares(openings)
    u = _shares(seekers)
    return float(0.5 * np.abs(v - u).sum())


def lost_hires(openings: np.ndarray, seekers: np.ndarray, eta: float = 0.5) -> float:
    """Share of hires lost to mismatch, M = 1 − Σ v^η u^(1−η) over shares (Şahin, Song, Topa,
    Violante 2014)."""
    v = _shares(openings)
    u = _shares(seekers)
    return float(max(0.0, 1 - (v**eta * u ** (1 - eta)).sum()))


def _shares(values: np.ndarray) -> np.ndarray:
    values = np.asarray(values, dtype=float)
    total = values.sum()
    if total <= 0 or (values < 0).any():
        raise ValueError("доли считаются от неотрицательных чисел с положительной суммой")
    return values / total
