"""How much of the target-training quota was taken."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import Told, pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.bullet import bullet
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Заполнение целевой квоты", "Target-training quota: places taken")
HOW_TO_READ = Words(
    "Вся полоса — целевые места бакалавриата, специалитета и магистратуры, тёмная часть — занятые. "
    "Все направления, не "
    "только инженерные.",
    "The whole bar is target places of bachelor, specialist and master programmes, the dark part "
    "those taken. All "
    "fields, not only engineering.",
)
PLACES = "F172"
TAKEN = "F173"
SHARE = "F174"
NOW = Words(
    "Целевых мест занято {count} из {places} — {rate}",
    "{count} of {places} target places are taken: {rate}",
)
THEN = Words(
    "Целевых мест было занято {count} из {places} — {rate}",
    "{count} of {places} target places were taken: {rate}",
)


def target_places(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Target places taken and offered, thousand, and the published share, Russia."""
    rows = pick(published, PLACES, TAKEN, SHARE)
    offered, taken, share = rows.to_dict("records")
    unit = Words("тыс.", "thousand")[lang]
    whole = row_item(offered, Words("целевых мест", "target places")[lang], lang, unit=unit)
    part = row_item(taken, Words("занято", "taken")[lang], lang, unit=unit, accent=True)
    rate = row_item(share, Words("доля занятых", "share taken")[lang], lang, unit="%")
    when = words.period(offered["period_start"], offered["period_end"], lang)
    count = words.bounded(taken["value"], taken["bound"], lang)
    numbers = {"count": count, "places": whole["text"], "rate": rate["text"]}
    finding = Told(*(sentence[lang].format(**numbers) for sentence in (NOW, THEN)))
    head = Head(
        name="target_places",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=finding,
        subtitle=Words(
            f"Бакалавриат, специалитет, магистратура, тыс. мест; {when}",
            f"Bachelor, specialist, master programmes, thousand places; {when}",
        )[lang],
    )
    return bullet(head, part, whole, share=rate)
