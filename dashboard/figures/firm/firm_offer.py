"""A firm's offer beside those of others: adverts' medians once there are any, else what was
published, each number by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.firm import _firm
from dashboard.figures.pay import _pay
from dashboard.kinds._parts import item, row_item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Ваше предложение среди других", "Your offer among others")
HOW_TO_READ = Words(
    "Черта — ваше предложение, точка — чужое число. Пока объявления не загружены, это "
    "опубликованные медианы, средние и наибольшие (открытая точка — граница): методики и периоды "
    "разные, в ряд их ставить нельзя. С объявлениями точка — медиана предложений на руки, "
    "отрезок — её 95 % интервал, а место предложения — между долей объявлений целиком ниже вашей "
    "оплаты и долей тех, что начинаются не выше неё.",
    "The line is your offer, a dot another number. While no adverts are loaded these are "
    "published medians, means and highest offers (an open dot is a bound): methods and periods "
    "differ, they make no series. With adverts a dot is a median of offers, net, with its 95 % "
    "interval, and the offer's place lies between the share of adverts wholly below your pay and "
    "of those that begin at or below it.",
)
CHOICES = _firm.CHOICES
NONE = Words(
    "О предлагаемой оплате этой профессии с датой не публиковали. Место среди московских "
    "предложений появится, когда будут загружены объявления.",
    "No dated pay offered was published for this occupation. The place among Moscow's offers "
    "appears once adverts are loaded.",
)


def firm_offer(
    published: pd.DataFrame,
    published_by_occupation: pd.DataFrame,
    pay_offers: pd.DataFrame | None = None,
    pay_positions: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
    okrug: str = "all",
    pay: float = 110,
) -> Passport:
    """Adverts first; published numbers where there are too few. MissingRows where nobody said."""
    found = _firm.positions(pay_positions, occupation, okrug, pay)
    if found is not None and pay_offers is not None:
        return _adverts(pay_offers, found, lang, today, occupation, okrug, pay)
    rows = _firm.published_pay(published, published_by_occupation, occupation)
    if rows.empty:
        raise MissingRows(NONE)
    return _published(rows, lang, today, occupation, pay)


def _own(pay: float, lang: str) -> dict:
    return item(Words("Ваше предложение", "Your offer")[lang], pay, text=_firm.money(pay, lang))


def _published(
    rows: pd.DataFrame, lang: str, today: date | None, occupation: str, pay: float
) -> Passport:
    items = [row_item(r, _label(r, lang), lang, unit="") for r in rows.to_dict("records")]
    head = Head(
        name="firm_offer",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=_beside(rows, occupation, pay, lang),
        subtitle=Words(
            "Предлагаемая оплата, тыс. ₽ в месяц; налог чаще не назван. Методики и периоды разные, "
            "в ряд их ставить нельзя",
            "Pay offered, thousand RUB a month; tax is mostly not named. Methods and periods "
            "differ, they make no series",
        )[lang],
    )
    return dots(head, items, benchmark=_own(pay, lang), zero=False)


def _label(row: dict, lang: str) -> str:
    kinds = (
        ("Медиан", Words("медиана", "median")),
        ("Средн", Words("среднее", "mean")),
        ("Максим", Words("наибольшее", "highest")),
    )
    kind = next(w for start, w in kinds if row["indicator"].startswith(start))
    when = words.period(row["period_start"], row["period_end"], lang)
    shared = "" if row["alone"] else Words(f" ({row['said']})", "")[lang]
    return f"{words.upper_first(kind[lang])}, {words.place(row['geography'], lang)}, {when}{shared}"


def _beside(rows: pd.DataFrame, occupation: str, pay: float, lang: str) -> str:
    """The offer against the newest median or mean; against the highest where nothing else is."""
    name = occupations.names(lang)[occupation]
    own = _firm.money(pay, lang)
    middle = _firm.averages(rows)
    if middle.empty:
        top = rows.iloc[0]
        return Words(
            f"{name}: ваши {own}; опубликовано только наибольшее — до "
            f"{_firm.money(top['value'], 'ru')}",
            f"{name}: your {own}; only the highest was published, up to "
            f"{_firm.money(top['value'], 'en')}",
        )[lang]
    newest = middle.iloc[0]
    apart = round(100 * (pay / float(newest["value"]) - 1))
    what = (
        Words("медианы", "median") if "едиан" in newest["indicator"] else Words("средней", "mean")
    )
    place = words.place(newest["geography"], lang)
    if not apart:
        return Words(
            f"{name}: ваши {own} — вровень с последней опубликованной ({place})",
            f"{name}: your {own} equal the last published ({place})",
        )[lang]
    side = Words("ниже" if apart < 0 else "выше", "below" if apart < 0 else "above")
    return Words(
        f"{name}: ваши {own} — на {abs(apart)} % {side.ru} последней опубликованной {what.ru} "
        f"({place})",
        f"{name}: your {own} are {abs(apart)} % {side.en} the last published {what.en} ({place})",
    )[lang]


def _adverts(
    offers: pd.DataFrame,
    found: dict,
    lang: str,
    today: date | None,
    occupation: str,
    okrug: str,
    pay: float,
) -> Passport:
    own = offers[(offers["occupation"] == occupation) & (offers["status"] == "ok")]
    own = own[(own["area"] == "moscow") | (own["okrug"] == "") & (own["experience"] == "")]
    mine = own["okrug"].isin(("", okrug))
    rows = own[mine].assign(label=[_whose(r, lang) for r in own[mine].to_dict("records")])
    rows = _firm.of_adverts(rows, "pay_offers", "area", "okrug", "experience", "occupation")
    items = [
        item(
            r["label"],
            _pay.thousand(r["median_low_rub"]),
            text=_pay.median_text(r, lang),
            low=_pay.thousand(r["low"]),
            high=_pay.thousand(r["high"]),
            accent=r["okrug"] == okrug,
        )
        for r in rows.to_dict("records")
    ]
    where = _firm.okrug_name(found["okrug"], lang)
    sure = f"{round(float(found['low']))}–{round(float(found['high']))}{words.unit_text('%')}"
    step = "/".join(p for p in ("moscow", found["okrug"], occupation, str(found["pay_rub"])) if p)
    name = occupations.names(lang)[occupation]
    own_pay = _firm.money(pay, lang)
    head = _pay.head(
        "firm_offer",
        SUBJECT,
        rows,
        "moscow",
        lang,
        today,
        Words(
            f"{name}: {own_pay} выше, чем у {_firm.place_words(found, lang)} предложений, {where}",
            f"{name}: {own_pay} exceed {_firm.place_words(found, lang)} of offers, {where}",
        )[lang],
        name,
    )
    start, end = found["period"].split("/")
    when = words.period(start, end, lang)
    head = replace(
        head,
        how_to_read=HOW_TO_READ,
        subtitle=Words(
            f"Место предложения: 95 % интервал {sure}, n = {found['n_pay']}; точки — медианы, "
            f"тыс. ₽ на руки, с 95 % интервалом; {when}",
            f"The offer's place: 95 % interval {sure}, n = {found['n_pay']}; dots are medians, "
            f"thousand RUB net, with their 95 % intervals; {when}",
        )[lang],
        note=Words(
            f"Место — строка pay_positions/{step}. {_pay.NOTE.ru}",
            f"The place is row pay_positions/{step}. {_pay.NOTE.en}",
        )[lang],
    )
    return dots(head, items, benchmark=_own(pay, lang), zero=False)


def _whose(row: dict, lang: str) -> str:
    if row["area"] == "oblast":
        return Words("Область", "Oblast")[lang]
    if row["experience"]:
        return (
            Words("Москва, опыт: ", "Moscow, asked: ")[lang] + _pay.LEVELS[row["experience"]][lang]
        )
    return (
        Words("Москва", "Moscow")[lang]
        if not row["okrug"]
        else _firm.okrug_name(row["okrug"], lang)
    )
