"""Moscow's groups of 1-Т(проф) that plans and scenarios start from."""

from __future__ import annotations

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from etl.language import Words

GROUP = Choice(
    Words("Группа занятий (ОКЗ)", "Occupation group (OKZ)"),
    {
        "7": Words("7: квалифицированные рабочие", "7: craft and trades workers"),
        "8": Words("8: операторы и сборщики", "8: plant and machine operators"),
        "3": Words("3: специалисты средней квалификации", "3: technicians"),
        "2": Words("2: специалисты высшей квалификации", "2: professionals"),
    },
    "7",
)
VACANT = Words("Вакантные места", "Vacant posts")
PLACE = "Москва"
NO_ROW = Words(
    "Этой группы в выпуске 1-Т(проф) по Москве нет.",
    "1-T(prof) for Moscow does not hold this group.",
)
HOLDS = {
    "7": Words("строители внутри группы", "builders are inside the group"),
    "8": Words("водители внутри группы", "drivers are inside the group"),
    "3": Words("не только промышленность", "not industry alone"),
    "2": Words(
        "не только промышленность; инженеры Москвы отдельно не опубликованы",
        "not industry alone; engineers of Moscow alone are not published",
    ),
}
"""What a group's name does not say."""


def row_of(vacancy_survey: pd.DataFrame, okz: str) -> pd.DataFrame:
    """The one row of Moscow's group. MissingRows: it is not there."""
    found = vacancy_survey[
        (vacancy_survey["geography"] == PLACE)
        & (vacancy_survey["level"] == "major")
        & (vacancy_survey["okz_major"] == okz)
    ]
    if not len(found):
        raise MissingRows(NO_ROW)
    return found


def evidence(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The rows in the shape of published ones: what, how many, whose."""
    return rows.assign(
        indicator=VACANT[lang] + ": " + rows[f"group_{lang}"],
        occupation="",
        value=rows["required"].astype(float),
        value_low=float("nan"),
        value_high=float("nan"),
        bound="=",
        unit=Words("мест", "posts")[lang],
    )
