"""The three answers that open Сводка: a place, one number, what it counts, its age, its figure."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.figure import evidence, heading, live, places
from dashboard.pages.summary.three_lines import Line, Span, three_lines
from dashboard.site.attributes import attributes
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words

WAITING = Words(
    "Опубликованных чисел в этой сборке нет. Выполните: python -m etl build",
    "This build holds no published numbers. Run: python -m etl build",
)
SHOW = Words("Показать рисунок", "Show the figure")
ADVERTS = Words("Объявления, Москва", "Adverts, Moscow")
OPENINGS = Words(
    "рабочих мест для инженеров и рабочих промышленности открыто в объявлениях портала",
    "openings for industrial engineers and workers are advertised on the portal",
)
BOUND = Words(
    "Нижняя граница: портал видит не все объявления.",
    "A lower bound: the portal does not see every advert.",
)
RAILS = {"Москва": "moscow", "Moscow": "moscow"}
"""Production and Russia are both numbers of Russia."""


def part(view: View) -> html.Div | html.P:
    """The lines that have their rows, as a block of rows of equal shape."""
    reader = view.reader
    if not reader.has("published"):
        return html.P(WAITING[view.lang], className="intro")
    rates = reader.table("vacancy_rates") if reader.has("vacancy_rates") else None
    series = live.series(reader, view.lang)
    lines = three_lines(rates, reader.table("published"), view.lang, today=view.today, own=series)
    rows = [_answer(line, view.lang) for line in lines]
    if live.OPENINGS in series:
        rows.append(_openings(series[live.OPENINGS].iloc[-1].to_dict(), view))
    return html.Div(rows, className="answers")


def _openings(row: dict, view: View) -> html.Div:
    """Openings advertised now: a fourth row, once a build holds adverts."""
    lang = view.lang
    number = words.bounded(row["value"], row["bound"], lang, digits=0)
    source = f"{row['publisher']} ({evidence.host(row['url'])})"
    marks: list[str | Component] = []
    if view.reader.synthetic(live.OPENINGS):
        marks = [html.Strong(heading.WATERMARK), ". "]
    day = words.page_date(row["page_date"], lang)
    return html.Div(
        [
            html.P(
                [html.Span(places.MARKS["moscow"], className="place-mark"), ADVERTS[lang]],
                className="place",
            ),
            html.P(_number(Span(number, row["id"], row["url"])), className="big"),
            html.Div(
                [
                    html.P(OPENINGS[lang], className="sentence"),
                    html.P([*marks, BOUND[lang]], className="caveat"),
                ]
            ),
            html.P([day, html.Br(), source], className="age"),
        ],
        className="answer",
        **attributes({"data-place": "moscow"}),
    )


def _answer(line: Line, lang: str) -> html.Div:
    """The number large, the sentence beside it, then its age and the way to its figure."""
    lead, *rest = [span for span in line.spans if span.text]
    code = RAILS.get(line.name[lang], "russia")
    place: list[str | Component] = [
        html.Span(places.MARKS[code], className="place-mark"),
        line.name[lang],
    ]
    if code == "russia" and line.name[lang] != words.place("Россия", lang):
        place.append(html.Span(words.place("Россия", lang), className="where"))
    return html.Div(
        [
            html.P(place, className="place"),
            html.P(_number(lead), className="big"),
            html.Div(
                [
                    html.P([_piece(span) for span in rest], className="sentence"),
                    html.P(line.caveat, className="caveat") if line.caveat else None,
                ]
            ),
            html.P(
                [line.age, html.Br(), html.A(SHOW[lang], href=f"#figure-{line.figure}")],
                className="age",
            ),
        ],
        className="answer",
        **attributes({"data-place": code}),
    )


def _piece(span: Span) -> str | html.A:
    return _number(span) if span.row_id else span.text


def _number(span: Span) -> html.A:
    """A number that leads to its source."""
    return html.A(
        span.text,
        href=span.url,
        className="number",
        target="_blank",
        rel="noreferrer noopener",
        **attributes({"data-row": span.row_id}),
    )
