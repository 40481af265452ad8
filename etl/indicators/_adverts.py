"""What every indicator reads of the adverts: each opening told once, when it was open, and which
days were observed.

Temporary table `kept`, one row per industrial advert of an employer, not of a recruiter
(`agencies_left_out` counts those), that repeats no other: `employer` is the
employer's hash or the advert's own id; `ends` the day it closed, null while open: the
publisher's own day when it lies where a whole listing missed the advert, else the middle of that
gap. Table `spells`: when each advert, repeats included, was open, with the `kept_id` of its
opening: an opening is open while any of its adverts is. Table `days`: first and last day of
observation. Caveat: before the first observed day only adverts that lived until it are known: no
history.
"""

from __future__ import annotations

from datetime import date

import duckdb
import pandas as pd

AREAS = ("moscow", "oblast")
MONTHS = 24
STALE_DAYS = 62
"""An advert nobody has seen for two months, with no whole listing since, is no longer counted as
open (ours)."""
KEPT = """
CREATE TEMP TABLE IF NOT EXISTS days AS
SELECT min(observed) AS first, max(observed) AS last FROM adverts WHERE is_industrial;
CREATE TEMP TABLE IF NOT EXISTS spells AS
WITH seen AS (SELECT source, advert_id, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
                     CASE WHEN bool_and(closed_seen IS NOT NULL) THEN max(closed_seen) END AS gone
              FROM observations GROUP BY ALL),
     told AS (SELECT source, advert_id, any_value(kept_id) AS kept_id, min(published) AS published,
                     max(closed) AS closed, max(observed) AS observed
              FROM adverts WHERE is_industrial AND published IS NOT NULL GROUP BY ALL)
SELECT t.source, t.advert_id, t.kept_id, t.published,
       coalesce(s.first_seen, t.observed) AS first_seen,
       coalesce(s.last_seen, t.observed) AS last_seen,
       CASE WHEN s.gone IS NULL THEN CASE WHEN t.closed <= (SELECT last FROM days) THEN t.closed END
            WHEN t.closed > s.last_seen AND t.closed <= s.gone THEN t.closed
            ELSE s.last_seen + ((s.gone - s.last_seen + 1) // 2)::INT END AS ends
FROM told t LEFT JOIN seen s USING (source, advert_id);
CREATE TEMP TABLE IF NOT EXISTS kept AS
SELECT a.source, a.advert_id, a.kept_id, a.published, strftime(a.published, '%Y-%m') AS month,
       a.area, a.okrug, a.occupation, a.family, a.level, a.openings, a.employer_id, a.title_key,
       a.experience, a.education, a.okved, a.url, a.rule, a.pay_low_net_rub, a.pay_high_net_rub,
       s.first_seen, s.last_seen, s.ends,
       CASE WHEN a.employer_id = '' THEN a.source || ':' || a.advert_id ELSE a.employer_id END
       AS employer
FROM adverts a JOIN spells s USING (source, advert_id)
WHERE a.is_industrial AND a.duplicate IN ('', 'possible') AND a.published IS NOT NULL
      AND a.occupation <> '' AND a.employer_kind IS DISTINCT FROM 'recruiter'
"""


def look(db: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection with both tables made; every indicator of a build looks through the same
    one, made once."""
    for statement in KEPT.split(";"):
        db.execute(statement)
    return db


def span(db: duckdb.DuckDBPyConnection) -> tuple[date, date]:
    """First and last observed day."""
    first, last = db.sql("SELECT first, last FROM days").fetchall()[0]
    return first, last


def reference_days(db: duckdb.DuckDBPyConnection) -> dict[str, date]:
    """{month: its last observed day}, the last 24 observed months, oldest first."""
    rows = db.execute(
        "SELECT strftime(observed, '%Y-%m') AS month, max(observed) FROM adverts WHERE "
        "is_industrial "
        "GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return dict(rows[-MONTHS:])


def open_between(db: duckdb.DuckDBPyConnection, first: date, last: date) -> pd.DataFrame:
    """Openings of Moscow and the oblast known to be open at some time after `first` and not
    after `last`."""
    return db.execute(
        f"""
        SELECT area, occupation, family, employer, openings, pay_low_net_rub,
               ($2::DATE - published)::INT AS age_days,
               CASE experience WHEN '' THEN NULL WHEN 'none' THEN 1.0 ELSE 0.0 END AS no_experience
        FROM kept WHERE area IN {AREAS} AND kept_id IN (
            SELECT kept_id FROM spells
            WHERE published <= $2 AND first_seen <= $2 AND (ends IS NULL OR ends > $1)
                  AND last_seen > $2::DATE - {STALE_DAYS})
        ORDER BY source, advert_id""",
        [first, last],
    ).df()


def before(month: str, months: int) -> str:
    """The month so many months earlier; negative: later."""
    number = int(month[:4]) * 12 + int(month[5:]) - 1 - months
    return f"{number // 12}-{number % 12 + 1:02d}"
