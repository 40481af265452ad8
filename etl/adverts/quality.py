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

from etl.adverts import duplicates, employers, quality_occupations, quality_skills, quality_titles, sketch
from etl.adverts.quality_skills import FULL_ADVERTS, Count
from etl.adverts.skills import Extractor
from etl.models.intervals import wilson
from etl.store import atomic

FIELDS = ("measure", "group", "value", "low", "high", "n", "data", "date")
ANY = "*.[cj]s*"
"""Files that may hold titles: CSV and JSON lines."""
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
    parts = [(FULL_ADVERTS, _skills), (ANY, _occupations), (DAY, _duplicates)]
    if not folder.is_dir() or not any(list(folder.glob(pattern)) for pattern, _ in parts):
        raise FileNotFoundError(f"В папке {folder} нет ни CSV, ни {FULL_ADVERTS}: укажите папку с объявлениями, "
                                "--ads ПАПКА.")
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
    """Today's answers on every read title of the folder, and each round at first sight; nothing when none was read."""
    cases = quality_occupations.today(quality_titles.titles(folder))
    if not cases:
        return
    learnt = [case for case in cases if case.split == quality_occupations.LEARNT]
    data = f"заголовки, прочитанные человеком: {len(cases)}"
    for part, chosen in (("all", cases), ("learnt", learnt)):
        yield from _whole(chosen, part, data, date)
    for name in quality_occupations.rounds():
        chosen = quality_occupations.first_sight(name)
        yield from _whole(chosen, name, f"новые заголовки, прочитанные до ответа программы: {len(chosen)}", date)
    for score in quality_occupations.families(cases):
        yield from _scored("occupation_family", score, score.name, data, date)
    for row in quality_occupations.confusion(cases):
        yield Measure("occupation_confusion", f"{row['labelled']}→{row['answered']}", str(row["n"]), "", "",
                      len(cases), data, date)
    for band, right, n in quality_occupations.bands(cases):
        yield share("occupation_confidence_right", Count(right, n), data, date, band)


def _whole(cases: list[quality_occupations.Judged], part: str, data: str, date: str) -> Iterator[Measure]:
    yield from _scored("occupation_industrial", quality_occupations.industrial(cases), part, data, date)
    yield share("occupation_family_right", Count(*quality_occupations.family_share(cases)), data, date, part)


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
