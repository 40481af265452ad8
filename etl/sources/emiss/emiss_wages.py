"""Wages by activity and by occupational group, EMISS 58701 and 58586."""

from __future__ import annotations

from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import sdmx as _emiss_sdmx
from etl.sources.emiss import _emiss

ORIGIN = Origin(
    "emiss_wages",
    _emiss.PUBLISHER,
    Words(
        "Среднемесячная заработная плата по видам деятельности и профессиональным группам",
        "Mean wage by economic activity and occupational group",
    ),
    _emiss.LICENCE,
    "https://www.fedstat.ru/indicator/58701",
    cadence_days=92,
    note=Words(
        "58586 — обследование за октябрь раз в два года, полностью отработавшие месяц.",
        "58586 is an October survey every second year of people who worked the whole month.",
    ),
)
_INDICATORS = ("58701", "58586")


def _fetch(web, raw) -> None:
    _emiss.fetch(web, raw, _INDICATORS)


def _read(path: Path) -> Parsed:
    return _emiss_sdmx.read(ORIGIN.id, path)


@table(columns=_emiss.COLUMNS, key=_emiss.KEY, mart=True)
def wages_emiss(emiss_wages_raw):
    """One row per indicator, region, activity or occupation group and period: mean accrued wage, in
    the row's `unit`.

    Source: EMISS 58701 (all organisations, by activity, since 2017) and 58586 (October survey by
    occupational group, every second year). Caveat: 58586 counts only people who worked the whole
    month; the two do not compare.
    """
    return _emiss.frame(emiss_wages_raw)
