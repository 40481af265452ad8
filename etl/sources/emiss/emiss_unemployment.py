"""Unemployment rate by the ILO method, EMISS 43062."""

from __future__ import annotations

from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import sdmx as _emiss_sdmx
from etl.sources.emiss import _emiss

ORIGIN = Origin(
    "emiss_unemployment",
    _emiss.PUBLISHER,
    Words("Уровень безработицы по методологии МОТ", "Unemployment rate, ILO method"),
    _emiss.LICENCE,
    "https://www.fedstat.ru/indicator/43062",
    cadence_days=92,
    note=Words(
        "Выборочное обследование рабочей силы: Москва, область и Россия.",
        "Labour force survey: Moscow, its oblast and Russia.",
    ),
)
_INDICATORS = ("43062",)


def _fetch(web, raw) -> None:
    _emiss.fetch(web, raw, _INDICATORS)


def _read(path: Path) -> Parsed:
    return _emiss_sdmx.read(ORIGIN.id, path)


@table(columns=_emiss.COLUMNS, key=_emiss.KEY, mart=True)
def unemployment_ilo(emiss_unemployment_raw):
    """One row per region, age or sex group (`breakdown`) and month, quarter or year: ILO
    unemployment rate, per cent.

    Source: EMISS 43062. `region_code` is the publisher's code of the region, kept because it has
    changed. Caveat: the survey interviews a sample; Russia's 2020 runs from 4.6 % (first
    quarter) to 6.4 % (third): compare like quarters.
    """
    return _emiss.frame(emiss_unemployment_raw)
