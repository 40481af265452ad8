"""Compulsory practice in study plans: weeks a programme asks employers for."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "practices",
    Words(
        "Учебные планы Московского Политеха и МТКП МГТУ им. Н. Э. Баумана",
        "Study plans of Moscow Polytech and the college of Bauman university",
    ),
    Words(
        "Практики учебных планов: недели, семестры", "Practices in study plans: weeks, semesters"
    ),
    Words("факты с указанием источника", "facts, naming the source"),
    "https://github.com/maps-of-discipline/maps_backend",
    note=Words(
        "Календарных дат в планах нет; планы 2021–2024 годов набора, действующий план проверяйте.",
        "Plans print no calendar dates; intakes of 2021–2024, check the plan in force.",
    ),
)
HOURS_A_WEEK = {"college": 36.0, "university": 54.0}
"""Academic hours of a week of practice: as the plans themselves print them."""
CREDITS_A_WEEK = 1.5
COLUMNS = {
    "id": "str",
    "institution": "str",
    "plan": "str",
    "code": "str",
    "programme": "str",
    "profile": "str",
    "level": "str",
    "form": "str",
    "intake": "str",
    "practice": "str",
    "kind": "str",
    "semester": "Int64",
    "weeks": "float64",
    "weeks_how": "str",
    "is_it": "bool",
    "geography": "str",
    "period_end": "str",
    "publisher": "str",
    "url": "str",
    "page_date": "str",
    "grade": "str",
    "note": "str",
}


@table(columns=COLUMNS, key=["id"], mart=True)
def practices(practices_csv):
    """One row per practice of one study plan (152 of 38): `semester`, `weeks` long.

    `weeks_how` printed | hours (54 academic hours a week, 36 in a college) | credits (1.5 a week,
    rounded maps). Source: 28 plans of Moscow Polytech (122 practices) and totals of 10 college
    plans by kind. Caveat: no calendar dates; 14 are a postgraduate's research; 81 of 152 belong to
    IT programmes (`is_it`).
    """
    rows = practices_csv
    printed, hours, credits = (
        pd.to_numeric(rows[name].mask(rows[name] == "")) for name in ("weeks", "hours", "credits")
    )
    college = rows["level"].eq("СПО")
    a_week = college.map({True: HOURS_A_WEEK["college"], False: HOURS_A_WEEK["university"]})
    weeks = printed.fillna(hours / a_week).fillna(credits / CREDITS_A_WEEK)
    how = pd.Series("credits", index=rows.index).mask(hours.notna(), "hours")
    return rows.assign(
        weeks=weeks.round(2),
        weeks_how=how.mask(printed.notna(), "printed"),
        semester=pd.to_numeric(rows["semester"].mask(rows["semester"] == "")).astype("Int64"),
        is_it=rows["is_it"] == "1",
        geography="Москва",
        period_end=rows["intake"] + "-12-31",
    )[list(COLUMNS)]
