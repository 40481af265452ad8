"""Engineering software, Russian and foreign: in how many plans its name stands, and how often
adverts of past years named it."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.curricula.plan import COVERED, NEAR


@table(
    columns={
        "skill": "str",
        "skill_ru": "str",
        "skill_en": "str",
        "origin": "str",
        "purpose_ru": "str",
        "purpose_en": "str",
        "plans": "int64",
        "plans_named": "int64",
        "plans_near": "int64",
        "family": "str",
        "adverts": "Int64",
        "n": "Int64",
        "share_pct": "Float64",
        "low_pct": "Float64",
        "high_pct": "Float64",
        "period_start": "str",
        "period_end": "str",
    },
    key=["skill"],
    mart=True,
)
def software_taught(
    engineering_software_csv,
    curriculum_skills,
    curriculum_plans,
    skill_reference_profile,
    skills_csv,
):
    """One row per system of engineering software: `origin` domestic | foreign, plans of the
    industrial fields (of `plans`) whose disciplines name it or may teach it unnamed, and its share
    in adverts of the family that named it most, per cent, with 95 % Wilson bounds.

    Caveat: adverts of 2019–2026, Russia and Belarus, not a sample; below 20 adverts or 3 employers
    a system has no share (empty, not zero). Delta Design is not in the dictionary.
    """
    own = set(curriculum_plans.loc[curriculum_plans["is_industrial"], "plan"])
    taught = curriculum_skills[curriculum_skills["plan"].isin(own)]
    counted = taught.groupby(["skill", "status"])["plan"].nunique()
    best = skill_reference_profile.sort_values("share_pct", ascending=False)
    best = best.drop_duplicates("skill").set_index("skill")
    names = skills_csv.set_index("code")
    out = []
    for row in engineering_software_csv.to_dict("records"):
        skill = row["skill"]
        named = best.loc[skill] if skill in best.index else None
        out.append(
            {
                **row,
                "skill_ru": names.loc[skill, "name_ru"],
                "skill_en": names.loc[skill, "name_en"],
                "plans": len(own),
                "plans_named": int(counted.get((skill, COVERED), 0)),
                "plans_near": int(counted.get((skill, NEAR), 0)),
                "family": "" if named is None else named["family"],
                "adverts": None if named is None else named["adverts_in_family"],
                **{
                    k: None if named is None else named[k]
                    for k in ("n", "share_pct", "low_pct", "high_pct")
                },
                "period_start": "" if named is None else named["period_start"],
                "period_end": "" if named is None else named["period_end"],
            }
        )
    return pd.DataFrame(out, columns=list(software_taught.schema.columns))
