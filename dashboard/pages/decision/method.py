"""How the decision is reckoned, in words, and what is left out."""

from __future__ import annotations

from dash import html

from dashboard.site.page import View
from etl.language import Words

HEADING = Words("Как считается", "How it is reckoned")
LINES = (
    Words(
        "Вырастить: (стипендия + часы наставника + оформление − работа стажёра) ÷ доля оставшихся "
        "+ недовыработка первого года.",
        "Grow: (stipend + mentor's hours + papers − intern's work) ÷ share who stay on + output "
        "missed in the first year.",
    ),
    Words(
        "Нанять: плата за подбор + пустые дни × дневная маржа + недовыработка первого года.",
        "Hire: agency fee + empty days × daily margin + output missed in the first year.",
    ),
    Words(
        "Переучить: курс + часы в рабочее время − субсидия + недовыработка + замена на прежнем "
        "месте.",
        "Retrain: course + hours in working time − subsidy + output missed + filling the former "
        "place.",
    ),
    Words(
        "Удержать: прибавка всем ÷ число тех, кто без неё ушёл бы.",
        "Keep: the raise of all ÷ those who would have left without it.",
    ),
    Words(
        "Цена одного, кто ещё здесь = цена пути ÷ доля оставшихся к сроку. Дневная маржа = оплата "
        "со взносами × (ценность − 1) × 12 ÷ 365.",
        "Cost of one still here = cost of the path ÷ share still here. Daily margin = pay with "
        "contributions × (value − 1) × 12 ÷ 365.",
    ),
    Words(
        "Розыгрыши: треугольное распределение по диапазону каждого допущения, независимо, зерно "
        "42. Сдвинутый ползунок двигает вершину, диапазон остаётся.",
        "Draws: triangular over each assumption's range, independent, seed 42. A moved slider "
        "moves the peak, the range stays.",
    ),
    Words(
        "Не учтены: ошибка найма, обучение коллег, простой линии, налоги на субсидию. Опросы "
        "говорят о связи, а не о причине.",
        "Left out: a wrong hire, colleagues' learning, a line standing still, taxes on the "
        "subsidy. Polls tell of association, not of cause.",
    ),
)


def method(view: View) -> html.Section:
    """The formulas in words."""
    return html.Section(
        [html.H2(HEADING[view.lang]), html.Ul([html.Li(line[view.lang]) for line in LINES])],
        className="card prose",
    )
