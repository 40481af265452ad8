"""CVs per vacancy, January to January, on hh.ru's own scale."""

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

SUBJECT = Words("Резюме на вакансию: два года", "CVs per vacancy: two years")
HOW_TO_READ = Words(
    "Левее — труднее нанять, правее — труднее устроиться. Цветные зоны — шкала hh.ru. Это весь "
    "рынок России, а не "
    "инженеры и не Москва.",
    "To the left hiring is harder, to the right finding a job is. Zones are hh.ru's scale. This is "
    "Russia's whole "
    "market, not engineers and not Moscow.",
)
IDS = ("F020", "F028")


def tension_two_years(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """hh.index of all fields at two moments, Russia; CVs per vacancy."""
    rows = pick(published, *IDS)
    items = [
        row_item(r, words.month(r["period_end"], lang), lang, digits=1, accent=i == 1)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    months = words.months_between(rows["period_end"][0], words.day(rows["period_end"][1]))
    span = (
        words.counted(months // 12, "year", lang)
        if months % 12 == 0
        else f"{months} {_MONTHS[lang]}"
    )
    change = f"{items[0]['text']}{words.NBSP}→{words.NBSP}{items[1]['text']}"
    head = Head(
        name="tension_two_years",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=pd.concat([rows, _hh.scale(published)], ignore_index=True),
        title=Words(
            f"{change} резюме на вакансию за {span}: {_way(items, lang)}",
            f"{change} CVs per vacancy in {span}: {_way(items, lang)}",
        )[lang],
        subtitle=f"{words.upper_first(_hh.UNIT[lang])}; {items[0]['label']} → {items[1]['label']}",
    )
    top = max(14.0, *(e["value"] * 1.1 for e in items))
    return bands(head, items, _hh.zones(published, lang, top), top=top)


_MONTHS = Words("мес.", "months")


def _way(items: list[dict], lang: str) -> str:
    easier = items[1]["value"] > items[0]["value"]
    return Words(
        "нанимать стало легче" if easier else "нанимать стало труднее",
        "hiring became easier" if easier else "hiring became harder",
    )[lang]
