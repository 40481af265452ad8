"""Is the pay offered for an occupation growing faster than the pay offered for all?"""

from __future__ import annotations

import numpy as np

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._change import yearly
from etl.models.resample import median


@table(columns=_cells.COLUMNS, key=_cells.CELL)
def pay_pressure(adverts_db):
    """One row per observed month, area and occupation: 12-month growth of median advertised pay
    minus that of all, p.p.

    From 12 months after the first load. Pay is the lower bound, net («от»; the exact sum where
    one is given): one definition on both sides of the year. Caveat: about four adverts in five
    of those with pay state a lower bound; a change in who states it looks like a change of pay.
    """
    return yearly(adverts_db, "pay_low_net_rub", median, _growth_pct, less_all=True)


def _growth_pct(now: np.ndarray, then: np.ndarray) -> np.ndarray:
    return 100 * (now / then - 1)
