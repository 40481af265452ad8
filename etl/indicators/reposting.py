"""How often an opening comes back soon after its advert closed."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._adverts import AREAS, look, open_between, reference_days, span
from etl.models.resample import share

WINDOW_DAYS = 365
BACK_DAYS = 42


@table(columns=_cells.COLUMNS, key=_cells.CELL)
def reposting(adverts_db):
    """One row per observed month, area and occupation: % of openings re-published within six weeks
    of closing.

    From two captures and six weeks on, over openings closed in the last year and at least six
    weeks ago; the same opening is the same employer, title and place, so adverts without an
    employer are left out (`coverage_pct` says how many had one). Caveat: a firm that hires for
    the same post all year looks like one that cannot fill it.
    """
    db = look(adverts_db)
    first, _ = span(db)
    days = reference_days(db)
    cells = []
    ready = first + timedelta(2 * BACK_DAYS)
    for month, day in days.items():
        if day < ready:
            cells += _cells.not_yet(
                open_between(db, day, day), month, "no_history", ready.isoformat()
            )
            continue
        rows = _closed(db, max(first, day - timedelta(WINDOW_DAYS)), day - timedelta(BACK_DAYS))
        cells += _cells.measure(
            rows,
            month,
            lambda own, w: 100 * share(own["back"].to_numpy(), w),
            size=lambda own: int(own["known"].sum()),
            coverage=_known_pct,
            keep_draws=month == max(days),
        )
    return _cells.frame(cells)


def _closed(db, first: date, last: date) -> pd.DataFrame:
    """Openings closed between two days, with whether they came back; unknown employers carry no
    answer."""
    rows = db.execute(
        f"""
        WITH posts AS (SELECT source, advert_id, min(published) AS published,
                              any_value(employer_id) AS employer_id,
                              any_value(title_key) AS title_key,
                              any_value(area) AS area, any_value(okrug) AS okrug
                       FROM adverts WHERE is_industrial AND employer_id <> '' GROUP BY ALL),
             closed AS (SELECT * FROM kept WHERE area IN {AREAS} AND ends > $1 AND ends <= $2),
             back AS (SELECT DISTINCT c.source, c.advert_id FROM closed c JOIN posts p
                      ON p.employer_id = c.employer_id AND p.title_key = c.title_key
                         AND p.area = c.area AND p.okrug = c.okrug
                         AND p.published > c.ends AND p.published <= c.ends + {BACK_DAYS})
        SELECT c.area, c.occupation, c.family, c.employer, c.employer_id <> '' AS known,
               b.advert_id IS NOT NULL AS back
        FROM closed c LEFT JOIN back b USING (source, advert_id) ORDER BY c.source, c.advert_id""",
        [first, last],
    ).df()
    all_of = (
        rows.groupby(["area", "occupation"])["known"].mean().rename("known_share").reset_index()
    )
    return rows[rows["known"]].merge(all_of, on=["area", "occupation"])


def _known_pct(own: pd.DataFrame) -> float:
    return float(100 * own["known_share"].iloc[0])
