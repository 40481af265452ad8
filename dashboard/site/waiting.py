"""A group whose data is not there yet: a short list of what will appear instead of empty frames."""

from __future__ import annotations

from dash import html

from dashboard.figure import registry as figures
from dashboard.site.cards import HOW
from dashboard.site.page import Group, View
from etl.language import Words

WAITS = Words(
    "Эти рисунки появятся, когда объявления будут получены командой ",
    "These figures appear once adverts are fetched by ",
)


def waiting(part: Group, view: View) -> html.Section:
    """The names of the group's figures and how each is read."""
    specs = [figures.registry()[name] for name in part.figures]
    lines = [
        html.Li(
            [
                html.Strong(s.subject[view.lang]),
                html.Details([html.Summary(HOW[view.lang]), html.P(s.how_to_read[view.lang])]),
            ],
            id=f"figure-{s.name}",
        )
        for s in specs
    ]
    head = [html.H2(part.heading[view.lang])] if part.heading else []
    return html.Section(
        [*head, html.P([WAITS[view.lang], html.Code("make update"), ":"]), html.Ul(lines)],
        className="card prose",
    )
