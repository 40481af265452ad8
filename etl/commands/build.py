"""`python -m etl build`: recompute what is stale, from captured data only."""

from __future__ import annotations

import argparse

from etl.build.run import Refused, build
from etl.commands._report import closing_table, exit_code
from etl.language import Words
from etl.store import Busy, Store

HELP = Words(
    "пересобрать таблицы из уже скачанного, без сети",
    "rebuild tables from what is captured, offline",
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
    try:
        with store.lock(), console.status("Сборка таблиц…") as status:
            try:
                adverts = update_adverts(store, status.update)
            except ConnectionError as error:
                console.print(f"Объявления остались прежними: {error}")
                adverts = {}
            report = build(
                store,
                progress=lambda name: status.update(f"Таблица {name}"),
                approve=(lambda _: []) if force else objections,
            )
    except Busy as error:
        console.print(str(error))
        return 2
    except Refused as error:
        console.print("Сборка не опубликована, прежняя осталась. Возражения проверки:")
        for reason in error.reasons:
            console.print(f" · {reason}")
        console.print("Если так и должно быть: python -m etl build --force")
        return 2
    for source, counts in adverts.items():
        merged = sum(n for kind, n in counts["duplicates"].items() if kind not in ("", "possible"))
        console.print(
            f"Объявления {source}: прочитано {counts['rows']}, промышленных {counts['industrial']}"
            + (
                f", из них повторов {merged}, возможных {counts['duplicates'].get('possible', 0)}"
                if counts["duplicates"]
                else ""
            )
            + f", в карантине {counts['rejects']}",
            highlight=False,
        )
    closing_table(store, report, json=json)
    return exit_code(store, report)
