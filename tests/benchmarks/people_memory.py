"""A million CVs, a million spells of work and a month of the archive, streamed from the simulated
publishers: peak memory, processor time, nobody kept.

    python -m tests.benchmarks.people_memory [CVS] [PEOPLE] [ADVERTS]

Each command runs in a process of its own, once at half the size and once whole; its peak
(ru_maxrss) is printed beside the limit of 1.5 GB, with what each further million adds. Then every
file written is searched for the people planted, and the stay-on curve is compared with the planted
one.

2026-11-24, two cores shared with others: 1,000,000 CVs 376 MB and 13 s of processor, a further
million +16 MB; 1,040,000 spells of 520,000 people 525 MB, 25 s, +28 MB; 60,000 adverts of a
month 366 MB, 18 s, +56 MB; build 271 MB. Nobody found in any file; the curve is off by 0.0010 at
most (12, 24, 36, 60 months).
"""

from __future__ import annotations

import contextlib
import gzip
import os
import subprocess
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
SPELLINGS = 100_000
HEAD = (
    "idCv|idCandidate|positionName|regionCode|salary|birthday|experience|dateModifyInnerInfo|"
    "candidateName|phone"
)
MARKS = (PERSON, MOBILE, careers.CANARY, "Птицелов", "cand0000001")
MONTH = "archive/7710538364-vacancy/data-20190131T010000-structure-20161130T143000.xml.gz"
TEXT = "Наладка станков с ЧПУ, чтение чертежей, работа с мерительным инструментом. " * 12
ADVERTS = "месяц архива"
SMALL_PARENT = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(pid, 0)
print()
print(os.waitstatus_to_exitcode(status), used.ru_maxrss, used.ru_utime + used.ru_stime)"""
"""A process starts with the peak of the one that started it: between this one, with the
publishers' files in its memory, and the command stands one that holds nothing."""
COMMANDS = {
    "резюме": ("update", "--with-cv", "--source", "trudvsem_cv_occupations"),
    "карьеры": ("backfill", "--trajectories"),
    ADVERTS: ("backfill", "--from", "2019-01", "--to", "2019-01"),
}


def cvs(path: Path, n: int) -> None:
    """Write cv.csv with so many CVs, every one a person."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as f:
        f.write(HEAD + "\n")
        for i in range(n):
            f.write(
                f"cv{i}|cand{i:07d}|{TITLES[i % len(TITLES)]} "
                f"{i % 9973}|{('77', '50', '71')[i % 3]}00000000000|"
                f"{50 + i % 40}000|1985|{i % 20}|2026-11-01|{PERSON} {i}|{MOBILE}\n"
            )


def month(path: Path, n: int) -> None:
    """Write one month of the archive with so many adverts, a person to ask for in each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as f:
        f.write("<vacancies>")
        for i in range(n):
            f.write(
                "<vacancy "
                f'about="#v{i}"><identifier>v{i}</identifier>'
                f"<title>{TITLES[i % len(TITLES)]}</title>"
                "<region "
                f"resource='#{('77', '50', '71')[i % 3]}00000000000'/><work_places>2</work_places>"
                f"<base_salary_min>{50 + i % 90}000</base_salary_min>"
                "<date_posted>2019-01-15</date_posted>"
                f"<date_modify_inner_info>2019-01-20T10:00:00+0300</date_modify_inner_info>"
                f"<contact_person>{PERSON}</contact_person><responsibilities>{TEXT}{i}. Контактное "
                f"лицо: {PERSON}, "
                f"{MOBILE}</responsibilities></vacancy>\n"
            )
        f.write("</vacancies>")


def measured(data: Path, address: str, words: tuple[str, ...]) -> tuple[int, float, float, float]:
    """Run one command of etl: exit code, peak in MB, processor and wall seconds."""
    began = time.monotonic()
    environ = (
        os.environ
        | WAITS
        | {
            "ETL_PUBLISHERS": address,
            "ETL_DATA": str(data),
            "ETL_MAX_MB": "4000",
            "ETL_TOTAL_S": "600",
        }
    )
    said = subprocess.run(
        [sys.executable, "-c", SMALL_PARENT, sys.executable, "-m", "etl", *words],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    code, kilobytes, processor = said.splitlines()[-1].split()
    return int(code), int(kilobytes) / 1024, float(processor), time.monotonic() - began


def told(name: str, size: int, outcome: tuple[int, float, float, float], half: float = 0) -> None:
    """One line of the result."""
    code, peak, cpu, wall = outcome
    more = f", ещё миллион — {(peak - half) / (size / 2e6):+,.0f} МБ" if half else ""
    many = f", {size:,}" if size else ""
    within = "в пределах" if peak <= LIMIT_MB else "БОЛЬШЕ"
    print(
        f"{name}{many}: код {code}, пик {peak:,.0f} МБ ({within} {LIMIT_MB}){more}, "
        f"процессор {cpu:.0f} с, всего {wall:.0f} с".replace(",", " "),
        flush=True,
    )


@contextlib.contextmanager
def publishers(folder: Path, n: int, people: int, adverts: int):
    """The simulated publishers with so many CVs, people and adverts; their archive of careers as
    bytes on demand."""
    host = folder / "city" / "publishers" / "opendata.trudvsem.ru"
    cvs(host / "csv" / "cv.csv", n)
    month(host / MONTH, adverts)
    plain = careers.archive
    body = plain(people, careers.QUITS, SPELLINGS)
    careers.archive = lambda: body
    try:
        with Publishers(folder / "city") as server:
            yield server
    finally:
        careers.archive = plain


def main() -> int:
    """Write, run at half and at full size, measure, search, compare."""
    os.chdir(REPO)
    given = [int(a) for a in sys.argv[1:4]]
    n, people, adverts = (*given, *(1_000_000, 520_000, 60_000)[len(given) :])
    halves: dict[str, float] = {}
    bad = 0
    for part in (2, 1):
        with (
            tempfile.TemporaryDirectory() as root,
            publishers(Path(root), n // part, people // part, adverts // part) as server,
        ):
            data = Path(root) / "people"
            for name, words in COMMANDS.items():
                size = {"резюме": n, "карьеры": 2 * people, ADVERTS: adverts}[name] // part
                outcome = measured(
                    Path(root) / ("adverts" if name == ADVERTS else "people"), server.address, words
                )
                told(name, size, outcome, halves.get(name, 0))
                halves[name] = outcome[1]
                bad += outcome[0] != 0 or outcome[1] > LIMIT_MB
            if part == 1:
                bad += checked(data, server.address) + (len(people_in(Path(root) / "adverts")) > 0)
    if bad:
        return 1
    return 0


def people_in(folder: Path) -> list[str]:
    """Every file below the folder that names somebody planted."""
    return [
        f"{path}: {mark}"
        for path, text in everything_written(folder)
        for mark in MARKS
        if mark in text
    ]


def checked(data: Path, address: str) -> int:
    """Build the tables, search everything written for people, compare the curve; how many things
    are wrong."""
    outcome = measured(data, address, ("build", "--force"))
    told("сборка", 0, outcome)
    found = people_in(data)
    print(f"людей в записанном: {len(found)}", *found[:5], sep="\n  ")
    stay = (
        Reader.open(data).table("career_stay").query("area == 'moscow' and occupation == 'turner'")
    )
    curve = stay.set_index("month")["stay_share"]
    planted = {m: (1 - careers.QUITS) ** m for m in (12, 24, 36, 60)}
    worst = max(abs(curve[m] - p) for m, p in planted.items())
    said = ", ".join(f"{m} мес. {curve[m]:.4f} (задано {p:.4f})" for m, p in planted.items())
    print(f"кривая «остаются»: {said}; наибольшее расхождение {worst:.4f}")
    print(f"резюме сосчитано: {Reader.open(data).table('cv_occupations')['cvs'].sum()}")
    return bool(found) + (worst > 0.01)


if __name__ == "__main__":
    sys.exit(main())
