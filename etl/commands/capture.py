"""`python -m etl capture SOURCE FILE`: take a file one already has on disk as a source's
capture."""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.build.graph import project
from etl.language import Words
from etl.origin import Intake, Taken
from etl.store import Store

HELP = Words(
    "принять файл с диска как скачанный источник", "take a file from disk as a source's capture"
)
WRONG_MAP = Words(
    "--map: у «{wrong}» нет столбца. Пишите поле=столбец, например title=Название",
    "--map: “{wrong}” has no column. Write field=column, such as title=Name",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("source")
    parser.add_argument(
        "file", type=Path, help="файл или папка с книгами Excel / a file or a folder of workbooks"
    )
    parser.add_argument("--url", default="", help="адрес, откуда файл / the address it came from")
    parser.add_argument("--published", default=None, metavar="YYYY-MM-DD")
    parser.add_argument(
        "--name", default=None, help="имя в источнике, по умолчанию имя файла / captured name"
    )
    parser.add_argument(
        "--owner", default="", help="чьи это объявления (own_adverts) / whose adverts these are"
    )
    parser.add_argument(
        "--map",
        nargs="+",
        default=[],
        metavar="ПОЛЕ=СТОЛБЕЦ",
        help="что значат столбцы (own_adverts): title=Название pay_from=Зарплата / columns",
    )


def run(args: argparse.Namespace) -> int:
    """0 captured · 2 unknown source, no such file, or a file the source cannot read."""
    sources = project().sources
    if args.source not in sources:
        print(f"Нет источника {args.source}. Есть: {', '.join(sorted(sources))}.")
        return 2
    files = sorted(args.file.glob("*.xls*")) if args.file.is_dir() else [args.file]
    if not files or not files[0].is_file():
        print(
            f"Нет {'книг Excel в папке' if args.file.is_dir() else 'файла'} {args.file}. Проверьте "
            "путь."
        )
        return 2
    module = sources[args.source]
    if not hasattr(module, "_read"):
        print(
            f"Источник {args.source} ведётся в самом проекте (data/published, data/reference), "
            "файлов не принимает."
        )
        return 2
    codes = [_take(args, module, file, args.name if len(files) == 1 else None) for file in files]
    return max(codes)


def _take(args: argparse.Namespace, module, file: Path, name: str | None) -> int:
    """Read one file and keep it; why not when it holds nothing."""
    if hasattr(module, "_intake"):
        taken = _streamed(args, module, file, name)
        if taken is not None:
            return _told(args.source, file, taken)
    parsed = module._read(file)
    for note in parsed.notes:
        print(f"{file.name}: {note.ru}")
    reasons = "; ".join(f"{r.reason} ({r.offset})" for r in parsed.rejects[:5])
    if not parsed.rows:
        print(
            f"В файле {file.name} не прочитано ни одной строки ({reasons or 'пусто'}). Не принят."
        )
        return 2
    store = Store()
    url = args.url or module.ORIGIN.url
    with store.lock():
        store.raw.source(args.source).put(
            name or file.name, file, url=url, published=args.published
        )
        store.raw.set_status(args.source, ok=True, came="disk")
    print(
        f"Принято: {args.source}, {file.name}: строк {len(parsed.rows)}, в карантине "
        f"{len(parsed.rejects)}"
        f"{f' ({reasons})' if reasons else ''}. Дальше: python -m etl build"
    )
    return 0


def _streamed(args: argparse.Namespace, module, file: Path, name: str | None) -> Taken | None:
    """The file through the source's own intake: rows are cleaned as they stream by."""
    pairs = [pair.partition("=")[::2] for pair in args.map]
    if wrong := [field for field, column in pairs if not column]:
        return Taken(refused=WRONG_MAP.format(wrong=", ".join(wrong)))
    store = Store()
    asked = Intake(name, args.url, args.published, args.owner, dict(pairs))
    with store.lock():
        taken = module._intake(file, store.raw.source(args.source), asked)
        if taken is not None and taken.rows:
            store.raw.set_status(args.source, ok=True, came="disk")
    return taken


def _told(source: str, file: Path, taken: Taken) -> int:
    """Say what became of the file."""
    for note in taken.notes:
        print(f"{file.name}: {note.ru}")
    reasons = "; ".join(f"{reason}: {n}" for reason, n in sorted(taken.reasons.items()))
    if taken.refused is not None:
        print(f"{file.name}: {taken.refused.ru}. Не принят.")
        return 2
    if not taken.rows:
        print(
            f"В файле {file.name} не прочитано ни одной строки ({reasons or 'пусто'}). Не принят."
        )
        return 2
    print(
        f"Принято: {source}, {taken.name}: строк {taken.rows}, в карантине {taken.rejects}"
        f"{f' ({reasons})' if reasons else ''}. Дальше: python -m etl build"
    )
    return 0
