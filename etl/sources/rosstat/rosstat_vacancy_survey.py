"""Rosstat's own workbook of 1-Т(проф): every number of it beside the name in its row, so that the
kept copy can be compared with it whatever the sheets look like."""

from __future__ import annotations

from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import workbook as wb
from etl.reading.regions import tidy
from etl.sources.rosstat import _rosstat

ORIGIN = Origin(
    "rosstat_vacancy_survey",
    _rosstat.PUBLISHER,
    Words(
        "Численность и потребность организаций в работниках по профессиональным группам, книга "
        "1-Т(проф)",
        "Headcount and need for workers by occupation group, the workbook of 1-T(prof)",
    ),
    _rosstat.LICENCE,
    "https://rosstat.gov.ru/compendium/document/13266",
    cadence_days=730,
    note=Words(
        "Скачайте книгу со страницы и примите: python -m etl capture rosstat_vacancy_survey ФАЙЛ. "
        "С ней сверяются числа vacancy_survey. Раз в два года.",
        "Download the workbook from the page and take it in: python -m etl capture "
        "rosstat_vacancy_survey FILE. The numbers of vacancy_survey are compared with it. Every "
        "second year.",
    ),
)
OPT_IN = "python -m etl capture rosstat_vacancy_survey FILE"


def _read(path: Path) -> Parsed:
    """One row per number of a row that has a name; a cell that is neither is a reject."""
    return wb.read_book(ORIGIN.id, path, _sheet)


def _sheet(name: str, rows: list[list]) -> Parsed:
    out = Parsed()
    for i, row in enumerate(rows):
        labels = [tidy(c) for c in row if isinstance(c, str) and any(map(str.isalpha, c))]
        if not labels:
            continue
        for j, cell in enumerate(row):
            if isinstance(cell, str) and any(map(str.isalpha, cell)) or wb.is_blank(row, j):
                continue
            where = wb.address(name, i, j)
            try:
                value = wb.number(cell).value
            except wb.Unreadable as error:
                out.rejects.append(wb.reject(ORIGIN.id, where, ("value",), error.reason, cell))
                continue
            if value is not None:
                out.rows.append({"sheet": name, "cell": where, "label": labels[0], "value": value})
    return out


@table(
    columns={"sheet": "str", "cell": "str", "label": "str", "value": "float64"},
    key=["cell"],
)
def vacancy_survey_book(rosstat_vacancy_survey_raw):
    """One row per number of the workbook: `value` as printed, `label` the first text of its row,
    `cell` its address.

    Source: Rosstat 1-Т(проф), captured by hand. Caveat: columns are not interpreted, people and
    per cent stand side by side; it serves to compare, not to draw.
    """
    rows = rosstat_vacancy_survey_raw.sort_values("_file", kind="stable")
    return rows.drop_duplicates("cell", keep="last")[["sheet", "cell", "label", "value"]]
