"""How advertised pay is spread, by family or by the occupations of one."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.pay import _pay
from dashboard.kinds.spreads import spreads
from etl.language import Words

SUBJECT = Words("Предложенная зарплата по профессиям", "Advertised pay by occupation")
HOW_TO_READ = _pay.HOW
CHOICES = {"area": _pay.AREA, "who": _who.who_choice()}


def pay_by_occupation(
    pay_offers: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    who: str = _who.ALL,
) -> Passport:
    """Quartiles, median between its ends and its interval. MissingRows when the area has no
    adverts of `who`."""
    rows = _pay.ordered(_pay.parts(_pay.whole(pay_offers, area), who, lang))
    title = _pay.leader(rows.iloc[1:], lang)
    family = _who.name(_who.family_of().get(who, who), lang)
    head = _pay.head("pay_by_occupation", SUBJECT, rows, area, lang, today, title, family)
    return spreads(
        head,
        [
            _pay.drawn(r, lang, accent=bool(r["chosen"]) or i == 0)
            for i, r in enumerate(rows.to_dict("records"))
        ],
        unit=_pay.UNIT[lang],
    )
