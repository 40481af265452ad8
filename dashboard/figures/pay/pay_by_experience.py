"""How advertised pay is spread by the experience asked for."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.pay import _pay
from dashboard.kinds.spreads import spreads
from etl.language import Words

SUBJECT = Words("Предложенная зарплата по опыту", "Advertised pay by experience")
HOW_TO_READ = _pay.HOW
CHOICES = {"area": _pay.AREA, "who": _who.who_choice()}


def pay_by_experience(
    pay_offers: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    who: str = _who.ALL,
) -> Passport:
    """One row per level asked for; adverts that ask for none in words are not here. MissingRows
    when none tells it."""
    own = _who.of(pay_offers[(pay_offers["area"] == area) & (pay_offers["experience"] != "")], who)
    if own.empty:
        raise MissingRows(f"pay_offers: {who}")
    own = _pay.levels(own, lang)
    rows = own.to_dict("records")
    head = _pay.head(
        "pay_by_experience",
        SUBJECT,
        own,
        area,
        lang,
        today,
        _pay.gain(rows, lang),
        _who.name(who, lang),
    )
    return spreads(head, [_pay.drawn(r, lang) for r in rows], unit=_pay.UNIT[lang])
