"""Reading and redacting Rabota Rossii's bulk JSON: adverts a second on one core, by stage (CPU time, best of three).

    python -m tests.benchmarks.trudvsem_reading [ADVERTS]

Records are of the published sample's size (about 3.5 KB, contacts included). Goal: 15,000 a second. Prints the plain
way (dict by dict) beside the compiled one: their ratio is what the compiled way earns.
"""
from __future__ import annotations

import sys
import time
from collections.abc import Callable

from etl.sources._trudvsem_clean import blocks
from etl.sources._trudvsem_fields import Cleaner
from etl.sources._trudvsem_split import Place, json_records
from tests.etl.sources.trudvsem_records import bulk, pieces, record

PIECE = 1 << 18
GOAL = 15_000


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


def main() -> int:
    """Print the rates of the stages and the whole."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rows = [record(i, position_requirements=f"Опыт работы на станках с ЧПУ от {i} дней, чтение чертежей. " * 4,
                   position_responsibilities=f"Выполнение операции {i} технологического процесса. " * 4)
            for i in range(n)]
    data = bulk(rows)
    print(f"{n} записей, {len(data) / n:.0f} байт в среднем")
    cut = best(lambda: list(json_records(pieces(data, PIECE), Place())), n)
    print(f"разрезать и разобрать JSON:       {cut:8.0f}/с")
    cleaner, prose = Cleaner(), [[r["position_requirements"], r["position_responsibilities"],
                                  r["vacancy_address_additional_info"], r["vacancy_name"]] for r in rows]
    print(f"обезличить текст:                 {best(lambda: [[cleaner.text(t) for t in p] for p in prose], n):8.0f}/с")
    plain, fast = best(lambda: whole(data, False), n), best(lambda: whole(data, True), n)
    print(f"целиком, запись за записью:       {plain:8.0f}/с")
    print(f"целиком, скомпилированный разбор: {fast:8.0f}/с  (в {fast / plain:.1f} раза быстрее)")
    print(f"цель {GOAL}/с: {'достигнута' if fast >= GOAL else f'не достигнута, {fast / GOAL:.0%}'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
