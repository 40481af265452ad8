"""`python -m etl quality`: measure the adverts engine on a folder of real adverts and keep the
numbers."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table

from etl.adverts.quality import measure, quality, quality_skills
from etl.adverts.skills import skill_profile
from etl.adverts.skills.skills import Extractor
from etl.language import Words
from etl.settings import REPO

HELP = Words(
    "измерить качество разбора на папке с объявлениями",
    "measure the adverts engine on a folder of adverts",
)
OUT = REPO / "data" / "reference" / "quality.csv"
PROFILE = REPO / "data" / "reference" / "skill_reference_profile.csv"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--ads",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="папка с настоящими объявлениями; в проекте их нет / folder of real adverts, not in "
        "git",
    )
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        default=None,
        metavar="FILE",
        help="куда писать, по умолчанию data/reference/quality.csv / output",
    )
    parser.add_argument(
        "--profile",
        action="store_true",
        help="вместо качества — навыки по семействам профессий, data/reference/"
        "skill_reference_profile.csv / skills by family of occupations instead",
    )
    parser.add_argument(
        "--date", default="", metavar="YYYY-MM-DD", help="день измерения / day of the measurement"
    )


def run(args: argparse.Namespace) -> int:
    """0 measured · 2 nothing to measure on, or the file can't be written."""
    try:
        if args.profile:
            return _profile(args)
        return _quality(args)
    except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
        print(error, file=sys.stderr)
        return 2


def _profile(args: argparse.Namespace) -> int:
    rows = skill_profile.cells(quality_skills.adverts(args.ads), Extractor())
    skill_profile.write(args.out or PROFILE, rows)
    print(
        f"Клеток {len(rows)}, семейств {len({row.family for row in rows})}: {args.out or PROFILE}"
    )
    return 0


def _quality(args: argparse.Namespace) -> int:
    rows = list(quality.measured(args.ads, args.date or date.today().isoformat()))
    measure.write(args.out or OUT, rows)
    shown = Table(
        *(Column(name, overflow="fold") for name in ("мера", "группа", "значение", "95 %", "n"))
    )
    for row in rows:
        shown.add_row(
            row.measure,
            row.group,
            row.value,
            f"{row.low}–{row.high}" if row.low else "",
            str(row.n),
        )
    Console().print(shown)
    print(f"Строк {len(rows)}: {args.out or OUT}")
    return 0
