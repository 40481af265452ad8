"""How many adverts and openings appear in a month."""

from __future__ import annotations

from datetime import timedelta

from etl.build.checks import table
from etl.indicators._adverts import look, span

NOTES = {
    "full": ("", ""),
    "survivors": (
        "до первой загрузки видны только объявления, дожившие до неё: число занижено",
        "before the first load only adverts that lived until it are seen: an undercount",
    ),
    "part": ("месяц ещё не закончился", "the month is not over"),
}


@table(
    columns={
        "month": "str",
        "area": "str",
        "occupation": "str",
        "family": "str",
        "adverts": "Int64",
        "n_kept": "Int64",
        "openings": "Int64",
        "employers": "Int64",
        "coverage": "str",
        "coverage_ru": "str",
        "coverage_en": "str",
    },
    key=["month", "area", "occupation"],
    mart=True,
)
def demand_monthly(adverts_db):
    """One row per month of publication, area (moscow | oblast | other | remote | unknown) and
    occupation.

    `adverts` as published, `n_kept` after repeats are merged, `openings` work places of the
    kept, `employers` distinct known ones. `coverage` full | survivors | part. Caveat: months
    begun before the first observed day undercount.
    """
    db = look(adverts_db)
    first, last = span(db)
    rows = db.execute("""
        WITH told AS (SELECT strftime(published, '%Y-%m') AS month, area, occupation,
                             count(DISTINCT source || ':' || advert_id) AS adverts
                      FROM adverts WHERE is_industrial AND published IS NOT NULL GROUP BY ALL)
        SELECT t.*, any_value(k.family) AS family, count(k.advert_id) AS n_kept,
               coalesce(sum(k.openings), 0)::BIGINT AS openings,
               count(DISTINCT nullif(k.employer_id, '')) AS employers
        FROM told t LEFT JOIN kept k USING (month, area, occupation)
        GROUP BY ALL ORDER BY ALL""").df()
    rows["family"] = rows["family"].fillna("")
    rows["coverage"] = [
        "survivors"
        if f"{m}-01" < str(first)
        else "part"
        if m == f"{last:%Y-%m}" and m == f"{last + timedelta(1):%Y-%m}"
        else "full"
        for m in rows["month"]
    ]
    return rows.assign(
        coverage_ru=rows["coverage"].map(lambda c: NOTES[c][0]),
        coverage_en=rows["coverage"].map(lambda c: NOTES[c][1]),
    )
