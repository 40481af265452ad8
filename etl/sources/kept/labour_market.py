"""Rosstat's numbers of regional labour markets (unemployment, labour force, employment), kept from
a third party's copy."""

from __future__ import annotations

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin
from etl.sources.kept.published import COMMON

ORIGIN = Origin(
    "labour_market",
    Words("Росстат, по сторонней копии", "Rosstat, a third party's copy"),
    Words(
        "Рынок труда Москвы и соседних регионов: безработица, занятость, рабочая сила",
        "Labour market of Moscow and its neighbours: unemployment, employment, labour force",
    ),
    Words("статистика Росстата, со ссылкой на источник", "Rosstat's statistics, attributed"),
    "https://rosstat.gov.ru/labour_force",
    cadence_days=92,
    note=Words(
        "С книгами Росстата не сверено. Безработица 15–72 лет и 15 лет и старше — разные ряды.",
        "Not compared with Rosstat's workbooks. Unemployment at 15–72 and at 15 and over are "
        "different series.",
    ),
)


@table(columns={c: d for c, d in COMMON.items() if c != "origin_id"}, key=["id"], mart=True)
def labour_market_moscow(labour_market_moscow_csv):
    """One row per place, indicator and period (91): Moscow, Moscow oblast, six other regions and
    Russia; `value` in `unit`.

    Three-month means of March–May 2026, years 2024 and 2025. Source: Rosstat, a third party's
    copy, grade B (two medians without an address: C). Caveat: the coefficient of tension is kept
    but not shown, its definition was not seen; Moscow's 1.1 % for both ages is two series.
    """
    return labour_market_moscow_csv[list(labour_market_moscow.schema.columns)]
