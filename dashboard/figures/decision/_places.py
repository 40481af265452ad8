"""Groups and offers of the visitor's files (or a named example), matched once for the figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.figure import parameters
from etl.adverts.reference import rows as reference_rows
from etl.language import Words
from etl.models import matching
from etl.models.matching import Groups, Matching, Offers, Rules

CHOICES = parameters.ranges("matching")
EXAMPLE_GROUPS = (
    ("15.03.05", 24, "CAD; drawings", "2027-05-03", "2027-06-27", 4, "ВАО", 19),
    ("15.02.10", 25, "CNC; drawings", "2027-04-05", "2027-06-27", 8, "САО", 18),
    ("27.04.04", 12, "PLC", "2027-02-01", "2027-05-30", 10, "ЮВАО", 22),
)
EXAMPLE_OFFERS = (
    ("A", Words("Оператор ЧПУ", "CNC operator"), "CNC", "2027-04-01", "2027-06-30", 16, 60),
    ("B", Words("Конструктор", "Designer"), "CAD", "2027-05-01", "2027-06-30", 12, 40),
    ("C", Words("Наладчик", "Setter"), "CNC; PLC", "2027-05-01", "2027-06-30", 8, 20),
)
GROUP_COLUMNS = (
    "programme",
    "students",
    "skills",
    "first_day",
    "last_day",
    "weeks",
    "okrug",
    "age",
)
OFFER_COLUMNS = (
    "place",
    "occupation",
    "skills",
    "first_day",
    "last_day",
    "capacity",
    "mentor_hours",
    "hours_per_intern",
    "okrug",
    "least_age",
)
KM_NORTH = 111.2
"""Kilometres of a degree of latitude; of longitude times the cosine of Moscow's latitude."""
MOSCOW = 55.75
YOURS = Words("По вашим файлам", "By your files")
SAMPLE = Words("Пример, не данные", "An example, not data")


@dataclass(frozen=True)
class Placed:
    """Rows as read, arrays as matched, and the matching."""

    groups: pd.DataFrame
    offers: pd.DataFrame
    group_arrays: Groups
    offer_arrays: Offers
    rules: Rules
    matching: Matching
    opening: Words

    @property
    def students(self) -> int:
        """Students of all groups."""
        return int(self.group_arrays.size.sum())


def placed(
    intern_groups: pd.DataFrame | None,
    intern_offers: pd.DataFrame | None,
    chosen: Mapping[str, Any],
    lang: str,
) -> Placed:
    """The matching of the files; of the example while one of them is missing."""
    own = _filled(intern_groups) and _filled(intern_offers)
    groups = _whole(intern_groups, GROUP_COLUMNS) if own else _example_groups()
    offers = _whole(intern_offers, OFFER_COLUMNS) if own else _example_offers(lang)
    names = sorted({s for text in [*groups["skills"], *offers["skills"]] for s in _skills(text)})
    group_arrays = _groups(groups, names)
    offer_arrays = _offers(offers, names)
    numbers = {k: float(v) for k, v in chosen.items() if isinstance(v, (int, float))}
    spans = parameters.spans("matching", numbers)
    rules = Rules(spans["least_fit"].value, spans["farthest_km"].value)
    found = matching.matched_groups(group_arrays, offer_arrays, rules)
    return Placed(
        groups, offers, group_arrays, offer_arrays, rules, found, YOURS if own else SAMPLE
    )


def _filled(rows: pd.DataFrame | None) -> bool:
    return rows is not None and len(rows) > 0


def _whole(rows: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """Every column of the form, whatever the browser kept."""
    return rows.reindex(columns=list(columns)).reset_index(drop=True)


def _example_groups() -> pd.DataFrame:
    rows = [(p, n, s, a, b, w, o, age) for p, n, s, a, b, w, o, age in EXAMPLE_GROUPS]
    return pd.DataFrame(rows, columns=list(GROUP_COLUMNS))


def _example_offers(lang: str) -> pd.DataFrame:
    rows = [
        (place, names[lang], skills, first, last, seats, hours, 4, "САО", 18)
        for place, names, skills, first, last, seats, hours in EXAMPLE_OFFERS
    ]
    return pd.DataFrame(rows, columns=list(OFFER_COLUMNS))


def _skills(text: object) -> list[str]:
    if not isinstance(text, str):
        return []
    return [s.strip().lower() for s in re.split(r"[;,\n]", text) if s.strip()]


def _days(values: pd.Series) -> np.ndarray:
    return np.array([date.fromisoformat(str(v)[:10]).toordinal() for v in values], dtype=np.int64)


def _numbers(values: pd.Series, otherwise: float) -> np.ndarray:
    return pd.to_numeric(values, errors="coerce").fillna(otherwise).to_numpy(float)


def _named(values: pd.Series, names: list[str]) -> np.ndarray:
    at = {name: i for i, name in enumerate(names)}
    out = np.zeros((len(values), len(names)), dtype=bool)
    for row, text in enumerate(values):
        for name in _skills(text):
            out[row, at[name]] = True
    return out


def _points(okrugs: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    centres = {r["abbr_ru"]: (float(r["lat"]), float(r["lon"])) for r in reference_rows("okrugs")}
    places = [centres.get(str(o), (np.nan, np.nan)) for o in okrugs]
    lat = np.array([p[0] for p in places])
    lon = np.array([p[1] for p in places])
    return lon * KM_NORTH * np.cos(np.radians(MOSCOW)), lat * KM_NORTH


def _groups(rows: pd.DataFrame, names: list[str]) -> Groups:
    east, north = _points(rows["okrug"])
    return Groups(
        _numbers(rows["students"], 0).astype(np.int64),
        _days(rows["first_day"]),
        _days(rows["last_day"]),
        _numbers(rows["weeks"], 1),
        _named(rows["skills"], names),
        east,
        north,
        _numbers(rows["age"], 99),
    )


def _offers(rows: pd.DataFrame, names: list[str]) -> Offers:
    east, north = _points(rows["okrug"])
    return Offers(
        _numbers(rows["capacity"], 0),
        _numbers(rows["mentor_hours"], 0),
        _numbers(rows["hours_per_intern"], 1),
        _days(rows["first_day"]),
        _days(rows["last_day"]),
        _named(rows["skills"], names),
        east,
        north,
        _numbers(rows["least_age"], 0),
    )
