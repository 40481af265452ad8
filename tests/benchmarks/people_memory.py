"""A million CVs and a million spells of work, streamed from the simulated publishers: peak memory, time, nobody kept.

    python -m tests.benchmarks.people_memory [CVS] [PEOPLE]

Each command runs in a process of its own, whose peak (ru_maxrss) is printed beside the limit of 1.5 GB; then every file
it wrote is searched for the people planted, and the stay-on curve is compared with the planted one.
"""
from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from etl.settings import REPO
from etl.store import Reader
from tests.etl.simulation import WAITS, everything_written
from tests.publishers import careers_content as careers
from tests.publishers.server import Publishers
from tests.publishers.trudvsem_content import MOBILE, PERSON, TITLES

LIMIT_MB = 1500
HEAD = "idCv|idCandidate|positionName|regionCode|salary|birthday|experience|dateModifyInnerInfo|candidateName|phone"
MARKS = (PERSON, MOBILE, careers.CANARY, "Птицелов", "cand0000001")


def cvs(path: Path, n: int) -> int:
    """Write cv.csv with so many CVs, every one a person; returns its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as f:
        f.write(HEAD + "\n")
        for i in range(n):
            f.write(f"cv{i}|cand{i:07d}|{TITLES[i % len(TITLES)]} {i % 9973}|{('77', '50', '71')[i % 3]}00000000000|"
                    f"{50 + i % 40}000|1985|{i % 20}|2026-11-01|{PERSON} {i}|{MOBILE}\n")
    return path.stat().st_size


def measured(name: str, data: Path, address: str, *words: str) -> None:
    """Run one command of etl and print its peak and its processor time."""
    began = time.monotonic()
    pid = os.spawnvpe(os.P_NOWAIT, sys.executable, [sys.executable, "-m", "etl", *words], os.environ | WAITS | {
        "ETL_PUBLISHERS": address, "ETL_DATA": str(data), "ETL_MAX_MB": "4000", "ETL_TOTAL_S": "600"})
    _, status, used = os.wait4(pid, 0)
    peak = used.ru_maxrss / 1024
    print(f"{name}: код {os.waitstatus_to_exitcode(status)}, пик {peak:,.0f} МБ "
          f"({'в пределах' if peak <= LIMIT_MB else 'БОЛЬШЕ'} {LIMIT_MB}), процессор "
          f"{used.ru_utime + used.ru_stime:.0f} с, всего {time.monotonic() - began:.0f} с".replace(",", " "))


def main() -> int:
    """Write, run, measure, search, compare."""
    os.chdir(REPO)
    n, people = (int(a) for a in (*sys.argv[1:3], *("1000000", "520000")[len(sys.argv[1:3]):]))
    with tempfile.TemporaryDirectory() as folder:
        city, data = Path(folder) / "city", Path(folder) / "data"
        size = cvs(city / "publishers" / "opendata.trudvsem.ru" / "csv" / "cv.csv", n)
        body = careers.archive(people)
        careers.archive = lambda: body
        print(f"{n:,} резюме, {size / 1e6:.0f} МБ; {people:,} человек с карьерами, ZIP {len(body) / 1e6:.0f} МБ"
              .replace(",", " "))
        with Publishers(city) as server:
            measured("резюме", data, server.address, "update", "--with-cv", "--source", "trudvsem_cv_occupations")
            measured("карьеры", data, server.address, "backfill", "--trajectories")
            measured("сборка", data, server.address, "build", "--force")
        found = [f"{path}: {mark}" for path, text in everything_written(data) for mark in MARKS if mark in text]
        print(f"людей в записанном: {len(found)}", *found[:5], sep="\n  ")
        stay = Reader.open(data).table("career_stay").query("area == 'moscow' and occupation == 'turner'")
        curve = stay.set_index("month")["stay_share"]
        planted = {m: (1 - careers.QUITS) ** m for m in (12, 24, 36, 60)}
        worst = max(abs(curve[m] - p) for m, p in planted.items())
        said = ", ".join(f"{m} мес. {curve[m]:.4f} (задано {p:.4f})" for m, p in planted.items())
        print(f"кривая «остаются»: {said}; наибольшее расхождение {worst:.4f}")
        print(f"резюме сосчитано: {Reader.open(data).table('cv_occupations')['cvs'].sum()}")
    return 1 if found or worst > 0.01 else 0


if __name__ == "__main__":
    sys.exit(main())
