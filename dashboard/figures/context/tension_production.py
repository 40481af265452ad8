"""CVs per vacancy a year apart: production against the whole market."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import Told, pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.context import _hh
from dashboard.kinds._parts import row_item
from dashboard.kinds.slope import slope
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Резюме на вакансию: производство и рынок", "CVs per vacancy: production and the market"
)
HOW_TO_READ = Words(
    "Чем ниже линия, тем труднее найти человека. Окрашенная полоса — зона «дефицита кандидатов» по "
    "шкале самого hh.ru. "
    "Резюме размещают и работающие люди: это не безработные.",
    "The lower the line, the harder it is to find someone. The shaded band is the «shortage» zone "
    "of hh.ru's own "
    "scale. Employed people post CVs too: these are not the unemployed.",
)
MARKET = ("F022", "F024")
PRODUCTION = ("F029", "F030")


def tension_production(
    published: pd.DataFrame, *, lang: str = "ru", today: date | None = None
) -> Passport:
    """hh.index of production and of all fields at two moments, Russia; CVs per vacancy."""
    market = pick(published, *MARKET)
    production = pick(published, *PRODUCTION)
    moments = [words.month(r["period_end"], lang) for r in production.to_dict("records")]
    names = Words("рынок в целом|производство", "whole market|production")[lang].split("|")
    series: list[dict] = [
        {
            "label": label,
            "accent": accent,
            "points": [
                row_item(r, label, lang, digits=1, accent=accent) for r in rows.to_dict("records")
            ],
        }
        for rows, label, accent in ((market, names[0], False), (production, names[1], True))
    ]
    now = [s["points"][-1]["text"] for s in series]
    head = Head(
        name="tension_production",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=pd.concat([market, production, pick(published, _hh.EDGES[0])], ignore_index=True),
        title=_title(now[1], now[0], lang),
        subtitle=f"{words.upper_first(_hh.UNIT[lang])}; {moments[0]} → {moments[1]}",
    )
    zone = _hh.zones(published, lang, float("inf"))[0]
    return slope(head, moments, series, bands=[zone])


def _title(production: str, market: str, lang: str) -> Told:
    present = Words(
        f"В производстве на вакансию приходится {production} резюме, на рынке в целом — {market}",
        f"In production there are {production} CVs per vacancy, in the whole market {market}",
    )
    past = Words(
        f"В производстве на вакансию приходилось {production} резюме, на рынке в целом — {market}",
        f"In production there were {production} CVs per vacancy, in the whole market {market}",
    )
    return Told(present[lang], past[lang])
