"""The three lines that open Сводка: every number in them is a link to the source of its row."""

from __future__ import annotations

from dash import html

from dashboard.figure import live
from dashboard.pages.summary.three_lines import Line, Span, three_lines
from dashboard.site.page import View
from etl.language import Words

WAITING = Words(
    "Опубликованных чисел в этой сборке нет. Выполните: python -m etl build",
    "This build holds no published numbers. Run: python -m etl build",
)


def part(view: View) -> html.Div:
    """The lines, each with its age and its caveat."""
    reader = view.reader
    if not reader.has("published"):
        return html.P(WAITING[view.lang], className="opening")
    lines = three_lines(
        reader.table("vacancy_rates") if reader.has("vacancy_rates") else None,
        reader.table("published"),
        view.lang,
        today=view.today,
        own=live.series(reader, view.lang),
    )
    return html.Div([_shown(line, view.lang) for line in lines], className="opening")


def _shown(line: Line, lang: str) -> html.Div:
    said = [_piece(span) for span in line.spans]
    return html.Div(
        [
            html.P([html.Strong(line.name[lang]), ". ", *said, "."]),
            html.P(
                [html.A(line.age, href=f"#{line.figure}", className="age"), ". ", line.caveat],
                className="source",
            ),
        ],
        className="line",
        **{"data-line": line.figure},
    )


def _piece(span: Span) -> html.A | str:
    if not span.row_id:
        return span.text
    return html.A(
        span.text,
        href=span.url,
        target="_blank",
        rel="noreferrer noopener",
        title=span.row_id,
        className="number",
        **{"data-row": span.row_id},
    )
