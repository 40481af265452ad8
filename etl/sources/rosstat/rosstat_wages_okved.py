"""Mean monthly wage by economic activity in Russia, Rosstat workbook tab3-zpl."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import known_errors as _known_errors
from etl.reading import workbook as wb
from etl.reading.regions import tidy
from etl.sources.rosstat import _rosstat

ORIGIN = Origin(
    "rosstat_wages_okved",
    _rosstat.PUBLISHER,
    Words(
        "Среднемесячная номинальная начисленная заработная плата по видам экономической "
        "деятельности, Россия",
        "Mean monthly nominal accrued wage by economic activity, Russia",
    ),
    _rosstat.LICENCE,
    _rosstat.LANDING,
    cadence_days=365,
    note=Words(
        "Россия целиком, не Москва. До 2016 года — прежняя классификация ОКВЭД, ряды не сшиваются.",
        "The whole of Russia, not Moscow. Until 2016 the former classification: the series do not "
        "join.",
    ),
)
_PATTERN = r"^tab3[-_]zpl.*\.xlsx?$"
_OPENING = re.compile(r"^(?:из\s+не[её]|из\s+них|в\s+том\s+числе)\s*:?\s+", re.IGNORECASE)


def _fetch(web, raw) -> None:
    year = date.today().year
    _rosstat.fetch(
        web,
        raw,
        [
            f"tab3{a}zpl{b}{y}.xlsx"
            for y in range(year, year - 4, -1)
            for a, b in (("-", "_"), ("-", "-"), ("_", "_"))
        ],
        _PATTERN,
    )


def _read(path: Path) -> Parsed:
    return wb.read_book(ORIGIN.id, path, _sheet)


def _sheet(sheet: str, rows: list[list]) -> Parsed:
    parsed = wb.cells(ORIGIN.id, sheet, rows, field="wage_rub", limit=5_000_000, name=_activity)
    for row in parsed.rows:
        row["classification"] = "ОКВЭД2" if row["year"] >= 2017 else "ОКВЭД1"
    return parsed


def _activity(text: str) -> str:
    name = _OPENING.sub("", tidy(text))
    return name[:1].upper() + name[1:]


@table(
    columns={
        "classification": "str",
        "activity": "str",
        "activity_published": "str",
        "year": "int64",
        "wage_rub": "float64",
        "missing": "str",
        "note": "str",
        "is_preliminary": "bool",
        "is_without_new_regions": "bool",
        "cell": "str",
    },
    key=["classification", "activity", "year"],
    mart=True,
)
def wages_okved(rosstat_wages_okved_raw, known_errors_csv):
    """One row per classification (ОКВЭД2 since 2017, ОКВЭД1 2000–2016), activity and year: mean
    monthly wage, roubles.

    Nominal, before tax, Russia. Source: Rosstat tab3-zpl. Caveat: the two classifications do not
    join — in 2016→2017 manufacturing jumps by 11 % partly because its border moved.
    """
    rows = wb.newest_edition(rosstat_wages_okved_raw, ["classification", "name", "year"])
    frame = pd.DataFrame(
        {
            "classification": rows["classification"],
            "activity": rows["name"],
            "activity_published": rows["published_name"],
            "year": rows["year"],
            "wage_rub": rows["value"],
            "missing": rows["missing"],
            "note": rows["note"],
            "is_preliminary": rows["is_preliminary"],
            "is_without_new_regions": rows["is_without_new_regions"],
            "cell": rows["cell"],
        }
    )
    return _known_errors.correct(frame, known_errors_csv, "wages_okved")
