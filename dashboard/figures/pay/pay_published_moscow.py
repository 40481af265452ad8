"""Offered pay of the industrial occupations a job board named for Moscow, on one footing."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Предлагаемая зарплата рабочих в Москве", "Offered pay of skilled workers in Moscow"
)
HOW_TO_READ = Words(
    "Средняя предлагаемая зарплата в промышленности Москвы по SuperJob; названы только эти "
    "профессии, инженеров среди "
    "них нет. Это объявления, а не выплаты: начисленную зарплату с ними рядом не ставят.",
    "SuperJob's mean offered pay in Moscow's industry; only these occupations were named, no "
    "engineers among them. "
    "These are adverts, not payments: accrued wages do not stand beside them.",
)
NAMES = {
    "F221": Words("Электрогазосварщик", "Welder"),
    "F222": Words("Оператор станков с ЧПУ", "CNC operator"),
    "F223": Words("Токарь", "Turner"),
}


def pay_published_moscow(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Mean offered pay, thousand roubles a month, Moscow, one survey of one month."""
    rows = pick(published, *NAMES)
    said = dict(zip(rows["id"], NAMES.values(), strict=True))
    items = [
        row_item(r, said[r["id"]][lang], lang, accent=i == 0)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    low, high = (words.number(v, lang) for v in (rows["value"].min(), rows["value"].max()))
    head = Head(
        name="pay_published_moscow",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(
            f"Рабочим в Москве предлагали {low}–{high} тыс. руб. ({when})",
            f"Moscow's skilled workers were offered {low}–{high} thousand RUB ({when})",
        )[lang],
        subtitle=Words(
            f"Средняя предлагаемая зарплата в промышленности, тыс. руб. в месяц; {when}",
            f"Mean offered pay in industry, thousand RUB a month; {when}",
        )[lang],
    )
    return ranking(head, items)
