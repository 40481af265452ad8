"""Titles of a folder of real adverts, whatever kind of file they lie in; the folder stays
outside the project."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

COLUMNS = ("title", "name")
"""Where a CSV keeps its titles; a file with neither is passed over."""


def titles(folder: Path, named: str = "*") -> Iterator[str]:
    """Titles of the *.csv (column `title` or `name`) and *.jsonl.gz (key `title`) of the folder
    `named` so."""
    for file in sorted(folder.glob(named + ".csv")):
        yield from _of_csv(file)
    for file in sorted(folder.glob(named + ".jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from (title for line in lines if (title := json.loads(line).get("title")))


def _of_csv(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8-sig", newline="") as f:
        rows = csv.DictReader(f)
        column = next((name for name in COLUMNS if name in (rows.fieldnames or ())), None)
        yield from (row[column] for row in rows if column and row[column])
