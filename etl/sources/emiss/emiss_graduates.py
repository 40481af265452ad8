"""Graduates and their employment, EMISS 63340, 62077, 63204, 63205."""

from __future__ import annotations

from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import sdmx as _emiss_sdmx
from etl.sources.emiss import _emiss

ORIGIN = Origin(
    "emiss_graduates",
    _emiss.PUBLISHER,
    Words("Выпускники и их трудоустройство", "Graduates and their employment"),
    _emiss.LICENCE,
    "https://www.fedstat.ru/indicator/63340",
    cadence_days=365,
    note=Words(
        "Трудоустройство — любая работа, не обязательно по специальности.",
        "Employment means any job, not one in the speciality.",
    ),
)
_INDICATORS = ("63340", "62077", "63204", "63205")


def _fetch(web, raw) -> None:
    _emiss.fetch(web, raw, _INDICATORS)


def _read(path: Path) -> Parsed:
    return _emiss_sdmx.read(ORIGIN.id, path)


@table(columns=_emiss.COLUMNS, key=_emiss.KEY, mart=True)
def graduates(emiss_graduates_raw):
    """One row per region, field of study (in `breakdown`) and year: graduates of all 3 levels of
    higher education.

    Bachelor's, specialist's and master's programmes, in the row's `unit`. Source: EMISS 63340.
    Caveat: counted where the university is; how many of them stay in the region is not in it.
    """
    return _emiss.frame(emiss_graduates_raw, ["63340"])


@table(columns=_emiss.COLUMNS, key=_emiss.KEY, mart=True)
def graduates_employed(emiss_graduates_raw):
    """One row per indicator, region, group and year: share of graduates in work, in the row's
    `unit`.

    Source: EMISS 62077 (higher education), 63204 and 63205 (secondary vocational, within one and
    two years). Caveat: 3 indicators with 3 definitions, and any job counts, not one in the
    speciality: never in one series.
    """
    return _emiss.frame(emiss_graduates_raw, ["62077", "63204", "63205"])
