"""Business climate by sector: Bank of Russia's enterprise monitoring."""

from __future__ import annotations

import re
from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.sources.cbr import _cbr, _cbr_frame

ORIGIN = Origin(
    "cbr_climate",
    _cbr.PUBLISHER,
    Words(
        "Мониторинг предприятий: индикатор бизнес-климата",
        "Enterprise monitoring: business climate indicator",
    ),
    _cbr.LICENCE,
    "https://www.cbr.ru/analytics/dkp/monitoring/",
    cadence_days=31,
    note=Words("Россия целиком, по отраслям.", "Russia as a whole, by sector."),
)
_WANTED = re.compile(r"климат|\bИБК\b", re.IGNORECASE)


def _fetch(web, raw) -> None:
    _cbr.fetch(web, raw, _WANTED, "бизнес-климате")


def _read(path: Path) -> Parsed:
    return _cbr.read(ORIGIN.id, path)


@table(columns=_cbr_frame.COLUMNS, key=_cbr_frame.KEY, mart=True)
def business_climate(cbr_climate_raw):
    """One row per dataset, sector, measure (raw or seasonally adjusted) and month: indicator,
    points.

    Source: DataService. The month comes from the publisher's words; its date column stands two
    months later. Caveat: seasonally adjusted values are revised with every issue; compare raw
    ones across captures.
    """
    return _cbr_frame.frame(cbr_climate_raw)
