"""Somebody else's aggregates of industrial adverts on hh.ru: grade C, never on the first page."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "hh_aggregates",
    Words("сторонний подсчёт по объявлениям hh.ru", "a third party's count of hh.ru's adverts"),
    Words(
        "Промышленные объявления hh.ru: счёт и оплата по регионам и уровням",
        "Industrial adverts of hh.ru: counts and pay by region and level",
    ),
    Words("сводные числа, со ссылкой на источник", "aggregates, attributed"),
    "https://github.com/fgh-pc/industrial_vacancies_analysis",
    note=Words(
        "Сбор по ключевым словам, только объявления с оплатой: надёжность C.",
        "Collected by keywords, adverts that name pay only: grade C.",
    ),
)
COLUMNS = {
    "id": "str",
    "definition_id": "str",
    "cut": "str",
    "key": "str",
    "adverts": "int64",
    "employers": "Int64",
    "mean_rub": "Float64",
    "median_rub": "Float64",
    "geography": "str",
    "period_text": "str",
    "period_start": "str",
    "period_end": "str",
    "publisher": "str",
    "url": "str",
    "page_date": "str",
    "grade": "str",
    "note": "str",
    "vintage": "str",
    "review_by": "str",
    "superseded_by": "str",
}


@table(columns=COLUMNS, key=["id"], mart=True)
def hh_aggregates(hh_aggregates_csv):
    """One row per cut and key: `cut` all | region | level (industrial adverts that name pay, of
    October–November 2025) | active (the number in the heading of hh.ru's search, September 2026).

    `adverts` and `employers` are counts, `mean_rub` and `median_rub` roubles as advertised.
    Caveat: grade C; gross and net, from and to are mixed, the mean is lifted by its tail; `active`
    counts all occupations and duplicates and is no part of the other cuts.
    """
    return hh_aggregates_csv.assign(adverts=pd.to_numeric(hh_aggregates_csv["adverts"]))[
        list(COLUMNS)
    ]
