"""One planted wage from Rosstat's workbook to a slide: which files hold it on the way.

`python -m tests.architecture.one_wage` prints the way. Counted are functions of ours whose
arguments or result hold the number, in the order they first do; orchestration that only hands
tables over unread by name (a path, a store) does not count. A return is a step back to a file the
way had left. By hand 26 files and 12 returns were counted before the rooms were made.
"""

from __future__ import annotations

import dataclasses
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from types import FrameType, ModuleType

import numpy as np
import pandas as pd
import xlsxwriter

ROOT = Path(__file__).resolve().parents[2]
WAGE = 123_456.7
FORMS = (WAGE, WAGE / 1000, round(WAGE / 1000, 1))
PRINTED = re.compile("123[ \u00a0\u202f]?45[67]|123,[45]|123\\.[45]")
FILES_BY_HAND = 26
DEEP = 7
WIDE = 400


def holds(value: object, deep: int = DEEP) -> bool:
    """Whether a value holds the wage, as a number or printed."""
    if isinstance(value, bool) or value is None or isinstance(value, type | ModuleType):
        return False
    if isinstance(value, int | float):
        return any(abs(value - form) < 1e-6 for form in FORMS)
    if isinstance(value, str):
        if len(value) < 100_000:
            return bool(PRINTED.search(value))
        return False
    if isinstance(value, np.ndarray):
        if value.dtype.kind == "f":
            return bool(np.isin(np.round(value, 6), np.round(FORMS, 6)).any())
        return value.dtype.kind in "OU" and holds(value.ravel()[:WIDE].tolist(), deep)
    if isinstance(value, pd.Series):
        return holds(value.to_numpy(), deep)
    if isinstance(value, pd.DataFrame):
        return any(holds(value[c].to_numpy(), deep) for c in value.columns)
    return deep > 0 and any(holds(v, deep - 1) for v in _inside(value))


def _inside(value: object) -> list:
    """What a collection or a dataclass holds, so much of it as is looked at."""
    if isinstance(value, dict):
        return list(value.values())[:WIDE]
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)[:WIDE]
    if dataclasses.is_dataclass(value):
        return [getattr(value, f.name, None) for f in dataclasses.fields(value)]
    return []


def way(work: Callable[[], object]) -> list[tuple[str, str]]:
    """(file, function) of ours in the order each first held the wage while `work` ran."""
    found: dict[tuple[str, str], None] = {}

    def watch(frame: FrameType, event: str, result: object) -> None:
        code = frame.f_code
        if event not in ("call", "return") or not code.co_filename.startswith(ours):
            return
        key = (os.path.relpath(code.co_filename, ROOT), code.co_name)
        if key in found or code.co_name.startswith("<"):
            return
        if event == "call":
            values = [frame.f_locals.get(name) for name in code.co_varnames[: code.co_argcount]]
        else:
            values = [result]
        if any(holds(value) for value in values):
            found[key] = None

    ours = tuple(str(ROOT / room) for room in ("etl", "dashboard"))
    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return list(found)


def workbook(path: Path) -> Path:
    """Rosstat's wages by region in its own layout, the wage planted for Moscow."""
    rows = {
        "Российская Федерация": (56_545.0, 64_191.0, 73_709.0),
        "г. Москва": (112_768.6, 120_541.0, WAGE),
        "Московская область": (66_000.0, 75_000.0, 84_000.0),
    }
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("с 2021")
        sheet.write_row(0, 0, ["Среднемесячная номинальная начисленная заработная плата, рублей"])
        sheet.write_row(2, 0, ["", 2021, 2022, 2023])
        for i, (name, values) in enumerate(rows.items(), start=3):
            sheet.write_row(i, 0, [name, *values])
    return path


def journey(folder: Path) -> list[tuple[str, str]]:
    """The way of the wage: capture, build and one slide, all in this process. The tables it does
    not touch are built before, unwatched."""
    from dashboard.__main__ import main as dashboard
    from etl.__main__ import main as etl

    book = workbook(folder / "tab4-zpl_2023.xlsx")
    os.environ["ETL_DATA"] = str(folder / "data")
    slide = folder / "slide.pptx"

    with redirect_stdout(io.StringIO()):
        etl(["build"])

    def work() -> None:
        with redirect_stdout(io.StringIO()):
            etl(["capture", "rosstat_wages_region", str(book)])
            etl(["build"])
            dashboard(["export", "pay_regions", "--format", "pptx", "-o", str(slide)])

    out = way(work)
    assert slide.is_file(), "no slide was made"
    return out


def files(steps: list[tuple[str, str]]) -> list[str]:
    """Files in the order they are come to; a file twice in a row is one."""
    out: list[str] = []
    for file, _ in steps:
        if not out or out[-1] != file:
            out.append(file)
    return out


def returns(steps: list[tuple[str, str]]) -> int:
    """Steps back to a file the way had left."""
    path = files(steps)
    return len(path) - len(set(path))


def main() -> int:
    """Print the way, the number of files and of returns."""
    with tempfile.TemporaryDirectory() as folder:
        steps = journey(Path(folder))
    for file, function in steps:
        print(f"{file:<60} {function}")
    count = len(set(files(steps)))
    print(
        f"files {count} ({100 * count / FILES_BY_HAND:.0f} % of {FILES_BY_HAND}), "
        f"returns {returns(steps)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
