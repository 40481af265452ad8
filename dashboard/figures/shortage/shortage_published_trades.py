"""CVs per vacancy of machine-tool trades at two moments, on hh.ru's own scale."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.context import _hh
from dashboard.kinds._parts import row_item
from dashboard.kinds.slope import slope
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Станочники: резюме на вакансию", "Machine-tool trades: CVs per vacancy")
HOW_TO_READ = Words(
    "Ниже — труднее нанять. Закрашена зона «дефицит кандидатов» на шкале hh.ru. Первое число — "
    "среднее за год, второе "
    "— один месяц: сезон между ними не вычтен. Вся Россия, не Москва.",
    "Lower is harder to hire. The zone is “shortage of candidates” on hh.ru's scale. The first "
    "number is a year's "
    "mean, the second one month's: the season is not removed. All Russia, not Moscow.",
)
IDS = ("O067", "O070")


def shortage_published_trades(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """CVs per vacancy of turners, millers and grinders, Russia."""
    rows = pick(published, *IDS)
    items = [
        row_item(
            r, words.period(r["period_start"], r["period_end"], lang), lang, digits=1, accent=i == 1
        )
        for i, r in enumerate(rows.to_dict("records"))
    ]
    zone = _hh.zone_of(float(rows["value"].iloc[-1]), published, lang)
    was, now = (e["text"] for e in items)
    change = f"{was}{words.NBSP}→{words.NBSP}{now}"
    head = Head(
        name="shortage_published_trades",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=pd.concat([rows, pick(published, _hh.EDGES[0])], ignore_index=True),
        data_date=str(rows["period_end"].max()),
        title=Words(
            f"Токари, фрезеровщики, шлифовщики: {change} резюме на вакансию; по шкале hh.ru "
            f"— {zone}",
            f"Turners, millers, grinders: {change} CVs per vacancy; on hh.ru's scale {zone}",
        )[lang],
        subtitle=f"{words.upper_first(_hh.UNIT[lang])}; {items[0]['label']} → {items[1]['label']}",
    )
    return slope(
        head,
        [e["label"] for e in items],
        [
            {
                "label": Words("станочники", "machine-tool trades")[lang],
                "points": items,
                "accent": True,
            }
        ],
        bands=[_hh.zones(published, lang, float("inf"))[0]],
    )
