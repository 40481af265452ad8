"""How long the adverts open now have been open."""

from __future__ import annotations

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._adverts import look, open_between, reference_days
from etl.models.resample import median


@table(columns=_cells.COLUMNS, key=_cells.CELL)
def vacancy_age(adverts_db):
    """One row per observed month, area and occupation: median age, in days, of adverts open on its
    last observed day.

    Known after one load. Caveat: a firm that always hires keeps one advert open for years; the
    median resists it only while fewer than half of the adverts are such.
    """
    db = look(adverts_db)
    days = reference_days(db)
    cells: list[dict] = []
    for month, day in days.items():
        rows = open_between(db, day, day)
        cells += _cells.measure(
            rows,
            month,
            lambda own, w: median(own["age_days"].to_numpy(), w),
            keep_draws=month == max(days),
        )
    return _cells.frame(cells)
