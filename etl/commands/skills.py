"""`python -m etl skills`: skills named in the adverts of anyone's CSV file."""
from __future__ import annotations

import argparse
import codecs
import csv
import io
import sys
from collections.abc import Iterator
from itertools import tee
from pathlib import Path

from etl.adverts.skills import Extractor
from etl.commands._csv_file import BadFile, bar, whole
from etl.origin import Words

HELP = Words("найти навыки в текстах объявлений из CSV", "find skills in the advert texts of a CSV file")
NUMBERED = "id"
"""The column of the advert's number; when the file has none, the number of its row (from 1) stands for it."""
COLUMNS = ["id", "skill", "name_ru", "start", "end", "matched_text"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("file", type=Path, metavar="IN.csv", help="файл с объявлениями / file of adverts")
    parser.add_argument("--text", default="description", help="столбец с текстом / text column")
    parser.add_argument("--id", default=NUMBERED,
                        help="столбец с номером объявления; нет «id» — номер строки / id column, else the row number")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT.csv", help="куда писать / output")


def run(args: argparse.Namespace) -> int:
    """Write one row per advert × skill found; offsets index the text as it stands in the file. 0 done · 2 bad input."""
    csv.field_size_limit(1 << 30)
    try:
        with _opened(args.file) as (raw, rows), whole(args.out) as out:
            adverts, found = _write(raw, rows, out, args, args.file.stat().st_size)
    except BadFile as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Объявлений {adverts}, найдено навыков {found}: {args.out}")
    return 0


def _write(raw: io.BufferedReader, rows: csv.DictReader, out, args: argparse.Namespace, size: int) -> tuple[int, int]:
    present = rows.fieldnames or []
    if args.text not in present:
        raise BadFile(f"{args.file}: нет столбца «{args.text}». Есть: {', '.join(present) or 'ничего'}. "
                      "Укажите нужный: --text СТОЛБЕЦ.")
    if args.id != NUMBERED and args.id not in present:
        raise BadFile(f"{args.file}: нет столбца «{args.id}». Есть: {', '.join(present)}. "
                      "Укажите нужный: --id СТОЛБЕЦ.")
    own = args.id in present
    find, writer, adverts, found = Extractor(), csv.writer(out, lineterminator="\n"), 0, 0
    writer.writerow(COLUMNS)
    names = {code: skill.name_ru for code, skill in find.dictionary.skills.items()}
    with bar() as progress:
        task = progress.add_task("навыки", total=size)
        read, texts = tee(_rows(rows, args.file))
        for (number, row), hits in zip(read, find.find_all(row.get(args.text) or "" for _, row in texts), strict=True):
            adverts = number
            for hit in hits:
                who = row[args.id] if own else number
                writer.writerow([who, hit.skill, names[hit.skill], hit.start, hit.end, hit.text])
                found += 1
            if number % 1000 == 0:
                progress.update(task, completed=raw.tell(), description=f"объявлений {number}, навыков {found}")
        progress.update(task, completed=size, description=f"объявлений {adverts}, навыков {found}")
    return adverts, found


def _rows(rows: csv.DictReader, file: Path) -> Iterator[tuple[int, dict]]:
    try:
        yield from enumerate(rows, start=1)
    except UnicodeDecodeError as error:
        raise BadFile(f"{file}: около строки {rows.line_num} текст не в кодировке начала файла ({error.reason}). "
                      "Сохраните файл как «CSV UTF-8».") from error
    except csv.Error as error:
        raise BadFile(f"{file}: строка {rows.line_num} не читается как CSV ({error}). Проверьте кавычки.") from error


class _opened:
    """The file as rows: BOM skipped, UTF-8 or else Windows-1251 by its first megabyte, delimiter by the header."""

    def __init__(self, file: Path):
        self._file = file

    def __enter__(self) -> tuple[io.BufferedReader, csv.DictReader]:
        try:
            self._raw = self._file.open("rb")
        except OSError as error:
            raise BadFile(f"Файл {self._file} не открывается: {error.strerror}. Проверьте путь.") from error
        start = self._raw.read(1 << 20)
        if not start.strip(b"\xef\xbb\xbf \t\r\n"):
            self._raw.close()
            raise BadFile(f"{self._file}: файл пуст. Нужна строка заголовков и объявления.")
        self._raw.seek(0)
        head = start.split(b"\n", 1)[0]
        delimiter = max((b",", b";", b"\t"), key=head.count).decode()
        text = io.TextIOWrapper(self._raw, encoding=_encoding(start), newline="")
        return self._raw, csv.DictReader(text, delimiter=delimiter)

    def __exit__(self, *_: object) -> None:
        self._raw.close()


def _encoding(start: bytes) -> str:
    """UTF-8 with or without BOM, else what Russian Excel writes."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8-sig"
