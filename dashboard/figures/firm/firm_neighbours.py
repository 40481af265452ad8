"""What neighbours offer: the firm's okrug and those around it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.passport import Passport
from dashboard.figures.firm import _firm
from dashboard.figures.pay import _pay
from dashboard.kinds.spreads import spreads
from etl.adverts.reference import rows as reference
from etl.language import Words

SUBJECT = Words("Что предлагают соседи по округу", "What neighbours offer")
HOW_TO_READ = _pay.HOW
CHOICES = {k: _firm.CHOICES[k] for k in ("occupation", "okrug")}
WAITS = Words(
    "Пока не знаем: по округам оплату не публикуют, объявления ещё не загружены. Ближайшее — "
    "опубликованное по Москве и России, выше.",
    "Not known yet: pay by okrug is not published and no adverts are loaded. The nearest is what "
    "was published of Moscow and Russia, above.",
)
NONE = Words(
    "Объявлений этой профессии в этих округах нет.",
    "No adverts of this occupation in these okrugs.",
)


def firm_neighbours(
    pay_offers: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
    okrug: str = "all",
) -> Passport:
    """Offers of the okrug and its neighbours; of all okrugs while none is chosen. MissingRows
    without adverts."""
    if pay_offers is None or pay_offers.empty:
        raise MissingRows(WAITS)
    around = next((r["neighbours"] for r in reference("okrugs") if r["abbr_ru"] == okrug), "")
    near = {okrug, *around.split("|")} if okrug != _firm.ALL else set(_firm.OKRUG.options)
    own = pay_offers[
        (pay_offers["area"] == "moscow")
        & (pay_offers["occupation"] == occupation)
        & pay_offers["okrug"].isin(near - {""})
    ]
    if own.empty:
        raise MissingRows(NONE)
    rows = own.assign(label=[_firm.okrug_name(o, lang) for o in own["okrug"]]).sort_values(
        ["median_low_rub", "n"],
        ascending=False,
        na_position="last",
        kind="stable",
        ignore_index=True,
    )
    rows = _firm.of_adverts(rows, "pay_offers", "area", "okrug", "occupation")
    name = occupations.names(lang)[occupation]
    title = f"{name}. {_pay.leader(rows.assign(short=rows['label']), lang)}"
    head = _pay.head("firm_neighbours", SUBJECT, rows, "moscow", lang, today, title, name)
    drawn = [_pay.drawn(r, lang, accent=r["okrug"] == okrug) for r in rows.to_dict("records")]
    return spreads(head, drawn, unit=_pay.UNIT[lang])
