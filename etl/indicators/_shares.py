"""Shares of adverts by a code, with Wilson's interval; below 20 the count stays and the share
goes."""

from __future__ import annotations

import duckdb
import pandas as pd

from etl.indicators._adverts import span
from etl.models.intervals import RELIABLE_N, wilson

PERIOD_MONTHS = 12


def period(db: duckdb.DuckDBPyConnection) -> str:
    """The twelve months before the last observed day, as `YYYY-MM-DD/YYYY-MM-DD`, both ends in."""
    _, last = span(db)
    [(first,)] = db.execute(
        "SELECT ($1::DATE - INTERVAL 12 MONTH + INTERVAL 1 DAY)::DATE", [last]
    ).fetchall()
    return f"{first}/{last}"


def counted(db: duckdb.DuckDBPyConnection, value: str, where: str = "true") -> pd.DataFrame:
    """Kept adverts of the period by area, `value` (an SQL expression, '' = not stated) and
    family and occupation, with whole families (occupation '') and all (both '')."""
    first, last = period(db).split("/")
    return db.execute(
        f"""
        SELECT area, {value} AS value, coalesce(family, '') AS family,
               coalesce(occupation, '') AS occupation, count(*) AS adverts,
               sum(openings)::BIGINT AS openings,
               count(DISTINCT nullif(employer_id, '')) AS employers
        FROM kept WHERE published BETWEEN $1::DATE AND $2::DATE AND {where}
        GROUP BY GROUPING SETS (
            (area, value, family, occupation), (area, value, family), (area, value))
        ORDER BY ALL""",
        [first, last],
    ).df()


def with_shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Adds `n` (adverts that state a value), `share_pct` with `low`, `high` (Wilson), and
    `status`."""
    stated = rows["adverts"].where(rows["value"] != "", 0)
    n = stated.groupby([rows["area"], rows["family"], rows["occupation"]]).transform("sum")
    good = (n >= RELIABLE_N) & (rows["value"] != "")
    ends = [
        wilson(int(a), int(t)) if g else (None, None)
        for a, t, g in zip(rows["adverts"], n, good, strict=True)
    ]
    share = [100 * a / t if g else None for a, t, g in zip(rows["adverts"], n, good, strict=True)]
    return rows.assign(
        n=n,
        share_pct=pd.array(share, "Float64"),
        low=pd.array([None if e is None else 100 * e for e, _ in ends], "Float64"),
        high=pd.array([None if e is None else 100 * e for _, e in ends], "Float64"),
        status=[
            "ok" if g else "not_stated" if v == "" else "too_few"
            for g, v in zip(good, rows["value"], strict=True)
        ],
    )
