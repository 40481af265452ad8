"""Why an occupation is hard to fill: DARES' seven causes, as far as adverts can tell, and the
lever that fits each."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

from etl.build.checks import table
from etl.indicators import _cells
from etl.indicators._adverts import AREAS, look, reference_days
from etl.language import Words
from etl.models.intervals import RELIABLE_N

CAUSES = {
    "hiring_intensity": Words(
        "открытых мест на работодателя за год", "openings per employer in a year"
    ),
    "working_conditions": Words(
        "по объявлениям не видно: условия труда в них не измерены",
        "adverts do not tell: conditions of work are not measured in them",
    ),
    "pay_unattractiveness": Words(
        "предлагаемая зарплата («от») ниже, чем у соседних профессий семейства, %",
        "advertised pay (lower bound) below that of the family's other occupations, %",
    ),
    "non_durable_jobs": Words(
        "по объявлениям не видно: вид договора не указан", "adverts do not state the contract"
    ),
    "lack_of_people": Words("вакансий на резюме", "openings per CV"),
    "training_job_link": Words(
        "объявлений, где нужен опыт от года, %", "adverts asking a year or more, %"
    ),
    "geographic_mismatch": Words(
        "по объявлениям не видно: нет числа резюме по округам",
        "adverts alone do not tell: no CVs by okrug",
    ),
}
LEVERS = {
    "hiring_intensity": Words(
        "удержание: меньше увольнений — меньше наймов", "retention: fewer leavers, fewer hires"
    ),
    "working_conditions": Words("условия труда", "conditions of work"),
    "pay_unattractiveness": Words("оплата", "pay"),
    "non_durable_jobs": Words("постоянные договоры", "permanent contracts"),
    "lack_of_people": Words(
        "приток: набор на программы, переобучение", "pipeline: intake of programmes, retraining"
    ),
    "training_job_link": Words(
        "программа и практика: выпускник без опыта", "programme and practice: newcomers"
    ),
    "geographic_mismatch": Words(
        "жильё, транспорт, место производства", "housing, transport, site"
    ),
}
COLUMNS = {
    "month": "str",
    "area": "str",
    "occupation": "str",
    "cause": "str",
    "level": "Int64",
    "value": "Float64",
    "n": "Int64",
    "status": "str",
    "basis_ru": "str",
    "basis_en": "str",
    "lever_ru": "str",
    "lever_en": "str",
}


@table(columns=COLUMNS, key=[*_cells.CELL, "cause"], mart=True)
def shortage_causes(adverts_db, indicator_values):
    """One row per area, occupation and cause, in the newest month; adverts of the last year.

    `level` 1–5: quintile of `value` over the occupations of the area, 5 = the cause weighs most;
    missing = X. `status` ok | too_few | no_data. Caveat: levels are relative, ours, and need
    five occupations; three causes of the seven cannot be seen in adverts at all, and an occupation
    alone in its family has no neighbours' pay.
    """
    db = look(adverts_db)
    month, day = max(reference_days(db).items())
    rows = db.execute(
        f"""
        SELECT area, occupation, any_value(family) AS family, count(*) AS n,
               sum(openings) / count(DISTINCT employer) AS hiring_intensity,
               median(pay_low_net_rub) AS pay,
               100 * avg(CASE experience WHEN '' THEN NULL WHEN 'none' THEN 0 ELSE 1 END)
               AS training_job_link
        FROM kept WHERE area IN {AREAS} AND published > $1 AND published <= $2
        GROUP BY ALL ORDER BY ALL
        """,
        [day - timedelta(365), day],
    ).df()
    rows["pay_unattractiveness"] = 100 * (1 - rows["pay"] / _neighbours(rows))
    newest = indicator_values[
        (indicator_values["month"] == month) & (indicator_values["indicator"] == "tension")
    ]
    rows = rows.merge(
        newest[["area", "occupation", "value"]].rename(columns={"value": "lack_of_people"}),
        how="left",
    )
    parts = [
        _levels(rows, cause).assign(
            month=month,
            cause=cause,
            basis_ru=words.ru,
            basis_en=words.en,
            lever_ru=LEVERS[cause].ru,
            lever_en=LEVERS[cause].en,
        )
        for cause, words in CAUSES.items()
    ]
    return pd.concat(parts, ignore_index=True)[list(COLUMNS)]


def _neighbours(rows: pd.DataFrame) -> pd.Series:
    """Median pay of the other occupations of the same family and area; missing when it is alone."""
    pay = rows["pay"].astype(float)
    out = pd.Series(np.nan, index=rows.index)
    for _, own in rows.groupby(["area", "family"]):
        for at in own.index:
            others = pay[own.index.drop(at)].dropna()
            out[at] = others.median() if len(others) else np.nan
    return out


def _levels(rows: pd.DataFrame, cause: str) -> pd.DataFrame:
    """Quintile classes within an area of one cause's measure, of occupations with 20 adverts and
    more."""
    value = rows[cause].astype(float) if cause in rows else pd.Series(np.nan, index=rows.index)
    few = rows["n"] < RELIABLE_N
    value = value.mask(few)
    place = value.groupby(rows["area"]).rank(pct=True)
    enough = value.groupby(rows["area"]).transform("count") >= 5
    level = np.ceil(place * 5).where(enough)
    status = np.where(few, "too_few", np.where(value.isna(), "no_data", "ok"))
    return rows[["area", "occupation", "n"]].assign(
        value=value, level=level.astype("Int64"), status=status
    )
