"""What to change first, from what costs least; every line with its evidence, or that none is."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from dash import html

from dashboard.figure import english
from dashboard.figure.evidence import MissingRows, pick
from dashboard.figures.firm import _firm
from dashboard.figures.firm.firm_experience import PUBLISHED
from dashboard.figures.pay import _pay
from dashboard.site.attributes import attributes
from dashboard.site.page import View, registry
from etl.language import Words
from etl.language import text as words

HEADING = Words("Что менять сначала", "What to change first")
ORDER = Words(
    "Порядок: от того, что дешевле изменить. Опросы говорят о связи, а не о причине.",
    "In the order of cost, cheapest first. Polls tell of association, never of cause.",
)
COUNT = Words("Посчитать: растить или нанимать", "Count: grow or hire")
DECISION = "keep-retrain-grow-hire"
EXPERIENCE = Words("Опыт", "Experience")
PAY = Words("Оплата", "Pay")
GROW = Words("Программа: растить самим", "Programme: grow your own")
PLACE = Words("Место", "Place")
LEVELS = tuple(_pay.LEVELS)
RAISE = "F133"
STAYED = "F120"


@dataclass(frozen=True)
class Source:
    """A row something rests on: how it is told, its id, the publisher's address."""

    text: str
    row_id: str
    url: str = ""


@dataclass(frozen=True)
class Advice:
    """One thing to change: what, why, and the rows it rests on; `known` False: nobody knows."""

    what: str
    why: str
    sources: tuple[Source, ...] = ()
    known: bool = True


def part(view: View) -> html.Section:
    """Four lines in order, and the way to the decision page."""
    lang = view.lang
    lines = [_line(i, one) for i, one in enumerate(advice(view), 1)]
    link = []
    if DECISION in registry():
        pay = f"{float(view.choices['pay']):g}"
        href = f"{registry()[DECISION].path(lang)}?pay={pay}"
        link = [html.P(html.A(COUNT[lang], href=href, className="button main"))]
    return html.Section(
        [html.H2(HEADING[lang]), html.P(ORDER[lang]), html.Ol(lines), *link],
        className="card advice",
    )


def _line(nth: int, one: Advice) -> html.Li:
    sources = [
        html.P(
            html.A(s.text, href=s.url, rel="noreferrer noopener") if s.url else s.text,
            className="source",
        )
        for s in one.sources
    ]
    return html.Li(
        [html.H3(one.what), html.P(one.why), *sources],
        className="" if one.known else "unknown",
        value=str(nth),
        **attributes({"data-ids": "|".join(s.row_id for s in one.sources)}),
    )


def advice(view: View) -> list[Advice]:
    """What is known comes first, in the order of cost."""
    found = [make(view) for make in (_experience, _pay_line, _grow, _place)]
    return sorted(found, key=lambda one: not one.known)


def _row(view: View, row_id: str) -> pd.Series | None:
    try:
        return pick(view.reader.table("published"), row_id).iloc[0]
    except (MissingRows, KeyError):
        return None


def _told(row: pd.Series, lang: str) -> Source:
    when = words.period(row["period_start"], row["period_end"], lang)
    grade = Words("надёжность", "grade")[lang]
    place = words.place(row["geography"], lang)
    publisher = english.quoted(row["publisher"], lang)
    text = f"{place}, {when} · {publisher} · {row['id']} · {grade} {row['grade']}"
    return Source(text, str(row["id"]), str(row["url"]))


def _experience(view: View) -> Advice:
    """Asking less opens the offer to more people: said where others ask less."""
    lang = view.lang
    asked = str(view.choices["experience"])
    if asked in ("none", "1-3"):
        own = _pay.LEVELS[asked][lang]
        return Advice(
            EXPERIENCE[lang],
            Words(
                f"Вы просите «{own}» — меньше просят редко: менять здесь нечего.",
                f"You ask for {own}: few ask for less, nothing to change here.",
            )[lang],
            known=False,
        )
    more = _row(view, PUBLISHED["3-6"])
    less = _row(view, PUBLISHED["1-3"])
    if more is None or less is None:
        return Advice(EXPERIENCE[lang], _nobody(lang), known=False)
    high, low = (words.number(float(r["value"]), lang) for r in (more, less))
    return Advice(
        Words("Опыт: 1–3 года вместо большего", "Experience: 1–3 years instead of more")[lang],
        Words(
            f"3–6 лет просили в {high} % вакансий тяжёлого машиностроения, 1–3 года — в {low} %.",
            f"{high} % of vacancies in heavy engineering asked for 3–6 years, {low} % for 1–3.",
        )[lang],
        (_told(more, lang), _told(less, lang)),
    )


def _pay_line(view: View) -> Advice:
    """How far the pay is from the median of offers, or from the newest published one."""
    lang = view.lang
    pay = float(view.choices["pay"])
    occupation = str(view.choices["occupation"])
    okrug = str(view.choices["okrug"])
    offers = view.reader.table("pay_offers") if view.reader.has("pay_offers") else None
    middle, source = _middle(view, offers, occupation, okrug)
    if middle is None or source is None:
        return Advice(PAY[lang], _nobody(lang), known=False)
    lure = _row(view, RAISE)
    more = ""
    if lure is not None:
        share = words.number(float(lure["value"]), lang)
        more = Words(
            f" Квалифицированный рабочий называет надбавку, за которую перейдёт: {share} % к своей "
            "оплате.",
            f" A skilled worker names the raise worth moving for: {share} % of the pay they have.",
        )[lang]
    if pay >= middle:
        what = Words("Оплата: не ниже середины", "Pay: not below the middle")
    else:
        apart = words.number(round(middle - pay, 1), lang)
        what = Words(
            f"Оплата: +{apart} тыс. ₽ до середины", f"Pay: +{apart} thousand ₽ to the middle"
        )
    why = Words(
        f"Середина предложений — {_firm.money(middle, 'ru')}.{more}",
        f"The middle of offers is {_firm.money(middle, 'en')}.{more}",
    )
    sources = (source,) if lure is None else (source, _told(lure, lang))
    return Advice(what[lang], why[lang], sources)


def _middle(
    view: View, offers: pd.DataFrame | None, occupation: str, okrug: str
) -> tuple[float | None, Source | None]:
    """The lower end of the median of adverts in the okrug or the city; else the newest published
    median or mean."""
    lang = view.lang
    if offers is not None:
        own = offers[
            (offers["area"] == "moscow")
            & (offers["occupation"] == occupation)
            & (offers["experience"] == "")
            & (offers["status"] == "ok")
        ]
        for where in dict.fromkeys((okrug if okrug != _firm.ALL else "", "")):
            rows = own[own["okrug"] == where]
            if len(rows):
                row = rows.iloc[0]
                n = words.counted(int(row["n_pay"]), "advert", lang)
                told = f"{_firm.okrug_name(where, lang)}, {n}"
                source = Source(
                    told, "/".join(p for p in ("pay_offers/moscow", where, occupation) if p)
                )
                return _pay.thousand(row["median_low_rub"]), source
    rows = _firm.averages(
        _firm.published_pay(
            view.reader.table("published"), view.reader.table("published_by_occupation"), occupation
        )
    )
    if rows.empty:
        return None, None
    row = rows.iloc[0]
    return float(row["value"]), _told(row, lang)


def _grow(view: View) -> Advice:
    """What is known of staying after practice."""
    lang = view.lang
    row = _row(view, STAYED)
    if row is None:
        return Advice(GROW[lang], _nobody(lang), known=False)
    share = words.number(float(row["value"]), lang)
    return Advice(
        GROW[lang],
        Words(
            f"После последней стажировки в компании остались {share} из 100 (18–25 лет, все "
            "отрасли).",
            f"{share} of 100 stayed with the company after their last internship (ages 18–25, all "
            "industries).",
        )[lang],
        (_told(row, lang),),
    )


def _place(view: View) -> Advice:
    """Okrugs are compared by adverts alone."""
    lang = view.lang
    if not view.reader.has("pay_offers"):
        return Advice(
            PLACE[lang],
            Words(
                "Сравнить округа нельзя: по округам оплата не публикуется.",
                "Okrugs cannot be compared: pay by okrug is not published.",
            )[lang],
            known=False,
        )
    return Advice(
        PLACE[lang],
        Words(
            "Что предлагают в вашем округе и соседних — ниже.",
            "What your okrug and its neighbours offer stands below.",
        )[lang],
        known=False,
    )


def _nobody(lang: str) -> str:
    return Words("Опубликованных чисел об этом нет.", "No number about this was published.")[lang]
