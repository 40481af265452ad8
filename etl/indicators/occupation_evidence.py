"""What is known of every occupation of the list, evidence by evidence: the wall of occupations."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.indicators import _wall_adverts, _wall_published

KINDS = ("official", "hh", "portal", "pay", "education", "survey", "verdict")
COLUMNS = {
    "occupation": "str",
    "area": "str",
    "evidence": "str",
    "value": "Float64",
    "value_low": "Float64",
    "value_high": "Float64",
    "bound": "str",
    "unit": "str",
    "measure_ru": "str",
    "measure_en": "str",
    "about_ru": "str",
    "about_en": "str",
    "scope": "str",
    "signal": "str",
    "status": "str",
    "n": "Int64",
    "of": "Int64",
    "period_start": "str",
    "period_end": "str",
    "period_text": "str",
    "publisher": "str",
    "url": "str",
    "page_date": "str",
    "review_by": "str",
    "grade": "str",
    "table": "str",
    "ids": "str",
    "others": "Int64",
}


@table(columns=COLUMNS, key=["occupation", "area", "evidence"], mart=True)
def occupation_evidence(
    occupations_csv,
    field_occupations_csv,
    vacancy_group,
    vacancy_rates,
    published,
    published_by_occupation,
    programme_facts,
    shortage_verdict=None,
    shortage_indicators=None,
    pay_offers=None,
    survey_difficulty=None,
):
    """One row per occupation, area and evidence somebody has a number of; what nobody published has
    no row.

    `area` moscow | oblast | russia; `evidence` official (share of vacant posts of the ОКЗ group) |
    hh (CVs per vacancy) | portal («Работа России») | pay (offered a month) | education (programmes
    of its field) | survey (firms) | verdict (METHOD §3). `value` in `unit`; `n` and `of` are
    people, adverts or indicators it is made of; `ids` rows of `table`, `others` further published
    numbers. `scope` own | shared (named with others) | group | major | field; `signal` short |
    near | over, empty where no threshold is known; `status` ok | too_broad | too_few | hidden |
    unknown. Sources: Rosstat 1-Т(проф), job boards retold by the press, universities, adverts.
    Where two speak of one thing, adverts win over what others published, a number over none.
    Caveat: a group's rate is never the occupation's own: 90 occupations share 40 groups of Russia,
    and «near» is ±25 % of all groups' rate, this project's choice.
    """
    named = _wall_published.named(published_by_occupation, published, occupations_csv)
    parts = [
        _wall_published.official(vacancy_group, vacancy_rates),
        _wall_published.hh(named),
        _wall_published.pay(named),
        _wall_published.education(field_occupations_csv, programme_facts),
        _wall_adverts.portal(shortage_indicators),
        _wall_adverts.pay(pay_offers),
        _wall_adverts.graduates(shortage_indicators),
        _wall_adverts.survey(survey_difficulty),
        _wall_adverts.verdict(shortage_verdict),
    ]
    rows = pd.DataFrame([row for part in parts for row in part], columns=list(COLUMNS))
    rows = rows[rows["occupation"].isin(set(occupations_csv["code"]))]
    rows = rows.assign(
        known=rows["value"].notna(), nth=range(len(rows)), order=rows["evidence"].map(KINDS.index)
    )
    rows = rows.sort_values(["occupation", "area", "order", "known", "nth"], ignore_index=True)
    return rows.drop_duplicates(["occupation", "area", "evidence"], keep="last")[list(COLUMNS)]
