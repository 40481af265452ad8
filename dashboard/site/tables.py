"""A table on a page: in a box that scrolls, reachable by keyboard; `stack` folds rows into cards
on a phone."""

from __future__ import annotations

from dash import html

from dashboard.site.attributes import attributes


def scrolling(
    columns: str, rows: list[html.Tr], look: str = "stack", place: str = "scroll"
) -> html.Div:
    """`columns` = headings separated by `|`; `look` = stack or '', `place` the box's own class."""
    head = html.Thead(html.Tr([html.Th(c, scope="col") for c in columns.split("|")]))
    table = html.Table([head, html.Tbody(rows)], **attributes({"className": look} if look else {}))
    return html.Div(table, className=place, tabIndex="0")
