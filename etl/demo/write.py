"""Writes the demonstration city in the publishers' own formats, below DIR/publishers/<host>/…,
and its truths."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape

import numpy as np
import pandas as pd

from etl.demo import city as make
from etl.demo import town
from etl.demo.truth import INDUSTRIAL_SHARE, MONTHS, openings_per_advert

HOST = "opendata.trudvsem.ru"
REGISTRY = "7710538364"
STAMP = "structure-20161130T143000"
XML_FIELDS = {
    "identifier": "id",
    "title": "vacancy_name",
    "region": "state_region_code",
    "work_places": "work_places",
    "base_salary_min": "salary_min",
    "base_salary_max": "salary_max",
    "date_creation": "date_create",
    "date_posted": "published_date",
    "date_modify_inner_info": "date_modify",
    "date_inactivation": "date_inactivation",
    "work_hours": "schedule_type",
    "education_requirements_education_type": "education",
    "experience_requirements": "required_experience",
    "industry": "professional_sphere_name",
    "job_location_address": "vacancy_address_additional_info",
    "job_location_geo_latitude": "vacancy_address_latitude",
    "job_location_geo_longitude": "vacancy_address_longitude",
    "requirements_qualifications": "position_requirements",
    "responsibilities": "position_responsibilities",
    "vac_url": "vac_url",
}


def write(
    city: town.City, n: int, root: Path, progress: Callable[[int], None] = lambda done: None
) -> dict[str, Path]:
    """Bulk JSON of what is open on the last day, month-end archives, CV counts; returns name →
    path.

    Also `truth.json`: the planted values, and how many records, duplicates and re-posts were
    written.
    """
    host = root / "publishers" / HOST
    (host / "json").mkdir(parents=True, exist_ok=True)
    bulk = host / "json" / "vacancy_9.json"
    ends = [city.start + timedelta(days=30 * (m + 1) - 1) for m in range(MONTHS)]
    folder = host / "archive" / f"{REGISTRY}-vacancy"
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    comma = ""
    with bulk.open("w", encoding="utf-8") as out, ExitStack() as opened:
        archives = [opened.enter_context(_month_file(folder, end)) for end in ends]
        out.write('{"vacancies":[')
        for archive in archives:
            archive.write('<?xml version="1.0" encoding="UTF-8"?>\n<vacancies>\n')
        for chunk in make.adverts(city, n):
            for record in chunk:
                _archive(record, archives, ends)
                if record["date_create"][:10] <= city.end.isoformat() < record["date_inactivation"]:
                    out.write(comma + json.dumps(record, ensure_ascii=False))
                    comma = ",\n"
            written += len(chunk)
            progress(written)
        out.write("]}")
        for archive in archives:
            archive.write("</vacancies>\n")
    paths = {
        "bulk": bulk,
        "archive": folder,
        "cv": _cvs(city, n, host),
        "stat": _stat_citizens(city, n, host),
    }
    truth = {
        "adverts": written,
        "seed": city.seed,
        "start": str(city.start),
        "end": str(city.end),
        "occupations": city.truth.to_dict("records"),
    }
    (root / "truth.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1, default=_plain), "utf-8"
    )
    return paths


def _month_file(folder: Path, end: date) -> TextIO:
    name = f"data-{end:%Y%m%d}T010000-{STAMP}.xml.gz"
    return gzip.open(folder / name, "wt", encoding="utf-8", compresslevel=3)


def _archive(record: dict, archives: list, ends: list[date]) -> None:
    """Put the record into the month-end files of every month it was open in."""
    begun = record["date_create"][:10]
    ended = record["date_inactivation"]
    lines = None
    for end, archive in zip(ends, archives, strict=True):
        if begun <= str(end) < ended:
            lines = lines or _xml(record)
            archive.write(lines)


def _xml(record: dict) -> str:
    cells = "".join(
        f"<{tag}>{escape(str(record[ours]))}</{tag}>" for tag, ours in XML_FIELDS.items()
    )
    return (
        f'<vacancy about="https://trudvsem.ru/vacancy#{record["id"]}">{cells}'
        "<organization "
        f'resource="https://trudvsem.ru/organization#{record["company"]["companycode"]}"/>'
        "</vacancy>\n"
    )


def openings_now(city: town.City, n: int) -> np.ndarray:
    """Expected open work places per occupation on the last day, from the planted values alone."""
    t = city.truth
    life = (t["median_age_days"] / np.log(2)).to_numpy()
    ago = MONTHS * 30 - 1 - np.arange(MONTHS * 30)
    begun = np.repeat(make.months(city) / 30, 30) @ np.exp(-(1 + ago[:, None]) / life)
    openings = n * openings_per_advert(t) * INDUSTRIAL_SHARE * t["share"].to_numpy()
    return openings * begun / (1 - t["repost_share"].to_numpy()) / 0.6


def cv_counts(city: town.City, n: int) -> pd.DataFrame:
    """CVs per occupation and region that give the planted tension: occupation, region_code, cvs."""
    cvs = np.maximum(1, np.round(openings_now(city, n) / city.truth["tension"])).astype(int)
    shares = zip([a[0] for a in town.AREAS], make.AREA_SHARES, strict=True)
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "occupation": city.truth["occupation"],
                    "region_code": code,
                    "cvs": np.round(cvs * share).astype(int),
                }
            )
            for code, share in shares
        ]
    )


def _cvs(city: town.City, n: int, host: Path) -> Path:
    path = host / "csv" / "cv.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        out.write(
            "idCv|idCandidate|positionName|regionCode|salary|birthday|experience|"
            "dateModifyInnerInfo|candidateName\n"
        )
        out.writelines(_cv_lines(city, cv_counts(city, n)))
    return path


def _cv_lines(city: town.City, counts: pd.DataFrame) -> Iterator[str]:
    number = 0
    for row in counts.itertuples():
        titles = city.titles[row.occupation]
        for _ in range(row.cvs):
            number += 1
            yield (
                f"cv{number}|cand{number}|{titles[number % len(titles)]}|{row.region_code}|"
                f"{60 + number % 90}000|"
                f"{1960 + number % 45}|{number % 30}|{city.end}|Иванов Иван Иванович\n"
            )


def _stat_citizens(city: town.City, n: int, host: Path) -> Path:
    counts = cv_counts(city, n).groupby("region_code")["cvs"].sum()
    path = host / f"{REGISTRY}-stat-citizens" / f"data-{city.end:%Y%m%d}T010000-{STAMP}.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = "".join(
        f"<stat><region_code>{c}</region_code><region_name>{escape(name)}</region_name>"
        f"<cvs_count>{int(counts[c]) * 9}</cvs_count><medium_salary>70000</medium_salary></stat>"
        for c, name in town.AREAS
    )
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?><stats>{rows}</stats>', "utf-8")
    return path


def _plain(value: object) -> object:
    if hasattr(value, "item"):
        return value.item()
    return str(value)
