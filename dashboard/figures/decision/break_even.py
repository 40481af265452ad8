"""Intern or market: the cost of an engineer still here after a year, and the threshold where the
paths meet."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice, Range
from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words
from etl.models import decision

SUBJECT = Words("Стажёр или рынок: точка равенства", "Intern or market: the break-even")
HOW_TO_READ = Words(
    "Кривая — сколько стоит через стажировку один инженер, который через год ещё работает: цена "
    "места ÷ (доля "
    "нанятых × доля оставшихся). Горизонталь — цена с рынка. Где кривая ниже, стажировка дешевле. "
    "Вертикали — "
    "опубликованные опросы: ориентир, а не исходные данные.",
    "The curve is the cost, by internship, of one engineer still working after a year: place cost "
    "÷ (share hired × "
    "share staying). The level line is the market's cost. Where the curve is lower, internships "
    "are cheaper. Vertical "
    "marks are published polls: a reference, not an input.",
)
_RUB, _PCT = Words("тыс. руб.", "thousand RUB"), Words("%", "%")
CHOICES = {
    "place_cost": Range(
        Words("Цена места стажировки", "Cost of an internship place"), 50, 1500, 10, 300, _RUB
    ),
    "conversion": Range(Words("Из стажёров наняты", "Interns hired"), 5, 100, 1, 40, _PCT),
    "stay": Range(Words("Остались через год", "Still here after a year"), 5, 100, 1, 80, _PCT),
    "hire_cost": Range(
        Words("Цена с рынка за того, кто остался", "Market cost per one who stayed"),
        50,
        3000,
        10,
        700,
        _RUB,
    ),
    "axis": Choice(
        Words("По горизонтали", "Horizontal axis"),
        {
            "conversion": Words("доля нанятых стажёров", "share of interns hired"),
            "stay": Words("доля оставшихся через год", "share still here after a year"),
        },
        "conversion",
    ),
}
ANCHORS = {"conversion": ("F120",), "stay": ()}


def break_even(
    published: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    place_cost: float = 300,
    conversion: float = 40,
    stay: float = 80,
    hire_cost: float = 700,
    axis: str = "conversion",
) -> Passport:
    """Cost per engineer still here after a year, thousand roubles, by conversion or by stay."""
    own = decision.Choice(place_cost, conversion / 100, stay / 100, hire_cost)
    at = conversion if axis == "conversion" else stay
    other = own.stay if axis == "conversion" else own.conversion
    xs = [
        x
        for x in range(5, 101)
        if decision.cost_per_stayer(place_cost, x / 100, other) <= 3.2 * hire_cost
    ]
    names = {
        "ru": ("через стажировку", "с рынка", "при ваших числах"),
        "en": ("by internship", "from the market", "with your numbers"),
    }[lang]
    curve = [point(item("", decision.cost_per_stayer(place_cost, x / 100, other)), x) for x in xs]
    level = [point(item("", hire_cost), x) for x in (5, 100)]
    cost = decision.cost_per_stayer(place_cost, own.conversion, own.stay)
    here = point(item(names[2], cost, text=_money(cost, lang), accent=True), at)
    anchors = pick(published, *ANCHORS[axis]) if ANCHORS[axis] else published.iloc[0:0]
    series = [
        {"label": names[0], "points": curve, "style": "curve", "accent": True},
        {"label": f"{names[1]}: {_money(hire_cost, lang)}", "points": level, "style": "curve"},
        {
            "label": "",
            "points": [here] if cost <= 3.2 * hire_cost else [],
            "style": "dots",
            "accent": True,
        },
    ]
    events = [
        {"x": float(r["value"]), "label": _anchor(r, lang)} for r in anchors.to_dict("records")
    ]
    threshold = (
        decision.break_even_conversion(own)
        if axis == "conversion"
        else decision.break_even_stay(own)
    )
    if threshold <= 1:
        words_for = {"ru": "порог", "en": "threshold"}[lang]
        events.append(
            {
                "x": threshold * 100,
                "label": f"{words_for} {words.number(threshold * 100, lang, 0)}{_NB}%",
            }
        )
    head = Head(
        name="break_even",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=anchors,
        today=today,
        data_date="",
        title=sentence(own, lang),
        place="",
        grade="",
        subtitle={
            "ru": "Тыс. руб. за инженера, который через год ещё работает; расчёт по вашим числам",
            "en": "Thousand RUB per engineer still here after a year; computed from your numbers",
        }[lang],
    )
    ticks = [{"x": x, "label": f"{x}{_NB}%"} for x in (20, 40, 60, 80, 100)]
    return trend(
        head,
        series,
        ticks=ticks,
        events=events,
        zero=True,
        x_title=CHOICES["axis"].options[axis][lang],
    )


_NB = words.NBSP


def _money(value: float, lang: str) -> str:
    return words.number(value, lang, 0)


def _anchor(row: dict, lang: str) -> str:
    number = f"{words.bounded(row['value'], row['bound'], lang)}{_NB}%"
    who = {
        "ru": f"опрос: остались после стажировки, {row['publisher']}",
        "en": f"poll: stayed after an internship, {row['publisher']}",
    }[lang]
    return f"{number} — {who}, {row['period_end'][:4]}"


def sentence(own: decision.Choice, lang: str) -> str:
    """The break-even said once: both costs, the cheaper path, the threshold. Costs in thousand
    roubles."""
    cost, ratio = (
        decision.cost_per_stayer(own.place_cost, own.conversion, own.stay),
        decision.intern_advantage(own),
    )
    times, threshold = (
        words.number(max(ratio, 1 / ratio), lang, 1),
        decision.break_even_conversion(own),
    )
    even = abs(ratio - 1) < 0.05
    if lang == "en":
        verdict = (
            "about the same" if even else f"{'cheaper' if ratio > 1 else 'dearer'} {times} times"
        )
        tail = (
            f"the threshold is {words.number(threshold * 100, lang, 0)} of 100 interns hired"
            if threshold <= 1
            else "no share of interns hired would make it cheaper"
        )
        return (
            f"With your numbers an internship costs {_money(cost, lang)} thousand RUB against "
            f"{_money(own.hire_cost, lang)} from the market, {verdict}; {tail}"
        )
    verdict = (
        "примерно столько же" if even else f"{'дешевле' if ratio > 1 else 'дороже'} в {times} раза"
    )
    tail = (
        f"порог — {words.number(threshold * 100, lang, 0)} нанятых из 100 стажёров"
        if threshold <= 1
        else "ни при какой доле нанятых она не станет дешевле"
    )
    return (
        f"При ваших числах стажировка обходится в {_money(cost, lang)} тыс. руб. против "
        f"{_money(own.hire_cost, lang)} с рынка: {verdict}; {tail}"
    )
