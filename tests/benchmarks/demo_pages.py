"""The demonstration city fills every page: occupations judged, frames left empty. Slow: about five
minutes of one core. `python -m tests.benchmarks.demo_pages [FOLDER]` (a city already built)."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from dashboard.figure.issue import issue
from dashboard.figure.registry import registry
from etl.__main__ import main as etl
from etl.store.reader import Reader

JUDGED = 60


def counted(data: Path) -> tuple[int, list[str]]:
    """Occupations of Moscow judged in the newest month, and the figures drawn empty."""
    reader = Reader.open(data)
    verdicts = reader.table("shortage_verdict")
    newest = verdicts[
        (verdicts["month"] == verdicts["month"].max()) & (verdicts["area"] == "moscow")
    ]
    today = date.today()
    empty = [n for n in registry() if issue(n, reader, "ru", today=today).kind == "empty"]
    return int((newest["verdict"] != "unknown").sum()), empty


def main() -> int:
    """0 when enough are judged and nothing is empty."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made) / "city"
        if len(sys.argv) < 2:
            etl(["demo", "--to", str(folder), "--build"])
        judged, empty = counted(folder / "data")
    print(f"оценено профессий: {judged}; пустых рисунков: {len(empty)} {' '.join(empty)}")
    if judged >= JUDGED and not empty:
        return 0
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
