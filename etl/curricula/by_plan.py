"""Names of disciplines read into skills, and summed by plan: shared by tables and by a page."""

from __future__ import annotations

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
    about = skills.set_index("code")[["name_ru", "name_en", "category"]].to_dict("index")
    groups: dict[tuple[str, str], list] = {}
    for row in found.itertuples(index=False):
        groups.setdefault((row.plan, row.skill), []).append(row)
    out = []
    for (plan, skill), rows in sorted(groups.items()):
        covered = [row for row in rows if row.status == COVERED]
        best = covered or rows
        own = [row for row in best if row.kind != "facultative"]
        kept = own or best
        order = _longest if covered else _nearest
        out.append(
            {
                "plan": plan,
                "skill": skill,
                "skill_ru": about[skill]["name_ru"],
                "skill_en": about[skill]["name_en"],
                "category": about[skill]["category"],
                "status": best[0].status,
                "disciplines": len({row.name for row in kept}),
                "names": " · ".join(order(kept)[:SHOWN]),
                **{c: _sum(kept, c) for c in ("hours", "contact_h", "labs_h", "credits")},
                "is_facultative_only": not own,
            }
        )
    return pd.DataFrame(out, columns=list(COLUMNS))


def _nearest(rows: list) -> list[str]:
    """Names that say least else first: the likeliest place of a skill nobody names."""
    ordered = sorted(rows, key=lambda row: (row.breadth, row.name))
    return list(dict.fromkeys(row.name for row in ordered))


def _longest(rows: list) -> list[str]:
    """Names by their hours (credits where there are none), longest first."""
    whole: dict[str, float] = {}
    for row in rows:
        size = next((v for v in (row.hours, row.credits) if not pd.isna(v)), 0)
        whole[row.name] = whole.get(row.name, 0) + size
    return sorted(whole, key=lambda name: (-whole[name], name))


def _sum(rows: list, column: str) -> float | None:
    known = [value for row in rows if not pd.isna(value := getattr(row, column))]
    if known:
        return round(float(sum(known)), 2)
    return None
