"""Who is harder to hire, on hh.ru's own scale: one strip for the market, production, trades."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.items import row_item
from dashboard.figure.passport import Passport
from dashboard.figures.context import _hh
from dashboard.kinds.strip import strip
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Кого искать труднее: резюме на вакансию", "Who is harder to find: CVs per vacancy")
HOW_TO_READ = Words(
    "Точка — сколько активных резюме приходилось на одну вакансию: левее — труднее нанять. Стрелка "
    "ведёт от раннего числа к позднему. Цветные полосы — шкала самого hh.ru. Это Россия: по Москве "
    "такие ряды не публикуются.",
    "The dot is active CVs per vacancy: further left, hiring is harder. The arrow leads from an "
    "earlier number to a later one. Coloured zones are hh.ru's own scale. This is Russia: no such "
    "series is published for Moscow.",
)
ROWS = (
    (("F032",), Words("Тяжёлое машиностроение", "Heavy machinery")),
    (("O070",), Words("Токари, фрезеровщики", "Turners, millers")),
    (("O071",), Words("Слесари, сантехники", "Fitters, plumbers")),
    (("F029", "F030"), Words("Производство в целом", "Production as a whole")),
    (("F020", "F028"), Words("Весь рынок", "The whole market")),
)
HARDEST = 2
"""How many of the hardest rows the finding names."""
TITLE = Words(
    "{first} и {second}: {low}–{high} резюме на вакансию — {zone}",
    "{first} and {second}: {low}–{high} CVs per vacancy, {zone}",
)


def hh_strip(published: pd.DataFrame, *, lang: str = "ru", today: date | None = None) -> Passport:
    """hh.index of the market, production and the named trades, Russia; CVs per vacancy."""
    rows: list[dict] = []
    used = []
    for ids, name in ROWS:
        found = pick(published, *ids)
        used.append(found)
        accent = name[lang] == ROWS[3][1][lang]
        items = [
            row_item(record, name[lang], lang, digits=1, accent=accent)
            for record in found.to_dict("records")
        ]
        rows.append({"label": name[lang], "when": _when(found, lang), "items": items})
    rows.sort(key=lambda row: row["items"][-1]["value"])
    first, second = rows[:HARDEST]
    low = first["items"][-1]
    high = second["items"][-1]
    head = Head(
        name="hh_strip",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=pd.concat([*used, _hh.scale(published)], ignore_index=True),
        title=TITLE[lang].format(
            first=first["label"],
            second=words.lower_first(second["label"]),
            low=low["text"],
            high=high["text"],
            zone=_hh.zone_of(high["value"], published, lang),
        ),
        subtitle=words.upper_first(_hh.UNIT[lang]),
    )
    highest = max(row["items"][-1]["value"] for row in rows)
    top = max(float(_hh.scale(published)["value"].iloc[-1]), highest * 1.1)
    return strip(head, rows, _hh.zones(published, lang, top), top=top)


def _when(found: pd.DataFrame, lang: str) -> str:
    """The month of the number, or from the first to the last."""
    months = [words.month(str(end), lang) for end in found["period_end"]]
    if len(months) == 1:
        return months[0]
    first = months[0].rsplit(" ", 1)[0]
    last = months[-1]
    last = last.rsplit(" ", 1)[1] if last.startswith(f"{first} ") else last
    return f"{months[0]} → {last}".replace(" ", words.NBSP)
