"""The card «Почему числа расходятся»."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.pages.summary import disagreement
from dashboard.site.attributes import attributes
from dashboard.site.page import View


def part(view: View) -> html.Section | None:
    """Numbers that look alike, what each counts, side by side; no average."""
    if not view.reader.has("published"):
        return None
    questions = disagreement.reasons_differ(view.reader.table("published"), view.lang)
    body: list[Component] = []
    for question, lines in questions:
        body.append(html.H3(question))
        body.append(
            html.Dl(
                [
                    item
                    for line in lines
                    for item in (
                        html.Dt(
                            html.A(
                                line.text,
                                href=line.urls[0],
                                target="_blank",
                                rel="noreferrer noopener",
                                **attributes({"data-row": " ".join(line.row_ids)}),
                            )
                        ),
                        html.Dd(
                            [
                                line.counts,
                                html.Span(f" · {line.period} · {line.source}", className="source"),
                            ]
                        ),
                    )
                ]
            )
        )
    return html.Section([html.H2(disagreement.TITLE[view.lang]), *body], className="differ card")
