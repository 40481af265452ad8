"""Titles classified a second, one core: cold start, titles never seen, titles seen before.

    python -m tests.benchmarks.classify_speed [TITLES.csv]

«Never seen» gives every title a number of its own and empties the memory of answers; the memory
of words stays, as it does in a real run. The ratio to bare `normalise` says what the rule book
costs on any machine.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from etl.adverts.normalise import normalise
from etl.adverts.occupation import occupations
from etl.adverts.occupation.occupation_rules import rule_book
from tests.conftest import SHARED

TITLES = SHARED / "ads" / "hh_titles_2026-05_dev.csv"
WANTED = 50_000
ROUNDS = 3


def titles(path: Path) -> list[str]:
    """Titles of the file, repeated with numbers of their own until there are enough."""
    with path.open(encoding="utf-8-sig", newline="") as f:
        own = [row["title"] for row in csv.DictReader(f)]
    return [f"{own[i % len(own)]} {i}" for i in range(WANTED)]


def rate(
    work: Callable[[str], object],
    texts: Iterable[str],
    *,
    before: Callable[[], None] = lambda: None,
) -> float:
    """Best titles per second of a few rounds; `before` is run ahead of each."""
    texts = list(texts)
    best = 0.0
    for _ in range(ROUNDS):
        before()
        began = time.perf_counter()
        for text in texts:
            work(text)
        best = max(best, len(texts) / (time.perf_counter() - began))
    return best


def main() -> int:
    """Print the rates."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else TITLES
    if not path.is_file():
        print(f"Нет файла {path}: укажите CSV со столбцом title.", file=sys.stderr)
        return 2
    rule_book.cache_clear()
    began = time.perf_counter()
    occupations.classify("Инженер-технолог")
    print(f"холодный старт (справочники и правила): {1000 * (time.perf_counter() - began):.0f} мс")
    forget = occupations._by_title.cache_clear
    many = titles(path)
    new = rate(occupations.classify, many, before=forget)
    repeated = many[: occupations.MEMORY // 2]
    seen = rate(occupations.classify, repeated)
    bare = rate(normalise, many)
    print(
        f"невиданные заголовки: {new:,.0f}/с · виденные: {seen:,.0f}/с · одна нормализация: "
        f"{bare:,.0f}/с"
    )
    print(
        f"правила дороже нормализации в {bare / new:.1f} раза; память ускоряет в {seen / new:.0f} "
        "раз"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
