"""`python -m etl update`: fetch every source, then build. What fails is named; the rest goes on."""
from __future__ import annotations

import argparse

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from etl import intake
from etl.commands.build import build_and_report
from etl.graph import project
from etl.intake import RealData
from etl.origin import Words
from etl.store import Busy, Store

HELP = Words("скачать источники и пересобрать таблицы", "fetch the sources and rebuild the tables")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--offline", action="store_true", help="ничего не скачивать / fetch nothing")
    parser.add_argument("--source", action="append", default=[], metavar="NAME",
                        help="только этот источник, можно несколько раз / only this source, repeatable")
    parser.add_argument("--with-cv", action="store_true",
                        help="и резюме: десятки гигабайт, только счёт / CVs too: tens of gigabytes, counted only")
    parser.add_argument("--json", action="store_true", help="итог в JSON / closing table as JSON")
    parser.add_argument("--force", action="store_true", help="опубликовать вопреки проверке / publish regardless")


def run(args: argparse.Namespace) -> int:
    """0 well · 1 something stale, named · 2 nothing built."""
    store, sources = Store(), project().sources
    unknown = sorted(set(args.source) - set(sources))
    if unknown:
        print(f"Нет источника {', '.join(unknown)}. Есть: {', '.join(sorted(sources))}.")
        return 2
    if not args.offline:
        try:
            with store.lock(wait_s=5):
                fetch(store, args.source or sorted(sources), with_cv=args.with_cv, force=args.force)
        except (Busy, RealData) as error:
            print(error)
            return 2
    return build_and_report(store, json=args.json, force=args.force)


def fetch(store: Store, names: list[str], *, with_cv: bool = False, force: bool = False) -> dict[str, str]:
    """Fetch the named sources with a line of progress; returns source → reason for those that failed."""
    sources = project().sources
    wanted = {n: sources[n] for n in names if hasattr(sources[n], "_fetch")
              and (with_cv or not getattr(sources[n], "OPT_IN", False))}
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, transient=True, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=len(wanted))

        def show(name: str) -> None:
            progress.update(task, description=f"{name}: {sources[name].ORIGIN.title.ru}", advance=1)
        return intake.fetch(store, wanted, force=force, progress=show)
