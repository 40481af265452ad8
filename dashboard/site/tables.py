"""A table on a page: in a box that scrolls, reachable by keyboard; on a phone its rows are records,
each value under its column's head."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.site.attributes import attributes


def scrolling(columns: str, rows: list[html.Tr], place: str = "scroll") -> html.Div:
    """`columns` = headings separated by `|`; `place` the box's own class."""
    heads = columns.split("|")
    return html.Div(
        html.Table(
            [
                html.Thead(html.Tr([html.Th(c, scope="col") for c in heads])),
                html.Tbody([labelled(row, heads) for row in rows]),
            ],
            className="stack",
        ),
        className=place,
        tabIndex="0",
    )


def labelled(row: html.Tr, heads: list[str]) -> html.Tr:
    """The row with its columns' heads on its cells (assets/records.css shows them on a phone); the
    first cell names the record, an empty one is left out."""
    for cell, head in list(zip(row.children, heads, strict=False))[1:]:
        if isinstance(cell, Component) and getattr(cell, "children", None) not in ("", None):
            for key, value in attributes({"data-label": head}).items():
                setattr(cell, key, value)
    return row
