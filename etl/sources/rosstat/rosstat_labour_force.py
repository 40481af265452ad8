"""Unemployment of people aged 15–72 by region, labour force survey, Rosstat workbook
Trud-3_15-72."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import workbook as wb
from etl.reading.regions import region_kind, region_name
from etl.sources.rosstat import _rosstat

ORIGIN = Origin(
    "rosstat_labour_force",
    _rosstat.PUBLISHER,
    Words(
        "Безработица в возрасте 15–72 лет по субъектам Российской Федерации, обследование рабочей "
        "силы",
        "Unemployment at ages 15–72 by region of Russia, labour force survey",
    ),
    _rosstat.LICENCE,
    _rosstat.LANDING,
    note=Words(
        "Ряд 15–72 лет завершён январём 2024 года; с 2017 года Росстат ведёт ряд 15 лет и старше.",
        "The 15–72 series ends in January 2024; since 2017 Rosstat has kept one for ages 15 and "
        "over.",
    ),
)
_CANDIDATES = ["Trud-3_15-72.xlsx", "Trud_3_15-72.xlsx", "Trud-3_15-72.xls"]
_PATTERN = r"^trud[-_]?3_15-72.*\.xlsx?$"
_INDICATORS = {
    "unemployed_thousand": ("тыс. человек", 200_000.0),
    "unemployment_rate_pct": ("%", 100.0),
}


def _fetch(web, raw) -> None:
    _rosstat.fetch(web, raw, _CANDIDATES, _PATTERN)


def _read(path: Path) -> Parsed:
    return wb.read_book(ORIGIN.id, path, _sheet)


def _sheet(sheet: str, rows: list[list]) -> Parsed:
    """A sheet's quantity is told by its words: the unit above the heading, else the title."""
    found = wb.find_table(rows)
    if found is None:
        return wb.cells(ORIGIN.id, sheet, rows, field="value", limit=0.0)
    above = " ".join(c for row in rows[: found.header] for c in row if isinstance(c, str)).lower()
    said = {
        "unemployed_thousand" if "тыс" in above and "процент" not in above else "",
        "unemployment_rate_pct" if "процент" in above and "тыс" not in above else "",
    } - {""}
    if len(said) != 1 or "безработ" not in above:
        return Parsed([], [wb.reject(ORIGIN.id, f"«{sheet}»", ("value",), "unknown_quantity")])
    indicator = said.pop()
    unit, limit = _INDICATORS[indicator]
    parsed = wb.cells(ORIGIN.id, sheet, rows, field=indicator, limit=limit, name=region_name)
    for row in parsed.rows:
        row |= {"indicator": indicator, "unit": unit}
    return parsed


@table(
    columns={
        "region": "str",
        "region_published": "str",
        "region_kind": "str",
        "indicator": "str",
        "period_kind": "str",
        "period_start": "str",
        "period_end": "str",
        "year": "int64",
        "value": "float64",
        "unit": "str",
        "missing": "str",
        "note": "str",
        "is_rebased_census_2020": "bool",
        "is_without_new_regions": "bool",
        "cell": "str",
    },
    key=["region", "indicator", "period_start", "period_end"],
    mart=True,
)
def labour_force_15_72(rosstat_labour_force_raw):
    """One row per region, indicator and period (a year, or three months on average).

    `unemployed_thousand` in thousands of people, `unemployment_rate_pct` in per cent of the
    labour force aged 15–72; `missing` says which sign stood where a number is absent. Source:
    Rosstat Trud-3_15-72. Caveat: 2022 is rebased on the census of 2020, earlier years are not;
    it is a sample survey and the workbook prints no error margins.
    """
    rows = wb.newest_edition(
        rosstat_labour_force_raw, ["name", "indicator", "period_start", "period_end"]
    )
    return pd.DataFrame(
        {
            "region": rows["name"],
            "region_published": rows["published_name"],
            "region_kind": rows["name"].map(region_kind),
            "indicator": rows["indicator"],
            "period_kind": rows["period_kind"],
            "period_start": rows["period_start"],
            "period_end": rows["period_end"],
            "year": rows["year"],
            "value": rows["value"],
            "unit": rows["unit"],
            "missing": rows["missing"],
            "note": rows["note"],
            "is_rebased_census_2020": rows["note"].str.contains("ВПН-2020"),
            "is_without_new_regions": rows["is_without_new_regions"],
            "cell": rows["cell"],
        }
    )
