"""One occupation: what its adverts offer, as a whole and by the experience asked for."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.passport import Passport
from dashboard.figures.pay import _pay
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds.spreads import spreads
from etl.language import Words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Предложенная зарплата одной профессии", "Advertised pay of one occupation")
HOW_TO_READ = _pay.HOW
CHOICES = {"occupation": occupations.occupation_choice(), "area": of.AREA}
EVERY = Words("все объявления", "all adverts")


def occupation_pay(
    pay_offers: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
    area: str = "moscow",
) -> Passport:
    """The occupation as a whole, then a row per level of experience. MissingRows when it has no
    advert."""
    own = pay_offers[
        (pay_offers["area"] == area)
        & (pay_offers["okrug"] == "")
        & (pay_offers["occupation"] == occupation)
    ]
    whole = own[own["experience"] == ""]
    if whole.empty:
        raise MissingRows(f"pay_offers: {occupation} {area}")
    asked = own[own["experience"] != ""]
    rows = pd.concat(
        [whole.assign(label=EVERY[lang]), *([] if asked.empty else [_pay.levels(asked, lang)])],
        ignore_index=True,
    )
    drawn = rows.to_dict("records")
    name = occupations.names(lang)[occupation]
    head = _pay.head(
        "occupation_pay", SUBJECT, rows, area, lang, today, _found(drawn[0], name, lang), name
    )
    return spreads(
        head,
        [_pay.drawn(r, lang, accent=i == 0) for i, r in enumerate(drawn)],
        unit=_pay.UNIT[lang],
    )


def _found(whole: dict, name: str, lang: str) -> str:
    if pd.isna(whole["median_low_rub"]):
        return Words(
            f"{name}: о зарплате судить нельзя, нужно не меньше {RELIABLE_N} объявлений с "
            "зарплатой",
            f"{name}: pay can't be judged, at least {RELIABLE_N} adverts with pay are needed",
        )[lang]
    said = _pay.median_text(whole, lang)
    return Words(
        f"{name}: предлагают {said} тыс. руб. (медиана)",
        f"{name}: median offer {said} thousand RUB",
    )[lang]
