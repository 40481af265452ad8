"""Growth of the city-funded intake of Moscow's colleges: engineering beside social sciences."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.cells import cells
from etl.language import Words

SUBJECT = Words("Бюджетный набор колледжей Москвы", "State-funded intake of Moscow's colleges")
HOW_TO_READ = Words(
    "Изменение набора на бюджетные места за год. Проценты, а не люди: сколько человек принято, в "
    "источнике не сказано.",
    "Change of the state-funded intake in a year. Per cents, not people: the source gives no head "
    "counts.",
)
FIELDS = {
    "E040": (Words("инженерные направления", "engineering"), Words("инженерные", "engineering")),
    "E041": (
        Words("науки об обществе", "social sciences"),
        Words("общественные", "social sciences"),
    ),
}


def college_intake(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Growth of intake, per cent to the year before, Moscow."""
    rows = pick(published, *FIELDS)
    names = dict(zip(rows["id"], FIELDS.values(), strict=True))
    items = [
        row_item(r, names[r["id"]][0][lang], lang, unit="%", sign=True, accent=i == 0)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    said = ", ".join(f"{names[e['row_id']][1][lang]} {e['text']}" for e in items)
    year = int(str(rows["period_end"][0])[:4])
    head = Head(
        name="college_intake",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(
            f"Бюджетный набор колледжей Москвы за год: {said}",
            f"State-funded intake of Moscow's colleges over a year: {said}",
        )[lang],
        subtitle=Words(
            f"Изменение набора СПО на бюджетные места, %; {year} к {year - 1}",
            f"Change of the state-funded college intake, %; {year} to {year - 1}",
        )[lang],
    )
    return cells(head, items, bars=True)
