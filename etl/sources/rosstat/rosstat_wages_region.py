"""Mean monthly wage by region, Rosstat workbook tab4-zpl."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import workbook as wb
from etl.reading.regions import region_kind, region_name
from etl.sources.rosstat import _rosstat

ORIGIN = Origin(
    "rosstat_wages_region",
    _rosstat.PUBLISHER,
    Words(
        "Среднемесячная номинальная начисленная заработная плата по субъектам Российской Федерации",
        "Mean monthly nominal accrued wage by region of Russia",
    ),
    _rosstat.LICENCE,
    _rosstat.LANDING,
    cadence_days=365,
    note=Words(
        "Полный круг организаций; все профессии вместе, не инженеры.",
        "All organisations; all occupations together, not engineers.",
    ),
)
_PATTERN = r"^tab4[-_]zpl.*\.xlsx?$"


def _fetch(web, raw) -> None:
    year = date.today().year
    _rosstat.fetch(
        web,
        raw,
        [
            f"tab4{a}zpl{b}{y}.xlsx"
            for y in range(year, year - 4, -1)
            for a, b in (("-", "_"), ("-", "-"), ("_", "_"))
        ],
        _PATTERN,
    )


def _read(path: Path) -> Parsed:
    return wb.read_book(
        ORIGIN.id,
        path,
        lambda sheet, rows: wb.cells(
            ORIGIN.id, sheet, rows, field="wage_rub", limit=5_000_000, name=region_name
        ),
    )


@table(
    columns={
        "region": "str",
        "region_published": "str",
        "region_kind": "str",
        "year": "int64",
        "wage_rub": "float64",
        "missing": "str",
        "note": "str",
        "is_preliminary": "bool",
        "is_without_new_regions": "bool",
        "cell": "str",
    },
    key=["region", "year"],
    mart=True,
)
def wages_region(rosstat_wages_region_raw):
    """One row per region and year: mean monthly wage, roubles, nominal, before tax.

    `missing` says which sign stood where a number is absent (empty, no_data «…», absent «-»);
    Архангельская and Тюменская области appear whole, as their districts and without them.
    Source: Rosstat tab4-zpl. Caveat: 2023 was preliminary in the edition of 2024: 73,709 roubles
    for Russia against 74,854 in the later tab3-zpl, 1.5 % less.
    """
    rows = rosstat_wages_region_raw[rosstat_wages_region_raw["period_kind"] == "year"]
    rows = wb.newest_edition(rows, ["name", "year"])
    return pd.DataFrame(
        {
            "region": rows["name"],
            "region_published": rows["published_name"],
            "region_kind": rows["name"].map(region_kind),
            "year": rows["year"],
            "wage_rub": rows["value"],
            "missing": rows["missing"],
            "note": rows["note"],
            "is_preliminary": rows["is_preliminary"],
            "is_without_new_regions": rows["is_without_new_regions"],
            "cell": rows["cell"],
        }
    )
