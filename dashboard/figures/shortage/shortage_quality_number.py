"""The opposing view, first half: engineers by education became more, not fewer."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.cells import cells
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Рабочая сила с инженерным образованием", "Labour force with an engineering degree")
HOW_TO_READ = Words(
    "Людей с высшим инженерно-техническим образованием в рабочей силе России, млн. Образование — "
    "не должность: сюда "
    "входят и те, кто инженером не работает.",
    "People with a higher engineering education in Russia's labour force, million. Education is "
    "not a job: those who "
    "don't work as engineers are counted too.",
)
IDS = ("F053", "F054")


def shortage_quality_number(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Labour force with a higher engineering education, million, Russia, two years."""
    rows = pick(published, *IDS)
    unit = Words("млн", "million")[lang]
    items = [
        row_item(
            r,
            words.period(r["period_start"], r["period_end"], lang),
            lang,
            digits=1,
            unit=unit,
            accent=i == 1,
        )
        for i, r in enumerate(rows.to_dict("records"))
    ]
    (was, now) = items
    values = list(rows["value"])
    grew = values[1] > values[0]
    change = words.number(abs(values[1] / values[0] - 1) * 100, lang, 0)
    head = Head(
        name="shortage_quality_number",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(
            f"Инженеров по образованию в {now['label']} году на {change}{words.NBSP}% "
            f"{'больше' if grew else 'меньше'}, чем в {was['label']}",
            f"Engineers by education: {change}{words.NBSP}% {'more' if grew else 'fewer'} in "
            f"{now['label']} than in {was['label']}",
        )[lang],
        subtitle=Words(
            "Рабочая сила с высшим инженерно-техническим образованием, млн чел.; "
            f"{was['label']} и "
            f"{now['label']}",
            f"Labour force with a higher engineering education, million; {was['label']} and "
            f"{now['label']}",
        )[lang],
    )
    return cells(head, items, bars=True)
