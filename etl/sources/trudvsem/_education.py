"""Where specialities lead: the first job after graduation, from the open careers; aggregates of
20 people and more."""

from __future__ import annotations

import re
import zipfile

import numpy as np
import pandas as pd

from etl.models.careers import Spells, tellable
from etl.models.suppression import LEAST
from etl.sources.trudvsem import _trajectories

JUNE = 5
"""Ours: a graduate is free from June of the year named; earlier jobs are students' jobs."""
MONTH_BITS = 15
COLUMNS = ["area", "speciality", "occupation", "people", "people_of_speciality"]
_CODE = re.compile(r"^[\s\d.()«\"-]+")


def lead_where(
    archive: zipfile.ZipFile, spells: Spells, names: list[str], left: dict[str, int]
) -> pd.DataFrame:
    """One row per area × speciality × occupation of the first spell begun after graduation; people.

    Only specialities that lead 20 people or more into a listed occupation. `left` gains the
    reasons of rows left out.
    """
    found: dict[str, int] = {}
    parts = []
    lost = {"rows": 0, "broken_line": 0, "no_speciality": 0, "no_year": 0}
    for frame in _trajectories._chunks(archive, "edu", lost):
        lost["rows"] += len(frame)
        text = frame["speciality"].fillna("").map(tidy)
        year = pd.to_numeric(frame["graduate_year"], errors="coerce").fillna(0).to_numpy()
        has_year = (year >= 1950) & (year < 2100)
        lost["no_speciality"] += int((text == "").sum())
        lost["no_year"] += int(((text != "") & ~has_year).sum())
        good = (text != "").to_numpy() & has_year
        which = np.array([found.setdefault(t, len(found)) for t in text[good]], np.int32)
        parts.append(
            (
                _trajectories._hash(frame["id_candidate"])[good],
                which,
                year[good].astype(np.int32) * 12 + JUNE,
            )
        )
    left |= {f"edu_{reason}": n for reason, n in lost.items()}
    if not parts or not len(spells.person):
        return pd.DataFrame(columns=COLUMNS)
    person, speciality, month = (np.concatenate(p) for p in zip(*parts, strict=True))
    at, known = _first_after(spells, person, month)
    left["edu_no_job_after"] = int((~known).sum())
    frame = pd.DataFrame(
        {
            "person": person[known],
            "speciality": speciality[known],
            "occupation": spells.occupation[at[known]],
            "moscow": spells.moscow[at[known]],
        }
    )
    return _cells(
        frame.drop_duplicates(["person", "speciality"]), np.array(list(found), object), names
    )


def tidy(text: str) -> str:
    """One spelling: no leading code, quotes or case; '' for what is no speciality (shorter than
    four letters)."""
    bare = " ".join(_CODE.sub("", text.lower().replace("ё", "е")).strip(' .,;»"').split())
    if len(bare) >= 4:
        return bare
    return ""


def _first_after(
    spells: Spells, person: np.ndarray, month: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Per education: position of the person's first spell begun in or after the month, and
    whether there is one."""
    people = np.unique(spells.person)
    key = (np.searchsorted(people, spells.person).astype(np.int64) << MONTH_BITS) | spells.start
    order = np.argsort(key, kind="stable")
    key = key[order]
    who = np.minimum(np.searchsorted(people, person), len(people) - 1).astype(np.int64)
    place = np.searchsorted(key, (who << MONTH_BITS) | month)
    inside = np.minimum(place, len(key) - 1)
    known = (place < len(key)) & (people[who] == person) & (key[inside] >> MONTH_BITS == who)
    return order[inside], known


def _cells(frame: pd.DataFrame, specialities: np.ndarray, names: list[str]) -> pd.DataFrame:
    """What may be told of the cells area × speciality × occupation, beside the speciality's
    total."""
    parts = []
    label = np.array([*names, "other"], object)
    for area, rows in (("moscow", frame[frame["moscow"]]), ("russia", frame)):
        cells = (
            rows.groupby(["speciality", "occupation"])["person"]
            .nunique()
            .reset_index(name="people")
        )
        cells["people_of_speciality"] = cells.groupby("speciality")["people"].transform("sum")
        listed = cells[(cells["occupation"] >= 0) & (cells["people"] >= LEAST)][
            "speciality"
        ].unique()
        parts.append(cells[cells["speciality"].isin(listed)].assign(area=area))
    cells = tellable(
        pd.concat(parts, ignore_index=True), ["speciality", "occupation"], ["speciality"]
    )
    return pd.DataFrame(
        {
            "area": cells["area"],
            "speciality": specialities[cells["speciality"]],
            "occupation": label[cells["occupation"]],
            "people": cells["people"].astype("int64"),
            "people_of_speciality": cells["people_of_speciality"],
        }
    ).reset_index(drop=True)
