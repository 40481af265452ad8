"""Зарплаты: Rosstat's accrued wages, published offers, and the adverts' own intervals."""
from __future__ import annotations

from dashboard.page import Group, Page
from dashboard.parts.adverts_state import adverts_state
from etl.origin import Words

PAGE = Page(
    slug="pay", order=30, nav=Words("Зарплаты", "Pay"),
    title=Words("Сколько платят инженерам и рабочим", "What engineers and skilled workers are paid"),
    lead=Words("Три разных числа под одним словом: начисленное по отчётам предприятий, предложенное в объявлениях и "
               "пересказанное порталами. На одном рисунке они не стоят.",
               "Three different numbers under one word: accrued by firms' reports, offered in adverts, retold by job "
               "boards. They never share a figure."),
    parts=(
        adverts_state("pay_offers", Words(
            "появится таблица вилок из объявлений (pay_offers): по профессиям, опыту и округам. Пока она для "
            "блокнотов; рисунков по ней здесь ещё нет.",
            "a table of pay ranges from adverts appears (pay_offers): by occupation, experience and okrug. It is for "
            "notebooks so far; no figures are drawn of it here yet.")),
        Group(("pay_regions", "pay_industries"),
              Words("Начислено: Росстат", "Accrued: Rosstat"),
              Words("Всё, что выплачено всем работникам, включая премии; отчёты предприятий.",
                    "Everything paid to all employees, bonuses included; firms' reports.")),
        Group(("pay_published_moscow", "pay_published_russia", "offers_growth"),
              Words("Предложено: что опубликовали порталы", "Offered: what job boards published")),
    ))
