"""The premium's table finds a planted premium and keeps silent about what it cannot tell."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.adverts import reference
from etl.indicators import skill_premium


def adverts(n: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(4)
    names = rng.random(n) < 0.4
    senior = rng.random(n) < 0.3 + 0.3 * names
    pay = np.exp(11.4 + 0.18 * names + 0.3 * senior + rng.normal(0, 0.2, n))
    own = pd.DataFrame(
        {
            "source": "s",
            "advert_id": [str(i) for i in range(n)],
            "family": "design",
            "occupation": np.where(rng.random(n) < 0.5, "a", "b"),
            "experience": np.where(senior, "over6", "1to3"),
            "late": rng.random(n) < 0.5,
            "low": pay * 0.9,
            "high": np.where(rng.random(n) < 0.5, np.nan, pay * 1.2),
        }
    )
    named = own.loc[names, ["source", "advert_id"]].assign(skill="solidworks")
    rare = own.head(5)[["source", "advert_id"]].assign(skill="fea")
    return own, pd.concat([named, rare])


def test_a_planted_premium_is_in_the_interval_and_rare_skills_are_left_out():
    own, named = adverts(800)
    known = pd.DataFrame(reference.rows("skills")).set_index("code")
    (row,) = skill_premium._family("design", own, named, known)
    planted = 100 * (np.exp(0.18) - 1)
    assert row["skill"] == "solidworks" and row["n"] == 800
    assert row["low_pct"] < planted < row["high_pct"]
    assert row["high_pct"] - row["low_pct"] < 15


def test_a_skill_everybody_names_gives_nothing():
    own, _ = adverts(200)
    known = pd.DataFrame(reference.rows("skills")).set_index("code")
    everybody = own[["source", "advert_id"]].assign(skill="solidworks")
    assert skill_premium._family("design", own, everybody, known) == []
