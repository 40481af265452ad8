"""How advertised pay changed over twelve months, for all, a family and an occupation."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

from etl.build.checks import table
from etl.indicators._adverts import before, look, open_between, reference_days
from etl.indicators._change import QUARTER_DAYS
from etl.models.intervals import RELIABLE_N
from etl.models.resample import employer_weights, interval, median

CELL = ["area", "family", "occupation"]
CUTS: tuple[dict[str, str], ...] = ({}, {"occupation": ""}, {"occupation": "", "family": ""})
COLUMNS = {
    "month": "str",
    "area": "str",
    "family": "str",
    "occupation": "str",
    "growth_pct": "Float64",
    "low": "Float64",
    "high": "Float64",
    "n": "Int64",
    "n_before": "Int64",
    "employers": "Int64",
    "stated_pct": "Float64",
    "stated_before_pct": "Float64",
    "status": "str",
    "judged_from": "str",
}


@table(columns=COLUMNS, key=["month", *CELL], mart=True)
def pay_growth(adverts_db):
    """One row per observed month, area and occupation ('' = whole family; both '' = all): growth of
    pay in a year.

    Per cent, of the median lower bound, net, of adverts open at some time of three months
    against the same three months a year before; `low`…`high` 95 % bootstrap by employer. `n`,
    `n_before` adverts with a lower bound; `stated_pct`, `stated_before_pct` the share that state
    it. `status` ok | too_few (under 20 on either side) | no_history (`judged_from`) | no_data.
    Caveat: a change in who states pay looks like a change of pay.
    """
    db = look(adverts_db)
    days = reference_days(db)
    stocks = {m: _cut(open_between(db, d - timedelta(QUARTER_DAYS), d)) for m, d in days.items()}
    start = before(min(days), -12) if days else ""
    cells = []
    for month, now in stocks.items():
        then = stocks.get(before(month, 12))
        status = "no_history" if month < start else "no_data"
        past = {} if then is None else dict(list(then.groupby(CELL)))
        for cell, own in now.groupby(CELL, sort=True):
            row = {"month": month, **dict(zip(CELL, cell, strict=True)), "judged_from": ""}
            if then is None:
                row |= {
                    "status": status,
                    "judged_from": start if status == "no_history" else "",
                    "n": int(own["pay_low_net_rub"].notna().sum()),
                    "employers": own["employer"].nunique(),
                }
            else:
                row |= _growth(own, past.get(cell, own.iloc[:0]))
            cells.append(row)
    return pd.DataFrame(cells, columns=list(COLUMNS))


def _cut(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([rows.assign(**cut) for cut in CUTS], ignore_index=True)


def _growth(now: pd.DataFrame, then: pd.DataFrame) -> dict:
    """Both sides drawn with the same weight an employer, so that a firm that is in both moves
    both."""
    stated = [side[side["pay_low_net_rub"].notna()] for side in (now, then)]
    n, n_before = map(len, stated)
    cell = {
        "n": n,
        "n_before": n_before,
        "employers": stated[0]["employer"].nunique(),
        "status": "too_few",
    }
    for key, side, base in (
        ("stated_pct", n, len(now)),
        ("stated_before_pct", n_before, len(then)),
    ):
        cell[key] = 100 * side / base if base >= RELIABLE_N else None
    if min(n, n_before) < RELIABLE_N:
        return cell
    both = pd.concat(stated, ignore_index=True)
    weights = employer_weights(both["employer"].to_numpy())
    values = both["pay_low_net_rub"].to_numpy(float)
    draws = 100 * (median(values[:n], weights[:, :n]) / median(values[n:], weights[:, n:]) - 1)
    low, high = interval(draws)
    known = not np.isnan(draws[0])
    return cell | (
        {"growth_pct": float(draws[0]), "low": low, "high": high, "status": "ok"} if known else {}
    )
