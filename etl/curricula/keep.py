"""Collected plans and profstandards → the compact CSVs kept in git: how they were made, to be made
again from the same collection.

Only facts go in: names, hours, credits, codes, official texts. Plans go through the same importers
as anyone's file.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from etl.curricula import reading
from etl.curricula.plan import LOADS, Discipline, Plan
from etl.store import atomic

PLAN_FIELDS = (
    "plan institution city code programme profile level form intake duration source url grade"
).split()
ROW_FIELDS = (
    "plan number kind name cipher part module grouped semester "
    f"{' '.join(LOADS)} total_h contact_printed_h credits weeks control"
).split()
ABBREVIATED = {
    "file:2022-АПТПП": ("2022-aptpp", "15.03.02", "АПТПП"),
    "file:2022-20.03.01-БПТ": ("2022-bpt", "20.03.01", ""),
    "file:2021-БОД": ("2021-bod", "", "БОД"),
    "file:2022-29.03.03-ТУП": ("2022-tup", "29.03.03", ""),
    "file:2022-НиИД": ("2022-niid", "", "НиИД"),
    "file:2022-ЭБиОТ": ("2022-ebiot", "20.03.01", "ЭБиОТ"),
}
"""Plans known by a file's abbreviation: our short name, and the code as we read it («» unknown)."""
POLYTECH = "Московский политехнический университет"
BAUMAN = "МГТУ им. Н. Э. Баумана"
COLLEGE = "МТКП МГТУ им. Н. Э. Баумана (колледж)"
REPOSITORY = "https://github.com/maps-of-discipline/maps_backend"
SELF_STUDY = re.compile(r"самост\. работа (\d+) ч")
THESIS = "Подготовка и защита ВКР"
TITLES = {
    "bmstu_15.03.01_mt13_2026": (
        "15.03.01",
        "Машиностроение",
        "Технологическое обеспечение машиностроительных производств",
    ),
    "bmstu_15.03.04_rk9_2026": (
        "15.03.04",
        "Автоматизация технологических процессов и производств",
        "Цифровые технологии в автоматизации производства",
    ),
    "bmstu_11.03.03_iu4_2026": (
        "11.03.03",
        "Конструирование и технология электронных средств",
        "Проектирование и технологии электронных средств",
    ),
}


def write(folder: Path, data: Path) -> tuple[int, int]:
    """Write curriculum_plans.csv and curriculum_rows.csv below data/published; plans and rows."""
    plans: list[dict] = []
    rows: list[list] = []
    for about, plan in _collected(folder):
        plans.append(about)
        rows += [_row(about["plan"], n, row) for n, row in enumerate(plan.disciplines, 1)]
    out = data / "published"
    atomic.write_csv(
        out / "curriculum_plans.csv", PLAN_FIELDS, ([p[f] for f in PLAN_FIELDS] for p in plans)
    )
    atomic.write_csv(out / "curriculum_rows.csv", ROW_FIELDS, rows)
    return len(plans), len(rows)


def _row(plan: str, number: int, row: Discipline) -> list:
    values = asdict(row) | {"plan": plan, "number": number, "grouped": row.group}
    return [_short(values[name]) for name in ROW_FIELDS]


def _short(value: object) -> object:
    if isinstance(value, float):
        return f"{round(value, 2):g}"
    if value is None:
        return ""
    return value


def _collected(folder: Path) -> Iterable[tuple[dict, Plan]]:
    yield from _polytech(folder / "education")
    yield from _bauman(folder / "curricula")
    yield from _college(folder / "education")
    yield _iu5(folder / "education")
    yield _one_semester(folder / "curricula")


def _read(path: Path) -> list[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _cells(path: Path) -> list[list[str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _polytech(folder: Path) -> Iterable[tuple[dict, Plan]]:
    about = {row["plan"]: row for row in _read(folder / "curricula_mospolytech_plans.csv")}
    for plan in reading.from_sheets([("", _cells(folder / "curricula_mospolytech.csv.gz"))]):
        said = about[plan.id]
        short, code, name = ABBREVIATED.get(plan.id, (plan.id, said["code"], ""))
        yield (
            {
                "plan": f"mospolytech-{short}",
                "institution": POLYTECH,
                "city": "Москва",
                "code": code,
                "programme": said["programme"],
                "profile": name or said["profile"],
                "level": {"Бакалавр": "Бакалавриат"}.get(said["level"], said["level"]),
                "form": said["form"],
                "intake": said["intake"][:4],
                "duration": said["duration"],
                "source": f"{said['source_path']} ({said['blob']})",
                "url": REPOSITORY,
                "grade": "B" if "карта" in said["kind"] else "A-",
            },
            plan,
        )


def _bauman(folder: Path) -> Iterable[tuple[dict, Plan]]:
    for name, (code, programme, profile) in TITLES.items():
        path = folder / f"{name}.csv"
        plan = reading.from_sheets([("", _cells(path))])[0]
        notes = [row["note"] for row in _read(path)]
        for row, note in zip(plan.disciplines, notes, strict=True):
            if found := SELF_STUDY.search(note):
                row.selfstudy_h = float(found[1])
                if row.kind not in ("practice", "attestation") and row.total_h:
                    row.contact_printed_h = row.total_h - row.selfstudy_h
            if row.name == THESIS:
                row.credits = (row.total_h or 0) / 36
        yield (
            _about(
                f"bmstu-{code}-2026",
                BAUMAN,
                code,
                programme,
                profile,
                "2026",
                "A-",
                level="Базовое высшее (6 лет)",
                url=_read(path)[0]["source_url"],
            ),
            plan,
        )


def _college(folder: Path) -> Iterable[tuple[dict, Plan]]:
    said = {row["variant"]: row for row in _read(folder / "mtkp_bmstu_programmes_2026.csv")}
    for plan in reading.from_sheets([("", _cells(folder / "mtkp_bmstu_subjects_2026.csv"))]):
        row = said[plan.id]
        yield (
            _about(
                f"mtkp-{plan.id.replace('/', '-')}-2026",
                COLLEGE,
                row["code"],
                row["speciality"],
                row["department"],
                "2026",
                "B",
                level="СПО",
                url=row["plan_url"],
            )
            | {"form": row["form"], "duration": row["duration"]},
            plan,
        )


def _iu5(folder: Path) -> tuple[dict, Plan]:
    plan = reading.from_sheets([("", _cells(folder / "bmstu_09.03.01_iu5_2022.csv"))])[0]
    return _about(
        "bmstu-09.03.01-iu5-2022",
        BAUMAN,
        "09.03.01",
        "Информатика и вычислительная техника",
        "Кафедра ИУ5",
        "2022",
        "B",
        level="Бакалавриат",
        url="https://github.com/sdagmir/bmstu-iu5-learning-advisor",
    ), plan


def _one_semester(folder: Path) -> tuple[dict, Plan]:
    plan = reading.from_sheets([("", _cells(folder / "spo_15.02.16_tm2415_one_semester.csv"))])[0]
    return _about(
        "spo-15.02.16-semester",
        "Колледж не назван",
        "15.02.16",
        "Технология машиностроения",
        "Один семестр",
        "",
        "C",
        level="СПО",
        url="",
    ) | {"city": ""}, plan


def _about(
    plan: str,
    institution: str,
    code: str,
    programme: str,
    profile: str,
    intake: str,
    grade: str,
    *,
    level: str,
    url: str,
) -> dict:
    return {
        "plan": plan,
        "institution": institution,
        "city": "Москва",
        "code": code,
        "programme": programme,
        "profile": profile,
        "level": level,
        "form": "Очная",
        "intake": intake,
        "duration": "",
        "source": "",
        "url": url,
        "grade": grade,
    }
