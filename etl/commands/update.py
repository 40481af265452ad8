"""`python -m etl update`: fetch every source, then build. What fails is named; the rest goes on."""
from __future__ import annotations

import argparse

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from etl.commands.build import build_and_report
from etl.graph import project
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
                fetch(store, args.source or sorted(sources), with_cv=args.with_cv)
        except Busy as error:
            print(error)
            return 2
    return build_and_report(store, json=args.json, force=args.force)


def fetch(store: Store, names: list[str], *, with_cv: bool = False) -> dict[str, str]:
    """Fetch the named sources one by one; returns source → reason for those that failed."""
    from etl.web import Web
    sources, failed = project().sources, {}
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task("", total=len(names))
        for name in names:
            module = sources[name]
            progress.update(task, description=f"{name}: {module.ORIGIN.title.ru}")
            if not hasattr(module, "_fetch") or (getattr(module, "OPT_IN", False) and not with_cv):
                continue
            try:
                module._fetch(Web(), store.raw.source(name))
                store.raw.set_status(name, ok=True)
            except Exception as error:  # one publisher's trouble must not stop the others; the reason is kept
                failed[name] = reason(error)
                store.raw.set_status(name, ok=False, reason=failed[name])
            progress.advance(task)
    return failed


def reason(error: Exception) -> str:
    """A failure in the user's words: typed errors speak for themselves, others by their kind, never by payload."""
    said = getattr(error, "words", None)
    return said.ru if isinstance(said, Words) else f"непредвиденный ответ ({type(error).__name__})"
