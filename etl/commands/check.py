"""`python -m etl check`: the current build against the one before it."""

from __future__ import annotations

import argparse
import json

from etl.build.compare import compare, known_errors_due
from etl.language import Words
from etl.store import NothingBuilt, Reader, Store

HELP = Words(
    "сравнить текущую сборку с предыдущей или с выпуском",
    "compare the current build with the previous one",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """0 nothing lost · 1 differences named · 2 nothing built."""
    store = Store()
    try:
        now = Reader.open(store.data)
    except NothingBuilt as error:
        print(error)
        return 2
    before = store.build_before(now.build)
    found = (compare(before, now) if before else []) + known_errors_due(store)
    if args.json:
        print(
            json.dumps(
                {"build": now.build, "before": before.build if before else None, "found": found},
                ensure_ascii=False,
            )
        )
    elif found:
        print("\n".join(f" · {line}" for line in found))
    else:
        print(
            f"Сборка {now.build}: потерь нет"
            + (f" (сравнена с {before.build})" if before else "")
            + "."
        )
    if found:
        return 1
    return 0
