"""What the grades of published numbers mean."""

from __future__ import annotations

from dash import html

from dashboard.site.page import View
from etl.language import Words

HEADING = Words("Надёжность", "Grades")
GRADES = {
    "A": Words("официальный файл или таблица", "an official file or table"),
    "A-": Words("официальное заявление", "an official statement"),
    "B": Words("названный источник в пересказе", "a named source, retold"),
    "B-": Words("то же, но способ счёта неясен", "the same, the method unclear"),
    "C": Words(
        "оценка эксперта или агрегатора: не бывает выводом в заголовке и не стоит на «Сводке»",
        "an expert's or aggregator's estimate: never a headline, never on the summary",
    ),
}
RULES = Words(
    "Рисунок носит наименьшую надёжность своих строк. Данные старше 6 месяцев не называют "
    "настоящим временем, старше "
    "24 — с годом в заголовке. «Более», «почти», «около» — границы (≥ ≤ ≈), а не числа. Скрытое "
    "из-за малого n — не "
    "ноль. Числа с разным определением на одном рисунке не стоят.",
    "A figure carries the weakest grade of its rows. Data older than 6 months is not told in the "
    "present tense, older "
    "than 24 carries its year in the title. “More than”, “almost”, “about” are bounds (≥ ≤ ≈), not "
    "values. Hidden for "
    "a small n is not zero. Numbers of different definitions never share a figure.",
)


def part(view: View) -> html.Section:
    """The scale of grades and the rules of the house."""
    return html.Section(
        [
            html.H2(HEADING[view.lang]),
            html.Dl([e for g, w in GRADES.items() for e in (html.Dt(g), html.Dd(w[view.lang]))]),
            html.P(RULES[view.lang]),
        ],
        className="card prose",
        id="grades",
    )
