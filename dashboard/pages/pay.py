"""Зарплаты: Rosstat's accrued wages, published offers, and the adverts' own intervals."""

from __future__ import annotations

from dashboard.site.adverts_state import adverts_state
from dashboard.site.page import Group, Page
from etl.language import Words

PAGE = Page(
    slug="pay",
    group="who",
    order=30,
    nav=Words("Зарплаты", "Pay"),
    title=Words(
        "Сколько платят инженерам и рабочим", "What engineers and skilled workers are paid"
    ),
    lead=Words(
        "Три разных числа под одним словом: начисленное по отчётам предприятий, предложенное в "
        "объявлениях и "
        "пересказанное порталами. На одном рисунке они не стоят.",
        "Three different numbers under one word: accrued by firms' reports, offered in adverts, "
        "retold by job "
        "boards. They never share a figure.",
    ),
    bar=("area", "who"),
    compare=("area", "who"),
    cannot=Words(
        "Месяцы так не сравнить: зарплаты посчитаны за 12 месяцев разом, рост за год — на своём "
        "рисунке. "
        "Россия — только у Росстата, ниже: начисленное с предложенным не сравнивают.",
        "Months cannot be compared so: pay is of 12 months together, a year's growth has its own "
        "figure. "
        "Russia is known from Rosstat alone, below: accrued and offered pay are not compared.",
    ),
    parts=(
        adverts_state(
            "pay_offers",
            Words(
                "появится предложенное в объявлениях: распределения по профессиям, опыту и "
                "округам, рост за год рядом с "
                "Росстатом, кто зарплату называет.",
                "what adverts offer appears: distributions by occupation, experience and okrug, a "
                "year's growth beside "
                "Rosstat's, who states pay.",
            ),
        ),
        Group(
            (
                "pay_by_occupation",
                "pay_by_experience",
                "pay_by_okrug",
                "pay_stated",
                "pay_growth_rosstat",
                "pay_statement_kinds",
            ),
            Words("Предложено: объявления", "Offered: adverts"),
            Words(
                "Границы зарплат из объявлений за 12 месяцев, на руки; у каждой медианы — интервал "
                "и число "
                "объявлений.",
                "Bounds of pay in 12 months of adverts, net; every median with its interval and "
                "its n.",
            ),
            needs="pay_offers",
        ),
        Group(
            ("pay_regions", "pay_industries"),
            Words("Начислено: Росстат", "Accrued: Rosstat"),
            Words(
                "Всё, что выплачено всем работникам, включая премии; отчёты предприятий.",
                "Everything paid to all employees, bonuses included; firms' reports.",
            ),
        ),
        Group(
            (
                "pay_published_moscow",
                "pay_published_russia",
                "pay_offered_expected",
                "offers_growth",
                "hh_industrial",
            ),
            Words("Предложено: что опубликовали порталы", "Offered: what job boards published"),
        ),
    ),
)
