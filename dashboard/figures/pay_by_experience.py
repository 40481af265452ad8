"""How advertised pay is spread by the experience asked for."""
from __future__ import annotations

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dashboard.evidence import MissingRows
from dashboard.figures import _pay, _who
from dashboard.kinds.spreads import spreads
from etl.origin import Words

SUBJECT = Words("Предложенная зарплата по опыту", "Advertised pay by experience")
HOW_TO_READ = _pay.HOW
CHOICES = {"area": _pay.AREA, "who": _who.who_choice()}
LEVELS = {"none": Words("без опыта", "no experience"), "1-3": Words("1–3 года", "1–3 years"),
          "3-6": Words("3–6 лет", "3–6 years"), "6+": Words("больше 6 лет", "over 6 years")}


def pay_by_experience(pay_offers: pd.DataFrame, *, lang: str = "ru", today: date | None = None, area: str = "moscow",
                      who: str = _who.ALL) -> go.Figure:
    """One row per level asked for; adverts that ask for none in words are not here. MissingRows when none tells it."""
    own = _who.of(pay_offers[(pay_offers["area"] == area) & (pay_offers["experience"] != "")], who)
    if own.empty:
        raise MissingRows(f"pay_offers: {who}")
    own = own.set_index("experience").reindex(LEVELS).rename_axis("experience").reset_index()
    own = own.assign(label=[LEVELS[e][lang] for e in own["experience"]], n=own["n"].fillna(0),
                     n_pay=own["n_pay"].fillna(0), employers=own["employers"].fillna(0),
                     period=own["period"].dropna().iloc[0])
    rows = own.to_dict("records")
    head = _pay.head("pay_by_experience", SUBJECT, own, area, lang, today, _title(rows, lang), _who.name(who, lang))
    return spreads(head, [_pay.drawn(r, lang) for r in rows], unit=_pay.UNIT[lang])


def _title(rows: list[dict], lang: str) -> str:
    known = [r for r in rows if pd.notna(r["median_low_rub"])]
    if len(known) < 2:
        return {"ru": "Зарплата по опыту: мало данных, нужно не меньше 20 объявлений с зарплатой на уровень",
                "en": "Pay by experience: too few data, a level needs at least 20 adverts with pay"}[lang]
    first, last = known[0], known[-1]
    a, b = (f"{r['label']} — {_pay.median_text(r, lang)}" for r in (first, last))
    if pd.notna(first["high"]) and last["low"] > first["high"]:
        return {"ru": f"За опыт доплачивают: {a}, {b} тыс. руб.", "en": f"Experience pays: {a}, {b} thousand RUB"}[lang]
    return {"ru": f"Прибавку за опыт по этим объявлениям не различить: {a}, {b} тыс. руб.",
            "en": f"These adverts show no clear gain for experience: {a}, {b} thousand RUB"}[lang]
