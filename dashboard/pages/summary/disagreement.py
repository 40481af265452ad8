"""The card «Почему числа расходятся»: numbers that look alike, what each of them counts, and no
average."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.figure import evidence
from dashboard.figure.evidence import MissingRows, pick
from etl.language import Words
from etl.language import text as words

TITLE = Words("Почему числа расходятся", "Why the numbers differ")
GROUPS = (
    (
        Words("Сколько вакансий в Москве", "How many vacancies Moscow has"),
        (
            (
                ("F090",),
                Words(
                    "все вакансии в базе службы занятости города",
                    "all vacancies in the city's employment service",
                ),
            ),
            (
                ("F086", "F087", "F088", "F089"),
                Words(
                    "сумма четырёх отраслей, которые назвал центр «Профессии будущего»",
                    "sum of four fields named by the city's «Professions» centre",
                ),
            ),
            (
                ("F076",),
                Words(
                    "открытые вакансии по оценке Счётной палаты",
                    "open vacancies by the Accounts Chamber",
                ),
            ),
        ),
    ),
    (
        Words("Сколько людей не хватает в Москве", "How many people Moscow lacks"),
        (
            (
                ("F083",),
                Words(
                    "сказано мэром обо всех отраслях; метод не раскрыт",
                    "said by the mayor of all fields; method undisclosed",
                ),
            ),
            (
                ("F084",),
                Words(
                    "диапазон из отчёта мэра; метод не раскрыт",
                    "range in the mayor's report; method undisclosed",
                ),
            ),
        ),
    ),
)


@dataclass(frozen=True)
class Line:
    """One of the numbers that differ: its text, what it counts, its period and the rows behind
    it."""

    text: str
    counts: str
    period: str
    source: str
    grade: str
    row_ids: tuple[str, ...]
    urls: tuple[str, ...]


def reasons_differ(published: pd.DataFrame, lang: str = "ru") -> list[tuple[str, list[Line]]]:
    """Questions with their lines; a line whose rows are absent is left out. A sum is said to be
    a sum."""
    out = []
    for question, entries in GROUPS:
        found = []
        for ids, counts in entries:
            try:
                found.append(_line(pick(published, *ids), counts[lang], lang))
            except MissingRows:
                continue
        out.append((question[lang], found))
    return out


def _line(rows: pd.DataFrame, counts: str, lang: str) -> Line:
    first = rows.iloc[0]
    several = len(rows) > 1
    unit = Words("тыс.", "thousand")[lang]
    low = first["value_low"]
    high = first["value_high"]
    ranged = not several and low == low and high == high and low != high
    number = words.bounded(
        None if ranged else rows["value"].sum(),
        "=" if several else first["bound"],
        lang,
        low=low,
        high=high,
    )
    sources = [
        f"{o['publisher']} ({evidence.host(o['url'])}, {words.page_date(o['date'], lang)})"
        for o in evidence.origins(rows, lang)
    ]
    return Line(
        number + words.unit_text(unit, lang),
        counts,
        words.period(first["period_start"], first["period_end"], lang),
        "; ".join(sources),
        evidence.grade(rows),
        tuple(rows["id"]),
        tuple(dict.fromkeys(rows["url"])),
    )
