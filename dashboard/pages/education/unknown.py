"""The steps as a list with source, year and who could publish what is not; why no quadrants."""

from __future__ import annotations

from dash import html

from dashboard.figure import evidence
from dashboard.figures.education import _steps
from dashboard.site.attributes import attributes
from dashboard.site.page import View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words
from etl.models.quadrants import LEAST_LEAVERS

TABLES = ("admissions", "admission_applications", "college_marks", "published")
HEADING = Words("Шаг за шагом: откуда число и чего нет", "Step by step: sources and gaps")
COLUMNS = Words("Шаг|Сколько|Где, когда, чего|Источник", "Step|How much|Where, when, what|Source")
NONE = Words("не публикуется", "not published")
COULD = Words("Мог бы опубликовать: {who}.", "Could publish it: {who}.")
QUADRANTS = Words("Спрос и заполнение: почему нет квадрантов", "Demand and fill: why no quadrants")
WHY = Words(
    "Давление — первые заявления на одно место, заполнение — поступившие на одно место. Для обоих "
    "нужны места, заявления и приём одного вуза за один год. Открыты места 2024 года и заявления "
    "2026-го, и это заявления, а не люди. Поэтому квадранты не рисуем. Когда принят свод ВПО-1, "
    "они появятся; где выпускников меньше {least}, не будет показано ничего.",
    "Pressure is first wishes a place, fill is entrants a place. Both need places, applications "
    "and entrants of one university and one year. Open are places of 2024 and applications of "
    "2026, and these are applications, not people. So no quadrants are drawn. Once a summary of "
    "ВПО-1 is captured they appear; below {least} leavers nothing is shown.",
)


def sources_of_steps(view: View) -> html.Section | None:
    """A row per step, for what is chosen. None without the tables."""
    if not all(view.reader.has(name) for name in TABLES):
        return None
    tables = {name: view.reader.table(name) for name in TABLES}
    chosen = [str(view.choices[key]) for key in ("field", "school", "level")]
    rows = [_row(step, view.lang) for step in _steps.steps(tables, view.lang, *chosen)]
    return html.Section(
        [html.H2(HEADING[view.lang]), scrolling(COLUMNS[view.lang], rows)], className="card"
    )


def _row(step: dict, lang: str) -> html.Tr:
    name = html.Td(html.Strong(words.upper_first(step["name"])))
    if step["value"] is None:
        gap = html.Td(html.Span(NONE[lang], className="unknown"))
        could = COULD.format(who=step["could"])[lang]
        return html.Tr([name, gap, html.Td(could, colSpan="2")], className="gap")
    place = words.place(step["geography"], lang)
    link = html.A(
        evidence.host(step["url"]),
        href=step["url"],
        target="_blank",
        rel="noreferrer noopener",
    )
    return html.Tr(
        [
            name,
            html.Td(step["text"]),
            html.Td(f"{place}, {step['period_text']}: {step['detail']}"),
            html.Td([f"{step['publisher']}, ", link, f", {step['grade']}"]),
        ],
        **attributes({"data-row": step["id"]}),
    )


def quadrants(view: View) -> html.Section:
    """Why pressure and fill are not drawn."""
    said = WHY.format(least=LEAST_LEAVERS)[view.lang]
    return html.Section([html.H2(QUADRANTS[view.lang]), html.P(said)], className="card prose")
