"""Where an offer would stand among offers: for every step of pay, how many adverts lie below it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from etl.build.checks import table
from etl.indicators._adverts import AREAS, look
from etl.indicators._shares import period
from etl.models.intervals import RELIABLE_N
from etl.models.resample import intervals, weights_of

STEP_RUB = 5_000
STEPS = np.arange(40_000, 400_001, STEP_RUB)
CUTS: tuple[list[str], ...] = ([], ["okrug"], ["experience"])
COLUMNS = {
    "area": "str",
    "okrug": "str",
    "experience": "str",
    "occupation": "str",
    "pay_rub": "Int64",
    "below_pct": "Float64",
    "reached_pct": "Float64",
    "low": "Float64",
    "high": "Float64",
    "n_pay": "Int64",
    "employers": "Int64",
    "period": "str",
}


@table(columns=COLUMNS, key=["area", "okrug", "experience", "occupation", "pay_rub"], mart=True)
def pay_positions(adverts_db):
    """One row per area, okrug or experience ('' = all; one of them at a time), occupation and step
    of pay, 40,000 to 400,000 roubles a month by 5,000, net; 20 adverts with pay and more.

    `below_pct` of adverts end below this pay (their upper end; «от» alone has none),
    `reached_pct` begin at or below it: the offer's place lies between. `low`…`high`: 95 %
    bootstrap by employer of the first and of the second. Adverts of 12 months, repeats merged.
    Caveat: 37 % of real adverts with pay name no upper end, so the place is a range, not a number.
    """
    db = look(adverts_db)
    first, last = period(db).split("/")
    rows = db.execute(
        f"""
        SELECT area, okrug, experience, occupation, employer_id, pay_low_net_rub AS low,
               pay_high_net_rub AS high
        FROM kept WHERE area IN {AREAS} AND published BETWEEN $1::DATE AND $2::DATE
          AND occupation != '' AND (pay_low_net_rub IS NOT NULL OR pay_high_net_rub IS NOT NULL)
        ORDER BY source, advert_id""",
        [first, last],
    ).df()
    names, codes = np.unique(rows["employer_id"].astype(str), return_inverse=True)
    draws = weights_of(names)
    rows = rows.assign(firm=codes)
    cells = [row for cut in CUTS for row in _cells(rows, cut, draws)]
    made = pd.DataFrame(cells, columns=list(COLUMNS)).assign(period=f"{first}/{last}")
    return made.sort_values(["area", "okrug", "experience", "occupation", "pay_rub"])


def _cells(rows: pd.DataFrame, cut: list[str], draws: np.ndarray) -> Iterator[dict]:
    """Rows of every cell of 20 adverts and more."""
    for key in cut:
        rows = rows[rows[key] != ""]
    for cell, own in rows.groupby(["area", *cut, "occupation"], observed=True):
        if len(own) >= RELIABLE_N:
            named = dict.fromkeys(("okrug", "experience"), "")
            named |= dict(zip(["area", *cut, "occupation"], cell, strict=True))
            yield from _steps(own, named, draws[:, own["firm"]])


def _steps(own: pd.DataFrame, named: dict, weights: np.ndarray) -> Iterator[dict]:
    tops = own["high"].fillna(np.inf).to_numpy(float)
    floors = own["low"].fillna(0).to_numpy(float)
    total = np.maximum(weights.sum(1, keepdims=True), 1)
    below = 100 * weights @ (tops[:, None] < STEPS) / total
    reached = 100 * weights @ (floors[:, None] <= STEPS) / total
    lowest = intervals(below)[0]
    highest = intervals(reached)[1]
    employers = own["firm"].nunique()
    for i, pay in enumerate(STEPS):
        yield named | {
            "pay_rub": int(pay),
            "below_pct": below[0, i],
            "reached_pct": reached[0, i],
            "low": lowest[i],
            "high": highest[i],
            "n_pay": len(own),
            "employers": employers,
        }
