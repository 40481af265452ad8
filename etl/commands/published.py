"""`python -m etl published add | due | check`: keep the table of published numbers."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from etl import settings
from etl.language import Words
from etl.published.ask import asked
from etl.published.book import FILES, LETTERS, NOT_A_DAY, WELL, Book, Refused
from etl.published.entry import completed
from etl.published.row import day
from etl.published.rules import table_problems
from etl.store import Busy, Store

HELP = Words(
    "опубликованные числа: добавить, что устарело, проверить правила",
    "published numbers: add one, list what is old, check the rules",
)
MORE = Words(" … всего {n}", " … {n} in all")
DUE = Words(
    "На {on} пора перепроверить: строк {rows}, страниц {pages}. Где они показаны: python -m "
    "dashboard due",
    "Due for a check on {on}: {rows} rows, {pages} pages. Where they are shown: python -m "
    "dashboard due",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    subs = parser.add_subparsers(dest="action", required=True, metavar="add | due | check")
    add = subs.add_parser("add", help="добавить число / add a number")
    add.add_argument(
        "--table", choices=sorted(LETTERS), default="figures", help="в какой файл / which file"
    )
    add.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        dest="fields",
        help="поле строки; definition.name_ru=… описывает новое определение / a field of the row",
    )
    add.add_argument(
        "--json", type=Path, metavar="FILE", help="строка или список строк в JSON / a row or a list"
    )
    due = subs.add_parser("due", help="что пора перепроверить / what is past its review date")
    due.add_argument(
        "--on", default=None, metavar="YYYY-MM-DD", help="на какой день / on which day"
    )
    due.add_argument("--json", action="store_true")
    subs.add_parser(
        "check", help="найти строки, нарушающие правила / find rows that break the rules"
    )


def run(args: argparse.Namespace) -> int:
    """0 well · 1 broken rules were found · 2 refused or bad input; nothing was written."""
    book = Book(Store())
    try:
        return {"add": _add, "due": _due, "check": _check}[args.action](book, args)
    except FileNotFoundError as error:
        print(
            error if not error.filename else f"Нет файла {error.filename}. Проверьте путь.",
            file=sys.stderr,
        )
    except (UnicodeDecodeError, KeyError) as error:
        print(
            f"Файл таблицы не читается ({type(error).__name__}): нужны UTF-8 и строка заголовков.",
            file=sys.stderr,
        )
    return 2


def _add(book: Book, args: argparse.Namespace) -> int:
    try:
        rows = _typed(book, args)
        with book.store.lock(wait_s=5):
            ids = book.add(args.table, [completed(row) for row in rows])
    except Refused as error:
        print("Не добавлено. Исправьте:", file=sys.stderr)
        for number, problem in error.problems:
            print(
                f" · {f'строка {number}, ' if len(rows) > 1 else ''}{problem['ru']}",
                file=sys.stderr,
            )
        return 2
    except (Busy, BadInput) as error:
        print(error, file=sys.stderr)
        return 2
    except (EOFError, KeyboardInterrupt):
        print("\nПрервано, ничего не записано.", file=sys.stderr)
        return 2
    print(f"Добавлено: {', '.join(ids)} в {args.table}.csv. Дальше: python -m etl build")
    return 0


class BadInput(ValueError):
    """The rows can't be read as given; the message says what to do."""


def _typed(book: Book, args: argparse.Namespace) -> Sequence[dict]:
    if not args.fields and not args.json:
        return [asked(book, args.table, ask=input)]
    content: object = {}
    if args.json:
        try:
            content = json.loads(args.json.read_text("utf-8-sig"))
        except ValueError:
            raise BadInput(
                f'{args.json}: не JSON в UTF-8. Нужен объект {{"indicator": …}} или список.'
            ) from None
    items = content if isinstance(content, list) else [content]
    rows = [row for row in items if isinstance(row, dict)]
    if not rows or len(rows) < len(items):
        raise BadInput("В JSON нужны объекты «поле: значение», хотя бы один.")
    split = [field.partition("=") for field in args.fields]
    if wrong := [name for name, sign, _ in split if not sign or not name]:
        raise BadInput(f"--set {wrong[0]}: нужно ПОЛЕ=ЗНАЧЕНИЕ.")
    return [row | {name.strip(): value for name, _, value in split} for row in rows]


def _due(book: Book, args: argparse.Namespace) -> int:
    on = args.on or date.today().isoformat()
    lang = settings.lang()
    if day(on) is None:
        print(NOT_A_DAY[lang].format(on=on), file=sys.stderr)
        return 2
    pages: dict[tuple, list[str]] = {}
    for row in book.due(on):
        pages.setdefault((row["review_by"], row["publisher"], row["url"]), []).append(row["id"])
    if args.json:
        print(
            json.dumps(
                [
                    {"review_by": k[0], "publisher": k[1], "url": k[2], "ids": ids}
                    for k, ids in sorted(pages.items())
                ],
                ensure_ascii=False,
            )
        )
        return 0
    for (review_by, publisher, url), ids in sorted(pages.items()):
        more = MORE[lang].format(n=len(ids)) if len(ids) > 6 else ""
        print(f"{review_by}  {' '.join(ids[:6])}{more}  {publisher}\n    {url}")
    count = sum(map(len, pages.values()))
    print((DUE if pages else WELL)[lang].format(on=on, rows=count, pages=len(pages)))
    return 0


def _check(book: Book, args: argparse.Namespace) -> int:
    where = {row["id"]: f"{name}.csv" for name in reversed(FILES) for row in book.rows(name)}
    rows = [row for name in FILES for row in book.rows(name)]
    found = table_problems(rows, book.known().units, book.elsewhere())
    for row_id, problem in found:
        print(f"{where[row_id]}, {row_id or 'без номера'}: {problem['ru']}")
    print(f"Строк {len(rows)}, нарушений {len(found)}.")
    if found:
        return 1
    return 0
