"""What is true in the demonstration city: planted population values, one row per occupation."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.demo.trades import asked

MONTHS = 24
DUPLICATE_SHARE = 0.10
REPOST_WINDOW_DAYS = 42
AGENCY_SHARE = 0.04
SOLE_TRADER_SHARE = 0.05
INDUSTRIAL_SHARE = 0.85
OTHER_REPOST_SHARE = 0.10
OTHER_AGE_DAYS = 25
SEASON = np.array([0.86, 0.97, 1.08, 1.10, 1.03, 0.98, 0.95, 1.0, 1.10, 1.08, 1.02, 0.83])
"""Openings by calendar month relative to the year's mean."""


def plant(occupations: pd.DataFrame, skills: pd.DataFrame, seed: int) -> pd.DataFrame:
    """One row per occupation: `share` of openings, `tension` V/R, `median_age_days`, `repost_share`
    (of adverts that closed, re-posted within six weeks; a tenth of openings is told twice while
    open besides), `pay_rub`, `pay_growth_pp` over all occupations, `no_experience_share` and its
    12-month change, `graduates_per_opening`, `shortage` 0…1 (the hidden cause of all of these),
    `skills` of its craft (code → share of adverts), `untaught` (codes).

    All indicators are monotone in `shortage` plus independent noise, as the method assumes; a
    real city need not be.
    """
    rng = np.random.default_rng([seed, 1])
    n = len(occupations)
    shortage = rng.beta(1.2, 1.8, n)
    truth = pd.DataFrame(
        {
            "occupation": occupations["code"].to_numpy(),
            "family": occupations["family"].to_numpy(),
            "shortage": shortage,
        }
    )
    truth["share"] = rng.dirichlet(np.full(n, 20.0))
    truth["tension"] = np.exp(-2.0 + 2.6 * shortage + rng.normal(0, 0.15, n))
    truth["median_age_days"] = np.round(28 + 60 * shortage + rng.normal(0, 4, n)).clip(5)
    truth["repost_share"] = (0.05 + 0.45 * shortage + rng.normal(0, 0.03, n)).clip(0, 0.8)
    truth["pay_rub"] = np.round(70_000 * np.exp(rng.normal(0.3, 0.25, n)), -3)
    truth["pay_growth_pp"] = -4 + 16 * shortage + rng.normal(0, 1.5, n)
    truth["no_experience_share"] = rng.uniform(0.08, 0.3, n)
    truth["no_experience_change"] = 0.15 * shortage + rng.normal(0, 0.02, n)
    truth["graduates_per_opening"] = np.exp(1.2 - 2.4 * shortage + rng.normal(0, 0.2, n))
    truth["skills"] = asked(truth["family"], skills, rng)
    truth["untaught"] = [
        list(own)[: 1 + int(3 * s)] for own, s in zip(truth["skills"], shortage, strict=True)
    ]
    return truth


def adverts_per_opening(truth: pd.DataFrame) -> np.ndarray:
    """Expected adverts of one opening in the 24 months, per occupation: the first, the second
    while open, re-posts."""
    cycle = truth["median_age_days"].to_numpy() / np.log(2) + REPOST_WINDOW_DAYS / 2
    return 1 + DUPLICATE_SHARE + _turns(truth["repost_share"].to_numpy(), cycle)


def openings_per_advert(truth: pd.DataFrame) -> float:
    """Expected openings begun per advert written, all trades."""
    industrial = (truth["share"].to_numpy() * adverts_per_opening(truth)).sum()
    other = (
        1
        + DUPLICATE_SHARE
        + _turns(OTHER_REPOST_SHARE, OTHER_AGE_DAYS / np.log(2) + REPOST_WINDOW_DAYS / 2)[0]
    )
    return float(1 / (INDUSTRIAL_SHARE * industrial + (1 - INDUSTRIAL_SHARE) * other))


def _turns(share, cycle_days):
    """Expected re-posts before the last day of an opening begun on any day of the history."""
    k = np.arange(1, 40)[:, None]
    return (
        np.atleast_1d(share) ** k
        * np.clip(1 - k * np.atleast_1d(cycle_days) / (MONTHS * 30), 0, None)
    ).sum(0)
