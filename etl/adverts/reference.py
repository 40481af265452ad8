"""Hand-kept reference files as lists of rows, for code outside the graph."""

from __future__ import annotations

import csv
from functools import lru_cache

from etl.settings import REPO, data_dir


@lru_cache(maxsize=32)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `data/reference/<name>.csv`; a data folder of one's own may carry its own copy.

    FileNotFoundError names the file and what to do.
    """
    for root in (data_dir(), REPO / "data"):
        path = root / "reference" / f"{name}.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as f:
                return tuple(csv.DictReader(f))
    raise FileNotFoundError(
        f"Нет справочника data/reference/{name}.csv: восстановите его из репозитория "
        f"(git checkout data/reference/{name}.csv)."
    )
