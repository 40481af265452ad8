"""A firm's ages: the visitor's file, or a named example of a hundred people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.figure import parameters
from etl.language import Words
from etl.models import firm_ages as model
from etl.models.decision_spread import centre

YEARS = 8
EXAMPLE = (
    ("turner", 20, 34, 15),
    ("turner", 35, 49, 20),
    ("turner", 50, 64, 25),
    ("welder", 20, 34, 12),
    ("welder", 35, 49, 15),
    ("welder", 50, 64, 13),
)
NAMES = {"turner": Words("Токарь", "Turner"), "welder": Words("Сварщик", "Welder")}
YOURS = Words("По вашему файлу", "By your file")
SAMPLE = Words("Пример, не данные", "An example, not data")
MODELS = ("ages",)


def rows_of(firm_ages: pd.DataFrame | None, lang: str) -> pd.DataFrame:
    """Occupation × age group, from the file or the example."""
    if firm_ages is not None and len(firm_ages):
        return firm_ages
    rows = [(NAMES[code][lang], low, high, n) for code, low, high, n in EXAMPLE]
    return pd.DataFrame(rows, columns=["occupation", "first_age", "last_age", "people"])


def opening(firm_ages: pd.DataFrame | None) -> Words:
    """Whose ages these are."""
    return YOURS if firm_ages is not None and len(firm_ages) else SAMPLE


def ages_by_occupation(rows: pd.DataFrame) -> dict[str, Any]:
    """Single ages of each occupation."""
    found = {}
    for name, own in rows.groupby("occupation", sort=False):
        bands: dict[tuple[int, int], float] = {}
        for row in own.to_dict("records"):
            key = (int(row["first_age"]), int(row["last_age"]))
            bands[key] = bands.get(key, 0.0) + float(row["people"])
        found[str(name)] = model.single_ages(bands)
    return found


def hazards(chosen: Mapping[str, Any]) -> dict[str, float]:
    """Retirement age, quits, work beyond it."""
    numbers = {k: float(v) for k, v in chosen.items() if isinstance(v, (int, float))}
    return centre(parameters.spans("ages", numbers))


COLUMNS = {
    "occupation": Words("Профессия", "Occupation"),
    "first_age": Words("Возраст от", "Age from"),
    "last_age": Words("Возраст до", "Age to"),
    "people": Words("Человек", "People"),
}
