"""`python -m etl demo`: a synthetic city in a folder of its own, in the publishers' formats,
with planted truths."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from rich.progress import Progress

from etl import settings
from etl.build.graph import project
from etl.build.hand_kept import read_csv
from etl.commands import backfill, freeze_reference, update
from etl.commands.build import build_and_report
from etl.demo import people, statistics
from etl.demo.serve import publishers
from etl.demo.town import City
from etl.demo.truth import plant
from etl.demo.write import write
from etl.language import Words
from etl.store import Store

HELP = Words(
    "создать демонстрационный город (синтетика, отдельная папка)",
    "make the demonstration city (synthetic, a folder of its own)",
)

SOURCES = ("trudvsem_vacancies", "trudvsem_cv")
"""What the city serves over HTTP; the other publishers' files are taken from disk."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--adverts",
        type=int,
        default=60_000,
        help="сколько объявлений за 24 месяца / adverts in all",
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--to", type=Path, required=True, help="новая папка, не data / a new folder, not data"
    )
    parser.add_argument(
        "--build",
        action="store_true",
        help="и собрать таблицы для приложения / and build the tables for the app",
    )
    parser.add_argument(
        "--end",
        type=date.fromisoformat,
        default=date.today(),
        help="последний день, по умолчанию сегодня / last day, today unless given",
    )


def run(args: argparse.Namespace) -> int:
    """0 written (and built) · 1 built, something stale, named · 2 the folder is not a
    demonstration's, or no build."""
    target = args.to.expanduser().resolve()
    real = {settings.data_dir(), settings.REPO / "data"}
    if any(target == r or r in target.parents or target in r.parents for r in real):
        print(
            f"Папка {target} — настоящие данные или рядом с ними. Назовите отдельную, например "
            "/tmp/demo-city."
        )
        return 2
    if target.exists() and any(target.iterdir()) and not (target / "truth.json").exists():
        print(f"Папка {target} не пуста и не демонстрационная. Назовите новую.")
        return 2
    target.mkdir(parents=True, exist_ok=True)
    city = city_of(args.seed, args.end)
    with Progress(transient=True) as progress:
        task = progress.add_task("Демонстрационный город", total=args.adverts)
        write(city, args.adverts, target, lambda done: progress.update(task, completed=done))
    raw = Store(target / "data").raw
    raw.mark_synthetic()
    fields = read_csv(Store().reference("field_occupations"))
    statistics.capture(city, args.adverts, fields, raw)
    people.capture(city, read_csv(Store().reference("occupations")), raw)
    built = build(target, f"{city.start:%Y-%m}", f"{args.end:%Y-%m}") if args.build else 0
    print(f"Готово: {target}. Данные для приложения: ETL_DATA={target / 'data'}")
    return built


def build(target: Path, first: str, last: str) -> int:
    """Fetch the city's own files over HTTP, its months of archive too, and build; freeze the cut
    points of its own last year in its own folder and judge by them. The exit code of the build."""
    data = target / "data"
    with publishers(target, data):
        store = Store(data)
        with store.lock(wait_s=5):
            update.fetch(
                store, [n for n in project().sources if n.startswith(SOURCES)], with_cv=True
            )
            backfill.months(store, first, last)
        built = build_and_report(store, json=False, force=True)
        frozen = freeze_reference.run(argparse.Namespace(first=None, last=None, again=True))
        if frozen:
            return built
        return build_and_report(store, json=False, force=True)


def city_of(seed: int, end: date) -> City:
    """The city of a seed: planted truths over the project's own occupations, skills and
    districts."""
    store = Store()
    occupations = read_csv(store.reference("occupations"))
    skills = read_csv(store.reference("skills"))
    names = occupations.set_index("code")["name_ru"]
    variants = occupations.set_index("code")["titles"].str.split("|")
    titles = {code: [names[code], *(v for v in variants[code] if v)] for code in names.index}
    return City(
        plant(occupations, skills, seed),
        titles,
        dict(zip(skills["code"], skills["name_ru"], strict=True)),
        read_csv(store.reference("districts")),
        end,
        seed,
    )
