"""Share of working graduates whose job is outside their field, by level of education."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Работа не по специальности", "Working outside one's field")
HOW_TO_READ = Words(
    "Какая доля работающих выпускников занята не по специальности. Пустой кружок — граница или "
    "приблизительное число "
    "(«почти»). Все специальности, не только инженерные.",
    "What share of working graduates work outside their field. A hollow dot is a bound or an "
    "approximate number "
    "(«almost»). All fields, not only engineering.",
)
LEVELS = {
    "F205": (Words("Вузы", "Universities"), Words("вузы", "universities")),
    "F206": (
        Words("СПО: специалисты среднего звена", "Colleges: technicians"),
        Words("техники", "college technicians"),
    ),
    "F207": (
        Words("СПО: рабочие и служащие", "Colleges: skilled workers"),
        Words("рабочие", "skilled workers"),
    ),
}


def not_in_field(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Share working outside their field, per cent, Russia, graduates of 2021–2023."""
    rows = pick(published, *LEVELS)
    names = dict(zip(rows["id"], LEVELS.values(), strict=True))
    items = [
        row_item(
            r, names[r["id"]][0][lang], lang, unit="%", accent=r["value"] == rows["value"].max()
        )
        for r in rows.to_dict("records")
    ]
    said = ", ".join(
        f"{names[e['row_id']][1][lang]} {words.spoken(e['text'], lang)}" for e in items
    )
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    head = Head(
        name="not_in_field",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(f"Не по специальности: {said}", f"Outside their field: {said}")[lang],
        subtitle=Words(
            f"Доля работающих не по специальности, %; выпуск 2021–2023, данные за {when}",
            f"Share working outside their field, %; graduates of 2021–2023, data of {when}",
        )[lang],
    )
    return dots(head, items)
