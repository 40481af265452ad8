"""Do employers ask for less than a year ago?"""

from __future__ import annotations

import numpy as np

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._change import yearly
from etl.models.resample import share


@table(columns=_cells.COLUMNS, key=_cells.CELL)
def concessions(adverts_db):
    """One row per observed month, area and occupation: 12-month change in % of adverts asking no
    experience, p.p.

    From 12 months after the first load; of adverts that say how much experience they ask.
    Caveat: offers to train are in the texts only and are not counted, so concessions are a lower
    bound.
    """
    return yearly(adverts_db, "no_experience", share, _difference_pp, less_all=False)


def _difference_pp(now: np.ndarray, then: np.ndarray) -> np.ndarray:
    return 100 * (now - then)
