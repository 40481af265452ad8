"""Views over the adverts that every indicator reads: one row per opening told once, and since when one may judge.

Temporary view `kept`, one row per industrial advert that repeats no other: `employer` is the employer's hash or the
advert's own id, `ends` the day it closed (seen missing from a whole listing, else the publisher's own day), null while
open. View `days`: first and last day of observation. Caveat: before the first observed day only adverts that lived
until it are known, so earlier months are not history.
"""
from __future__ import annotations

import duckdb
import pandas as pd

KEPT = """
CREATE OR REPLACE TEMP VIEW seen_ends AS
SELECT source, advert_id, min(first_seen) AS first_seen, max(last_seen) AS last_seen,
       CASE WHEN bool_and(closed_seen IS NOT NULL) THEN max(closed_seen) END AS closed_seen
FROM observations GROUP BY ALL;
CREATE OR REPLACE TEMP VIEW told AS
SELECT source, advert_id, max(closed) AS closed, max(observed) AS observed
FROM adverts WHERE is_industrial GROUP BY ALL;
CREATE OR REPLACE TEMP VIEW kept AS
SELECT a.* EXCLUDE (observed, closed), coalesce(s.first_seen, a.observed) AS first_seen,
       coalesce(s.last_seen, t.observed) AS last_seen, s.closed_seen, coalesce(s.closed_seen, t.closed) AS ends,
       CASE WHEN a.employer_id = '' THEN a.source || ':' || a.advert_id ELSE a.employer_id END AS employer,
       strftime(a.published, '%Y-%m') AS month
FROM adverts a JOIN told t USING (source, advert_id) LEFT JOIN seen_ends s USING (source, advert_id)
WHERE a.is_industrial AND a.duplicate IN ('', 'possible') AND a.published IS NOT NULL;
CREATE OR REPLACE TEMP VIEW days AS
SELECT min(observed) AS first, max(observed) AS last, count(DISTINCT observed) AS n FROM adverts WHERE is_industrial
"""


def look(db: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection with the views made."""
    for statement in KEPT.split(";"):
        db.execute(statement)
    return db


def span(db: duckdb.DuckDBPyConnection) -> tuple[pd.Timestamp, pd.Timestamp, int]:
    """First and last observed day and how many days were observed."""
    first, last, n = db.execute("SELECT first, last, n FROM days").fetchone()
    return pd.Timestamp(first), pd.Timestamp(last), int(n)
