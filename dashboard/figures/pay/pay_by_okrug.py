"""How advertised pay is spread by the okrug of the work place."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.map import _okrugs
from dashboard.figures.pay import _pay
from dashboard.kinds.spreads import spreads
from etl.language import Words

SUBJECT = Words("Предложенная зарплата по округам Москвы", "Advertised pay by okrug of Moscow")
HOW_TO_READ = _pay.HOW
CHOICES = {"who": _who.who_choice()}


def pay_by_okrug(
    pay_offers: pd.DataFrame,
    okrugs: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    who: str = _who.ALL,
) -> Passport:
    """One row per okrug that has adverts of `who`. MissingRows when none does."""
    names = _okrugs.long(okrugs, lang)
    own = _who.of(pay_offers[(pay_offers["area"] == "moscow") & (pay_offers["okrug"] != "")], who)
    if own.empty:
        raise MissingRows(f"pay_offers: {who}")
    rows = own.assign(
        label=own["okrug"].map(names), short=own["okrug"].map(_okrugs.short(okrugs, lang))
    ).sort_values(
        ["median_low_rub", "n"],
        ascending=False,
        na_position="last",
        kind="stable",
        ignore_index=True,
    )
    head = _pay.head(
        "pay_by_okrug",
        SUBJECT,
        rows,
        "moscow",
        lang,
        today,
        _pay.leader(rows, lang),
        _who.name(who, lang),
    )
    return spreads(
        head, [_pay.drawn(r, lang) for r in rows.to_dict("records")], unit=_pay.UNIT[lang]
    )
