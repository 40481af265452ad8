"""`python -m etl curriculum`: what a programme's plan teaches, from anyone's file."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from etl.commands._csv_file import BadFile, whole
from etl.curricula import file, written
from etl.curricula.plan import Plan
from etl.language import Words
from etl.reading.bounds import Refused

HELP = Words(
    "прочитать учебные планы: дисциплины, часы, зачётные единицы, практики",
    "read plans of programmes: disciplines, hours, credits, practices",
)
NO_FILE = "{file}: файл не открывается ({why}). Проверьте путь и права."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "files",
        type=Path,
        nargs="*",
        metavar="FILE",
        help="планы: .xlsx .csv .xml .docx / plans",
    )
    parser.add_argument(
        "-o", "--out", type=Path, metavar="OUT.csv", help="дисциплины всех планов / rows of all"
    )
    parser.add_argument("--lang", choices=("ru", "en"), default="ru")
    parser.add_argument(
        "--quiet", action="store_true", help="только суммы, без списка дисциплин / sums only"
    )


def run(args: argparse.Namespace) -> int:
    """0 all read · 1 some refused, each in a sentence · 2 none read."""
    if not args.files:
        print("Назовите файлы планов: python -m etl curriculum ПЛАН.xlsx …", file=sys.stderr)
        return 2
    read: list[tuple[Path, Plan]] = []
    refused = 0
    for path in args.files:
        try:
            with path.open("rb") as stream:
                plans = file.plans(stream)
        except Refused as error:
            refused += 1
            print(f"{path.name}: {error.words[args.lang]}", file=sys.stderr)
            continue
        except OSError as error:
            refused += 1
            print(NO_FILE.format(file=path.name, why=error.strerror), file=sys.stderr)
            continue
        for plan in plans:
            plan.id = plan.id or path.stem
            read.append((path, plan))
            _show(path, plan, args)
    if args.out and read:
        try:
            _write(args.out, [plan for _, plan in read])
        except BadFile as error:
            print(error, file=sys.stderr)
            return 2
    if not read:
        return 2
    if refused:
        return 1
    return 0


def _show(path: Path, plan: Plan, args: argparse.Namespace) -> None:
    print(f"{path.name}: " + "\n  ".join(written.summary(plan, args.lang)))
    if not args.quiet:
        for row in plan.disciplines:
            print("    " + written.line(row, args.lang))


def _write(out: Path, plans: list[Plan]) -> None:
    with whole(out, "utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(written.HEAD)
        for plan in plans:
            writer.writerows(written.rows(plan))
