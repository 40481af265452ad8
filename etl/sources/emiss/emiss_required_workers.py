"""Employees required for vacant jobs at the end of a quarter, EMISS 57768."""

from __future__ import annotations

from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import sdmx as _emiss_sdmx
from etl.sources.emiss import _emiss

ORIGIN = Origin(
    "emiss_required_workers",
    _emiss.PUBLISHER,
    Words(
        "Численность требуемых работников на вакантные рабочие места на конец квартала",
        "Employees required for vacant jobs at the end of the quarter",
    ),
    _emiss.LICENCE,
    "https://www.fedstat.ru/indicator/57768",
    cadence_days=92,
    note=Words("С 2017 года; без профессий.", "Since 2017; without occupations."),
)
_INDICATORS = ("57768",)


def _fetch(web, raw) -> None:
    _emiss.fetch(web, raw, _INDICATORS)


def _read(path: Path) -> Parsed:
    return _emiss_sdmx.read(ORIGIN.id, path)


@table(columns=_emiss.COLUMNS, key=_emiss.KEY, mart=True)
def required_workers(emiss_required_workers_raw):
    """One row per region, activity and quarter: employees required for vacant jobs at the quarter's
    end.

    In the row's `unit`. Source: EMISS 57768. Caveat: a count of 4 days a year, by activity of
    the firm and not by
    occupation: it says nothing about engineers in particular.
    """
    return _emiss.frame(emiss_required_workers_raw)
