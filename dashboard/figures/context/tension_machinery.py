"""One number: CVs per vacancy in heavy engineering, on hh.ru's own scale."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.context import _hh
from dashboard.kinds._parts import row_item
from dashboard.kinds.bands import bands
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Резюме на вакансию: тяжёлое машиностроение", "CVs per vacancy: heavy engineering")
HOW_TO_READ = Words(
    "Одно число на шкале hh.ru: чем левее, тем труднее нанять. Россия, не Москва; как собрано "
    "число, издание не пишет.",
    "One number on hh.ru's scale: the further left, the harder to hire. Russia, not Moscow; the "
    "outlet does not say "
    "how the number was made.",
)
ROW = "F032"


def tension_machinery(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """CVs per vacancy, heavy engineering, Russia."""
    row = pick(published, ROW)
    when = words.period(row["period_start"][0], row["period_end"][0], lang)
    items = [row_item(row.iloc[0], when, lang, digits=1, accent=True)]
    zone = _hh.zone_of(items[0]["value"], published, lang)
    head = Head(
        name="tension_machinery",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=pd.concat([row, _hh.scale(published)], ignore_index=True),
        title=Words(
            f"Тяжёлое машиностроение: {items[0]['text']} резюме на вакансию — {zone}",
            f"Heavy engineering: {items[0]['text']} CVs per vacancy — {zone}",
        )[lang],
        subtitle=f"{words.upper_first(_hh.UNIT[lang])}; {when}",
    )
    return bands(head, items, _hh.zones(published, lang, 14.0), top=14.0)
