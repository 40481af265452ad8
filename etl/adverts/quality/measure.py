"""One number of the quality report: a share with its interval, or a count, with what it was
measured on and when."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from etl.models.intervals import wilson
from etl.store import atomic

FIELDS = ("measure", "group", "value", "low", "high", "n", "data", "date")


class Count(NamedTuple):
    """So many of so many."""

    hits: int
    n: int


class Measure(NamedTuple):
    """One row of quality.csv; `low` and `high` are '' for counts and F1."""

    measure: str
    group: str
    value: str
    low: str
    high: str
    n: int
    data: str
    date: str


def share(measure: str, count: Count, data: str, date: str, group: str = "") -> Measure:
    """A share with its interval; empty value where nothing was counted."""
    if not count.n:
        return Measure(measure, group, "", "", "", 0, data, date)
    low, high = wilson(count.hits, count.n)
    return Measure(
        measure,
        group,
        f"{count.hits / count.n:.4f}",
        f"{low:.4f}",
        f"{high:.4f}",
        count.n,
        data,
        date,
    )


def write(path: Path, rows: list[Measure]) -> None:
    """Replace the CSV in one step, so a run cut short leaves the old one."""
    atomic.write_csv(path, FIELDS, rows)
