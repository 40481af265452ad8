"""`python -m etl quality`: measure the adverts engine on a folder of real adverts and keep the numbers."""
from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from etl.adverts import quality
from etl.origin import Words
from etl.settings import REPO

HELP = Words("измерить качество разбора на папке с объявлениями", "measure the adverts engine on a folder of adverts")
ADS = REPO.parent / "shared" / "ads"
OUT = REPO / "data" / "reference" / "quality.csv"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--ads", type=Path, default=ADS, metavar="FOLDER",
                        help="папка с объявлениями, по умолчанию ../shared/ads / folder of adverts")
    parser.add_argument("-o", "--out", type=Path, default=OUT, metavar="FILE",
                        help="куда писать, по умолчанию data/reference/quality.csv / output")
    parser.add_argument("--date", default="", metavar="YYYY-MM-DD", help="день измерения / day of the measurement")


def run(args: argparse.Namespace) -> int:
    """0 measured · 2 nothing to measure on, or the file can't be written."""
    try:
        rows = list(quality.measured(args.ads, args.date or date.today().isoformat()))
        quality.write(args.out, rows)
    except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
        print(error, file=sys.stderr)
        return 2
    shown = Table("мера", "группа", "значение", "95 %", "n")
    for row in rows:
        if not row.measure.startswith(("occupation_family_", "occupation_confusion")) or row.group == "all":
            shown.add_row(row.measure, row.group, row.value, f"{row.low}–{row.high}" if row.low else "", str(row.n))
    Console().print(shown)
    print(f"Строк {len(rows)}: {args.out}")
    return 0
