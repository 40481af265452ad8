"""The demonstration city itself: its truth, its seed, its days, its districts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from etl.demo.truth import (
    MONTHS,
)

AREAS = (
    ("7700000000000", "г. Москва"),
    ("5000000000000", "Московская область"),
    ("7100000000000", "Тульская область"),
)
OTHER_REGISTRATION = 0.08
"""Share of Moscow jobs whose employer is registered in another region: the API by region misses
them."""
SCHEDULES = ("Полный рабочий день", "Сменный график", "Вахтовый метод")


@dataclass(frozen=True)
class City:
    """Everything the generator draws from: planted truth, title variants, skill names,
    districts, the last day."""

    truth: pd.DataFrame
    titles: dict[str, list[str]]
    skills: dict[str, str]
    districts: pd.DataFrame
    end: date
    seed: int

    @property
    def start(self) -> date:
        """First day of the history."""
        return self.end - timedelta(days=MONTHS * 30)

    @cached_property
    def places(self) -> list[tuple[str, float, float]]:
        """District, latitude and longitude of its centre."""
        d = self.districts
        return list(zip(d["district"], d["lat"].astype(float), d["lon"].astype(float), strict=True))

    @cached_property
    def asked(self) -> list[tuple[list[str], list[str], list[float]]]:
        """Per occupation: titles, names of its skills, their shares."""
        return [
            (self.titles[o], [self.skills[c] for c in wanted], list(wanted.values()))
            for o, wanted in zip(self.truth["occupation"], self.truth["skills"], strict=True)
        ]
