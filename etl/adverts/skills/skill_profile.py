"""Which skills real adverts named, by family of occupations: cells only, the adverts stay where
they are.

One row per family × skill with at least 20 adverts and 3 employers: adverts naming it (in the
text or the recruiter's tags), the family's adverts, share in per cent with 95 % Wilson bounds.
The same text under one employer counts once. Caveat: not a sample; employers post in batches, so
the bounds are too narrow, by about a quarter at 2 adverts an employer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from etl.adverts.employers import name_key
from etl.adverts.occupation.occupations import classify
from etl.adverts.skills.skills import Extractor, merge_tags
from etl.models.intervals import RELIABLE_N, wilson
from etl.store import atomic

MIN_EMPLOYERS = 3


class Cell(NamedTuple):
    """One row of skill_reference_profile.csv; of the family's adverts `oldest` and `newest` day
    and the median one, ISO (day of publication, or of collection where the advert has none)."""

    family: str
    skill: str
    n: int
    adverts_in_family: int
    share_pct: float
    low_pct: float
    high_pct: float
    oldest: str
    middle: str
    newest: str


def cells(adverts: Iterable[dict], extractor: Extractor) -> list[Cell]:
    """Publishable cells of adverts (dicts: title, description, employer, key_skills,
    published_at)."""
    seen = set()
    families = defaultdict(list)
    for advert in adverts:
        said = classify(advert["title"], advert["description"])
        employer = name_key(advert["employer"] or "")
        if not said.is_industrial or (employer, advert["description"]) in seen:
            continue
        seen.add((employer, advert["description"]))
        named = merge_tags(extractor.find(advert["description"]), advert["key_skills"], extractor)
        families[said.family].append((employer, frozenset(named), _day(advert)))
    return [cell for family in sorted(families) for cell in _cells(family, families[family])]


def _cells(family: str, adverts: list[tuple[str, frozenset[str], str]]) -> Iterable[Cell]:
    named = defaultdict(list)
    total = len(adverts)
    for employer, skills, _ in adverts:
        for skill in skills:
            named[skill].append(employer)
    days = sorted(day for _, _, day in adverts)
    for skill in sorted(named):
        n = len(named[skill])
        employers = len(set(named[skill]) - {""})
        if n >= RELIABLE_N and employers >= MIN_EMPLOYERS:
            low, high = wilson(n, total)
            yield Cell(
                family,
                skill,
                n,
                total,
                round(100 * n / total, 1),
                round(100 * low, 1),
                round(100 * high, 1),
                days[0],
                days[total // 2],
                days[-1],
            )


def _day(advert: dict) -> str:
    return (advert["published_at"] or advert.get("collected_at") or "")[:10]


def write(path: Path, rows: list[Cell]) -> None:
    """Replace the CSV in one step, so a run cut short leaves the old one."""
    atomic.write_csv(path, Cell._fields, rows)
