"""How many enterprises of the city's list each okrug holds, by activity."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.map import _enterprises as of
from dashboard.figures.map import _okrugs
from dashboard.kinds.tile_map import tile, tile_map
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Промышленные предприятия по округам", "Industrial enterprises by okrug")
HOW_TO_READ = Words(
    "Плитка — округ, число — сколько предприятий этой деятельности в нём по перечню города. "
    "Наука (класс 72) посчитана отдельно от промышленности.",
    "A tile is an okrug, the number how many enterprises of that activity the city's list places "
    "there. Research (class 72) is counted apart from industry.",
)
CHOICES = {"activity": of.ACTIVITY}


def map_enterprises(
    enterprises_by_okrug: pd.DataFrame,
    okrugs: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    activity: str = of.INDUSTRY,
) -> Passport:
    """Enterprises by okrug, count; an okrug the list names none in is a zero of the list."""
    rows = of.rows(enterprises_by_okrug, activity, lang)
    names = _okrugs.short(okrugs, lang)
    count = rows.groupby("okrug")["enterprises"].sum()
    whole = int(count.sum())
    listed = int(enterprises_by_okrug["enterprises"].sum())
    items = [
        tile(names[o], place, float(count.get(o, 0)), text=str(int(count.get(o, 0))))
        for o, place in _okrugs.places(okrugs).items()
    ]
    top = count[count == count.max()].index
    first = words.listed([names[o] for o in top], lang)
    most = int(count.max())
    day = of.when(enterprises_by_okrug, lang)
    told = of.OPTIONS[activity][lang]
    head = Head(
        name="map_enterprises",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        columns=of.COLUMNS,
        today=today,
        title=Words(
            f"Больше всего предприятий — {first}: {most} из {whole}",
            f"{first} holds most enterprises: {most} of {whole}",
        )[lang],
        subtitle=Words(
            f"{words.upper_first(told)}; предприятий в перечне города — {listed}, {day}",
            f"{words.upper_first(told)}; {listed} enterprises in the city's list, {day}",
        )[lang],
        note=of.NOTE[lang],
    )
    return tile_map(head, items)
