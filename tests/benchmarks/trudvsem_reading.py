"""Reading and redacting Rabota Rossii's bulk JSON: adverts a second on one core, by stage (CPU time, best of three).

    python -m tests.benchmarks.trudvsem_reading [ADVERTS]

Every text is another one. Two sizes: the published sample's record (about 3.5 KB, contacts included) and a record
around a whole real advert (1,600 letters, where ../shared is there; else the demonstration city's). Goal: 15,000 a
second. Prints the plain way (dict by dict) beside the compiled one: their ratio is what the compiled way earns.

On 2026-11-24, on one of two cores shared with other work: redaction alone 42,000/s at 843 letters, 20,000/s at 1,653
(about 1,000/s at 1,500 before `etl/redact/gate`); the whole 11,300/s and 8,200/s. The goal is missed: what is left is
Python's work on thirty fields of a record (50 of 90 μs), no longer redaction (23 μs).
"""
from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import islice

from etl.commands.demo import city_of
from etl.demo.city import chunk
from etl.redact import redact
from etl.sources._trudvsem_clean import blocks
from etl.sources._trudvsem_split import Place, json_records
from tests.conftest import SHARED
from tests.etl.sources.trudvsem_records import bulk, pieces, record

ADVERTS = SHARED / "ads" / "hh_adverts_full_dev.jsonl.gz"
PIECE = 1 << 18
GOAL = 15_000
RECORD_TEXT = 900
"""Letters of text in a record of 3.5 KB."""


def best(work: Callable[[], object], n: int, rounds: int = 3) -> float:
    """Records a second of CPU time, the best round."""
    rates = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        rates.append(n / (time.process_time() - began))
    return max(rates)


def whole(data: bytes, fast: bool) -> int:
    """Bytes in, redacted lines out: how many adverts."""
    place = Place()
    read = blocks(json_records(pieces(data, PIECE), place), "2026-03-31", place if fast else None)
    return sum(b.rows for b in read)


def texts(n: int) -> list[str]:
    """Whole adverts, no two alike."""
    if ADVERTS.is_file():
        with gzip.open(ADVERTS, "rt", encoding="utf-8") as lines:
            found = dict.fromkeys(json.loads(line)["description"] for line in lines)
        return [t for t in found if len(t) > 300][:n]
    return [f"{r['position_requirements']}\n{r['position_responsibilities']}"
            for r in islice(chunk(city_of(1, date(2026, 10, 31)), n, 0), n)]


def measure(prose: list[str]) -> float:
    """Print the rates of the stages and the whole; returns the whole's."""
    n = len(prose)
    rows = [record(i, position_requirements=t[:len(t) // 2], position_responsibilities=t[len(t) // 2:])
            for i, t in enumerate(prose)]
    data = bulk(rows)
    del rows
    print(f"\n{n} записей, в среднем {len(data) / n:.0f} байт, {sum(map(len, prose)) / n:.0f} букв текста")
    cut = best(lambda: list(json_records(pieces(data, PIECE), Place())), n)
    print(f"разрезать и разобрать JSON:       {cut:8.0f}/с")
    print(f"обезличить текст:                 {best(lambda: [redact(t) for t in prose], n):8.0f}/с")
    plain, fast = best(lambda: whole(data, False), n), best(lambda: whole(data, True), n)
    print(f"целиком, запись за записью:       {plain:8.0f}/с")
    print(f"целиком, скомпилированный разбор: {fast:8.0f}/с  (в {fast / plain:.1f} раза быстрее)")
    print(f"цель {GOAL}/с: {'достигнута' if fast >= GOAL else f'не достигнута, {fast / GOAL:.0%}'}")
    return fast


def main() -> int:
    """Print the rates at both sizes."""
    prose = texts(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    measure([t[:RECORD_TEXT] for t in prose])
    measure(prose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
