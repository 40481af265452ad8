"""The whole way of adverts by size: seconds and memory by stage, and how time grows with size.

    python -m tests.benchmarks.scale [--bulk] [--workers N] [SIZE …]      results:
    tests/benchmarks/scale.md

The demonstration city's adverts (real mix: about one in ten industrial) lie captured, or with
`--bulk` as the portal's own file with contacts, which is then read and redacted. Making them is
not counted. Each size runs in a process of its own; peak = that process and its workers
together, by stage. Cells: seconds of the clock (of processors, all processes together). What
else runs on the machine makes the clock longer: `share` says how much of the cores the run got.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import zstandard

from etl.adverts.parts import map_parts
from etl.adverts.pipeline import update_adverts
from etl.build.run import build
from etl.commands.demo import city_of
from etl.demo.city import CHUNK, chunk
from etl.demo.town import City
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem._trudvsem import normalise
from etl.store import Store
from tests.benchmarks._memory import Memory

SOURCE = "trudvsem_vacancies"
NAME = "vacancy_9"
DAY = date(2026, 10, 31)
STAGES = ("reading", "engine", "duplicates", "history", "marts")


@lru_cache(maxsize=1)
def _city() -> City:
    return city_of(1, DAY)


def captured(piece: tuple[int, int]) -> bytes:
    """One piece (number, adverts) of the city as captured lines."""
    rows = (
        normalise(r) | {"observed": DAY.isoformat()} for r in chunk(_city(), piece[1], piece[0])
    )
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in rows)


def published(piece: tuple[int, int]) -> bytes:
    """One piece of the city as the portal writes it, compressed."""
    lines = ",\n".join(
        json.dumps(r, ensure_ascii=False) for r in chunk(_city(), piece[1], piece[0])
    )
    return zstandard.compress((",\n" * (piece[0] > 0) + lines).encode())


def made(what, n: int) -> Iterator[bytes]:
    """The city's pieces, made by all cores."""
    yield from map_parts(what, [(i, min(CHUNK, n - i * CHUNK)) for i in range(-(-n // CHUNK))])


def bulk(path: Path, n: int) -> None:
    """The portal's file, piece by piece, each compressed and led by its length."""
    with path.open("wb") as out:
        for piece in made(published, n):
            out.write(len(piece).to_bytes(8, "big") + piece)


def chunks(path: Path) -> Iterator[bytes]:
    """The file as a network gives it, 256 KB at a time."""
    yield b'{"vacancies":['
    with path.open("rb") as f:
        while head := f.read(8):
            data = zstandard.decompress(f.read(int.from_bytes(head, "big")))
            yield from (data[i : i + (1 << 18)] for i in range(0, len(data), 1 << 18))
    yield b"]}"


def read(store: Store, path: Path) -> None:
    """The portal's file through the real reader into the raw store."""
    headers = {"ETag": "1", "Last-Modified": "Sat, 31 Oct 2026 00:00:00 GMT"}
    reply = SimpleNamespace(headers=headers, offset=0, status=200, chunks=lambda: chunks(path))
    web = SimpleNamespace(stream=lambda url, offset=0: nullcontext(reply))
    wire.capture(web, store.raw.source(SOURCE), "https://example.org/vacancy_9.json", NAME, "json")


class Clock:
    """Seconds by stage, of the clock and of processors; a stage ends when the next one begins."""

    def __init__(self):
        self.took = dict.fromkeys(("", *STAGES), 0.0)
        self.spent = dict.fromkeys(("", *STAGES), 0.0)
        self.now = ""
        self.began = (time.perf_counter(), _processor())

    def stage(self, name: str) -> None:
        """What comes now is stage `name`."""
        if name != self.now:
            at = time.perf_counter(), _processor()
            self.took[self.now] += at[0] - self.began[0]
            self.spent[self.now] += at[1] - self.began[1]
            self.now = name
            self.began = at


def prepare(folder: str, n: int, from_bulk: bool) -> None:
    """The city's adverts in a new data folder, or its portal's file beside it."""
    store = Store(Path(folder))
    store.raw.mark_synthetic()
    if from_bulk:
        bulk(Path(folder) / "bulk", n)
    else:
        store.raw.source(SOURCE).put(
            f"{NAME}.jsonl", made(captured, n), url="u", published=DAY.isoformat()
        )


def one(folder: str, n: int, from_bulk: bool, workers: int | None) -> tuple[float, str]:
    """Processor seconds of one size and its line of the table."""
    os.environ["ETL_DATA"] = folder
    store = Store(Path(folder))
    clock = Clock()
    with Memory(lambda: clock.now) as memory:
        if from_bulk:
            clock.stage("reading")
            read(store, Path(folder) / "bulk")
        clock.stage("engine")
        counts = update_adverts(store, lambda said: clock.stage(_stage(said)), workers=workers)[
            SOURCE
        ]
        clock.stage("marts")
        failed = build(store).names("failed")
        clock.stage("")
    total = sum(clock.took.values())
    spent = sum(clock.spent.values())
    cores = workers or os.cpu_count() or 1
    return spent, " | ".join(
        [
            str(n),
            *(f"{clock.took[s]:.0f} ({clock.spent[s]:.0f})" for s in STAGES),
            f"{total:.0f} ({spent:.0f})",
            f"{n / total:.0f}",
            f"{100 * spent / total / cores:.0f}",
            *(f"{memory.peak.get(s, 0):.0f}" for s in STAGES),
            f"{counts['industrial']} + {counts['slim']}"
            + (f"; failed: {', '.join(failed)}" if failed else ""),
        ]
    )


def alone(name: str, *args):
    """The result of a function of this module in a new process, so that one size's memory is not
    another's. Like a command of etl it has no heavy main module, which every worker would import
    again."""
    said = (
        "import json; from tests.benchmarks import scale; "
        f"print(json.dumps(scale.{name}(*{args!r})))"
    )
    out = subprocess.run(
        [sys.executable, "-c", said], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    return json.loads(out.splitlines()[-1])


def _stage(said: str) -> str:
    if said.startswith("дубли"):
        return "duplicates"
    if said.startswith("история"):
        return "history"
    return "engine"


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def main() -> int:
    """Print a row per size and the exponent."""
    options = argparse.ArgumentParser(prog="scale")
    options.add_argument("sizes", type=int, nargs="*", default=[20_000, 100_000])
    options.add_argument(
        "--bulk", action="store_true", help="с чтением и обезличиванием / reading and redaction too"
    )
    options.add_argument(
        "--workers", type=int, default=None, help="процессов; без него все ядра / processes"
    )
    args = options.parse_args()
    print(
        "adverts | "
        + ", s | ".join(STAGES)
        + ", s | in all, s | adverts/s | share, % | "
        + ", MB | ".join(STAGES)
        + ", MB | industrial + slim",
        flush=True,
    )
    print(" | ".join(["---:"] * (2 * len(STAGES) + 5)), flush=True)
    points = []
    for n in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            alone("prepare", folder, n, args.bulk)
            took, line = alone("one", folder, n, args.bulk, args.workers)
        points.append((math.log(n), math.log(took)))
        print(line, flush=True)
    if len(points) > 1:
        (x0, y0), (x1, y1) = points[0], points[-1]
        print(f"\nexponent of processor time over size: {(y1 - y0) / (x1 - x0):.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
