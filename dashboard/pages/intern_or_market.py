"""Эксперимент «Стажёр или рынок?»: four sliders, one sentence, the formula."""

from __future__ import annotations

from dash import html

from dashboard.site.page import Group, Page, View
from etl.language import Words

FORMULA = Words(
    "инженер, который через год ещё работает = цена места ÷ (доля нанятых × доля оставшихся через "
    "год)",
    "an engineer still working after a year = cost of a place ÷ (share hired × share still here)",
)
ABOUT = Words(
    "Порог — доля нанятых, при которой оба пути стоят одинаково: цена места ÷ (доля оставшихся × "
    "цена с рынка). Числа "
    "на ползунках — не данные, а место для ваших: опубликованных цен стажировки в промышленности "
    "Москвы нет. Не учтены "
    "польза от работы стажёра и риск неудачного найма: если место возвращает треть цены работой, "
    "порог на треть "
    "ниже. Цена с рынка — за того, кто остался: с повторными наймами.",
    "The threshold is the share hired at which both paths cost the same: place cost ÷ (share "
    "staying × market cost). "
    "The sliders hold no data, they wait for yours: no cost of internships in Moscow industry is "
    "published. The value "
    "of interns' work and the risk of a wrong hire are left out: a place that yields a third of "
    "its cost in work "
    "lowers the threshold by a third. The market cost is per engineer who stayed, repeated hires "
    "included.",
)
HEADING = Words("Формула", "The formula")


def formula(view: View) -> html.Section:
    """The formula and what it leaves out."""
    return html.Section(
        [
            html.H2(HEADING[view.lang]),
            html.P(FORMULA[view.lang], className="formula"),
            html.P(ABOUT[view.lang]),
        ],
        className="card prose",
    )


PAGE = Page(
    slug="intern-or-market",
    group="do",
    order=60,
    nav=Words("Стажёр или рынок?", "Intern or market?"),
    title=Words("Стажёр или рынок?", "Intern or market?"),
    lead=Words(
        "Поставьте свои четыре числа: страница скажет, какой путь дешевле и где порог.",
        "Set your own four numbers: the page says which path is cheaper and where the threshold "
        "lies.",
    ),
    parts=(Group(("break_even",)), formula),
)
