"""Which skills live adverts ask for, by occupation, and which of them set it apart."""

from __future__ import annotations

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
from scipy.sparse import csr_matrix

from etl.build.checks import table
from etl.indicators._adverts import AREAS, look
from etl.indicators._shares import period
from etl.models.intervals import RELIABLE_N, wilson
from etl.models.resample import employer_weights
from etl.models.skills import corrected_share, rca_intervals

FEWEST = 3
"""A skill named by fewer adverts of a cell has no row (ours)."""
CELL = ["area", "experience", "family", "occupation"]
COLUMNS = {
    "area": "str",
    "experience": "str",
    "family": "str",
    "occupation": "str",
    "skill": "str",
    "skill_ru": "str",
    "skill_en": "str",
    "category": "str",
    "adverts": "Int64",
    "n": "Int64",
    "employers": "Int64",
    "share_pct": "Float64",
    "low": "Float64",
    "high": "Float64",
    "corrected_pct": "Float64",
    "rca": "Float64",
    "rca_low": "Float64",
    "rca_high": "Float64",
    "is_characteristic": "boolean",
    "period": "str",
    "status": "str",
}
OWN = f"""CREATE OR REPLACE TEMP TABLE own AS
SELECT source, advert_id, area, experience, coalesce(family, '') AS family, occupation, employer,
       dense_rank() OVER (ORDER BY employer)::INT AS firm,
       CASE WHEN employer_id <> '' THEN firm END AS known_firm
FROM kept WHERE area IN {AREAS} AND published BETWEEN $1::DATE AND $2::DATE"""
NAMED = """CREATE OR REPLACE TEMP TABLE own_named AS
SELECT area, experience, family, occupation, firm, known_firm, s.skill
FROM own JOIN (SELECT DISTINCT source, advert_id, skill FROM advert_skills) s
USING (source, advert_id)"""


@table(columns=COLUMNS, key=[*CELL, "skill"], mart=True)
def skill_demand(adverts_db, skills_csv, quality_csv):
    """One row per area (moscow | oblast), experience ('' = any), occupation ('' = whole family;
    both '' = all), skill.

    Last 12 months, repeats merged; `adverts` of the cell's `n` name the skill (in the text or
    the employer's tags), of
    `employers` distinct known ones. `share_pct` with `low`…`high` Wilson 95 %; `corrected_pct`
    after Rogan–Gladen with
    the reader's measured errors; `rca` against all industrial adverts of the area, 95 %
    bootstrap by employer;
    `is_characteristic`: its lower end above 1 (any experience only). `status` ok | too_few (n <
    20). Skills named by
    fewer than 3 adverts have no row. Caveat: a skill said in words the dictionary lacks is
    missed (about 1 tag in 25
    that stands in the text), so shares are lower bounds.
    """
    db = look(adverts_db)
    whole = period(db)
    db.execute(OWN, whole.split("/"))
    db.execute(NAMED)
    rows = _counted(db, "own_named", ", skill").merge(
        _counted(db, "own", "").rename(columns={"adverts": "n"}).drop(columns="employers"), on=CELL
    )
    rows = rows[rows["adverts"] >= FEWEST].sort_values([*CELL, "skill"]).reset_index(drop=True)
    names = skills_csv.set_index("code")[["name_ru", "name_en", "category"]]
    rows = rows.join(
        names.rename(columns={"name_ru": "skill_ru", "name_en": "skill_en"}),
        on="skill",
        how="inner",
    )
    return _with_advantage(db, _with_shares(rows, quality_csv)).assign(period=whole)[list(COLUMNS)]


def _counted(db: duckdb.DuckDBPyConnection, source: str, skill: str) -> pd.DataFrame:
    """Adverts and employers of every cell, stated experience apart and all together."""
    levels = ("family, occupation", "family", "")
    sets = [
        f"({', '.join(filter(None, ('area', level, extra)))}{skill})"
        for level in levels
        for extra in ("", "experience")
    ]
    return db.execute(f"""
        SELECT area, coalesce(experience, '') AS experience, coalesce(family, '') AS family,
               coalesce(occupation, '') AS occupation{skill}, count(*) AS adverts,
               count(DISTINCT known_firm) AS employers
        FROM (SELECT * FROM {source}) GROUP BY GROUPING SETS ({", ".join(sets)})
        HAVING grouping(experience) = 1 OR any_value(experience) <> '' ORDER BY ALL""").df()


def _with_shares(rows: pd.DataFrame, quality: pd.DataFrame) -> pd.DataFrame:
    good = (rows["n"] >= RELIABLE_N).to_numpy()
    share = np.where(good, rows["adverts"] / rows["n"].clip(lower=1), np.nan)
    ends = np.array(
        [
            wilson(int(a), int(n)) if g else (np.nan, np.nan)
            for a, n, g in zip(rows["adverts"], rows["n"], good, strict=True)
        ]
    ).reshape(-1, 2)
    precision, recall = (
        _quality(quality, *key)
        for key in (("skill_precision", "first_reading"), ("skill_tag_recall_in_text", ""))
    )
    if precision and recall:
        corrected = corrected_share(share, precision, recall)
    else:
        corrected = np.full(len(rows), np.nan)
    return rows.assign(
        share_pct=100 * share,
        low=100 * ends[:, 0],
        high=100 * ends[:, 1],
        corrected_pct=100 * corrected,
        status=np.where(good, "ok", "too_few"),
    )


def _quality(quality: pd.DataFrame, measure: str, group: str) -> float | None:
    found = quality[(quality["measure"] == measure) & (quality["group"].fillna("") == group)][
        "value"
    ]
    if len(found):
        return float(found.iloc[0])
    return None


def _with_advantage(db: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> pd.DataFrame:
    """Adds the RCA of reliable cells of any experience."""
    rows = rows.assign(rca=np.nan, rca_low=np.nan, rca_high=np.nan)
    for area in AREAS:
        wanted = rows[
            (rows["area"] == area)
            & (rows["experience"] == "")
            & (rows["family"] != "")
            & (rows["status"] == "ok")
        ]
        if len(wanted):
            rows.loc[wanted.index, ["rca", "rca_low", "rca_high"]] = np.column_stack(
                _advantage(db, area, wanted)
            )
    return rows.assign(
        is_characteristic=(rows["rca_low"] > 1).astype("boolean").where(rows["rca_low"].notna())
    )


def _advantage(
    db: duckdb.DuckDBPyConnection, area: str, wanted: pd.DataFrame
) -> tuple[np.ndarray, ...]:
    firms = db.execute(
        "SELECT firm, any_value(employer) AS employer, count(*) AS x FROM own WHERE area = $1 "
        "GROUP BY 1 ORDER BY 1",
        [area],
    ).df()
    group = ["family", "occupation"]
    pair = ["family", "occupation", "skill"]
    named, total, skill = (
        _matrix(db, source, area, wanted[key], firms["firm"].to_numpy())
        for source, key in (("own_named", pair), ("own", group), ("own_named", ["skill"]))
    )
    weights = employer_weights(firms["employer"].to_numpy())
    return rca_intervals(named, total, skill, firms["x"].to_numpy(float), weights)


def _matrix(
    db: duckdb.DuckDBPyConnection, source: str, area: str, wanted: pd.DataFrame, firms: np.ndarray
) -> csr_matrix:
    """Rows of `wanted` × firms: each firm's adverts of that key (`occupation` '' takes the whole
    family). Joined in the database: only numbers come out, and only those asked for."""
    keys = wanted.drop_duplicates().assign(row=lambda k: range(len(k)))
    same = [
        "k.occupation IN ('', s.occupation)" if c == "occupation" else f"k.{c} = s.{c}"
        for c in wanted.columns
    ]
    found = (
        db.register("keys", pa.Table.from_pandas(keys, preserve_index=False))
        .execute(
            f"""
        SELECT k.row::INT AS row, s.firm::INT AS firm, count(*)::INT AS x FROM {source} s
        JOIN keys k ON {" AND ".join(same)} WHERE s.area = $1 GROUP BY 1, 2""",
            [area],
        )
        .fetchnumpy()
    )
    whole = csr_matrix(
        (found["x"].astype(float), (found["row"], np.searchsorted(firms, found["firm"]))),
        shape=(len(keys), len(firms)),
    )
    return whole[wanted.merge(keys, how="left")["row"].to_numpy()]
