"""Which adverts state pay at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.map import _demand
from dashboard.figures.pay import _pay
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N, wilson

SUBJECT = Words("Кто называет зарплату в объявлении", "Who states pay in adverts")
HOW_TO_READ = Words(
    "Доля объявлений, назвавших месячную зарплату, с 95 % интервалом Уилсона. Чем она ниже, тем "
    "меньше медианы рядом "
    f"говорят о всех: молчат не случайные объявления. Меньше {RELIABLE_N} объявлений — доли нет.",
    "The share of adverts that state monthly pay, with Wilson's 95 % interval. The lower it is, "
    "the less the medians "
    f"beside it say of all: those silent are not a random part. Below {RELIABLE_N} "
    "adverts there is no share.",
)
CHOICES = {"area": _pay.AREA, "who": _who.who_choice()}


def pay_stated(
    pay_offers: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    who: str = _who.ALL,
) -> Passport:
    """Share of adverts with pay, per cent. MissingRows when the area has no adverts of `who`."""
    rows = _pay.ordered(_pay.parts(_pay.whole(pay_offers, area), who, lang), "stated_pay_pct")
    bars = [
        _bar(r, lang, accent=bool(r["chosen"]) or i == 0)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    whole = bars[0]
    title = (
        SUBJECT[lang]
        if whole["value"] is None
        else Words(
            f"Зарплату называют в {whole['share']} объявлений: {rows['label'].iloc[0].lower()}",
            f"{whole['share']} of adverts state pay: {rows['label'].iloc[0].lower()}",
        )[lang]
    )
    family = _who.name(_who.family_of().get(who, who), lang)
    head = _pay.head("pay_stated", SUBJECT, rows, area, lang, today, title, family)
    start, end = rows["period"].iloc[0].split("/")
    said = Words(
        "Доля объявлений с месячной зарплатой, %",
        "Share of adverts with monthly pay, %",
    )[lang]
    head = replace(
        head,
        how_to_read=HOW_TO_READ,
        note="",
        subtitle=f"{family}. {said}; {words.period(start, end, lang)}",
    )
    return ranking(head, bars, sort=False)


def _bar(row: dict, lang: str, *, accent: bool) -> dict:
    n = int(row["n"])
    if n < RELIABLE_N:
        gap = Words(f"мало данных, n={n}", f"too few data, n={n}")[lang]
        return {**item(row["label"], None, state="suppressed"), "gap": gap}
    low, high = (100 * v for v in wilson(int(row["n_pay"]), n))
    share = words.number(row["stated_pay_pct"], lang, 0) + words.NBSP + "%"
    ends = f"({words.number(low, lang, 0)}–{words.number(high, lang, 0)})"
    return {
        **item(
            row["label"],
            row["stated_pay_pct"],
            text=f"{share} {ends}, {_demand.n_text(n, lang)}",
            low=low,
            high=high,
            accent=accent,
        ),
        "share": share,
    }
