"""Reading and redacting Rabota Rossii's bulk files: adverts a second on one core, where the time
goes, memory by size.

    python -m tests.benchmarks.trudvsem_reading [ADVERTS]

CPU time, best of three. Every text is another one. Two sizes: the published sample's record (about
3.5 KB, contacts included) and a record around a whole real advert (1,600 letters, where ../shared
is there; else the demonstration city's). Goal: 15,000 a second for reading and redaction. The plain
way (dict by dict) stands beside the compiled one: their ratio is what the compiled way earns. Then
a stream of ever new texts, firms and dates goes the whole way into the raw store (compressed,
fsynced), in a process of its own by size: its peak must not follow the size.

On 2026-11-24, two cores with about ten jobs on them (the version before, run in turns on the
same bytes: 7,700/s and 6,000/s; before dates, coordinates and firms differed here it had given
11,300/s on freer cores and 7,400–12,700/s on crowded ones, this one 14,900–18,500/s):
12,500–14,600/s and 9,600/s, CSV 14,000/s and 8,000/s. So the goal is met on crowded cores only
where fields repeat. Of 70–80 μs: cutting out and decoding JSON 21–23 (13 on free cores),
redaction 16–19, all other fields about 31, of which values that never come again (dates,
coordinates, firms) 16, encoding 3. Into the raw store, compressed: 71–74 μs (146 before); peak
318 MB at 20,000, 382 at 100,000 and 430 at 250,000 records, of which 241 are the process before
it reads: the memories of texts, dates and firms fill up to their bounds (the rise slows, its end
was not measured), the file is never held.

On 2026-12-01, crowded cores, disguises undone before redaction, in turns with commit e76d90d on the
same bytes: 7,700/s against 9,300/s at 900 letters, 6,700/s against 7,900/s at 1,700, so 0.83 and
0.85 of it where 0.90 was the aim. Redaction takes about 30 μs instead of 20: telling that nothing
is in disguise 2, undoing it in one advert of twenty 3, offices 3, the rest little.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from datetime import date
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace

from etl.commands.demo import city_of
from etl.demo.city import chunk
from etl.redact import redact_all
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem._trudvsem import inner_names
from etl.sources.trudvsem._trudvsem_clean import TOGETHER, blocks, encode_lines
from etl.sources.trudvsem._trudvsem_fast import Fast
from etl.sources.trudvsem._trudvsem_fields import Cleaner
from etl.sources.trudvsem._trudvsem_split import Place, csv_records, json_records
from etl.sources.trudvsem._trudvsem_structs import Row
from etl.store import Store
from tests.conftest import SHARED
from tests.etl.sources.trudvsem_records import bulk, csv, pieces, record

ADVERTS = SHARED / "ads" / "hh_adverts_full_dev.jsonl.gz"
DAY = "2026-03-31"
PIECE = 1 << 18
GOAL = 15_000
RECORD_TEXT = 900
"""Letters of text in a record of 3.5 KB."""
STREAMS = 20_000, 100_000
TEXT = "Наладка станков с ЧПУ, чтение чертежей. " * 20


def best(work: Callable[[], object], n: int, rounds: int = 3) -> float:
    """Records a second of CPU time, the best round."""
    rates = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        rates.append(n / (time.process_time() - began))
    return max(rates)


def whole(data: bytes, fast: bool, reader=json_records) -> int:
    """Bytes in, redacted lines out: how many adverts."""
    place = Place()
    return sum(
        b.rows for b in blocks(reader(pieces(data, PIECE), place), DAY, place if fast else None)
    )


def texts(n: int) -> list[str]:
    """Whole adverts, no two alike."""
    if ADVERTS.is_file():
        with gzip.open(ADVERTS, "rt", encoding="utf-8") as lines:
            found = dict.fromkeys(json.loads(line)["description"] for line in lines)
        return [t for t in found if len(t) > 300][:n]
    return [
        f"{r['position_requirements']}\n{r['position_responsibilities']}"
        for r in islice(chunk(city_of(1, date(2026, 10, 31)), n, 0), n)
    ]


def advert(number: int, text: str) -> dict:
    """A record with this text; dates, coordinates and every tenth firm are its own too."""
    code = f"{1000000000000 + number * 7 // 10:013d}"
    moment = f"T{number % 24:02d}:{number % 60:02d}:{number // 60 % 60:02d}+0300"
    return record(
        number,
        position_requirements=text[: len(text) // 2],
        position_responsibilities=text[len(text) // 2 :],
        date_create="2026-02-20" + moment,
        published_date=f"2026-03-{number % 28 + 1:02d}" + moment,
        vacancy_address_latitude=55 + number * 7919 % 100_000 / 1e5,
        company_code=code,
        vacancy_address_longitude=37 + number * 104_729 % 100_000 / 1e5,
    )


def measure(prose: list[str]) -> float:
    """Print the rates of the ways and the microseconds of the stages; returns the compiled way's
    rate."""
    n = len(prose)
    rows = [advert(i, t) for i, t in enumerate(prose)]
    data = bulk(rows)
    lines = csv(rows)
    names = (set(rows[0]), inner_names(rows[0], "company"))
    del rows
    print(
        f"\n{n} записей, в среднем {len(data) / n:.0f} байт, {sum(map(len, prose)) / n:.0f} букв "
        "текста"
    )
    plain = best(lambda: whole(data, False), n)
    fast = best(lambda: whole(data, True), n)
    print(f"запись за записью:       {plain:8.0f}/с")
    print(f"скомпилированный разбор: {fast:8.0f}/с  (в {fast / plain:.1f} раза быстрее)")
    print(f"то же из CSV:            {best(lambda: whole(lines, True, csv_records), n):8.0f}/с")
    print(f"цель {GOAL}/с: {'достигнута' if fast >= GOAL else f'не достигнута, {fast / GOAL:.0%}'}")
    parts = stages(data, prose, names)
    print("мкс на запись: " + ", ".join(f"{name} {1e6 / rate:.1f}" for name, rate in parts.items()))
    return fast


def stages(data: bytes, prose: list[str], names: tuple[set[str], set[str]]) -> dict[str, float]:
    """The compiled way taken apart, records a second of each stage; cleaning holds the
    redaction."""
    n = len(prose)

    def read() -> list:
        return [
            p.value
            for p in json_records(pieces(data, PIECE), Place(decode=Fast(*names, Cleaner()).decode))
        ]

    def clean() -> list:
        fast = Fast(*names, Cleaner())
        fast.Record = records[0].__class__
        return [
            row for i in range(0, n, TOGETHER) for row in fast.rows(records[i : i + TOGETHER], DAY)
        ]

    records = read()
    rows = clean()
    assert all(row.__class__ is Row for row in rows)
    return {
        "вырезать и разобрать JSON": best(read, n),
        "очистить все поля": best(clean, n),
        "из них обезличить текст": best(lambda: redact_all(prose), n),
        "записать JSON": best(
            lambda: [encode_lines(rows[i : i + TOGETHER]) for i in range(0, n, TOGETHER)], n
        ),
    }


def streamed(n: int) -> tuple[float, float]:
    """Microseconds a record and the peak in MB of so many adverts on their way into the raw
    store."""
    spent = 0.0

    def chunks() -> Iterator[bytes]:
        nonlocal spent
        for start in range(0, n, 500):
            began = time.process_time()
            made = bulk([advert(i, f"{TEXT}{i}") for i in range(start, start + 500)])
            made = made.removeprefix(b'{"vacancies":[').removesuffix(b"]}")
            spent += time.process_time() - began
            yield from pieces((b",\n" if start else b'{"vacancies":[') + made, 1 << 16)
        yield b"]}"

    with tempfile.TemporaryDirectory() as folder:
        os.environ["ETL_DATA"] = folder
        reply = SimpleNamespace(headers={"ETag": "1"}, offset=0, status=200, chunks=chunks)
        web = SimpleNamespace(stream=lambda url, offset=0: nullcontext(reply))
        began = time.process_time()
        said = wire.capture(
            web, Store(Path(folder)).raw.source("t"), "https://example.org/v.json", "v", "json"
        )
        took = time.process_time() - began - spent
    assert said["rows"] == n
    return 1e6 * took / n, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print the peak by size, and the rates at both sizes."""
    for n in STREAMS:  # first: a process is born with the peak of its parent
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            took, peak = process.submit(streamed, n).result()
        print(
            f"{n} записей до сжатого файла: {took:.0f} мкс на запись, пик {peak:.0f} МБ", flush=True
        )
    prose = texts(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    measure([t[:RECORD_TEXT] for t in prose])
    measure(prose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
