"""What has been forecast for Russia, each with who said it and when; none is for Moscow."""

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

SUBJECT = Words("Опубликованные прогнозы: только Россия", "Published forecasts: Russia only")
HOW_TO_READ = Words(
    "Что называли ведомства, с годом выпуска. Меры разные — потребность, замена выбывающих, новые "
    "места, — складывать и сравнивать их нельзя; по Москве прогноза не публиковали. Числа в млн "
    "человек пересчитаны в тысячи.",
    "What ministries have named, with the year they said it. The measures differ: need, "
    "replacement, new posts; they neither add up nor compare, and none was published for Moscow. "
    "Numbers in millions are shown in thousands.",
)
ROWS = ("F160", "F161", "F162", "F152", "F158", "F164", "F159")
NAMES = {
    "F160": Words("экономика, всего, 2025–2032", "whole economy, 2025–2032"),
    "F161": Words("из них замена выбывающих", "of these, replacement"),
    "F162": Words("из них новые места", "of these, new posts"),
    "F152": Words("гражданская промышленность, до 2030", "civil industry, to 2030"),
    "F158": Words("обрабатывающая, до 2030, оценка 2024", "manufacturing, to 2030, said in 2024"),
    "F164": Words("прирост занятых в обработке к 2032", "growth in manufacturing by 2032"),
    "F159": Words("обрабатывающая, сейчас, апрель 2024", "manufacturing, now, April 2024"),
}
TITLE = Words(
    "По Москве прогноза не публиковали; по России называли от {low} до {high} тыс. человек, и меры "
    "разные",
    "None was published for Moscow; for Russia {low} to {high} thousand people were named, by "
    "different measures",
)
SUBTITLE = Words("Тыс. человек, Россия; по выпускам", "Thousand people, Russia; by release")
MILLION = "млн чел."


def national_forecasts(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Published national forecasts in thousands, as told."""
    rows = pick(published, *ROWS)
    items = []
    for row in rows.to_dict("records"):
        times = 1000.0 if row["unit"] == MILLION else 1.0
        shown = {**row, "value": row["value"] * times}
        items.append(row_item(shown, NAMES.get(row["id"], Words("", ""))[lang], lang))
    values = [e["value"] for e in items]
    head = Head(
        name="national_forecasts",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=TITLE.format(
            low=words.number(min(values), lang, 0), high=words.number(max(values), lang, 0)
        )[lang],
        subtitle=SUBTITLE[lang],
    )
    return ranking(head, items, sort=False)
