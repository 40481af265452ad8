"""`python -m etl build`: recompute what is stale, from captured data only."""

from __future__ import annotations

import argparse

from etl import settings
from etl.build.run import Refused, build
from etl.commands._report import closing_table, exit_code
from etl.language import Words
from etl.store import Busy, Store

HELP = Words(
    "пересобрать таблицы из уже скачанного, без сети",
    "rebuild tables from what is captured, offline",
)


BUILDING = Words("Сборка таблиц…", "Building tables…")
TABLE = Words("Таблица", "Table")
UNCHANGED = Words("Объявления остались прежними", "The adverts stay as they were")
NOT_PUBLISHED = Words(
    "Сборка не опубликована, прежняя осталась. Возражения проверки:",
    "The build was not published, the earlier one stays. The check objects:",
)
FORCE = Words(
    "Если так и должно быть: python -m etl build --force",
    "If it is meant to be so: python -m etl build --force",
)
READ = Words(
    "Объявления {source}: прочитано {rows}, промышленных {industrial}{repeats}, в карантине "
    "{rejects}",
    "Adverts of {source}: {rows} read, {industrial} industrial{repeats}, {rejects} in quarantine",
)
REPEATS = Words(
    ", из них повторов {merged}, возможных {possible}",
    ", of them {merged} repeats, {possible} possible ones",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--json", action="store_true", help="итог в JSON / closing table as JSON")
    parser.add_argument(
        "--force",
        action="store_true",
        help="опубликовать, даже если проверка возражает / publish although the check objects",
    )


def run(args: argparse.Namespace) -> int:
    """0 well · 1 something stale, named · 2 nothing built or publication refused."""
    return build_and_report(Store(), json=args.json, force=args.force)


def build_and_report(store: Store, *, json: bool, force: bool = False) -> int:
    """Build under the lock, print the closing table, return the exit code."""
    from rich.console import Console

    from etl.adverts.pipeline import update_adverts
    from etl.build.compare import objections

    console = Console(stderr=True)
    lang = settings.lang()
    try:
        with store.lock(), console.status(BUILDING[lang]) as status:
            try:
                adverts = update_adverts(store, status.update)
            except ConnectionError as error:
                console.print(f"{UNCHANGED[lang]}: {error}")
                adverts = {}
            report = build(
                store,
                progress=lambda name: status.update(f"{TABLE[lang]} {name}"),
                approve=(lambda _: []) if force else objections,
            )
    except Busy as error:
        console.print(str(error))
        return 2
    except Refused as error:
        console.print(NOT_PUBLISHED[lang])
        for reason in error.reasons:
            console.print(f" · {reason}")
        console.print(FORCE[lang])
        return 2
    for source, counts in adverts.items():
        console.print(_adverts(source, counts)[lang], highlight=False)
    closing_table(store, report, json=json)
    return exit_code(store, report)


def _adverts(source: str, counts: dict) -> Words:
    """What became of a source's adverts."""
    kinds = counts["duplicates"]
    merged = sum(n for kind, n in kinds.items() if kind not in ("", "possible"))
    repeats = REPEATS.format(merged=merged, possible=kinds.get("possible", 0))
    return READ.format(source=source, repeats=repeats if kinds else Words("", ""), **counts)
