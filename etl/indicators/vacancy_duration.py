"""How long adverts stayed open until they closed."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._adverts import AREAS, look, open_between, reference_days, span
from etl.models.durations import median_duration

WINDOW_DAYS = 365
ENOUGH_DAYS = 42


@table(columns=_cells.COLUMNS, key=_cells.CELL)
def vacancy_duration(adverts_db):
    """One row per observed month, area and occupation: median days from publication to closing,
    over the last year.

    From six weeks after the first load. Adverts are followed from the day they were first seen
    (delayed entry), those still open count as such; fewer than 20 closings: too_few, and `n`
    counts closings.
    """
    db = look(adverts_db)
    first, _ = span(db)
    days = reference_days(db)
    cells = []
    ready = first + timedelta(ENOUGH_DAYS)
    for month, day in days.items():
        if day < ready:
            cells += _cells.not_yet(
                open_between(db, day, day), month, "no_history", ready.isoformat()
            )
            continue
        cells += _cells.measure(
            _watched(db, day),
            month,
            _median,
            size=lambda own: int(own["ended"].sum()),
            keep_draws=month == max(days),
        )
    return _cells.frame(cells)


def _watched(db, day: date) -> pd.DataFrame:
    """Adverts watched at some time of the year before `day`: age when watching began and ended,
    whether closed."""
    return db.execute(
        f"""
        SELECT area, occupation, family, employer,
               (greatest(first_seen, $1) - published)::INT AS entry,
               (least(coalesce(ends, $2), $2) - published)::INT AS exit,
               ends IS NOT NULL AND ends <= $2 AS ended
        FROM kept WHERE area IN {AREAS} AND first_seen < $2 AND (ends IS NULL OR ends > $1)
             AND published < $2 AND least(coalesce(ends, $2), $2) > first_seen
        ORDER BY source, advert_id""",
        [day - timedelta(WINDOW_DAYS), day],
    ).df()


def _median(own: pd.DataFrame, weights: np.ndarray) -> np.ndarray:
    return median_duration(own["entry"], own["exit"], own["ended"], weights)
