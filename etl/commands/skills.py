"""`python -m etl skills`: skills named in the adverts of anyone's CSV file."""

from __future__ import annotations

import argparse
import csv
import sys
from itertools import tee
from pathlib import Path
from typing import TextIO

from etl.adverts.skills.skills import Extractor
from etl.commands._book_file import BookFile
from etl.commands._book_file import table as opened
from etl.commands._csv_file import BadFile, CsvFile, bar, whole
from etl.language import Words

HELP = Words(
    "найти навыки в текстах объявлений из CSV", "find skills in the advert texts of a CSV file"
)
NUMBERED = "id"
"""The column of the advert's number; when the file has none, the number of its row (from 1)
stands for it."""
COLUMNS = ["id", "skill", "name_ru", "start", "end", "matched_text"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "file", type=Path, metavar="IN.csv|.xlsx", help="файл с объявлениями / file of adverts"
    )
    parser.add_argument("--text", default="description", help="столбец с текстом / text column")
    parser.add_argument(
        "--id",
        default=NUMBERED,
        help="столбец с номером объявления; нет «id» — номер строки / id column, else the row "
        "number",
    )
    parser.add_argument(
        "-o", "--out", type=Path, required=True, metavar="OUT.csv", help="куда писать / output"
    )


def run(args: argparse.Namespace) -> int:
    """Write one row per advert × skill found; offsets index the text as it stands in the file. 0
    done · 2 bad input."""
    try:
        with opened(args.file) as table, whole(args.out) as out:
            adverts, found = _write(table, out, args)
    except BadFile as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Объявлений {adverts}, найдено навыков {found}: {args.out}")
    if table.warning():
        print(table.warning(), file=sys.stderr)
    return 0


def _write(table: CsvFile | BookFile, out: TextIO, args: argparse.Namespace) -> tuple[int, int]:
    text = table.column(args.text, "--text")
    own = table.column(args.id, "--id") if args.id != NUMBERED or NUMBERED in table.header else None
    find = Extractor()
    writer = csv.writer(out, lineterminator="\n")
    adverts = 0
    found = 0
    writer.writerow(COLUMNS)
    names = {code: skill.name_ru for code, skill in find.dictionary.skills.items()}
    with bar() as progress:
        task = progress.add_task("навыки", total=table.size)
        read, texts = tee(table.rows())
        for adverts, (row, hits) in enumerate(
            zip(read, find.find_all(row[text] for row in texts), strict=True), 1
        ):
            for hit in hits:
                who = adverts if own is None else row[own]
                writer.writerow([who, hit.skill, names[hit.skill], hit.start, hit.end, hit.text])
                found += 1
            if adverts % 1000 == 0:
                progress.update(
                    task, completed=table.read, description=_progress_words(adverts, found)
                )
        progress.update(task, completed=table.size, description=_progress_words(adverts, found))
    return adverts, found


def _progress_words(adverts: int, found: int) -> str:
    return f"объявлений {adverts}, навыков {found}"
