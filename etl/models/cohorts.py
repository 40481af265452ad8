"""Stock and flow of an occupation by age: who leaves, who comes, and what is left to fill.

N[a+1, t+1] = N[a, t]·(1 − retires)·(1 − quits)·(1 − moves) + entrants. Gap = demand − ΣN. All rates
are ranges: with arrays of draws the same code gives the fan. Caveat: a rate that holds for every
age below retirement hides that the young leave more often.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

Value = float | np.ndarray
FIRST_AGE = 18
LAST_AGE = 79
OLD_FROM = 50
OLD_TO = 64
ENTRANT_AGE = 22
EXPANSION = "expansion"
AUTOMATION = "automation"
RETIRED = "retired"
LEFT = "left"
MOVED = "moved"
GRADUATES = "graduates"
INTERNS = "interns"
STEPS = (EXPANSION, AUTOMATION, RETIRED, LEFT, MOVED, GRADUATES, INTERNS)
"""What makes the gap of a later year out of today's vacant places, in the order drawn."""


@dataclass(frozen=True)
class Start:
    """An occupation today: people working and places vacant."""

    people: float
    vacant: float


@dataclass(frozen=True)
class Path:
    """Year by year from 0: demand, people, gap; and the flows since the start."""

    demand: list[Value]
    people: list[Value]
    flows: list[dict[str, Value]]

    def gap(self, year: int) -> Value:
        """Places no one is left for; below zero, people no place is left for."""
        return self.demand[year] - self.people[year]

    def steps(self, year: int) -> dict[str, Value]:
        """The gap of a year out of the first year's: signed, adding up exactly."""
        signs = {GRADUATES: -1, INTERNS: -1, AUTOMATION: -1}
        return {name: signs.get(name, 1) * self.flows[year][name] for name in STEPS}


def ages_of(people: float, old_share: Value) -> np.ndarray:
    """People by single age: `old_share` of them evenly over 50–64, the rest evenly below."""
    share = np.atleast_1d(np.asarray(old_share, dtype=float))[:, None]
    ages = np.arange(FIRST_AGE, LAST_AGE + 1)[None, :]
    young = ((ages >= FIRST_AGE) & (ages < OLD_FROM)).astype(float)
    old = ((ages >= OLD_FROM) & (ages <= OLD_TO)).astype(float)
    return people * (young / young.sum() * (1 - share) + old / old.sum() * share)


def entrants(p: Mapping[str, Value], people: float) -> Value:
    """Graduates × completion × share entering the occupation × share staying in Moscow, a year."""
    return people * p["graduates"] * p["completion"] * p["enters"] * p["stays_in_city"]


def from_internships(p: Mapping[str, Value], people: float) -> Value:
    """Interns a year who stay on and are still here a year later."""
    return people * p["intern_places"] * p["intern_stay"] * p["intern_year_stay"]


def projected(start: Start, p: Mapping[str, Value], years: int) -> Path:
    """The path of people, demand and gap over the years."""
    by_age = ages_of(start.people, p["old_share"])
    retiring = np.arange(FIRST_AGE, LAST_AGE + 1)[None, :] >= _column(p["retirement_age"])
    places = start.people + start.vacant
    totals: dict[str, Value] = {name: 0.0 for name in STEPS}
    demand: list[Value] = [places]
    people: list[Value] = [start.people]
    flows = [dict(totals)]
    for year in range(1, years + 1):
        by_age, gone = _aged(by_age, retiring, p)
        came = {GRADUATES: entrants(p, start.people), INTERNS: from_internships(p, start.people)}
        by_age[:, ENTRANT_AGE - FIRST_AGE] += came[GRADUATES] + came[INTERNS]
        wanted = places * (1 + p["demand_growth"]) ** year
        freed = wanted * (1 - (1 - p["automation"]) ** year)
        totals = {
            EXPANSION: wanted - places,
            AUTOMATION: freed,
            **{name: totals[name] + n for name, n in (gone | came).items()},
        }
        demand.append(_plain(wanted - freed))
        people.append(_plain(by_age.sum(axis=1)))
        flows.append({name: _plain(value) for name, value in totals.items()})
    return Path(demand, people, flows)


def _aged(
    by_age: np.ndarray, retiring: np.ndarray, p: Mapping[str, Value]
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """A year older: who is left, and who retired, left the trade, moved away."""
    older = np.zeros_like(by_age)
    older[:, 1:] = by_age[:, :-1]
    older[:, -1] += by_age[:, -1]
    gone = {}
    for name, share in (
        (RETIRED, retiring * (1 - _column(p["work_on"]))),
        (LEFT, _column(p["leaves_trade"])),
        (MOVED, _column(p["moves_away"])),
    ):
        part = older * share
        gone[name] = part.sum(axis=1)
        older = older - part
    return older, gone


def _column(value: Value) -> np.ndarray:
    return np.atleast_1d(np.asarray(value, dtype=float))[:, None]


def _plain(value: Value) -> Value:
    """A number for one draw, an array for many."""
    array = np.atleast_1d(value)
    if array.size == 1:
        return float(array[0])
    return array


SCENARIOS = ("as_is", "interns", "retention", "programmes", "robots")


def scenario(p: Mapping[str, Value], name: str, strength: Mapping[str, float]) -> dict[str, Value]:
    """The parameters of a named scenario: internships times over, quits lower, graduates more,
    demand lower by automation. KeyError: no such scenario."""
    changes = {
        "as_is": {},
        "interns": {"intern_places": p["intern_places"] * strength["interns_times"]},
        "retention": {
            "leaves_trade": np.maximum(0.0, p["leaves_trade"] - strength["retention_points"])
        },
        "programmes": {"graduates": p["graduates"] * strength["graduates_times"]},
        "robots": {"automation": p["automation"] + strength["automation_a_year"]},
    }[name]
    return {**p, **changes}
