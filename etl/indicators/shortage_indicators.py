"""The indicators of shortage, one value each, with interval, points and since when it can be
judged."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.indicators._cuts import read_cuts
from etl.indicators._said import UNITS, why
from etl.models.score import points

COLUMNS = {
    "month": "str",
    "area": "str",
    "occupation": "str",
    "family": "str",
    "indicator": "str",
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "n": "Int64",
    "employers": "Int64",
    "coverage_pct": "Float64",
    "points": "Int64",
    "counted": "bool",
    "cuts": "str",
    "relative": "bool",
    "status": "str",
    "judged_from": "str",
    "judged_ru": "str",
    "judged_en": "str",
    "unit": "str",
}


@table(columns=COLUMNS, key=["month", "area", "occupation", "indicator"], mart=True)
def shortage_indicators(indicator_values, score_cuts_csv):
    """One row per month, area (moscow | oblast), occupation with open adverts, and indicator.

    `indicator` tension | vacancy_age | duration | reposting | pay_pressure | concessions |
    graduates_per_opening. `status` ok | too_few | no_history | no_data | no_reference (a value,
    but no cuts to judge it). `points` 0–3, missing = X; `counted` enters the score (time to
    close replaces age); `cuts` three numbers with | between; `relative` the cuts are quartiles
    over occupations. Caveat: a count of CVs serves months within half a year of it.
    """
    rows = _judged(indicator_values.drop(columns="draws"), read_cuts(score_cuts_csv))
    said = [why(r.indicator, r.status, r.n, r.judged_from) for r in rows.itertuples()]
    return rows.assign(
        judged_ru=[w.ru for w in said],
        judged_en=[w.en for w in said],
        unit=rows["indicator"].map(UNITS),
    )[list(COLUMNS)]


def _judged(rows: pd.DataFrame, cuts: dict[str, dict]) -> pd.DataFrame:
    """Points where there are cuts, `no_reference` where there are none; what enters the score."""
    got = [
        points(
            float(r.value),
            cuts[r.indicator]["cuts"],
            more_is_short=cuts[r.indicator]["more_is_short"],
        )
        if r.status == "ok" and r.indicator in cuts
        else None
        for r in rows.itertuples()
    ]
    rows = rows.assign(points=pd.array(got, "Int64"))
    rows["status"] = rows["status"].mask(
        (rows["status"] == "ok") & rows["points"].isna(), "no_reference"
    )
    cell = rows["month"] + "|" + rows["area"] + "|" + rows["occupation"]
    closed = set(cell[(rows["indicator"] == "duration") & rows["points"].notna()])
    rows["counted"] = rows["points"].notna() & ~(
        (rows["indicator"] == "vacancy_age") & cell.isin(closed)
    )
    shown = {i: "|".join(f"{x:g}" for x in c["cuts"]) for i, c in cuts.items()}
    return rows.assign(
        cuts=rows["indicator"].map(shown).fillna(""),
        relative=rows["indicator"].isin([i for i, c in cuts.items() if c["relative"]]),
    )
