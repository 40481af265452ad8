"""How much of Moscow's posts and people the portal shows, by family: open places beside the vacant
posts of 1-Т(проф), CVs beside its headcount."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.indicators._adverts import AREAS, look, open_between, span
from etl.language import text
from etl.models.tension import COVERED_PCT

COLUMNS = {
    "area": "str",
    "family": "str",
    "occupations": "Int64",
    "occupations_open": "Int64",
    "okz_majors": "str",
    "openings": "Int64",
    "required": "Int64",
    "openings_pct": "Float64",
    "cvs": "Int64",
    "cvs_hidden": "Int64",
    "headcount": "Int64",
    "cvs_pct": "Float64",
    "adverts": "Int64",
    "agencies": "Int64",
    "hatched": "bool",
    "survey_end": "str",
    "survey_ids": "str",
    "day": "str",
}


@table(columns=COLUMNS, key=["area", "family"], mart=True)
def family_coverage(adverts_db, occupations, vacancy_rates, cv_occupations=None):
    """One row per area (moscow | oblast) and family: `openings` (places) on the last observed day,
    of `occupations_open` of its `occupations`, against `required`; active `cvs` (people) against
    `headcount`; per cent.

    `required` and `headcount` are 1-Т(проф)'s of the whole major groups of ОКЗ the family's
    occupations belong to (`okz_majors`): narrower groups are not published for Moscow. `agencies`
    of the family's `adverts` are recruiters', left out of `openings`; `cvs_hidden` occupations
    whose count is hidden are not in `cvs`. Sources: Rabota Rossii, Rosstat. Caveat: skilled
    workers hold builders and operators hold drivers, so a family's own coverage is higher than
    this, by how much nobody publishes; the survey is of 31 October 2024, the adverts of today.
    """
    db = look(adverts_db)
    day = span(db)[1]
    opened = open_between(db, day, day).groupby(["area", "family"])
    seen = opened.agg(openings=("openings", "sum"), occupations_open=("occupation", "nunique"))
    told = db.execute("""
        SELECT area, family, count(*) AS adverts,
               count(*) FILTER (WHERE employer_kind = 'recruiter') AS agencies
        FROM adverts WHERE is_industrial AND duplicate IN ('', 'possible') GROUP BY ALL""").df()
    told = told.set_index(["area", "family"])
    people = _people(cv_occupations)
    return pd.DataFrame(
        [
            _row(area, family, own, vacancy_rates)
            | _of(seen, told, people, (area, family))
            | {"day": str(day)}
            for area in AREAS
            for family, own in occupations.groupby("family", sort=False)
        ]
    ).pipe(_shares)[list(COLUMNS)]


def _people(cvs: pd.DataFrame | None) -> pd.DataFrame:
    """CVs a family's visible occupations have, and how many of them are hidden."""
    if cvs is None or cvs.empty:
        return pd.DataFrame(columns=["cvs", "hidden"])
    return cvs.groupby(["area", "family"]).agg(
        cvs=("cvs", lambda s: s.sum(min_count=1)), hidden=("hidden", lambda s: int((s != "").sum()))
    )


def _row(area: str, family: str, own: pd.DataFrame, rates: pd.DataFrame) -> dict:
    """What the survey says of the major groups a family's occupations belong to."""
    majors = sorted(set(own["okz"].str[0]))
    here = rates[(rates["geography"] == text.AREAS[area]) & (rates["level"] == "major")]
    here = here[here["okz_major"].isin(majors)]
    return {
        "area": area,
        "family": family,
        "occupations": len(own),
        "okz_majors": "|".join(majors),
        "required": here["required"].sum(min_count=1),
        "headcount": here["headcount"].sum(min_count=1),
        "survey_end": str(here["period_end"].max()) if len(here) else "",
        "survey_ids": "|".join(here["id"]),
    }


def _of(seen: pd.DataFrame, told: pd.DataFrame, people: pd.DataFrame, key: tuple) -> dict:
    return {
        "openings": int(seen["openings"].get(key, 0)),
        "occupations_open": int(seen["occupations_open"].get(key, 0)),
        "adverts": int(told["adverts"].get(key, 0)),
        "agencies": int(told["agencies"].get(key, 0)),
        "cvs": people["cvs"].get(key, pd.NA),
        "cvs_hidden": people["hidden"].get(key, pd.NA),
    }


def _shares(rows: pd.DataFrame) -> pd.DataFrame:
    number = rows[["openings", "required", "cvs", "headcount"]].apply(
        lambda c: pd.to_numeric(c, errors="coerce").astype("Float64")
    )
    seen = 100 * number["openings"] / number["required"].where(number["required"] > 0)
    held = 100 * number["cvs"] / number["headcount"].where(number["headcount"] > 0)
    hatched = (seen < COVERED_PCT).fillna(True).astype(bool)
    return rows.assign(openings_pct=seen, cvs_pct=held, hatched=hatched)
