"""Tension by month, smoothed over three, with what it covers."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._adverts import before, look, open_between, reference_days
from etl.language import Words
from etl.models.tension import COVERED_PCT

ALL_VACANCIES = "F086"
COLUMNS = {
    "month": "str",
    "area": "str",
    "occupation": "str",
    "family": "str",
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "smooth3": "Float64",
    "n": "Int64",
    "employers": "Int64",
    "status": "str",
    "openings_area": "Int64",
    "coverage_pct": "Float64",
    "coverage_id": "str",
    "hatched": "bool",
    "coverage_ru": "str",
    "coverage_en": "str",
}
KNOWN = Words(
    "охват {pct} %: открыто мест {ours} из {theirs}, названных центром «Профессии будущего» "
    "(10.2025)",
    "coverage {pct} %: {ours} openings of the {theirs} named by the city's «Professions» centre "
    "(10.2025)",
)
UNKNOWN = Words(
    "охват неизвестен: сколько вакансий в промышленности области, никто не опубликовал",
    "coverage unknown: nobody has published how many vacancies the oblast's industry has",
)


@table(columns=COLUMNS, key=_cells.CELL, mart=True)
def tension_monthly(adverts_db, tension_cv, published):
    """One row per observed month, area and occupation: θ = V / R, its mean over three months
    running (`smooth3`), and coverage.

    `coverage_pct`: open openings of all industrial occupations of the area against the published
    number of open vacancies in Moscow's industry (F086, 38 thousand); `hatched` below 20 % or
    when unknown. By okrug and industry there is no tension: CVs name neither. Caveat: the
    published number is one month of 2025 and no list of occupations is given with it; coverage
    says how much is seen, not that the seen is alike.
    """
    db = look(adverts_db)
    days = reference_days(db)
    seen = [
        open_between(db, d, d)
        .groupby("area")["openings"]
        .sum()
        .rename("openings_area")
        .reset_index()
        .assign(month=m)
        for m, d in days.items()
    ]
    rows = tension_cv.merge(pd.concat(seen), on=["month", "area"], how="left")
    value = rows.set_index(_cells.CELL)["value"]
    last = [
        value.reindex(
            pd.MultiIndex.from_arrays(
                [rows["month"].map(lambda m, k=k: before(m, k)), rows["area"], rows["occupation"]]
            )
        ).to_numpy()
        for k in (0, 1, 2)
    ]
    smooth = pd.DataFrame(last, dtype="float64").mean(skipna=False).to_numpy()
    known = published.set_index("id")["value"].get(ALL_VACANCIES)
    said = [
        _coverage(area, ours, known)
        for area, ours in zip(rows["area"], rows["openings_area"], strict=True)
    ]
    return rows.assign(smooth3=smooth, **pd.DataFrame(said, index=rows.index))[list(COLUMNS)]


def _coverage(area: str, ours: int, thousand: float | None) -> dict:
    if area != "moscow" or thousand is None or pd.isna(ours):
        return {
            "coverage_pct": None,
            "coverage_id": "",
            "hatched": True,
            "coverage_ru": UNKNOWN.ru,
            "coverage_en": UNKNOWN.en,
        }
    pct = 100 * ours / (1000 * thousand)
    said = KNOWN.format(
        pct=Words(f"{pct:.1f}".replace(".", ","), f"{pct:.1f}"),
        ours=Words(f"{ours:,}".replace(",", " "), f"{ours:,}"),
        theirs=Words(f"{1000 * thousand:,.0f}".replace(",", " "), f"{1000 * thousand:,.0f}"),
    )
    return {
        "coverage_pct": pct,
        "coverage_id": ALL_VACANCIES,
        "hatched": pct < COVERED_PCT,
        "coverage_ru": said.ru,
        "coverage_en": said.en,
    }
