"""The verdict people read, and its two marks of doubt about the rank."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.build.checks import table
from etl.indicators import _cells, _verdict_words
from etl.indicators._certainty import certainty_of
from etl.indicators._composite import composite_of, parts_said
from etl.indicators._cuts import read_cuts
from etl.indicators._ranks import ranks_of
from etl.models import verdicts
from etl.models.intervals import RELIABLE_N
from etl.models.score import verdict

ALL = (
    "tension",
    "vacancy_age",
    "reposting",
    "pay_pressure",
    "concessions",
    "graduates_per_opening",
)
COLUMNS = {
    "month": "str",
    "area": "str",
    "occupation": "str",
    "family": "str",
    "score": "Float64",
    "score_low": "Float64",
    "score_high": "Float64",
    "certainty_pct": "Float64",
    "verdict": "str",
    "rank": "Int64",
    "rank_low": "Int64",
    "rank_high": "Int64",
    "rank_weights_low": "Int64",
    "rank_weights_high": "Int64",
    "top5_pct": "Float64",
    "indicators_known": "Int64",
    "indicators_all": "Int64",
    "relative": "bool",
    "composite": "Float64",
    "composite_class": "Int64",
    "composite_parts": "str",
    "contradiction_ru": "str",
    "contradiction_en": "str",
    "causes": "str",
    "n": "Int64",
    "employers": "Int64",
    "reason_ru": "str",
    "reason_en": "str",
}


@table(columns=COLUMNS, key=["month", "area", "occupation"], mart=True)
def shortage_verdict(
    shortage_indicators, indicator_values, shortage_causes, score_cuts_csv, survey_difficulty=None
):
    """One row per month, area and occupation with open adverts.

    `score` is the mean of points (BA). `verdict` shortage | watch | none | unknown (fewer than
    three of `indicators_all` known, or fewer than 20 open adverts): a shortage is called when
    the score is 2 or more *and* the true values reach 2 with probability `certainty_pct` ≥ 70
    (see models.certainty), else it is watched. `rank` among the judged of a month and area, by
    points without steps, 1 = most. In the newest month `rank_low`…`rank_high` is the sampling
    interval (95 %) and `rank_weights_*` the spread over weights: two separate marks. `composite`
    is DARES' over the parts that exist (`composite_parts` part:weight after rescaling, X =
    missing; difficulty from firms' surveys, Moscow); `causes` cause:level with | between, level
    1–5 or X. Caveat: with quartile cuts (`relative`) about a quarter of occupations earn 3
    points by construction.
    """
    rows = shortage_indicators
    cuts = read_cuts(score_cuts_csv)
    counted = rows[rows["counted"]]
    as_one = counted.assign(indicator=counted["indicator"].replace("duration", "vacancy_age"))
    base = (
        rows[rows["indicator"] == "vacancy_age"]
        .set_index(_cells.CELL)[["family", "n", "employers"]]
        .sort_index()
    )
    earned = as_one.pivot(index=_cells.CELL, columns="indicator", values="points").astype("float64")
    earned = earned.reindex(index=base.index, columns=list(ALL))
    earned[(base["n"] < RELIABLE_N).to_numpy()] = np.nan
    relative = counted[counted["relative"]].groupby(_cells.CELL).size().reindex(base.index).notna()
    waiting = (
        rows[rows["judged_from"] != ""]
        .groupby(_cells.CELL)["judged_from"]
        .min()
        .reindex(base.index)
        .fillna("")
    )
    sure = certainty_of(counted, cuts).reindex(base.index).astype("float64")
    said = [
        _row(own, base["n"][key], relative[key], waiting[key], sure[key])
        for key, own in earned.iterrows()
    ]
    out = base.assign(**pd.DataFrame(said, index=base.index), relative=relative)
    ranks = ranks_of(out[out["score"].notna()], counted, indicator_values, cuts)
    out = out.join(composite_of(rows, score_cuts_csv, survey_difficulty)).join(ranks)
    causes = (
        shortage_causes.assign(said=_said(shortage_causes))
        .groupby(_cells.CELL)["said"]
        .agg("|".join)
    )
    out = out.assign(causes=causes.reindex(out.index).fillna(""))
    out["composite_parts"] = out["composite_parts"].fillna(parts_said(()))
    return out.reset_index()[list(COLUMNS)]


def _row(own: pd.Series, n: int, relative: bool, since: str, sure: float) -> dict:
    earned = {k: None if np.isnan(p) else int(p) for k, p in own.items()}
    found = verdict(earned)
    band = verdicts.cautious(found.band, sure)
    few = n < RELIABLE_N
    if few:
        reason = _verdict_words.too_few(n)
    else:
        reason = _verdict_words.reason(found, band, sure, len(ALL), relative, since)
    flag = _verdict_words.disagreement({k: p for k, p in earned.items() if p is not None})
    return {
        "score": found.score,
        "verdict": band,
        "indicators_known": found.available,
        "indicators_all": len(ALL),
        "certainty_pct": None if found.score is None else sure,
        "reason_ru": reason.ru,
        "reason_en": reason.en,
        "contradiction_ru": flag.ru,
        "contradiction_en": flag.en,
    }


def _said(causes: pd.DataFrame) -> list[str]:
    return [f"{r.cause}:{'X' if pd.isna(r.level) else r.level}" for r in causes.itertuples()]
