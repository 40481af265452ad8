"""`python -m etl update`: fetch every source, then build. What fails is named; the rest goes on."""

from __future__ import annotations

import argparse
from types import ModuleType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from etl import settings
from etl.build import intake
from etl.build.graph import project
from etl.build.intake import RealData
from etl.commands.build import build_and_report
from etl.language import Words
from etl.language import text as words
from etl.store import Busy, Store
from etl.web import Web

HELP = Words("скачать источники и пересобрать таблицы", "fetch the sources and rebuild the tables")
MB = 1_000_000
UNKNOWN = Words(
    "Нет источника {unknown}. Есть: {there}.", "No source {unknown}. There are: {there}."
)
ASKED = Words("только по просьбе", "on request only")
STREAMED = Words(
    "читается потоком, на диск попадёт только счёт", "read as a stream, only counts reach the disk"
)
NO_SIZE = Words("размер не узнать ({why})", "size unknown ({why})")
NOT_SAID = Words("размер не назван", "size not told")
UNIT = Words("МБ", "MB")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--offline", action="store_true", help="ничего не скачивать / fetch nothing"
    )
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="NAME",
        help="только этот источник, можно несколько раз / only this source, repeatable",
    )
    parser.add_argument(
        "--with-cv",
        action="store_true",
        help="и резюме: десятки гигабайт, только счёт / CVs too: tens of gigabytes, counted only",
    )
    parser.add_argument("--json", action="store_true", help="итог в JSON / closing table as JSON")
    parser.add_argument(
        "--force", action="store_true", help="опубликовать вопреки проверке / publish regardless"
    )


def run(args: argparse.Namespace) -> int:
    """0 well · 1 something stale, named · 2 nothing built."""
    store = Store()
    sources = project().sources
    unknown = sorted(set(args.source) - set(sources))
    if unknown:
        there = {"unknown": ", ".join(unknown), "there": ", ".join(sorted(sources))}
        print(UNKNOWN.format(**there)[settings.lang()])
        return 2
    if not args.offline:
        try:
            with store.lock(wait_s=5):
                fetch(store, args.source or sorted(sources), with_cv=args.with_cv, force=args.force)
        except (Busy, RealData) as error:
            print(error)
            return 2
    return build_and_report(store, json=args.json, force=args.force)


def fetch(
    store: Store, names: list[str], *, with_cv: bool = False, force: bool = False
) -> dict[str, str]:
    """Fetch the named sources with a line of progress; returns source → reason for those that
    failed."""
    sources = project().sources
    console = Console(stderr=True)
    wanted = {n: sources[n] for n in names if hasattr(sources[n], "_fetch")}
    lang = settings.lang()
    large = [
        n
        for n, module in wanted.items()
        if getattr(module, "OPT_IN", "") and not hasattr(module, "SETTING")
    ]
    off = [
        n
        for n, module in wanted.items()
        if not settings.get(getattr(module, "SETTING", "ETL_DATA"))
    ]
    for name in [*off, *(n for n in large if not with_cv)]:
        del wanted[name]
        if len(names) < len(sources):
            console.print(f"{name}: {ASKED[lang]} — {sources[name].OPT_IN}", highlight=False)
    columns = (
        SpinnerColumn(),
        BarColumn(20),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, transient=True, console=console, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task("", total=len(wanted))

        def show(name: str) -> None:
            if name in large:
                console.print(
                    f"{name}: {_size(sources[name], lang)}; {STREAMED[lang]}",
                    highlight=False,
                )
            progress.update(
                task, description=f"{name}: {sources[name].ORIGIN.title[lang]}", advance=1
            )

        return intake.fetch(store, wanted, force=force, progress=show)


def _size(module: ModuleType, lang: str) -> str:
    """How much there is to read, in words."""
    try:
        size = module._size(Web())
    except Exception as error:  # told again, and kept, when the source is fetched
        return NO_SIZE[lang].format(why=intake.reason(error, lang))
    return f"{words.number(size / MB, lang, 1)} {UNIT[lang]}" if size else NOT_SAID[lang]
