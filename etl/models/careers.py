"""Careers as aggregates: how long people stay, who becomes what. Arrays in, small tables out; no
person in either.

Caveat: people who post CVs on a state portal are not all staff, and job seekers' spells
over-represent short ones; about 8 % of spells lack an end and count as still running.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.models.survival import kaplan_meier

HIDDEN_N = 20
"""Confidentiality rule: a cell of fewer people is missing, never zero."""
AGES = ((0, 25), (25, 35), (35, 45), (45, 55), (55, 120))
GRID = np.arange(0, 121, 3)
"""Months in the job a curve is told at."""


@dataclass
class Spells:
    """Parallel arrays, one element a spell of work: person (hash), occupation (index, −1 outside
    the list), start and end in months since year 0 (end −1 while running), moscow (bool),
    birth_year (0 unknown)."""

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
    """One row per occupation × area (moscow | russia) × month 0, 3, … 120: stay_share, low, high,
    at_risk, n_people.

    Running spells are censored at `last_month`. `at_risk` counts people whose longest spell
    reached the month; below 20 of them, or of those elsewhere in Russia, neither they nor a
    share are told, and `n_people` stays. An occupation has no rows where it has fewer than 20
    people at all.
    """
    out = []
    duration = np.where(spells.end >= 0, spells.end, last_month) - spells.start
    good = np.flatnonzero((duration >= 0) & (spells.occupation >= 0))
    for index in np.unique(spells.occupation[good]):
        rows = good[spells.occupation[good] == index]
        inside = {"moscow": rows[spells.moscow[rows].astype(bool)], "russia": rows}
        people = {
            area: _reached(spells.person[which], duration[which]) for area, which in inside.items()
        }
        for area, which in inside.items():
            if area == "moscow":
                hidden = _hidden(people[area], people["russia"])
            else:
                hidden = people[area] < HIDDEN_N
            if hidden[0]:
                continue
            curve = _on_grid(kaplan_meier(duration[which] + 0.5, spells.end[which] >= 0)).astype(
                "float64"
            )
            curve["at_risk"] = pd.array(people[area], "Int64")
            curve.loc[hidden, ["stay_share", "low", "high", "at_risk"]] = pd.NA
            out.append(
                curve.assign(
                    month=GRID, occupation=names[index], area=area, n_people=people[area][0]
                )
            )
    columns = ["occupation", "area", "month", "stay_share", "low", "high", "at_risk", "n_people"]
    if out:
        return pd.concat(out, ignore_index=True)[columns]
    return pd.DataFrame(columns=columns)


def _reached(person: np.ndarray, duration: np.ndarray) -> np.ndarray:
    """How many people's longest spell reached each month of GRID."""
    who, inverse = np.unique(person, return_inverse=True)
    longest = np.full(len(who), -1)
    np.maximum.at(longest, inverse, duration)
    return len(who) - np.searchsorted(np.sort(longest), GRID)


def _hidden(here: np.ndarray, everywhere: np.ndarray) -> np.ndarray:
    """Counts of a part that must not be told beside those of the whole: it or the rest has 1…19
    people (or none)."""
    rest = everywhere - here
    return (here < HIDDEN_N) | ((rest > 0) & (rest < HIDDEN_N))


def _on_grid(curve: pd.DataFrame) -> pd.DataFrame:
    """stay_share, low and high at each month of GRID; 1 before anybody left."""
    at = np.searchsorted(curve["time"].to_numpy(), GRID, side="right") - 1
    return pd.DataFrame(
        {
            column: np.where(at >= 0, curve[column].fillna(1.0).to_numpy()[at], 1.0)
            if len(curve)
            else 1.0
            for column in ("stay_share", "low", "high")
        },
        index=range(len(GRID)),
    )


def tellable(cells: pd.DataFrame, keys: list[str], total: list[str] | None = None) -> pd.DataFrame:
    """Of cells area × `keys` with `people` those that may be told: 20 people and more, so many
    elsewhere in Russia too.

    Where a `total` over some keys is published as well, one more cell, the smallest, is left out
    when its hidden cells could be worked out: a lone one, or fewer than 20 people in all. A rule
    of thumb for tables of thousands of cells, for which the linear programmes of
    models.suppression would take hours.
    """
    whole = cells[cells["area"] == "russia"].set_index(keys)["people"]
    if len(keys) > 1:
        every = whole.reindex(pd.MultiIndex.from_frame(cells[keys])).to_numpy()
    else:
        every = whole.reindex(cells[keys[0]]).to_numpy()
    hidden = pd.Series(
        np.where(
            cells["area"] == "moscow",
            _hidden(cells["people"].to_numpy(), every),
            cells["people"] < HIDDEN_N,
        ).astype(bool),
        index=cells.index,
    )
    if total is None or cells.empty:
        return cells[~hidden]
    group = [cells[c] for c in ("area", *total)]
    count = hidden.groupby(group).transform("sum")
    amount = cells["people"].where(hidden, 0).groupby(group).transform("sum")
    bare = ~hidden & (count > 0) & ((count == 1) | (amount < HIDDEN_N))
    beside = cells[bare].groupby(["area", *total])["people"].idxmin()
    return cells[~hidden].drop(index=beside)


def transitions(spells: Spells, names: list[str]) -> pd.DataFrame:
    """One row per area × from × to (occupations, «other» outside the list): moves between
    consecutive spells, people.

    Only what `tellable` lets through beside `moves_from`, all moves out of the occupation.
    """
    order = np.lexsort((spells.moscow, spells.occupation, spells.end, spells.start, spells.person))
    s = spells.take(order)
    same = s.person[1:] == s.person[:-1]
    a = s.occupation[:-1][same]
    b = s.occupation[1:][same]
    frame = pd.DataFrame(
        {"a": a, "b": b, "person": s.person[1:][same], "moscow": s.moscow[1:][same].astype(bool)}
    )
    frame = frame[(frame.a >= 0) | (frame.b >= 0)]
    cells = pd.concat(
        [
            rows.groupby(["a", "b"], sort=True)
            .agg(moves=("person", "size"), people=("person", "nunique"))
            .reset_index()
            .assign(area=area)
            for area, rows in (("moscow", frame[frame.moscow]), ("russia", frame))
        ],
        ignore_index=True,
    )
    cells["moves_from"] = cells.groupby(["area", "a"])["moves"].transform("sum")
    cells = tellable(cells, ["a", "b"], ["a"])
    label = np.array([*names, "other"])
    return pd.DataFrame(
        {
            "area": cells.area,
            "from_occupation": label[cells.a],
            "to_occupation": label[cells.b],
            "moves": cells.moves,
            "people": cells.people,
            "moves_from": cells.moves_from,
        }
    ).reset_index(drop=True)


def ages(spells: Spells, names: list[str], year: int) -> pd.DataFrame:
    """One row per area × occupation × age band: people with a running spell, where `tellable`."""
    rows = (spells.end < 0) & (spells.birth_year > 0) & (spells.occupation >= 0)
    now = spells.take(np.flatnonzero(rows))
    band = np.digitize(year - now.birth_year, [high for _, high in AGES[:-1]])
    frame = pd.DataFrame(
        {
            "occupation": np.array(names)[now.occupation] if len(now.occupation) else [],
            "band": band,
            "person": now.person,
            "moscow": now.moscow.astype(bool),
        }
    )
    cells = pd.concat(
        [
            part.groupby(["occupation", "band"])["person"]
            .nunique()
            .reset_index(name="people")
            .assign(area=area)
            for area, part in (("moscow", frame[frame.moscow]), ("russia", frame))
        ],
        ignore_index=True,
    )
    cells = tellable(cells, ["occupation", "band"])
    return pd.DataFrame(
        {
            "area": cells.area,
            "occupation": cells.occupation,
            "people": cells.people,
            "age_from": [AGES[b][0] for b in cells.band],
            "age_to": [AGES[b][1] for b in cells.band],
        }
    ).reset_index(drop=True)
