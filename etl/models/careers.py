"""Careers as aggregates: how long people stay, who becomes what. Arrays in, small tables out; no person in either.

Caveat: people who post CVs on a state portal are not all staff, and job seekers' spells over-represent short ones;
about 8 % of spells lack an end and count as still running.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.models.survival import kaplan_meier

HIDDEN_N = 20
"""Confidentiality rule: a cell of fewer people is missing, never zero."""
AGES = ((0, 25), (25, 35), (35, 45), (45, 55), (55, 120))
STEP_MONTHS, LAST_MONTH = 3, 120


@dataclass
class Spells:
    """Parallel arrays, one element a spell of work: person (hash), occupation (index, −1 outside the list), start and
    end in months since year 0 (end −1 while running), moscow (bool), birth_year (0 unknown)."""

    person: np.ndarray
    occupation: np.ndarray
    start: np.ndarray
    end: np.ndarray
    moscow: np.ndarray
    birth_year: np.ndarray

    def take(self, which: np.ndarray) -> Spells:
        """The chosen spells, in the given order."""
        return Spells(*(getattr(self, f)[which] for f in self.__dataclass_fields__))


def stay_curves(spells: Spells, names: list[str], last_month: int) -> pd.DataFrame:
    """One row per occupation × area (moscow | russia) × month 0, 3, … 120: stay_share, low, high, at_risk, n_people.

    Running spells are censored at `last_month`. Occupations with fewer than 20 people have no row.
    """
    out = []
    duration = np.where(spells.end >= 0, spells.end, last_month) - spells.start
    good = (duration >= 0) & (spells.occupation >= 0)
    for area, inside in (("moscow", spells.moscow), ("russia", np.ones_like(spells.moscow))):
        for index in np.unique(spells.occupation[good & inside]):
            rows = good & inside & (spells.occupation == index)
            people = len(np.unique(spells.person[rows]))
            if people < HIDDEN_N:
                continue
            curve = kaplan_meier(duration[rows] + 0.5, spells.end[rows] >= 0)
            out.append(_on_grid(curve, duration[rows]).assign(occupation=names[index], area=area, n_people=people))
    columns = ["occupation", "area", "month", "stay_share", "low", "high", "at_risk", "n_people"]
    return pd.concat(out, ignore_index=True)[columns] if out else pd.DataFrame(columns=columns)


def _on_grid(curve: pd.DataFrame, duration: np.ndarray) -> pd.DataFrame:
    grid = np.arange(0, LAST_MONTH + 1, STEP_MONTHS)
    at = np.searchsorted(curve["time"].to_numpy(), grid, side="right") - 1
    frame = pd.DataFrame({"month": grid, "at_risk": (duration[None, :] >= grid[:, None]).sum(axis=1)})
    for column in ("stay_share", "low", "high"):
        steps = curve[column].fillna(1.0).to_numpy()
        frame[column] = np.where(at >= 0, steps[np.maximum(at, 0)] if len(steps) else 1.0, 1.0)
    return frame[frame["at_risk"] >= HIDDEN_N]


def transitions(spells: Spells, names: list[str]) -> pd.DataFrame:
    """One row per area × from × to (occupations, «other» outside the list): moves between consecutive spells, people.

    Cells of fewer than 20 people are left out, and the row total `moves_from` keeps them hidden in «…».
    """
    order = np.lexsort((spells.moscow, spells.occupation, spells.end, spells.start, spells.person))
    s = spells.take(order)
    same = s.person[1:] == s.person[:-1]
    a, b = s.occupation[:-1][same], s.occupation[1:][same]
    frame = pd.DataFrame({"a": a, "b": b, "person": s.person[1:][same], "moscow": s.moscow[1:][same]})
    frame = frame[(frame.a >= 0) | (frame.b >= 0)]
    label = np.array([*names, "other"])
    out = []
    for area, rows in (("moscow", frame[frame.moscow]), ("russia", frame)):
        cells = rows.groupby(["a", "b"], sort=True).agg(moves=("person", "size"), people=("person", "nunique"))
        cells = cells.reset_index()
        cells["moves_from"] = cells.groupby("a")["moves"].transform("sum")
        cells = cells[cells.people >= HIDDEN_N]
        out.append(pd.DataFrame({"area": area, "from_occupation": label[cells.a], "to_occupation": label[cells.b],
                                 "moves": cells.moves, "people": cells.people, "moves_from": cells.moves_from}))
    return pd.concat(out, ignore_index=True)


def ages(spells: Spells, names: list[str], year: int) -> pd.DataFrame:
    """One row per area × occupation × age band: people with a running spell, hidden below 20."""
    rows = (spells.end < 0) & (spells.birth_year > 0) & (spells.occupation >= 0)
    now = spells.take(np.flatnonzero(rows))
    band = np.digitize(year - now.birth_year, [high for _, high in AGES[:-1]])
    frame = pd.DataFrame({"occupation": np.array(names)[now.occupation] if len(now.occupation) else [], "band": band,
                          "person": now.person, "moscow": now.moscow})
    out = []
    for area, part in (("moscow", frame[frame.moscow.astype(bool)]), ("russia", frame)):
        cells = part.groupby(["occupation", "band"])["person"].nunique().reset_index(name="people")
        cells = cells[cells.people >= HIDDEN_N]
        out.append(pd.DataFrame({"area": area, "occupation": cells.occupation, "people": cells.people,
                                 "age_from": [AGES[b][0] for b in cells.band],
                                 "age_to": [AGES[b][1] for b in cells.band]}))
    return pd.concat(out, ignore_index=True)
