"""A group of a long table folded under one sentence: its name, how many rows, what they are."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.site.attributes import attributes


def folded(name: str, count: str, about: str, body: list[Component], anchor: str = "") -> Component:
    """Closed until it is asked for; an address of something inside opens it (assets/folds.js).
    Without a `count` its name is all it says."""
    heading: list[str | Component] = [name]
    if count:
        said = f": {count}" + (f" — {about}" if about else "")
        heading.append(html.Span(said, className="about"))
    own = attributes({"id": anchor} if anchor else {})
    return html.Details([html.Summary(heading), *body], className="group-fold", **own)
