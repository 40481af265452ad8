"""Scenarios of an occupation group of Moscow: draws made once for a position of the sliders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.choices import Choice
from dashboard.figures.decision import _groups
from etl.language import Words
from etl.models import cohorts, decision_spread
from etl.models.cohorts import Path, Start
from etl.models.decision_spread import Span

FIRST = 2024
"""The year the survey counts: people and vacant posts on 31 October 2024."""
LAST = 2032
DRAWS = 4_000
MODELS = ("forecast", "scenario")
NAMES = {
    "as_is": Words("как есть", "as is"),
    "interns": Words("стажировок вдвое больше", "twice the internships"),
    "retention": Words("уходов меньше", "fewer leave"),
    "programmes": Words("новые программы", "new programmes"),
    "robots": Words("автоматизация", "automation"),
}
SCENARIO = Choice(Words("Сценарий", "Scenario"), NAMES, "as_is")
CHOICES = {
    "okz": _groups.GROUP,
    "scenario": SCENARIO,
    **parameters.ranges("forecast"),
    **parameters.ranges("scenario"),
}
OPENING = Words("Сценарий при допущениях", "A scenario on assumptions")
OWN = Words("Сценарий при ваших числах", "A scenario with your numbers")


def opening(chosen: Mapping[str, Any]) -> Words:
    """A scenario, never a forecast; whose numbers it stands on."""
    return OWN if parameters.moved(MODELS, chosen) else OPENING


def start_of(rows: pd.DataFrame) -> Start:
    """People and vacant posts of the group, as printed."""
    return Start(float(rows["headcount"].iloc[0]), float(rows["required"].iloc[0]))


def spans(chosen: Mapping[str, Any]) -> dict[str, Span]:
    """Rates of the forecast with their ranges."""
    return parameters.spans("forecast", _numbers(chosen))


def strength(chosen: Mapping[str, Any]) -> dict[str, float]:
    """How strong the named scenarios are."""
    return decision_spread.centre(parameters.spans("scenario", _numbers(chosen)))


def _numbers(chosen: Mapping[str, Any]) -> dict[str, float]:
    return {k: float(v) for k, v in chosen.items() if isinstance(v, (int, float))}


def central(start: Start, chosen: Mapping[str, Any], name: str) -> Path:
    """The scenario at the sliders' values."""
    p = decision_spread.centre(spans(chosen))
    return cohorts.projected(start, cohorts.scenario(p, name, strength(chosen)), LAST - FIRST)


def drawn(start: Start, chosen: Mapping[str, Any], name: str) -> Path:
    """The scenario over the ranges."""
    key = tuple(sorted((k, v) for k, v in _numbers(chosen).items()))
    return _drawn(start, key, name)


@lru_cache(maxsize=32)
def _drawn(start: Start, key: tuple, name: str) -> Path:
    chosen = dict(key)
    p = decision_spread.drawn(spans(chosen), draws=DRAWS)
    return cohorts.projected(start, cohorts.scenario(p, name, strength(chosen)), LAST - FIRST)
