"""Names of disciplines read into skills, and summed by plan: shared by tables and by a page."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from etl.adverts.skills.automaton import build
from etl.adverts.skills.skills import Extractor
from etl.curricula.plan import COVERED, NEAR
from etl.curricula.taught import Reader, made

SHOWN = 6
TAUGHT_KINDS = ("discipline", "elective", "facultative")
COLUMNS = {
    "plan": "str",
    "skill": "str",
    "skill_ru": "str",
    "skill_en": "str",
    "category": "str",
    "status": "str",
    "disciplines": "int64",
    "names": "str",
    "hours": "Float64",
    "contact_h": "Float64",
    "labs_h": "Float64",
    "credits": "Float64",
    "is_facultative_only": "bool",
}


def reader(skills: pd.DataFrame, words: pd.DataFrame) -> Reader:
    """A reader of names by these tables of the graph."""
    return Reader(Extractor(build(skills.to_dict("records"))), made(words.to_dict("records")))


def of_rows(rows: pd.DataFrame, skills: pd.DataFrame, reading: Reader) -> pd.DataFrame:
    """Skills of plans' rows (plan, name, kind, hours …), one row a plan and skill."""
    rows = rows[rows["kind"].isin(TAUGHT_KINDS)].reset_index(drop=True)
    names = sorted(set(rows["name"]))
    read = dict(zip(names, reading.read(names), strict=True))
    pairs = [
        (at, skill, status)
        for at, name in rows["name"].items()
        for status, found in ((COVERED, read[name].covered), (NEAR, read[name].near))
        for skill in found
    ]
    found = pd.DataFrame(pairs, columns=["at", "skill", "status"]).merge(
        rows, left_on="at", right_index=True
    )
    size = {name: len(t.covered) + len(t.near) for name, t in read.items()}
    return summed(found.assign(breadth=found["name"].map(size)), skills)


def summed(found: pd.DataFrame, skills: pd.DataFrame) -> pd.DataFrame:
    """One row a plan and skill: covered wins over near, the plan's own disciplines over
    facultatives."""
    known = skills.set_index("code")
    out = []
    for (plan, skill), group in found.groupby(["plan", "skill"], sort=True):
        covered = group["status"] == COVERED
        best = group[covered] if covered.any() else group
        own = best[best["kind"] != "facultative"]
        kept = own if len(own) else best
        about = known.loc[skill]
        out.append(
            {
                "plan": plan,
                "skill": skill,
                "skill_ru": about["name_ru"],
                "skill_en": about["name_en"],
                "category": about["category"],
                "status": COVERED if covered.any() else NEAR,
                "disciplines": kept["name"].nunique(),
                "names": " · ".join(_longest(kept) if covered.any() else _nearest(kept)),
                **{c: _sum(kept[c]) for c in ("hours", "contact_h", "labs_h", "credits")},
                "is_facultative_only": not len(own),
            }
        )
    return pd.DataFrame(out, columns=list(COLUMNS))


def _nearest(rows: pd.DataFrame) -> Iterable[str]:
    """Names that say least else first: the likeliest place of a skill nobody names."""
    ordered = rows.sort_values(["breadth", "name"], kind="stable")["name"]
    return list(dict.fromkeys(ordered))[:SHOWN]


def _longest(rows: pd.DataFrame) -> Iterable[str]:
    """Names by their hours (credits where there are none), longest first."""
    size = rows["hours"].astype("Float64").fillna(rows["credits"]).fillna(0)
    whole = size.groupby(rows["name"]).sum().sort_values(ascending=False, kind="stable")
    return list(whole.index)[:SHOWN]


def _sum(values: pd.Series) -> float | None:
    known = values.dropna()
    if len(known):
        return round(float(known.sum()), 2)
    return None
