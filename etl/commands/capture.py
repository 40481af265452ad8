"""`python -m etl capture SOURCE FILE`: take a file one already has on disk as a source's capture."""
from __future__ import annotations

import argparse
from pathlib import Path

from etl.graph import project
from etl.origin import Words
from etl.store import Store

HELP = Words("принять файл с диска как скачанный источник", "take a file from disk as a source's capture")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("source")
    parser.add_argument("file", type=Path)
    parser.add_argument("--url", default="", help="адрес, откуда файл / the address it came from")
    parser.add_argument("--published", default=None, metavar="YYYY-MM-DD")
    parser.add_argument("--name", default=None, help="имя в источнике, по умолчанию имя файла / captured name")


def run(args: argparse.Namespace) -> int:
    """0 captured · 2 unknown source, no such file, or a file the source cannot read."""
    sources = project().sources
    if args.source not in sources:
        print(f"Нет источника {args.source}. Есть: {', '.join(sorted(sources))}.")
        return 2
    if not args.file.is_file():
        print(f"Нет файла {args.file}. Проверьте путь.")
        return 2
    module = sources[args.source]
    if not hasattr(module, "_read"):
        print(f"Источник {args.source} ведётся в самом проекте (data/published, data/reference), файлов не принимает.")
        return 2
    parsed = module._read(args.file)
    if not parsed.rows:
        reasons = sorted({r.reason for r in parsed.rejects})
        print(f"В файле {args.file.name} не прочитано ни одной строки ({'; '.join(reasons) or 'пусто'}). Не принят.")
        return 2
    store = Store()
    url = args.url or module.ORIGIN.url
    with store.lock():
        store.raw.source(args.source).put(args.name or args.file.name, args.file, url=url, published=args.published)
        store.raw.set_status(args.source, ok=True)
    print(f"Принято: {args.source}, строк {len(parsed.rows)}, в карантине {len(parsed.rejects)}. "
          "Дальше: python -m etl build")
    return 0
