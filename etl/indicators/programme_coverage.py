"""Every plan against every family of occupations: demand-weighted coverage as a range."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.curricula.against import GENERAL
from etl.curricula.plan import COVERED, NEAR
from etl.models.programmes import cosine, coverage, tf_idf

FEWEST_SKILLS = 3
"""A family of which fewer professional skills are known gives no coverage (ours)."""


@table(
    columns={
        "plan": "str",
        "family": "str",
        "family_ru": "str",
        "family_en": "str",
        "skills": "int64",
        "covered": "int64",
        "near": "int64",
        "low_pct": "float64",
        "high_pct": "float64",
        "cosine": "float64",
        "adverts": "Int64",
        "period_start": "str",
        "period_end": "str",
        "grade": "str",
    },
    key=["plan", "family"],
    mart=True,
)
def programme_coverage(curriculum_skills, skill_reference_profile):
    """One row per plan × family of occupations: share of the family's demand for skills that the
    plan teaches, per cent.

    `low_pct` counts skills the name of a discipline says, `high_pct` also those not visible from
    names; demand = share of adverts naming the skill, professional skills only. `cosine` on TF-IDF
    of shares. Families with under three known professional skills have no row. Caveat: demand is
    the reference profile of 2019–2026, Russia and Belarus, not a sample (grade C), and names say
    less than syllabuses: a draft's number, never a verdict on a programme.
    """
    wanted = skill_reference_profile[~skill_reference_profile["category"].isin(GENERAL)]
    sizes = wanted.groupby("family")["skill"].nunique()
    wanted = wanted[wanted["family"].isin(sizes.index[sizes >= FEWEST_SKILLS])]
    likeness = _likeness(curriculum_skills, wanted)
    out = []
    for plan, taught in curriculum_skills.groupby("plan", sort=True):
        covered = set(taught.loc[taught["status"] == COVERED, "skill"])
        near = set(taught.loc[taught["status"] == NEAR, "skill"])
        for family, demand in wanted.groupby("family", sort=True):
            shares = dict(zip(demand["skill"], demand["share_pct"], strict=True))
            low, high = coverage(shares, covered, near)
            first = demand.iloc[0]
            out.append(
                {
                    "plan": plan,
                    "family": family,
                    "family_ru": first["family_ru"],
                    "family_en": first["family_en"],
                    "skills": len(shares),
                    "covered": len(covered & set(shares)),
                    "near": len(near & set(shares)),
                    "low_pct": 100 * low,
                    "high_pct": 100 * high,
                    "cosine": float(likeness.loc[plan, family]),
                    "adverts": first["adverts_in_family"],
                    "period_start": demand["period_start"].min(),
                    "period_end": demand["period_end"].max(),
                    "grade": "C",
                }
            )
    return pd.DataFrame(out, columns=list(programme_coverage.schema.columns))


def _likeness(taught: pd.DataFrame, wanted: pd.DataFrame) -> pd.DataFrame:
    """Cosine of plans (disciplines a skill has) with families (share of adverts)."""
    plans = taught[taught["status"] == COVERED].pivot_table(
        index="plan", columns="skill", values="disciplines", aggfunc="sum", fill_value=0
    )
    families = wanted.pivot_table(
        index="family", columns="skill", values="share_pct", aggfunc="sum", fill_value=0
    )
    skills = sorted(set(plans.columns) | set(families.columns))
    names = sorted(set(taught["plan"]))
    first = plans.reindex(index=names, columns=skills, fill_value=0)
    second = families.reindex(columns=skills, fill_value=0)
    rows = tf_idf(pd.concat([first, second]).to_numpy(float))
    found = cosine(rows[: len(first)], rows[len(first) :])
    return pd.DataFrame(found, index=first.index, columns=second.index)
