"""All indicators of shortage side by side, before anybody judges them."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.indicators import _cells

COLUMNS = {**_cells.COLUMNS, "indicator": "str"}


@table(columns=COLUMNS, key=[*_cells.CELL, "indicator"])
def indicator_values(
    vacancy_age,
    vacancy_duration,
    reposting,
    pay_pressure,
    concessions,
    tension_cv=None,
    graduates_per_opening=None,
):
    """One row per month, area, occupation with open adverts, and indicator, with the newest month's
    bootstrap draws.

    Caveat: without CV counts and EMISS's graduates those two indicators are no_data everywhere.
    """
    base = vacancy_age[[*_cells.CELL, "family", "n", "employers"]]
    given = {
        "tension": tension_cv,
        "vacancy_age": vacancy_age,
        "duration": vacancy_duration,
        "reposting": reposting,
        "pay_pressure": pay_pressure,
        "concessions": concessions,
        "graduates_per_opening": graduates_per_opening,
    }
    rows = pd.concat([_rows(base, name, cells) for name, cells in given.items()], ignore_index=True)
    return rows[list(COLUMNS)].sort_values([*_cells.CELL, "indicator"])


def _rows(base: pd.DataFrame, name: str, cells: pd.DataFrame | None) -> pd.DataFrame:
    """Every cell that has open adverts, with the indicator's own row where it has one."""
    if cells is None:
        rows = base.assign(
            **dict.fromkeys(("value", "low", "high", "coverage_pct"), pd.NA),
            status="no_data",
            judged_from="",
            draws="",
            indicator=name,
        )
        return rows.astype({c: "Float64" for c in ("value", "low", "high", "coverage_pct")})
    rows = base.drop(columns=["n", "employers"]).merge(
        cells.drop(columns="family"), on=_cells.CELL, how="left"
    )
    return rows.assign(
        indicator=name,
        n=rows["n"].fillna(0),
        employers=rows["employers"].fillna(0),
        status=rows["status"].fillna("too_few"),
        judged_from=rows["judged_from"].fillna(""),
        draws=rows["draws"].fillna(""),
    )
