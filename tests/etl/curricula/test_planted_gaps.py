"""Gaps planted in the demonstration city are found again in plans that teach all the rest."""

from __future__ import annotations

import pandas as pd

from etl.adverts import reference
from etl.curricula.against import GENERAL, against
from etl.curricula.by_plan import of_rows
from etl.curricula.taught import Reader, rules
from etl.demo.truth import plant

VETOED = {code for rule in rules() if rule.pattern.pattern == "." for code in rule.never}
"""General skills that a discipline's name is never taken to teach: plans cannot show them."""


def test_nine_of_ten_planted_gaps_are_recovered_and_few_are_invented():
    occupations = pd.DataFrame(reference.rows("occupations"))
    skills = pd.DataFrame(reference.rows("skills"))
    known = skills.set_index("code")
    truth = plant(occupations, skills, seed=7)
    rows = []
    for city in truth.itertuples():
        for code in set(city.skills) - set(city.untaught):
            name = f"Основы: {known.loc[code, 'name_ru']}"
            rows.append({"plan": city.occupation, "name": name, "kind": "discipline"})
    plans = pd.DataFrame(rows).assign(hours=36.0, contact_h=18.0, labs_h=0.0, credits=1.0)
    taught = of_rows(plans, skills, Reader())
    planted = recovered = invented = 0
    for city in truth.itertuples():
        codes = [
            c for c in city.skills if known.loc[c, "category"] not in GENERAL and c not in VETOED
        ]
        demand = pd.DataFrame({"skill": codes, "share_pct": [100 * city.skills[c] for c in codes]})
        found = set(against(demand, taught[taught["plan"] == city.occupation]).gaps["skill"])
        gaps = set(city.untaught) & set(codes)
        planted += len(gaps)
        recovered += len(gaps & found)
        invented += len(found - gaps)
    assert planted > 100
    assert recovered >= 0.9 * planted
    assert invented <= 0.1 * planted
