"""Speed of the engine: adverts per second, one core. `python -m tests.benchmarks.engine_speed`.

Real full adverts of ../shared/ads as captured records, industrial ones and a mix with one
industrial in ten; cold (dictionary loaded, nothing remembered) and warm (best of three). On
2026-11-24, two busy cores: industrial 6,423/s warm (goal 3,000), mix 30,660/s (goal 10,000). How
time grows with size: `scale`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

from etl.adverts.engine import _extractor, read_part
from etl.adverts.occupation import occupations
from etl.adverts.record import Capture
from tests.conftest import SHARED

ADVERTS = SHARED / "ads" / "hh_adverts_full_dev.jsonl.gz"
CAPTURE = Capture("portal", "2026-10-31")
ROUNDS = 3
OTHERS = 9
"""Adverts that are not industrial to each one that is: the country's real mix."""


def record(number: int, row: dict) -> bytes:
    """A real advert as a source's capture would hold it."""
    return json.dumps(
        {
            "id": f"{number:08d}",
            "vacancy_name": row["title"],
            "observed": "2026-10-31",
            "work_places": "1",
            "published_date": (row["published_at"] or "2024-02-01")[:10],
            "region_code": "77",
            "address": "",
            "area_name": row["area"] or "",
            "salary_min": str(row["salary_from"] or ""),
            "currency": row["currency"] or "",
            "salary_max": str(row["salary_to"] or ""),
            "required_experience": row["experience"] or "",
            "company_name": row["employer"] or "",
            "requirements": row["description"],
            "skills": row["key_skills"],
        },
        ensure_ascii=False,
    ).encode()


def real_adverts(path: Path) -> tuple[list[bytes], list[bytes]]:
    """Captured lines of industrial adverts and of the mix, by what the engine itself says of
    their titles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = list(map(json.loads, lines))
    industrial = [r for r in rows if occupations.classify(r["title"]).is_industrial]
    others = [r for r in rows if not occupations.classify(r["title"]).is_industrial]
    mix = []
    for i, row in enumerate(industrial):
        mix += [row, *(others[(OTHERS * i + k) % len(others)] for k in range(OTHERS))]
    return [record(i, r) for i, r in enumerate(industrial)], [
        record(i, r) for i, r in enumerate(mix)
    ]


def rate(lines: list[bytes], rounds: int = ROUNDS) -> float:
    """Best adverts per second of processor time in a few rounds: what else runs on the machine
    matters less."""
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
    print(
        f"{len(industrial)} промышленных (в среднем {letters:.0f} байт), {len(mix)} в смеси "
        f"1:{OTHERS}"
    )
    for name, lines in (("промышленные", industrial), ("смесь", mix)):
        occupations._by_title.cache_clear()
        print(f"{name:13} холодный {rate(lines, 1):7.0f}/с, тёплый {rate(lines):7.0f}/с")


def main() -> int:
    """Print the table asked for."""
    options = argparse.ArgumentParser(prog="engine_speed")
    options.add_argument("--adverts", type=Path, default=ADVERTS)
    args = options.parse_args()
    speeds(args.adverts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
