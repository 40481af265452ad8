"""People employed in Moscow's industry, and the city's forecast."""

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

SUBJECT = Words("Занятые в промышленности Москвы", "People employed in Moscow's industry")
HOW_TO_READ = Words(
    "Тёмная полоса — занято, светлая — прогноз. Оба числа — границы («более», «может превысить»), "
    "поэтому полосы "
    "кончаются стрелкой: точных значений не опубликовано.",
    "The dark bar is employment, the light one a forecast. Both are bounds («more than», «may "
    "exceed»), so bars end in "
    "an arrow: no exact values are published.",
)
NOW = "F095"
AHEAD = "F096"
EMPLOYS = Words(
    "В промышленности Москвы занято {employed}; прогноз на {year} год: {forecast}",
    "Moscow's industry employs {employed}; forecast for {year}: {forecast}",
)
EMPLOYED = Words(
    "В промышленности Москвы было занято {employed}; прогноз на {year} год: {forecast}",
    "Moscow's industry employed {employed}; forecast for {year}: {forecast}",
)


def industry_employment(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """Employed in industry and the forecast, thousand people, Moscow."""
    rows = pick(published, NOW, AHEAD)
    unit = Words("тыс.", "thousand")[lang]
    now, ahead = rows.to_dict("records")
    when = words.period(now["period_start"], now["period_end"], lang)
    year = str(ahead["period_end"])[:4]
    part = row_item(
        now,
        Words(f"занято, {when}", f"employed, {when}")[lang],
        lang,
        unit=unit,
        accent=True,
    )
    whole = row_item(
        ahead, Words(f"прогноз на {year} год", f"forecast for {year}")[lang], lang, unit=unit
    )
    numbers = {
        "employed": words.spoken(part["text"], lang),
        "year": year,
        "forecast": _exceed(ahead, whole["text"], lang),
    }
    head = Head(
        name="industry_employment",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Told(*(sentence[lang].format(**numbers) for sentence in (EMPLOYS, EMPLOYED))),
        subtitle=Words(
            f"Тыс. человек; {when} и прогноз на {year} год",
            f"Thousand people; {when} and a forecast for {year}",
        )[lang],
    )
    return bullet(head, part, whole)


def _exceed(row: dict, text: str, lang: str) -> str:
    bare = text.removeprefix(words.BOUNDS[row["bound"]])
    return (Words("может превысить ", "may exceed ")[lang] if row["bound"] == "≥" else "") + bare
