"""The published scale of hh.index (CVs per vacancy), read from its rows of the evidence table."""

from __future__ import annotations

import pandas as pd

from dashboard.figure.evidence import pick
from etl.language import Words

EDGES = ("F034", "F035", "F036")
NAMES = (
    Words("дефицит кандидатов", "shortage of candidates"),
    Words("умеренная конкуренция", "moderate competition"),
    Words("высокая конкуренция", "strong competition"),
    Words("очень высокая", "very strong"),
)
UNIT = Words("активных резюме на одну вакансию, hh.ru", "active CVs per vacancy, hh.ru")


def scale(published: pd.DataFrame) -> pd.DataFrame:
    """The rows holding the scale's upper ends, lowest first."""
    return pick(published, *EDGES)


def zones(published: pd.DataFrame, lang: str, top: float) -> list[dict]:
    """The scale's zones from 0 to `top`: {low, high, label, row_id}."""
    rows = scale(published)
    ends = [0.0, *map(float, rows["value"]), top]
    return [
        {"low": a, "high": b, "label": name[lang], "row_id": row}
        for a, b, name, row in zip(
            ends, ends[1:], NAMES, [*rows["id"], rows["id"].iloc[-1]], strict=False
        )
        if a < b
    ]


def zone_of(value: float, published: pd.DataFrame, lang: str) -> str:
    """The name of the zone the number falls into."""
    return next(z["label"] for z in zones(published, lang, float("inf")) if value <= z["high"])
