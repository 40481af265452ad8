"""Advertised pay of an occupation: medians from intervals, never from midpoints."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from etl.adverts.pay.pay_stats import pay_median
from etl.build.checks import table
from etl.indicators._adverts import AREAS, look
from etl.indicators._shares import period
from etl.models.intervals import RELIABLE_N

COLUMNS = {
    "area": "str",
    "okrug": "str",
    "experience": "str",
    "occupation": "str",
    "family": "str",
    "n": "Int64",
    "n_pay": "Int64",
    "employers": "Int64",
    "stated_pay_pct": "Float64",
    "median_low_rub": "Float64",
    "median_high_rub": "Float64",
    "q1_rub": "Float64",
    "q3_rub": "Float64",
    "low": "Float64",
    "high": "Float64",
    "period": "str",
    "status": "str",
}


@table(columns=COLUMNS, key=["area", "okrug", "experience", "family", "occupation"], mart=True)
def pay_offers(adverts_db):
    """One row per area, okrug or experience ('' = all; one of them at a time), and occupation ('' =
    whole family).

    Family and occupation both '' = all. Roubles a month, net; adverts of the last 12 months,
    repeats merged. The median lies in `median_low_rub` … `median_high_rub` (missing: no upper
    end), quartiles alike: `q1_rub` the lower end of the first, `q3_rub` the upper end of the
    third; `low`…`high` 95 % bootstrap by employer. `status` ok | too_few (fewer than 20 with
    pay). Caveat: advertised pay is not paid wage, and `stated_pay_pct` of adverts state any.
    """
    db = look(adverts_db)
    first, last = period(db).split("/")
    rows = db.execute(
        f"""
        SELECT area, okrug, experience, occupation, family, employer_id, pay_low_net_rub AS low,
               pay_high_net_rub AS high
        FROM kept WHERE area IN {AREAS} AND published BETWEEN $1::DATE AND $2::DATE
        ORDER BY source, advert_id""",
        [first, last],
    ).df()
    rows = _compact(rows)
    cells = [
        cell
        for cut in ([], ["okrug"], ["experience"])
        for who in (["family", "occupation"], ["family"], [])
        for cell in _cells(rows, [*cut, *who])
    ]
    made = pd.DataFrame(cells, columns=[c for c in COLUMNS if c != "period"]).assign(
        period=f"{first}/{last}"
    )
    return made.sort_values(
        ["area", "okrug", "experience", "occupation", "family"], ignore_index=True
    )


def _compact(rows: pd.DataFrame) -> pd.DataFrame:
    """Names as numbers: 30 bytes an advert instead of 300. An employer nobody named is -1."""
    rows = rows.astype(
        dict.fromkeys(("area", "okrug", "experience", "occupation", "family"), "category")
    )
    codes, names = pd.factorize(rows["employer_id"], sort=True)
    nobody = len(names) > 0 and names[0] == ""
    return rows.assign(employer_id=codes.astype("int32") - int(nobody))


def _cells(rows: pd.DataFrame, keys: list[str]) -> Iterator[dict]:
    """One cell per area and value of the keys; adverts that don't say a key's value are in none."""
    for key in keys:
        rows = rows[rows[key] != ""]
    for cell, own in rows.groupby(["area", *keys], observed=True):
        yield (
            dict.fromkeys(("okrug", "experience", "occupation", "family"), "")
            | dict(zip(["area", *keys], cell, strict=True))
            | _pay(own)
        )


def _pay(own: pd.DataFrame) -> dict:
    """Counts, and the distribution when at least 20 adverts state pay."""
    stated = own[own["low"].notna() | own["high"].notna()]
    known = stated["employer_id"][stated["employer_id"] >= 0].nunique()
    cell = {
        "n": len(own),
        "n_pay": len(stated),
        "employers": known,
        "stated_pay_pct": None,
        "median_low_rub": None,
        "median_high_rub": None,
        "q1_rub": None,
        "q3_rub": None,
        "low": None,
        "high": None,
        "status": "too_few",
    }
    if len(own) >= RELIABLE_N:
        cell["stated_pay_pct"] = 100 * len(stated) / len(own)
    if len(stated) < RELIABLE_N:
        return cell
    low = stated["low"].to_numpy(float)
    high = stated["high"].to_numpy(float)
    found = pay_median(low, high, stated["employer_id"].to_numpy())
    return cell | {
        "median_low_rub": _bounded(found.low_rub),
        "median_high_rub": _bounded(found.high_rub),
        "q1_rub": _bounded(found.q1_low_rub),
        "q3_rub": _bounded(found.q3_high_rub),
        "low": _bounded(found.ci_low_rub),
        "high": _bounded(found.ci_high_rub),
        "status": "ok",
    }


def _bounded(value: float) -> float | None:
    """A sum in roubles; no top and no bottom are missing, not infinity or zero."""
    if np.isinf(value) or value <= 0:
        return None
    return float(value)
