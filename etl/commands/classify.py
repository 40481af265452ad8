"""`python -m etl classify`: the occupation of every advert of anyone's CSV file, by its title."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from etl.adverts.occupation.occupations import Occupation, classify
from etl.commands._book_file import BookFile
from etl.commands._book_file import table as opened
from etl.commands._csv_file import BadFile, CsvFile, bar, whole
from etl.language import Words

HELP = Words(
    "определить профессии по заголовкам объявлений из CSV",
    "find occupations by the titles of a CSV file",
)
COLUMNS = ["occupation", "family", "level", "hh_role_id", "is_industrial", "confidence", "rule"]
TAKEN = "etl_"
"""Put before a column of ours when the file already has one of that name."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "file", type=Path, metavar="IN.csv|.xlsx", help="файл с объявлениями / file of adverts"
    )
    parser.add_argument("--title", default="title", help="столбец с заголовком / title column")
    parser.add_argument(
        "--text", help="столбец с текстом: решает спорные заголовки / text column, settles doubt"
    )
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="OUT.csv", help="куда писать / output"
    )


def run(args: argparse.Namespace) -> int:
    """Write the input's rows and columns with ours added, in the input's delimiter, UTF-8. 0 done ·
    2 bad input.

    Output carries a byte order mark when the input had one or was Windows-1251, so that Excel
    opens both alike.
    """
    try:
        with (
            opened(args.file) as table,
            whole(args.out, "utf-8" if table.encoding == "utf-8" else "utf-8-sig") as out,
        ):
            rows, industrial = _write(table, out, args)
    except BadFile as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Объявлений {rows}, промышленных {industrial}: {args.out}")
    if table.warning():
        print(table.warning(), file=sys.stderr)
    return 0


def _write(table: CsvFile | BookFile, out, args: argparse.Namespace) -> tuple[int, int]:
    title = table.column(args.title, "--title")
    text = table.column(args.text, "--text") if args.text else None
    writer = csv.writer(out, delimiter=table.delimiter)
    writer.writerow(
        [*table.header, *(TAKEN + name if name in table.header else name for name in COLUMNS)]
    )
    count = 0
    industrial = 0
    with bar() as progress:
        task = progress.add_task("профессии", total=table.size)
        for count, row in enumerate(table.rows(), start=1):
            found = classify(row[title], row[text] if text is not None else "")
            industrial += found.is_industrial
            writer.writerow(row + _cells(found))
            if count % 5000 == 0:
                progress.update(
                    task, completed=table.read, description=_progress_words(count, industrial)
                )
        progress.update(task, completed=table.size, description=_progress_words(count, industrial))
    return count, industrial


def _cells(found: Occupation) -> list[str]:
    return [
        found.occupation,
        found.family,
        found.level,
        found.hh_role_id,
        "true" if found.is_industrial else "false",
        f"{found.confidence:.2f}",
        found.rule,
    ]


def _progress_words(count: int, industrial: int) -> str:
    return f"объявлений {count}, промышленных {industrial}"
