"""How enterprises are staffed, by their own answers: Bank of Russia's enterprise monitoring."""

from __future__ import annotations

import re
from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.sources.cbr import _cbr, _cbr_frame

ORIGIN = Origin(
    "cbr_staffing",
    _cbr.PUBLISHER,
    Words("Мониторинг предприятий: обеспеченность персоналом", "Enterprise monitoring: staffing"),
    _cbr.LICENCE,
    "https://www.cbr.ru/analytics/dkp/monitoring/",
    cadence_days=92,
    note=Words(
        "Россия целиком: по Москве этот ряд публикуют только в обзоре «Региональная экономика», "
        "без данных.",
        "Russia as a whole: Moscow appears only in a printed review, without data.",
    ),
)
_WANTED = re.compile(r"персонал|кадр|работник", re.IGNORECASE)


def _fetch(web, raw) -> None:
    _cbr.fetch(web, raw, _WANTED, "персонале")


def _read(path: Path) -> Parsed:
    return _cbr.read(ORIGIN.id, path)


@table(columns=_cbr_frame.COLUMNS, key=_cbr_frame.KEY, mart=True)
def cbr_staffing_balance(cbr_staffing_raw):
    """One row per dataset, sector, measure and period: balance of answers on staffing, in the row's
    `unit`.

    A balance is the share of firms saying «better» minus the share saying «worse», percentage
    points; negative means short of staff. Source: DataService, datasets found by name (their ids
    and names are columns). Periods come from the publisher's words, its date column lies 1–2
    months later. Caveat: managers' answers, of the whole country; values are revised (2024 Q4:
    first −31.2, later −31.0), so keep the capture's date beside a number.
    """
    return _cbr_frame.frame(cbr_staffing_raw)
