"""Rosstat's survey of vacant posts by occupation group (1-Т(проф), 31 October 2024), kept from a
third party's copy until the workbook itself is captured."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "vacancy_survey",
    Words("Росстат, 1-Т(проф), по сторонней копии", "Rosstat, 1-T(prof), a third party's copy"),
    Words(
        "Вакантные места по группам занятий, 31 октября 2024 года",
        "Vacant posts by occupation group, 31 October 2024",
    ),
    Words("статистика Росстата, со ссылкой на источник", "Rosstat's statistics, attributed"),
    "https://rosstat.gov.ru/compendium/document/13266",
    cadence_days=730,
    note=Words(
        "С книгой Росстата не сверено. Раз в два года; следующее обновление — апрель 2027 года. "
        "Организации от 15 работников, без малого бизнеса, финансов и госуправления.",
        "Not compared with Rosstat's workbook. Every second year; the next is due in April 2027. "
        "Organisations of 15 and more, without small business, finance and public administration.",
    ),
)
COLUMNS = {
    "id": "str",
    "definition_id": "str",
    "geography": "str",
    "period_text": "str",
    "period_start": "str",
    "period_end": "str",
    "level": "str",
    "okz_major": "str",
    "okz": "str",
    "group_ru": "str",
    "group_en": "str",
    "is_industrial": "bool",
    "headcount": "int64",
    "required": "int64",
    "vacancy_share_pct": "float64",
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
def vacancy_survey(vacancy_survey_csv):
    """One row per place and occupation group on 31 October 2024 (98): `headcount` and `required`
    (vacant posts) in people, `vacancy_share_pct` = required ÷ (required + headcount) in per cent.

    `level` major (nine groups of Moscow, Moscow oblast, Russia) | all (their total) | group (68
    groups of Russia, two to four digits of ОКЗ). Source: Rosstat 1-Т(проф), a third party's copy,
    grade B. Caveat: a share of vacant posts is not a shortage; ОКЗ 7 holds builders and ОКЗ 8
    drivers; Russia's nine groups give 7.50 %, the published share is 7.6 %; engineers of Moscow
    alone are not published.
    """
    rows = vacancy_survey_csv
    return rows.assign(
        is_industrial=rows["is_industrial"] == "1",
        **{c: pd.to_numeric(rows[c]) for c in ("headcount", "required", "vacancy_share_pct")},
    )[list(COLUMNS)]


@table(
    columns={"occupation": "str", "okz": "str", "survey_okz": "str", "match": "str", "id": "str"},
    key=["occupation"],
    mart=True,
)
def vacancy_group(vacancy_groups_csv, vacancy_survey):
    """One row per occupation of the list (90): the group of 1-Т(проф) in Russia that holds it,
    `id` its row in `vacancy_survey`.

    `match` unit (the same four digits, 50) | minor (three digits, 36) | major (only one of the
    nine groups, 4). Caveat: the group's rate is never the occupation's own; a group of three
    digits holds up to fourteen occupations of the list and others besides.
    """
    russia = vacancy_survey[
        (vacancy_survey["geography"] == "Россия") & (vacancy_survey["okz"] != "")
    ]
    return vacancy_groups_csv.merge(
        russia[["okz", "id"]].rename(columns={"okz": "survey_okz"}), on="survey_okz"
    )
