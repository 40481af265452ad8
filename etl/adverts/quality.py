"""Every quality number of the adverts engine as rows of data/reference/quality.csv, measured on a folder of adverts.

One row per measure (and group: a family, «labelled→answered», a part of the labels): value (share 0–1, or a count),
95 % Wilson bounds, n, the data, the day. The folder's files never enter the project. Caveat: the skills dictionary
was written with these adverts' tags in sight, so on unseen adverts expect a few hundredths less; the adverts are of
2019–2026, Russia and Belarus, not a sample of Moscow's.
"""
from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from etl.adverts import duplicates, employers, quality_occupations, quality_skills, sketch
from etl.adverts.quality_skills import FULL_ADVERTS, Count
from etl.adverts.skills import Extractor
from etl.models.intervals import wilson
from etl.store import atomic

FIELDS = ("measure", "group", "value", "low", "high", "n", "data", "date")
TITLES = "*titles*.csv"
DAY = "*day*duplicates*.csv"


class Measure(NamedTuple):
    """One row of quality.csv; `low` and `high` are '' for counts and F1."""

    measure: str
    group: str
    value: str
    low: str
    high: str
    n: int
    data: str
    date: str


def share(measure: str, count: Count, data: str, date: str, group: str = "") -> Measure:
    """A share with its interval; empty value where nothing was counted."""
    if not count.n:
        return Measure(measure, group, "", "", "", 0, data, date)
    low, high = wilson(count.hits, count.n)
    return Measure(measure, group, f"{count.hits / count.n:.4f}", f"{low:.4f}", f"{high:.4f}", count.n, data, date)


def measured(folder: Path, date: str) -> Iterator[Measure]:
    """All measures the folder's files allow. FileNotFoundError when it holds none of the kinds known."""
    parts = [(FULL_ADVERTS, _skills), (TITLES, _occupations), (DAY, _duplicates)]
    if not folder.is_dir() or not any(list(folder.glob(pattern)) for pattern, _ in parts):
        raise FileNotFoundError(f"В папке {folder} нет ни {FULL_ADVERTS}, ни {TITLES}, ни {DAY}: укажите папку с "
                                "объявлениями, --ads ПАПКА.")
    for pattern, part in parts:
        if sorted(folder.glob(pattern)):
            yield from part(folder, date)


def _skills(folder: Path, date: str) -> Iterator[Measure]:
    extractor = Extractor()
    industrial = [advert for advert in quality_skills.adverts(folder) if advert["is_engineering"]]
    data = f"{_names(folder, FULL_ADVERTS)}: промышленные объявления, {len(industrial)}"
    yield share("skill_tag_coverage", quality_skills.tag_coverage(industrial, extractor)[0], data, date)
    yield share("skill_tag_recall_in_text", quality_skills.found_in_text(industrial, extractor)[0], data, date)
    judged = quality_skills.hand_precision((advert["description"] for advert in industrial), extractor)
    data = f"{_names(folder, FULL_ADVERTS)}: прочитано человеком, {judged.adverts}"
    yield share("skill_precision", judged.first_reading, data, date, "first_reading")
    yield share("skill_precision", judged.today, data, date, "today")
    yield Measure("skill_hits_unjudged", "today", str(judged.unjudged), "", "", judged.today.n, data, date)


def _occupations(folder: Path, date: str) -> Iterator[Measure]:
    titles = [t for file in sorted(folder.glob(TITLES)) for t in pd.read_csv(file, dtype=str)["title"].dropna()]
    cases = quality_occupations.judged(titles)
    data = f"{_names(folder, TITLES)}: прочитано человеком, {len(cases)}"
    for part in quality_occupations.PARTS:
        chosen = quality_occupations.part(cases, part)
        yield from _scored("occupation_industrial", quality_occupations.industrial(chosen), part, data, date)
        yield share("occupation_family_right", Count(*quality_occupations.family_share(chosen)), data, date, part)
    clear = quality_occupations.part(cases, "all")
    for score in quality_occupations.families(clear):
        yield from _scored("occupation_family", score, score.name, data, date)
    for row in quality_occupations.confusion(clear):
        yield Measure("occupation_confusion", f"{row['labelled']}→{row['answered']}", str(row["n"]), "", "",
                      len(clear), data, date)


def _scored(measure: str, score: quality_occupations.Score, group: str, data: str, date: str) -> Iterator[Measure]:
    yield share(f"{measure}_precision", Count(score.right, score.answered), data, date, group)
    yield share(f"{measure}_recall", Count(score.right, score.labelled), data, date, group)
    f1 = "" if score.f1 is None else f"{score.f1:.4f}"
    yield Measure(f"{measure}_f1", group, f1, "", "", score.labelled, data, date)


def _duplicates(folder: Path, date: str) -> Iterator[Measure]:
    """A day's dump without employers: exact repeats merge, the rest is only possible."""
    for file in sorted(folder.glob(DAY)):
        day = pd.read_csv(file, dtype=str, keep_default_na=False)
        day = day[["name", "salary_from", "salary_to", "salary_currency", "area_name", "published_at"]]
        adverts = pd.DataFrame({"source": "hh", "advert_id": "", "employer_id": "", "okrug": "", "occupation": ""},
                               day.index)
        adverts["content_hash"] = [sha256("|".join(row).encode()).hexdigest() for row in day.itertuples(index=False)]
        adverts["published"] = pd.to_datetime(day["published_at"].str[:10])
        adverts["title_key"], adverts["area"] = day["name"].map(employers.name_key), day["area_name"]
        adverts["pay_low_rub"] = pd.to_numeric(day["salary_from"])
        adverts["pay_high_rub"] = pd.to_numeric(day["salary_to"])
        marks = duplicates.mark(adverts[list(duplicates.COLUMNS)], sketch.sketches([""] * len(adverts)))
        rate = duplicates.rates(adverts, marks).iloc[0]
        for kind in ("exact", "possible"):
            yield share("duplicates", Count(int(rate[kind]), int(rate["adverts"])), file.name, date, kind)


def _names(folder: Path, pattern: str) -> str:
    return ", ".join(file.name for file in sorted(folder.glob(pattern)))


def write(path: Path, rows: list[Measure]) -> None:
    """Replace the CSV in one step, so a run cut short leaves the old one."""
    atomic.write_csv(path, FIELDS, rows)
