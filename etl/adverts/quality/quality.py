"""Every quality number of the adverts engine as rows of data/reference/quality.csv, measured on a
folder of adverts.

One row per measure (and group: a family, «labelled→answered», a part of the labels): value
(share 0–1, or a count), 95 % Wilson bounds, n, the data, the day. The folder's files never enter
the project. Caveat: the skills dictionary was written with these adverts' tags in sight, so on
unseen adverts expect a few hundredths less; the adverts are of 2019–2026, Russia and Belarus,
not a sample of Moscow's.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pandas as pd

from etl.adverts import employers
from etl.adverts.duplicates import duplicates, sketch
from etl.adverts.quality import quality_skills
from etl.adverts.quality.measure import Count, Measure, share
from etl.adverts.quality.quality_heldout import heldout
from etl.adverts.quality.quality_measures import occupation_texts, occupation_titles
from etl.adverts.quality.quality_skills import FULL_ADVERTS
from etl.adverts.skills.skills import Extractor

ANY = "*.[cj]s*"
"""Files that may hold titles: CSV and JSON lines."""
TEXTS = "*.jsonl.gz"
DAY = "*day*duplicates*.csv"


def measured(folder: Path, date: str) -> Iterator[Measure]:
    """All measures the folder's files allow. FileNotFoundError when it holds none of the kinds
    known."""
    parts = [
        (FULL_ADVERTS, _skills),
        (ANY, occupation_titles),
        (TEXTS, occupation_texts),
        (DAY, _duplicates),
        (TEXTS, heldout),
    ]
    if not folder.is_dir() or not any(list(folder.glob(pattern)) for pattern, _ in parts):
        raise FileNotFoundError(
            f"В папке {folder} нет ни CSV, ни {FULL_ADVERTS}: укажите папку с объявлениями, "
            "--ads ПАПКА."
        )
    for pattern, part in parts:
        if sorted(folder.glob(pattern)):
            yield from part(folder, date)


def _skills(folder: Path, date: str) -> Iterator[Measure]:
    extractor = Extractor()
    industrial = [advert for advert in quality_skills.adverts(folder) if advert["is_engineering"]]
    data = f"{_names(folder, FULL_ADVERTS)}: промышленные объявления, {len(industrial)}"
    yield share(
        "skill_tag_coverage", quality_skills.tag_coverage(industrial, extractor)[0], data, date
    )
    yield share(
        "skill_tag_recall_in_text",
        quality_skills.found_in_text(industrial, extractor)[0],
        data,
        date,
    )
    judged = quality_skills.hand_precision(
        (advert["description"] for advert in industrial), extractor
    )
    data = f"{_names(folder, FULL_ADVERTS)}: прочитано человеком, {judged.adverts}"
    yield share("skill_precision", judged.first_reading, data, date, "first_reading")
    yield share("skill_precision", judged.today, data, date, "today")
    yield Measure(
        "skill_hits_unjudged", "today", str(judged.unjudged), "", "", judged.today.n, data, date
    )


def _duplicates(folder: Path, date: str) -> Iterator[Measure]:
    """A day's dump without employers: exact repeats merge, the rest is only possible."""
    for file in sorted(folder.glob(DAY)):
        day = pd.read_csv(file, dtype=str, keep_default_na=False)
        day = day[
            ["name", "salary_from", "salary_to", "salary_currency", "area_name", "published_at"]
        ]
        adverts = pd.DataFrame(
            {"source": "hh", "advert_id": "", "employer_id": "", "okrug": "", "occupation": ""},
            day.index,
        )
        adverts["content_hash"] = [
            sha256("|".join(row).encode()).hexdigest() for row in day.itertuples(index=False)
        ]
        adverts["published"] = pd.to_datetime(day["published_at"].str[:10])
        adverts["title_key"], adverts["area"] = (
            day["name"].map(employers.name_key),
            day["area_name"],
        )
        adverts["pay_low_rub"] = pd.to_numeric(day["salary_from"])
        adverts["pay_high_rub"] = pd.to_numeric(day["salary_to"])
        marks = duplicates.mark(
            adverts[list(duplicates.COLUMNS)], sketch.sketches([""] * len(adverts))
        )
        rate = duplicates.rates(adverts, marks).iloc[0]
        for kind in ("exact", "possible"):
            yield share(
                "duplicates", Count(int(rate[kind]), int(rate["adverts"])), file.name, date, kind
            )


def _names(folder: Path, pattern: str) -> str:
    return ", ".join(file.name for file in sorted(folder.glob(pattern)))
