"""What stands on a long page: links to its sections, made from their own headings."""

from __future__ import annotations

from dash import html

from dashboard.site.attributes import attributes
from etl.language import Words

ON_PAGE = Words("На этой странице", "On this page")


def contents(parts: list, lang: str) -> html.Nav:
    """One link per section that has an id and begins with a heading, in the order shown."""
    links = [html.Li(html.A(heading, href=f"#{name}")) for name, heading in _sections(parts)]
    return html.Nav(
        [html.Strong(ON_PAGE[lang]), html.Ul(links)],
        className="contents",
        **attributes({"aria-label": ON_PAGE[lang]}),
    )


def _sections(parts: list) -> list[tuple[str, str]]:
    found = []
    for part in parts:
        inside = getattr(part, "children", None)
        if (
            isinstance(part, html.Section)
            and getattr(part, "id", None)
            and isinstance(inside, list)
            and isinstance(inside[0], html.H2)
        ):
            found.append((str(vars(part)["id"]), inside[0].children))
        elif isinstance(part, html.Div) and isinstance(inside, list):
            found += _sections(inside)
    return found
