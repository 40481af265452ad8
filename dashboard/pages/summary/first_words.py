"""The first paragraph: every number in it is a link to the source of its row."""

from __future__ import annotations

from dash import html

from dashboard.figure import live
from dashboard.pages.summary import opening
from dashboard.site.page import View
from etl.language import Words

WAITING = Words(
    "Опубликованных чисел в этой сборке нет. Выполните: python -m etl build",
    "This build holds no published numbers. Run: python -m etl build",
)


def part(view: View) -> html.Div:
    """The opening paragraph written from the evidence table."""
    if not view.reader.has("published"):
        return html.P(WAITING[view.lang], className="opening")
    spans = opening.part(
        view.reader.table("published"),
        view.lang,
        today=view.today,
        own=live.series(view.reader, view.lang),
    )
    said = [
        html.A(
            s.text,
            href=s.url,
            target="_blank",
            rel="noreferrer noopener",
            title=s.row_id,
            className="number",
            **{"data-row": s.row_id},
        )
        if s.row_id
        else s.text
        for s in spans
    ]
    return html.P(said, className="opening")
