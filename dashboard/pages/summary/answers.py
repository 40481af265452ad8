"""The three answers that open Сводка: a place, one number, what it counts, its age, its figure."""

from __future__ import annotations

from dash import html

from dashboard.figure import live, places
from dashboard.pages.summary.three_lines import Line, Span, three_lines
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words

SHOW = Words("Показать рисунок", "Show the figure")
RAILS = {"Москва": "moscow", "Moscow": "moscow"}
"""Production and Russia are both numbers of Russia."""


def part(view: View) -> html.Div | None:
    """The lines that have their rows, as a block of rows of equal shape."""
    reader = view.reader
    if not reader.has("published"):
        return None
    rates = reader.table("vacancy_survey") if reader.has("vacancy_survey") else None
    lines = three_lines(
        rates,
        reader.table("published"),
        view.lang,
        today=view.today,
        own=live.series(reader, view.lang),
    )
    return html.Div([_answer(line, view.lang) for line in lines], className="answers")


def _answer(line: Line, lang: str) -> html.Div:
    """Number first; the words before it stand small above, those after it are the sentence."""
    at = next(i for i, span in enumerate(line.spans) if span.row_id)
    lead = "".join(span.text for span in line.spans[:at]).strip()
    rest = line.spans[at + 1 :]
    code = RAILS.get(line.name[lang], "russia")
    place = [html.Span(places.MARKS[code], className="mark"), line.name[lang]]
    if code == "russia" and line.name[lang] != words.place("Россия", lang):
        place.append(html.Span(words.place("Россия", lang), className="where"))
    return html.Div(
        [
            html.P(place, className="place"),
            html.P([html.Span(lead, className="before"), _number(line.spans[at])], className="big"),
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
        **{"data-place": code},
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
        **{"data-row": span.row_id},
    )
