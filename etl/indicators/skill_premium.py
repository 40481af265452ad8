"""How much more adverts that name a skill offer, other things alike."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.build.checks import table
from etl.indicators._adverts import look
from etl.indicators._shares import period
from etl.models.skill_premium import fit

FEWEST_ADVERTS = 100
"""A family with fewer adverts that state pay has no premium (ours)."""
FEWEST_NAMED = 20
MOST_SKILLS = 12
"""Skills of one family measured together, the most named (ours)."""
GENERAL = ("personal", "education")


@table(
    columns={
        "family": "str",
        "skill": "str",
        "skill_ru": "str",
        "skill_en": "str",
        "n_named": "int64",
        "n": "int64",
        "premium_pct": "Float64",
        "low_pct": "Float64",
        "high_pct": "Float64",
        "period": "str",
    },
    key=["family", "skill"],
    mart=True,
)
def skill_premium(adverts_db, skills_csv):
    """One row per family of occupations × skill: by how many per cent pay offered in Moscow is
    higher where the skill is named, with its 95 % interval.

    Interval-censored regression of log net pay (ranges and lone bounds as they are) on the skills
    together, with experience demanded, occupation and half-year as controls; last 12 months.
    Caveat: firms and places are not controlled for: it tells what such adverts offer, not what
    learning the skill brings.
    """
    db = look(adverts_db)
    whole = period(db)
    rows = db.execute(
        """
        SELECT source, advert_id, family, occupation, experience,
               published >= $1::DATE + INTERVAL 6 MONTH AS late,
               pay_low_net_rub AS low, pay_high_net_rub AS high
        FROM kept WHERE area = 'moscow' AND published BETWEEN $1::DATE AND $2::DATE
              AND (pay_low_net_rub IS NOT NULL OR pay_high_net_rub IS NOT NULL)
        ORDER BY source, advert_id""",
        whole.split("/"),
    ).df()
    named = db.execute("SELECT DISTINCT source, advert_id, skill FROM advert_skills").df()
    known = skills_csv.set_index("code")
    general = set(known.index[known["category"].isin(GENERAL)])
    named = named[~named["skill"].isin(general)]
    out = []
    for family, own in rows.groupby("family", sort=True):
        if len(own) >= FEWEST_ADVERTS:
            out += _family(family, own.reset_index(drop=True), named, known)
    made = pd.DataFrame(out, columns=[c for c in skill_premium.schema.columns if c != "period"])
    return made.assign(period=whole)


def _family(family: str, own: pd.DataFrame, named: pd.DataFrame, known: pd.DataFrame) -> list[dict]:
    pairs = own[["source", "advert_id"]].reset_index().merge(named, on=["source", "advert_id"])
    counts = pairs["skill"].value_counts()
    counts = counts[(counts >= FEWEST_NAMED) & (counts <= len(own) - FEWEST_NAMED)]
    skills = sorted(counts.index, key=lambda s: (-counts[s], s))[:MOST_SKILLS]
    if not skills:
        return []
    marks = np.zeros((len(own), len(skills)))
    place = {skill: at for at, skill in enumerate(skills)}
    told = pairs[pairs["skill"].isin(place)]
    marks[told["index"].to_numpy(), told["skill"].map(place).to_numpy()] = 1
    columns = _independent(np.column_stack([np.ones(len(own)), marks]), _controls(own))
    low = own["low"].to_numpy(float, na_value=np.nan)
    high = own["high"].to_numpy(float, na_value=np.nan)
    try:
        found = fit(low, high, columns)
    except (ValueError, np.linalg.LinAlgError):
        return []
    rows = []
    for at, skill in enumerate(skills, 1):
        middle, bottom, top = found.percent(at)
        rows.append(
            {
                "family": family,
                "skill": skill,
                "skill_ru": known.loc[skill, "name_ru"],
                "skill_en": known.loc[skill, "name_en"],
                "n_named": int(counts[skill]),
                "n": len(own),
                "premium_pct": middle,
                "low_pct": bottom,
                "high_pct": top,
            }
        )
    return rows


def _controls(own: pd.DataFrame) -> np.ndarray:
    """Experience, occupation and half of the year as columns of 0 and 1, the first of each out."""
    kinds = own[["experience", "occupation"]].fillna("").astype(str)
    dummies = pd.get_dummies(kinds, drop_first=True, dtype=float)
    frequent = dummies.columns[dummies.sum() >= FEWEST_NAMED]
    return np.column_stack([dummies[frequent].to_numpy(), own["late"].to_numpy(float)])


def _independent(first: np.ndarray, controls: np.ndarray) -> np.ndarray:
    """The columns of `first` and those controls that they do not give already."""
    kept = first
    for column in controls.T:
        wider = np.column_stack([kept, column])
        if np.linalg.matrix_rank(wider) == wider.shape[1]:
            kept = wider
    return kept
