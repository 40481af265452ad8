"""Figures quoted from public sources, one row each with address, date and grade: the evidence
table of the product."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "published",
    Words("Разные издатели, названы в каждой строке", "Various publishers, named in every row"),
    Words(
        "Цифры из открытых публикаций с адресом, датой и оценкой надёжности",
        "Figures from public sources, each with its address, date and grade",
    ),
    Words("цитата с указанием источника", "quotation with the source named"),
    "",
    cadence_days=30,
    note=Words(
        "Строку добавляет python -m etl published add; устаревшее показывает python -m etl "
        "published due.",
        "python -m etl published add adds a row; python -m etl published due lists what is old.",
    ),
)
COMMON = {
    "id": "str",
    "theme": "str",
    "definition_id": "str",
    "indicator": "str",
    "occupation": "str",
    "geography": "str",
    "period_text": "str",
    "period_start": "str",
    "period_end": "str",
    "value": "float64",
    "value_low": "float64",
    "value_high": "float64",
    "bound": "str",
    "unit": "str",
    "publisher": "str",
    "url": "str",
    "page_date": "str",
    "kind": "str",
    "grade": "str",
    "note": "str",
    "vintage": "str",
    "review_by": "str",
    "superseded_by": "str",
    "origin_id": "str",
}


@table(columns=COMMON, key=["id"], mart=True)
def published(
    figures_csv,
    occupation_figures_csv,
    education_figures_csv,
    programmes_csv,
    technoparks_csv,
    hh_sample_csv,
):
    """One row per published number; `bound` says whether `value` is exact (=), about (≈), at least
    (≥) or at most (≤).

    `period_start` and `period_end` are ISO days, empty where the source names no period; `value`
    is in `unit`, empty where the source gives only an interval (`value_low`, `value_high`) or
    none. Only rows of one `definition_id` may share a chart. Caveat: 76 rows are graded C (guess
    or aggregator) and never make a headline.
    """
    parts = [
        figures_csv,
        occupation_figures_csv,
        education_figures_csv,
        programmes_csv,
        technoparks_csv,
        hh_sample_csv,
    ]
    rows = pd.concat(
        [p.assign(origin_id=ORIGIN.id)[list(COMMON)] for p in parts], ignore_index=True
    )
    return rows.sort_values("id", kind="stable")


@table(
    columns={
        "definition_id": "str",
        "name_ru": "str",
        "name_en": "str",
        "unit": "str",
        "unit_ru": "str",
        "unit_en": "str",
        "counts_ru": "str",
        "counts_en": "str",
    },
    key=["definition_id"],
    mart=True,
)
def definitions(definitions_csv):
    """One row per definition: what a family of published numbers counts, and in which unit.

    Caveat: for 291 of 389 the publisher discloses no method, and the row says so.
    """
    return definitions_csv


@table(
    columns={
        "id": "str",
        "programme_code": "str",
        "programme_name": "str",
        "programme_level": "str",
        "institution": "str",
        "indicator": "str",
        "definition_id": "str",
        "year": "Int64",
        "value": "float64",
        "bound": "str",
        "unit": "str",
        "grade": "str",
        "url": "str",
        "page_date": "str",
        "review_by": "str",
        "note": "str",
    },
    key=["id"],
    mart=True,
)
def programme_facts(programmes_csv):
    """One row per published number about one programme of study: places, passing score, price;
    `unit` says of what.

    `id` is the row's id in `published`; `year` is the year the period begins, empty where the
    page names none. Caveat: СТАНКИН prices a semester, МГТУ a year; passing scores before 2024
    are worth one comparison at most.
    """
    year = programmes_csv["period_start"].str[:4]
    return programmes_csv.assign(year=year)[list(programme_facts.schema.columns)]


@table(
    columns={
        "id": "str",
        "site": "str",
        "address": "str",
        "okrug": "str",
        "specialisation": "str",
        "area": "str",
        "staff_text": "str",
        "kind": "str",
        "residents": "float64",
        "bound": "str",
        "period_text": "str",
        "publisher": "str",
        "grade": "str",
        "url": "str",
        "page_date": "str",
        "review_by": "str",
        "note": "str",
    },
    key=["id"],
    mart=True,
)
def technopark_sites(technoparks_csv):
    """One row per mention of a technopark or special-zone site: where it is, what it does, its
    residents (firms).

    `residents` is empty where the page names none; `area` and `staff_text` are the page's words.
    Caveat: mentions of one site are not a series (Калибр's residents 10, 47, 50+, 58 have four
    meanings).
    """
    residents = technoparks_csv["value"].where(technoparks_csv["unit"] == "резидентов", "")
    return technoparks_csv.assign(residents=residents)[list(technopark_sites.schema.columns)]


@table(
    columns={
        "id": "str",
        "role_id": "str",
        "role": "str",
        "is_production_role": "bool",
        "indicator": "str",
        "definition_id": "str",
        "value": "float64",
        "unit": "str",
        "n": "Int64",
        "grade": "str",
    },
    key=["id"],
    mart=True,
)
def hh_sample_roles(hh_sample_csv):
    """One row per hh.ru role and measure of a sample of 1,929 Moscow adverts (about 30 May 2026);
    `n` is its base.

    Counts in adverts, pay in roubles as advertised, before and after tax mixed. Caveat: no
    median below 20 adverts, and shares by role are too uncertain to show at all: pool the roles.
    """
    rows = hh_sample_csv.rename(columns={"occupation": "role"})
    return rows.assign(is_production_role=rows["is_production_role"] == "True")[
        list(hh_sample_roles.schema.columns)
    ]


@table(
    columns={
        "id": "str",
        "scope": "str",
        "ids": "str",
        "with_ids": "str",
        "reason_ru": "str",
        "reason_en": "str",
    },
    key=["id"],
    mart=True,
)
def prohibitions(prohibitions_csv):
    """One row per thing a page (`scope` page), the first page alone (`scope` summary) or any one
    figure (`scope` figure) may not say, and why.

    `ids` and `with_ids` name rows of `published`: «F083–F085», «O031», «H*», separated by «|»;
    without `with_ids` each row is banned, with them a row of the first list beside one of the
    second. Caveat: ids, not wording, are checked.
    """
    return prohibitions_csv
