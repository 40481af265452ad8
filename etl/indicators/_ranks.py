"""Ranks of a month and area, with two separate marks of doubt: sampling and weights."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.indicators import _cells
from etl.models import verdicts
from etl.models.certainty import scaled
from etl.models.score import smooth_points, weight_spread

COLUMNS = [
    "rank",
    "rank_low",
    "rank_high",
    "score_low",
    "score_high",
    "rank_weights_low",
    "rank_weights_high",
    "top5_pct",
]


def ranks_of(
    judged: pd.DataFrame, counted: pd.DataFrame, draws: pd.DataFrame, cuts: dict
) -> pd.DataFrame:
    """COLUMNS for the judged cells; `counted` the indicators' values, `draws` theirs.

    Ranks are by points without steps, so that equal scores do not tie; intervals where there are
    draws.
    """
    steps = counted.assign(steps=_smooth(counted, counted["value"].astype(float), cuts))
    smooth = steps.groupby(_cells.CELL)["steps"].mean().reindex(judged.index)
    by_indicator = steps.assign(
        indicator=steps["indicator"].replace("duration", "vacancy_age")
    ).pivot_table("steps", _cells.CELL, "indicator")
    drawn = _drawn(counted, draws, cuts)
    parts = []
    for _, own in judged.groupby(level=["month", "area"]):
        part = pd.DataFrame({"rank": verdicts.ranks(smooth[own.index].to_numpy())}, index=own.index)
        if all(key in drawn for key in own.index):
            points, steps = (
                np.vstack([verdicts.score_draws(drawn[key][i]) for key in own.index])
                for i in (0, 1)
            )
            part["rank_low"], part["rank_high"] = verdicts.sampling_ranks(
                smooth[own.index].to_numpy(), steps
            )
            part["score_low"], part["score_high"] = np.nanquantile(points, [0.025, 0.975], axis=1)
            low, high, top = weight_spread(
                by_indicator.loc[own.index].dropna(axis=1, how="all").to_numpy(float)
            )
            part["rank_weights_low"], part["rank_weights_high"] = np.floor(low), np.ceil(high)
            part["top5_pct"] = 100 * top
        parts.append(part)
    empty = pd.DataFrame(columns=COLUMNS, dtype="float64", index=judged.index[:0])
    if parts:
        return pd.concat(parts).reindex(columns=COLUMNS)
    return empty


def _drawn(
    counted: pd.DataFrame, draws: pd.DataFrame, cuts: dict
) -> dict[tuple, tuple[dict, dict]]:
    """{cell: ({indicator: points of every draw}, {indicator: the same without steps})} where
    draws were kept."""
    key = [*_cells.CELL, "indicator"]
    out: dict[tuple, tuple[dict, dict]] = {}
    for r in counted[key].merge(draws.loc[draws["draws"] != "", [*key, "draws"]]).itertuples():
        at = cuts[r.indicator]
        values = _cells.unpack(r.draws)
        steps, smooth = out.setdefault((r.month, r.area, r.occupation), ({}, {}))
        steps[r.indicator] = verdicts.points_of(values, at["cuts"], at["more_is_short"])
        smooth[r.indicator] = without_steps(r.indicator, values, at)
    return out


def _smooth(rows: pd.DataFrame, values: pd.Series, cuts: dict) -> pd.Series:
    parts = [
        pd.Series(without_steps(name, values[own].to_numpy(), cuts[name]), index=own)
        for name, own in rows.groupby("indicator").groups.items()
    ]
    if parts:
        return pd.concat(parts)
    return pd.Series(dtype="float64")


def without_steps(name: str, values: np.ndarray, at: dict) -> np.ndarray:
    """Points 0–3 without steps of an indicator's values, by its cuts `at`; NaN stays NaN."""
    scaled_values, edges = scaled(name, values, at["cuts"])
    return smooth_points(scaled_values, edges, more_is_short=at["more_is_short"])
