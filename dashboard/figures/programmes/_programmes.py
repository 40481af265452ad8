"""What the figures of programmes share: plans to choose from, families, and their words."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figures.skills._skills import FAMILIES
from etl import settings
from etl.adverts import reference
from etl.curricula.against import demand_of
from etl.language import Words

MEASURED = (
    "process",
    "design",
    "automation",
    "electronics",
    "mechanical",
    "hse",
    "service_commissioning",
    "machining",
)
"""Families of which at least three professional skills are known from real adverts."""
SHORT = {
    "Московский политехнический университет": Words("Московский Политех", "Moscow Polytech"),
    "МГТУ им. Н. Э. Баумана": Words("МГТУ им. Баумана", "Bauman MSTU"),
    "МТКП МГТУ им. Н. Э. Баумана (колледж)": Words("МТКП МГТУ", "Bauman MSTU's college"),
    "hh.ru, объявления из открытых собраний": Words(
        "hh.ru, объявления из открытых собраний", "hh.ru, adverts of public collections"
    ),
    "Колледж не назван": Words("колледж не назван", "an unnamed college"),
}
PLACE = Words(
    "Москва: планы. Россия и Беларусь: объявления",
    "Moscow: plans. Russia, Belarus: adverts",
)
NOTE = Words(
    "Учебные планы прочитаны только по названиям дисциплин; спрос — объявления 2019–2026 годов, не "
    "выборка. Это черновик, а не вывод о программе.",
    "Plans are read by the names of disciplines alone; demand is adverts of 2019–2026, not a "
    "sample. A draft, no verdict on a programme.",
)


@lru_cache(maxsize=1)
def plans() -> dict[str, Words]:
    """Plan → its label, industrial ones first; the list is the project's own."""
    path = settings.REPO / "data" / "marts" / "curriculum_plans.parquet"
    if not path.is_file():
        return {}
    return {r["plan"]: label(r) for r in pd.read_parquet(path).to_dict("records")}


def label(row: dict) -> Words:
    """«15.03.01 Машиностроение · МГТУ им. Баумана, 2026»."""
    name = row["programme"] or row["profile"]
    english = english_names().get(row["code"]) or name
    where = publisher(row["institution"])
    year = "" if pd.isna(row["intake_year"]) else f", {int(row['intake_year'])}"
    what = Words(f"{row['code']} {name}".strip(), f"{row['code']} {english}".strip())
    return Words(f"{what.ru} · {where.ru}{year}", f"{what.en} · {where.en}{year}")


@lru_cache(maxsize=1)
def english_names() -> dict[str, str]:
    """Code of a programme → its name in English."""
    return {r["code"]: r["name_en"] for r in reference.rows("programme_names")}


def publisher(name: str) -> Words:
    """A university or the job board, short, in both languages."""
    return SHORT.get(name, Words(name, name))


def credited(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Rows whose publishers are named in the reader's language."""
    return rows.assign(publisher=[publisher(name)[lang] for name in rows["publisher"]])


def plan_choice(key: str = "plan") -> Choice:
    """Every plan; `other` is the second of two."""
    first = "bmstu-15.03.01-2026" if key == "plan" else "mospolytech-2022-aptpp"
    words = {
        "plan": Words("Программа 1", "Programme 1"),
        "other": Words("Программа 2", "Programme 2"),
    }[key]
    return Choice(words, plans(), first)


def profession_choice() -> Choice:
    """Families of occupations whose demand is known."""
    return Choice(Words("Профессия", "Occupation"), {f: FAMILIES[f] for f in MEASURED}, "process")


def demanded(profile: pd.DataFrame, family: str) -> pd.DataFrame:
    """Professional skills of the family. MissingRows: none are known."""
    rows = demand_of(profile, family)
    if rows.empty:
        raise MissingRows(f"skill_reference_profile: {family}")
    return rows


def head(
    name: str,
    subject: Words,
    how: Words,
    rows: pd.DataFrame,
    lang: str,
    today: date | None,
    subtitle: str,
    columns: dict[str, Words],
    *,
    day: str = "",
    units: dict[str, str] | None = None,
    also: tuple[str, ...] = (),
    n: int | None = None,
) -> Head:
    """Words of a figure that rests on grade C demand and names of disciplines: titled by its
    subject."""
    return Head(
        name=name,
        lang=lang,
        subject=subject,
        how_to_read=how,
        rows=rows,
        today=today,
        title=subject[lang],
        subtitle=subtitle,
        columns=columns,
        units=units or {},
        place=PLACE[lang],
        data_date=day,
        grade="C",
        note=NOTE[lang],
        also=also,
        n=n,
    )
