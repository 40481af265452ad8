"""Speed of the engine: adverts per second, one core. `python -m tests.benchmarks.engine_speed [--scale N [N …]]`.

Without options: real full adverts of ../shared/ads as captured records, industrial ones and a mix with one industrial
in ten; cold (dictionary loaded, nothing remembered) and warm (best of three). With `--scale` the demonstration city's
adverts go from captured raw to marked part sets, sizes given, and the exponent of time over size is printed.
"""
from __future__ import annotations

import argparse
import gzip
import json
import math
import resource
import sys
import tempfile
import time
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

from etl.adverts import occupations
from etl.adverts.engine import _extractor, read_part
from etl.adverts.fields import Capture
from etl.adverts.parts import map_parts
from etl.adverts.pipeline import update_adverts
from tests.conftest import SHARED

ADVERTS = SHARED / "ads" / "hh_adverts_full_dev.jsonl.gz"
CAPTURE = Capture("portal", "2026-10-31")
ROUNDS, CHUNK = 3, 20_000
OTHERS = 9
"""Adverts that are not industrial to each one that is: the country's real mix."""


def record(number: int, row: dict) -> bytes:
    """A real advert as a source's capture would hold it."""
    return json.dumps({
        "id": f"{number:08d}", "vacancy_name": row["title"], "observed": "2026-10-31", "work_places": "1",
        "published_date": (row["published_at"] or "2024-02-01")[:10], "region_code": "77", "address": "",
        "area_name": row["area"] or "", "salary_min": str(row["salary_from"] or ""), "currency": row["currency"] or "",
        "salary_max": str(row["salary_to"] or ""), "required_experience": row["experience"] or "",
        "company_name": row["employer"] or "", "requirements": row["description"], "skills": row["key_skills"]},
        ensure_ascii=False).encode()


def real_adverts(path: Path) -> tuple[list[bytes], list[bytes]]:
    """Captured lines of industrial adverts and of the mix, by what the engine itself says of their titles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = list(map(json.loads, lines))
    industrial = [r for r in rows if occupations.classify(r["title"]).is_industrial]
    others = [r for r in rows if not occupations.classify(r["title"]).is_industrial]
    mix = []
    for i, row in enumerate(industrial):
        mix += [row, *(others[(OTHERS * i + k) % len(others)] for k in range(OTHERS))]
    return [record(i, r) for i, r in enumerate(industrial)], [record(i, r) for i, r in enumerate(mix)]


def rate(lines: list[bytes], rounds: int = ROUNDS) -> float:
    """Best adverts per second of processor time in a few rounds: what else runs on the machine matters less."""
    best = 0.0
    for _ in range(rounds):
        began = time.process_time()
        read_part(lines, CAPTURE)
        best = max(best, len(lines) / (time.process_time() - began))
    return best


def speeds(path: Path) -> None:
    """Print cold and warm rates on real adverts."""
    if not path.is_file():
        print(f"Нет файла с объявлениями {path}: замер пропущен.")
        return
    began = time.perf_counter()
    _extractor()
    occupations.classify("токарь")
    print(f"загрузка словарей: {time.perf_counter() - began:.1f} с")
    industrial, mix = real_adverts(path)
    letters = sum(map(len, industrial)) / len(industrial)
    print(f"{len(industrial)} промышленных (в среднем {letters:.0f} байт), {len(mix)} в смеси 1:{OTHERS}")
    for name, lines in (("промышленные", industrial), ("смесь", mix)):
        occupations._by_title.cache_clear()
        print(f"{name:13} холодный {rate(lines, 1):7.0f}/с, тёплый {rate(lines):7.0f}/с")


def captured(piece: tuple[int, int]) -> bytes:
    """One piece (number, adverts) of the demonstration city as captured lines."""
    from etl.demo.city import chunk
    from etl.sources._trudvsem import normalise
    number, n = piece
    rows = (normalise(r) | {"observed": "2026-10-31"} for r in chunk(_city(), n, number))
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in rows)


@lru_cache(maxsize=1)
def _city():
    from etl.commands.demo import city_of
    return city_of(1, date(2026, 10, 31))


def scale(sizes: list[int], workers: int | None) -> None:
    """Time from captured raw to marked part sets by size, peak memory of this process and of its largest child."""
    from etl.store import Store
    graph, points = SimpleNamespace(sources={"portal": None}, gives_adverts=lambda source: True), []
    print("объявлений | с | объявлений/с | пик этого процесса, МБ | пик работника, МБ | дублей")
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder))
            made = map_parts(captured, [(i, min(CHUNK, n - i * CHUNK)) for i in range(-(-n // CHUNK))], workers=workers)
            store.raw.source("portal").put("all.jsonl", made, url="u", published="2026-10-31")
            began = time.perf_counter()
            counts = update_adverts(store, graph=graph, workers=workers)["portal"]
            took = time.perf_counter() - began
        points.append((math.log(n), math.log(took)))
        peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        merged = sum(v for k, v in counts["duplicates"].items() if k not in ("", "possible"))
        print(f"{n} | {took:.0f} | {n / took:.0f} | {peaks[0]} | {peaks[1]} | {merged}", flush=True)
    if len(points) > 1:
        (x0, y0), (x1, y1) = points[0], points[-1]
        print(f"показатель степени времени от числа: {(y1 - y0) / (x1 - x0):.2f}")


def main() -> int:
    """Print the table asked for."""
    options = argparse.ArgumentParser(prog="engine_speed")
    options.add_argument("--scale", type=int, nargs="+", help="сколько объявлений / how many adverts")
    options.add_argument("--workers", type=int, default=None, help="процессов; без него все ядра / processes")
    options.add_argument("--adverts", type=Path, default=ADVERTS)
    args = options.parse_args()
    scale(args.scale, args.workers) if args.scale else speeds(args.adverts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
