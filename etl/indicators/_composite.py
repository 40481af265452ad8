"""DARES' composite of tension: offers per seeker, exit rate, employers' expected difficulty,
over what exists."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from etl.indicators import _cells
from etl.models import verdicts
from etl.models.reference import ENOUGH_OCCUPATIONS

DARES = {"offers_per_seeker": 0.3, "exit_rate": 0.2, "difficulty": 0.5}
"""DARES' weights. Nobody publishes an exit rate of job-seekers by occupation here: that part is
always missing."""


def parts_said(known: Collection[str]) -> str:
    """Every part with its weight after rescaling to those known, X for the missing."""
    total = sum(w for k, w in DARES.items() if k in known)
    return "|".join(f"{k}:{w / total:.3g}" if k in known else f"{k}:X" for k, w in DARES.items())


def composite_of(
    rows: pd.DataFrame, score_cuts_csv: pd.DataFrame, survey: pd.DataFrame | None
) -> pd.DataFrame:
    """composite, composite_class 1–5, composite_parts per cell with tension.

    Log tension is scaled on the reference period, surveyed difficulty (Moscow, newest month)
    over the occupations surveyed. Classes are the reference period's quintiles of tension; with
    a survey, quintiles of that month.
    """
    tension = (
        rows[(rows["indicator"] == "tension") & (rows["value"] > 0)]
        .set_index(_cells.CELL)["value"]
        .astype(float)
    )
    frozen = score_cuts_csv[
        (score_cuts_csv["indicator"] == "tension") & (score_cuts_csv["sd"] != "")
    ]
    if frozen.empty or tension.empty:
        return pd.DataFrame(
            columns=["composite", "composite_class", "composite_parts"], index=tension.index[:0]
        )
    mean = float(frozen["mean"].iloc[0])
    sd = float(frozen["sd"].iloc[0])
    quintiles = [float(q) for q in frozen["quintiles"].iloc[0].split("|")]
    hard = _difficulty(survey)
    newest = max(m for m, _, _ in tension.index)
    said = []
    for (month, area, occupation), value in tension.items():
        z = {"offers_per_seeker": (np.log(value) - mean) / sd}
        if month == newest and area == "moscow" and occupation in hard.index:
            z["difficulty"] = float(hard[occupation])
        said.append(
            {
                "composite": verdicts.composite(z, DARES),
                "composite_parts": parts_said(z),
                "composite_class": 1 + int(np.searchsorted(quintiles, np.log(value), "right")),
                "surveyed": "difficulty" in z,
            }
        )
    out = pd.DataFrame(said, index=tension.index)
    mixed = out.index[out["surveyed"]]
    if len(mixed) >= ENOUGH_OCCUPATIONS:
        place = out.loc[mixed, "composite"].rank(pct=True)
        out.loc[mixed, "composite_class"] = np.ceil(5 * place).astype(int)
    return out.drop(columns="surveyed")


def _difficulty(survey: pd.DataFrame | None) -> pd.Series:
    """z of the share of posts hard to fill, over occupations shown; empty when fewer than eight
    are."""
    if survey is None:
        return pd.Series(dtype="float64")
    known = survey[(survey["occupation"] != "") & survey["difficult_pct"].notna()]
    known = known.set_index("occupation")["difficult_pct"].astype(float)
    if len(known) < ENOUGH_OCCUPATIONS or not known.std() > 0:
        return pd.Series(dtype="float64")
    return (known - known.mean()) / known.std()
