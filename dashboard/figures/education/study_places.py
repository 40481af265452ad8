"""Free places of one admission: by field or by university."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.education import _study
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Бесплатные места инженерных программ", "Free places of engineering programmes")
HOW_TO_READ = Words(
    "Сколько бесплатных мест было в приёме 2024 года, вместе с квотами. Места, а не поступившие: "
    "сколько из них занято, здесь нет. Пяти больших вузов у агрегатора нет: МИСИС, РТУ МИРЭА, "
    "РХТУ, Губкинский, РУТ.",
    "How many free places the admission of 2024 had, quotas included. Places, not entrants: how "
    "many were taken is not in it. The aggregator lacks five large universities: MISIS, RTU MIREA, "
    "Mendeleev, Gubkin, RUT.",
)
CHOICES = {"by": _study.BY, "field": _study.FIELD, "school": _study.SCHOOL}
MOST = 14
INDICATOR = Words("бесплатных мест с квотами", "free places with quotas")


def study_places(
    admissions: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    by: str = "field",
    field: str = "all",
    school: str = "all",
) -> Passport:
    """Places by field, university or degree; MissingRows where the choice leaves none."""
    rows = _study.chosen(admissions, field, school)
    rows = rows[rows["budget_places"].fillna(0) > 0]
    if rows.empty:
        raise MissingRows(SUBJECT)
    sums = rows.groupby(_study.groups(rows, by))["budget_places"].sum().sort_values(ascending=False)
    items = [
        item(_study.group_name(key, by, lang), value, text=words.number(value, lang), accent=i == 0)
        for i, (key, value) in enumerate(sums.head(MOST).items())
    ]
    total = int(rows["budget_places"].sum())
    first = f"{items[0]['label']} {items[0]['text']}"
    title = Words(
        f"Бесплатных мест {words.number(total, 'ru')}; больше всего — {first}",
        f"Free places {words.number(total, 'en')}; most of them: {first}",
    )
    left = len(sums) - len(items)
    more = Words(f" Ещё строк: {left}.", f" Rows left out: {left}.")[lang] if left > 0 else ""
    head = Head(
        name="study_places",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=_study.evidence(rows, "budget_places", INDICATOR[lang], "мест"),
        today=today,
        title=title[lang],
        subtitle=Words(
            "Мест в приёме 2024 года, с квотами, все формы",
            "Places of the admission of 2024, quotas included, all forms",
        )[lang],
        note=more.strip(),
    )
    return ranking(head, items)
