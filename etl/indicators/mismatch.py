"""Are openings where the people are? Duncan's dissimilarity and hires lost to mismatch, over
occupations."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.build.checks import table
from etl.indicators._adverts import AREAS, look, open_between, reference_days
from etl.indicators.tension_cv import VALID_DAYS
from etl.language import Words
from etl.models.intervals import RELIABLE_N
from etl.models.resample import interval, weights_of
from etl.models.tension import duncan, lost_hires

COLUMNS = {
    "month": "str",
    "area": "str",
    "over": "str",
    "family": "str",
    "duncan": "Float64",
    "duncan_low": "Float64",
    "duncan_high": "Float64",
    "lost_hires": "Float64",
    "lost_low": "Float64",
    "lost_high": "Float64",
    "cells": "Int64",
    "openings": "Int64",
    "cvs": "Int64",
    "n": "Int64",
    "employers": "Int64",
    "left_out_pct": "Float64",
    "status": "str",
    "reason_ru": "str",
    "reason_en": "str",
}
NO_OKRUG = Words(
    "резюме не называют округа: несовпадение по округам не считается",
    "CVs name no okrug: mismatch across okrugs cannot be computed",
)
TOO_FEW = Words(
    "мало данных: {n} объявлений, нужно не меньше 20", "too few: {n} adverts, at least 20 needed"
)
ONE_CELL = Words(
    "нужны хотя бы две профессии с обеими сторонами",
    "at least two occupations with both sides are needed",
)


@table(columns=COLUMNS, key=["month", "area", "over", "family"], mart=True)
def mismatch(adverts_db, cv_occupations):
    """One row per observed month, area (moscow | oblast) and family ('' = all): openings against
    active CVs.

    `over` occupation (within the family) | okrug (no_data: CVs name none). `duncan` ½Σ|v−u| and
    `lost_hires` 1−Σ√(v·u) over the shares, 0…1, with 95 % bootstrap by employer of the openings,
    its upward bias taken out; `left_out_pct` of the openings belong to occupations whose CVs are
    unknown or hidden. `status` ok | too_few | no_data. Caveat: most CV holders have a job, so
    this is where people look, not where they are idle; the count of CVs is one, months move the
    openings.
    """
    db = look(adverts_db)
    counted = pd.Timestamp(cv_occupations["date"].max()).date()
    cvs = cv_occupations.dropna(subset="cvs").query("cvs > 0")[["area", "occupation", "cvs"]]
    rows = []
    for month, day in reference_days(db).items():
        if abs((day - counted).days) > VALID_DAYS:
            continue
        stock = open_between(db, day, day).merge(cvs, on=["area", "occupation"], how="left")
        for area in AREAS:
            own = stock[stock["area"] == area]
            rows += [
                _row(month, area, family, mine)
                for family, mine in [("", own), *own.groupby("family")]
            ]
            rows.append(_blank(month, area, "okrug", "", own, "no_data", NO_OKRUG))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _blank(
    month: str, area: str, over: str, family: str, own: pd.DataFrame, status: str, why: Words
) -> dict:
    return dict.fromkeys(COLUMNS) | {
        "month": month,
        "area": area,
        "over": over,
        "family": family,
        "n": len(own),
        "status": status,
        "employers": own["employer"].nunique(),
        "openings": int(own["openings"].sum()),
        "reason_ru": why.ru,
        "reason_en": why.en,
    }


def _row(month: str, area: str, family: str, own: pd.DataFrame) -> dict:
    both = own[own["cvs"].notna()]
    people = (
        both.drop_duplicates("occupation").set_index("occupation")["cvs"].astype(float).sort_index()
    )
    if len(own) < RELIABLE_N:
        return _blank(month, area, "occupation", family, own, "too_few", TOO_FEW.format(n=len(own)))
    if len(people) < 2:
        return _blank(month, area, "occupation", family, own, "no_data", ONE_CELL)
    draws = _openings(both, people.index)
    u = people.to_numpy()
    d, m = (
        np.array([measure(v, u) if v.sum() > 0 else np.nan for v in draws])
        for measure in (duncan, lost_hires)
    )
    (d_low, d_high), (m_low, m_high) = _around(d), _around(m)
    return _blank(month, area, "occupation", family, own, "ok", Words("", "")) | {
        "duncan": d[0],
        "duncan_low": d_low,
        "duncan_high": d_high,
        "lost_hires": m[0],
        "lost_low": m_low,
        "lost_high": m_high,
        "cells": len(people),
        "cvs": int(u.sum()),
        "left_out_pct": 100 * (1 - both["openings"].sum() / own["openings"].sum()),
    }


def _around(draws: np.ndarray) -> tuple[float, float]:
    """The draws' interval moved so that it stands about the estimate: resampling adds mismatch
    of its own."""
    low, high = interval(draws)
    extra = np.nanmean(draws[1:]) - draws[0]
    return max(0.0, low - extra), min(1.0, high - extra)


def _openings(both: pd.DataFrame, occupations: pd.Index) -> np.ndarray:
    """(1 + draws) × occupations: openings, resampled by employer."""
    table = both.pivot_table("openings", "employer", "occupation", "sum", fill_value=0).reindex(
        columns=occupations
    )
    return weights_of(table.index.to_numpy(str)) @ table.to_numpy(float)
