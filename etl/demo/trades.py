"""Which skills an invented advert of a family may ask for: those of its own craft, and a few that
anybody asks for."""

from __future__ import annotations

import numpy as np
import pandas as pd

CRAFT = {
    "design": ("cad", "design_docs", "cae", "bim", "standards"),
    "process": ("processes", "cad", "cam", "design_docs", "standards"),
    "automation": ("plc_scada", "electronics", "programming", "metrology"),
    "electronics": ("electronics", "programming", "metrology"),
    "power": ("power", "safety", "licences", "standards"),
    "mechanical": ("processes", "machining", "cad", "safety"),
    "quality_metrology": ("quality", "metrology", "standards"),
    "hse": ("safety", "standards", "licences"),
    "research_lab": ("materials", "metrology", "quality", "cae"),
    "service_commissioning": ("electronics", "power", "plc_scada", "licences"),
    "production_management": ("management", "quality", "safety", "software"),
    "machining": ("machining", "cam", "metrology", "design_docs"),
    "welding": ("welding", "materials", "licences", "safety"),
    "fitting_assembly": ("processes", "design_docs", "machining", "licences"),
    "electrical_trades": ("power", "licences", "safety", "electronics"),
    "operators": ("processes", "safety", "plc_scada", "quality"),
}
OTHERS = ("processes", "materials", "safety")
ANYBODY = ("software", "personal", "languages", "education", "management")
OWN = 9
COMMON = 3
"""Skills of the craft and of anybody an occupation asks for."""


def asked(
    families: pd.Series, skills: pd.DataFrame, rng: np.random.Generator
) -> list[dict[str, float]]:
    """Per occupation: code → share of its adverts; those of the craft come first and oftener."""
    pools = {name: own["code"].to_numpy() for name, own in skills.groupby("category")}
    out = []
    for family in families:
        own = _of(pools, CRAFT.get(family, OTHERS))
        common = np.setdiff1d(_of(pools, ANYBODY), own)
        codes = [*_some(own, OWN, rng), *_some(common, COMMON, rng)]
        shares = np.round(np.sort(rng.uniform(0.05, 0.6, len(codes)))[::-1], 3)
        out.append(dict(zip(codes, shares, strict=True)))
    return out


def _of(pools: dict[str, np.ndarray], categories: tuple[str, ...]) -> np.ndarray:
    found = [pools[c] for c in categories if c in pools]
    if found:
        return np.concatenate(found)
    return np.array([], dtype=str)


def _some(codes: np.ndarray, n: int, rng: np.random.Generator) -> list[str]:
    return list(rng.choice(codes, size=min(n, len(codes)), replace=False))
