"""What more seats would change, by the month they begin in: a re-solve each."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _places
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models.matching import assigned

SUBJECT = Words("Что изменят ещё места", "What more seats would change")
HOW_TO_READ = Words(
    "Столбик — сколько ещё студентов нашли бы место, если в предложениях, что начинаются в этом "
    "месяце, мест было бы сколько угодно. Каждый раз всё подбирается заново. Ноль — там мест уже "
    "хватает: мешают даты или навыки, а не число мест.",
    "The bar is how many more students would find a place if the offers beginning in that month "
    "had seats without end. Everything is matched anew each time. Nothing means that seats do not "
    "lack there: dates or skills stand in the way, not their number.",
)
CHOICES = _places.CHOICES
TITLE = Words(
    "{opening}: +{n} мест с началом в {month} — ещё {students}",
    "{opening}: {n} more seats beginning in {month} place {students} more",
)
NONE = Words(
    "{opening}: лишние места ничего не изменят", "{opening}: more seats would change nothing"
)
SUBTITLE = Words("Ещё студентов с местом", "More students placed")
COLUMNS = {
    "month": Words("Начало", "Beginning"),
    "students": Words("Ещё студентов", "More students"),
}


def seats_by_month(
    practices: pd.DataFrame,
    intern_groups: pd.DataFrame | None = None,
    intern_offers: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Students gained by unlimited seats of one month's offers."""
    found = _places.placed(intern_groups, intern_offers, chosen, lang)
    months = found.offers["first_day"].astype(str).str[:7]
    size = found.group_arrays.size
    rows = []
    for month in sorted(months.unique()):
        own = (months == month).to_numpy()
        more = np.where(own, found.matching.seats + int(size.sum()), found.matching.seats)
        gained = assigned(size, more, found.matching.costs).matched - found.matching.matched
        rows.append((month, int(gained)))
    table = pd.DataFrame(rows, columns=["month", "students"])
    best = table.sort_values("students", ascending=False).iloc[0]
    form = TITLE if best["students"] else NONE
    head = _head.of_rows(
        "seats_by_month",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        rows=table,
        columns=COLUMNS,
        title=form.format(
            opening=found.opening,
            n=int(best["students"]),
            month=words.month(f"{best['month']}-01", lang),
            students=words.counted(int(best["students"]), "student", lang),
        )[lang],
        subtitle=SUBTITLE[lang],
    )
    items = [
        item(words.month(f"{r.month}-01", lang), r.students, text=words.number(r.students, lang))
        for r in table.itertuples()
    ]
    return ranking(head, items, sort=False)
