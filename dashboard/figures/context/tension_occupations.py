"""CVs per vacancy of the occupations a press release named, against the whole market."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.context import _hh
from dashboard.kinds._parts import row_item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Резюме на вакансию: рабочие профессии", "CVs per vacancy: skilled trades")
HOW_TO_READ = Words(
    "Точка — сколько активных резюме приходилось на одну вакансию; пунктир — весь рынок. Названы "
    "только эти профессии: "
    "это не полный рейтинг.",
    "The dot is active CVs per vacancy; the dashed line is the whole market. Only these "
    "occupations were named: it is "
    "not a full ranking.",
)
NAMED = ("O070", "O071")
MARKET = "O072"
ENGLISH = {
    "Токарь, фрезеровщик, шлифовщик": "Turner, miller, grinder",
    "Слесарь, сантехник": "Fitter, plumber",
}


def tension_occupations(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """CVs per vacancy by occupation, Russia; the market as the benchmark."""
    rows = pick(published, *NAMED)
    market = pick(published, MARKET)
    rows = rows.sort_values("value", ignore_index=True)

    def name(row: dict) -> str:
        named = row["occupation"]
        return Words(named, ENGLISH.get(named, named))[lang]

    items = [
        row_item(r, name(r), lang, digits=1, accent=i == 0)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    bench = row_item(market.iloc[0], Words("весь рынок", "whole market")[lang], lang, digits=1)
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    head = Head(
        name="tension_occupations",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=pd.concat([rows, market], ignore_index=True),
        title=Words(
            f"{items[0]['label']}: {items[0]['text']} резюме на вакансию против "
            f"{bench['text']} по рынку",
            f"{items[0]['label']}: {items[0]['text']} CVs per vacancy against "
            f"{bench['text']} overall",
        )[lang],
        subtitle=f"{words.upper_first(_hh.UNIT[lang])}; {when}",
    )
    return dots(head, items, benchmark=bench)
