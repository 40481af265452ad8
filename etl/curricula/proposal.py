"""What to add to a programme first, out of which hours, and what it answers: a draft to discuss.

Additions are the gaps that cover most demand within the budget; hours come from facultatives that
teach nothing demanded, then from disciplines whose names say the same, and what is left has no
source: nobody's hours are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from etl.curricula.against import Against
from etl.curricula.plan import NEAR
from etl.models.programmes import Item, cover

HOURS_EACH = 36.0
"""Hours to teach one skill, an assumption of this project: 18 to 72, one credit in the middle."""
NEAR_WEIGHT = 0.5
"""A skill that may stand behind a name counts half as much as one not found (ours, 0 to 1)."""
COMMON = frozenset(
    "pc_user ms_office excel word internet_use office_equipment documentation reporting "
    "regulatory_docs customer_work expertise supervision engineering_consulting".split()
)
"""Demanded everywhere or only at work: measured, not proposed as a part of a programme (ours)."""
FROM_COLLECTION = frozenset({"electronics"})
"""Families whose professional standards are among the sixty collected."""
SHARE_OF_OVERLAP = 0.25
"""No more than this share of overlapping disciplines' hours is offered (ours)."""


@dataclass(frozen=True)
class Function:
    """A labour function a skill answers: standard, redaction, code, its words."""

    standard: str
    standard_name: str
    edition: str
    code: str
    name: str
    text: str


@dataclass(frozen=True)
class Addition:
    """One skill to add: hours, where it could stand («» = nowhere near), why, what it answers."""

    skill: str
    name_ru: str
    name_en: str
    hours: float
    hosts: tuple[str, ...]
    semester: int | None
    status: str
    n: int
    adverts: int
    share_pct: float
    low_pct: float
    high_pct: float
    function: Function | None


@dataclass(frozen=True)
class Replaced:
    """Hours that could be given up: whose, how many, why (facultative | overlap)."""

    name: str
    hours: float
    why: str
    beside: str = ""


@dataclass(frozen=True)
class Proposal:
    """Additions in the order of what each adds; whose hours; hours nobody was found for; coverage
    before and after, lower end, fractions."""

    additions: tuple[Addition, ...]
    replaced: tuple[Replaced, ...]
    unassigned_h: float
    before: float
    after: float


def propose(
    found: Against,
    rows: pd.DataFrame,
    taught: pd.DataFrame,
    functions: pd.DataFrame,
    *,
    budget_h: float,
    hours_each: float = HOURS_EACH,
) -> Proposal:
    """The proposal for one plan. `rows` are the plan's disciplines, `taught` its skills,
    `functions` labour functions by skill (see `functions_by_skill`)."""
    gaps = found.gaps[~found.gaps["skill"].isin(COMMON)]
    shares = dict(zip(gaps["skill"], gaps["share_pct"], strict=True))
    doubt = gaps["status"].map({NEAR: NEAR_WEIGHT}).fillna(1.0)
    weights = dict(zip(gaps["skill"], gaps["share_pct"] * doubt, strict=True))
    items = [Item(skill, hours_each, frozenset([skill])) for skill in gaps["skill"]]
    chosen = [item.name for item in cover(items, weights, budget_h)]
    by_skill = gaps.set_index("skill")
    additions = tuple(
        _addition(skill, by_skill.loc[skill], rows, functions, hours_each) for skill in chosen
    )
    wanted = sum(addition.hours for addition in additions)
    replaced, left = _replaced(wanted, found, rows, taught)
    whole = found.rows["share_pct"].sum()
    gained = sum(shares[skill] for skill in chosen) / whole if whole else 0.0
    return Proposal(additions, replaced, left, found.low, found.low + gained)


def _addition(
    skill: str, row: pd.Series, rows: pd.DataFrame, functions: pd.DataFrame, hours: float
) -> Addition:
    hosts = tuple(filter(None, row["names"].split(" · ")))[:3]
    terms = rows.loc[rows["name"].isin(hosts[:1]), "semester"].dropna()
    return Addition(
        skill=skill,
        name_ru=row["skill_ru"],
        name_en=row["skill_en"],
        hours=hours,
        hosts=hosts,
        semester=int(terms.max()) if len(terms) else None,
        status=row["status"],
        n=int(row["n"]),
        adverts=int(row["adverts_in_family"]),
        share_pct=float(row["share_pct"]),
        low_pct=float(row["low_pct"]),
        high_pct=float(row["high_pct"]),
        function=_function(skill, functions),
    )


def _function(skill: str, functions: pd.DataFrame) -> Function | None:
    known = functions[functions["skill"] == skill]
    if known.empty:
        return None
    row = known.iloc[0]
    return Function(
        *(row[c] for c in ("standard", "standard_name", "edition", "tf_code", "tf_name", "text"))
    )


def functions_by_skill(
    standards: pd.DataFrame, functions: pd.DataFrame, skills: pd.DataFrame
) -> pd.DataFrame:
    """Labour functions of industrial standards by skill: those with a printed code first, those
    that name the skill most often first."""
    own = standards[standards["is_industrial"]]
    rows = skills.merge(own[["standard", "code", "name", "order_text", "edition"]], on="standard")
    rows = rows.merge(
        functions[["standard", "number", "tf_code", "tf_name"]],
        left_on=["standard", "function"],
        right_on=["standard", "number"],
    )
    rows = rows.rename(columns={"name": "standard_name"})
    rows["edition"] = rows["order_text"].where(rows["order_text"] != "", rows["edition"])
    rows["has_code"] = rows["tf_code"] != ""
    return rows.sort_values(
        ["skill", "has_code", "items", "standard", "function"],
        ascending=[True, False, False, True, True],
        kind="stable",
    )


def _replaced(
    wanted: float, found: Against, rows: pd.DataFrame, taught: pd.DataFrame
) -> tuple[tuple[Replaced, ...], float]:
    """Facultatives that teach nothing demanded, shortest way first; then overlaps; the rest."""
    demanded = " · ".join(found.rows["names"])
    out: list[Replaced] = []
    left = wanted
    size = rows.groupby(["name", "kind"], sort=False)["hours"].sum(min_count=1).reset_index()
    idle = size[(size["kind"] == "facultative") & ~size["name"].map(lambda n: n in demanded)]
    for row in idle.sort_values("hours", ascending=False).itertuples():
        if left > 0 and row.hours == row.hours and row.hours is not pd.NA:
            taken = min(left, float(row.hours))
            out.append(Replaced(row.name, taken, "facultative"))
            left -= taken
    for name, beside, hours in _overlaps(rows, taught):
        if left > 0:
            taken = min(left, hours * SHARE_OF_OVERLAP)
            out.append(Replaced(name, taken, "overlap", beside))
            left -= taken
    return tuple(out), max(left, 0.0)


def _overlaps(rows: pd.DataFrame, taught: pd.DataFrame) -> list[tuple[str, str, float]]:
    """Disciplines two of which teach one and the same skills by their names: the shorter of the
    two, the other, its hours."""
    of_name: dict[str, set[str]] = {}
    for row in taught[taught["status"] == "covered"].itertuples():
        for name in row.names.split(" · "):
            of_name.setdefault(name, set()).add(row.skill)
    own = rows[rows["kind"] == "discipline"]
    hours = own.groupby("name")["hours"].sum(min_count=1).dropna()
    pairs = []
    names = [name for name in sorted(of_name) if name in hours.index]
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            if of_name[first] == of_name[second] and len(of_name[first]):
                short, long = sorted((first, second), key=lambda n: hours[n])
                pairs.append((short, long, float(hours[short])))
    return sorted(pairs, key=lambda pair: -pair[2])
