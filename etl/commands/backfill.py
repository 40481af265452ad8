"""`python -m etl backfill`: the portal's history 2019–2023 and the open careers; both long,
resumable, on request."""

from __future__ import annotations

import argparse
import re
from functools import partial

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from etl import settings
from etl.build.intake import RealData, declare_synthetic, fetch_one, reason
from etl.language import Words
from etl.sources.trudvsem import _trudvsem_archive as archive
from etl.sources.trudvsem import careers
from etl.store import Busy, Store
from etl.web import Web

HELP = Words(
    "история: архив вакансий 2019–2023, карьеры (долго, по просьбе)",
    "history: archive of vacancies 2019–2023, careers (long, on request)",
)
SOURCE = "trudvsem_vacancies"
LAST = "2023-12"
MB = 1_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--from", dest="first", metavar="YYYY-MM", help="первый месяц архива / first month"
    )
    parser.add_argument(
        "--to", dest="last", metavar="YYYY-MM", default=LAST, help="последний месяц / last month"
    )
    parser.add_argument(
        "--trajectories",
        action="store_true",
        help="карьеры: 800 МБ, только агрегаты / careers: 800 MB, aggregates only",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="только назвать размеры / only tell the sizes"
    )


def run(args: argparse.Namespace) -> int:
    """0 all asked for is there · 1 something failed, named · 2 nothing could be done."""
    bad = [
        m for m in (args.first, args.last) if m and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", m)
    ]
    if bad or not (args.first or args.trajectories):
        print(
            f"Месяц пишется так: 2019-01 (получено {', '.join(bad)})."
            if bad
            else "Назовите, что загрузить: --from 2019-01 и (или) --trajectories."
        )
        return 2
    store = Store()
    failed = []
    try:
        with store.lock(wait_s=5):
            if Web().simulation:
                declare_synthetic(store)
            if args.first:
                failed += months(store, args.first, args.last, dry_run=args.dry_run)
            if args.trajectories:
                failed += _careers(store, dry_run=args.dry_run)
    except (Busy, RealData) as error:
        print(error)
        return 2
    for line in failed:
        print(f"Не получилось — {line}")
    if not failed and not args.dry_run:
        print("Готово. Дальше: python -m etl build")
    if failed:
        return 1
    return 0


def months(store: Store, first: str, last: str, *, dry_run: bool = False) -> list[str]:
    """Tell the sizes, then read month after month; one that fails is named and the rest goes on."""
    raw = store.raw.source(SOURCE)
    base = settings.get("ETL_TRUDVSEM_ARCHIVE")
    try:
        found = archive.listing(Web(), base, first, last)
    except (
        Exception
    ) as error:  # the folder may not be served any more; that is said, with what to set
        return [
            f"архив {base}: {reason(error)}. Если архив переехал, назовите его адрес в "
            "ETL_TRUDVSEM_ARCHIVE."
        ]
    todo = [m for m in found if not archive.is_taken(raw, m)]
    if not found:
        return [f"архив {base}: нет файлов за {first} … {last}. Адрес задаёт ETL_TRUDVSEM_ARCHIVE."]
    todo = [archive.sized(Web(), m) for m in todo]
    failed = []
    total = sum(m.size or 0 for m in todo)
    megabytes = f"{total / MB:,.0f}".replace(",", " ")
    print(
        f"Месяцев в архиве: {len(found)}, уже есть {len(found) - len(todo)}, осталось скачать "
        f"{len(todo)}, "
        f"{megabytes} МБ."
    )
    if dry_run:
        for month in todo:
            print(f"  {month.day}  {_size(month)}")
        return []
    with _progress() as progress:
        task = progress.add_task("")
        for number, month in enumerate(todo, start=1):
            said = f"{month.day} ({number} из {len(todo)}, {_size(month)})"
            progress.update(task, description=said)
            try:
                archive.take(
                    Web(),
                    raw,
                    month,
                    partial(_counted, progress, task, said),
                )
            except Exception as error:  # a month that is broken or gone must not stop the others
                failed.append(f"{month.day}: {reason(error)}")
    return failed


def _size(month: archive.Month) -> str:
    if month.size is not None:
        return f"{month.size / MB:.1f} МБ".replace(".", ",")
    return "размер не назван"


def _careers(store: Store, *, dry_run: bool) -> list[str]:
    try:
        size = careers._size(Web())
        print(f"Карьеры: {size / MB:.0f} МБ, читаются по частям; на диск попадут только агрегаты.")
        if not dry_run:
            with _progress() as progress:
                progress.add_task("карьеры")
                fetch_one(careers, store.raw.source(careers.ORIGIN.id))
            store.raw.set_status(careers.ORIGIN.id, ok=True)
    except Exception as error:  # named, with the reason kept for the sources page
        store.raw.set_status(careers.ORIGIN.id, ok=False, reason=reason(error))
        return [f"карьеры: {reason(error)}"]
    return []


def _counted(progress: Progress, task: TaskID, month: str, rows: int) -> None:
    progress.update(task, description=f"{month}: вакансий {rows}")


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        transient=True,
        console=Console(stderr=True),
    )
