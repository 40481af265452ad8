"""What sections of a card are made of."""

from __future__ import annotations

from dash import html


def section(title: str, body: list, look: str = "") -> html.Section:
    """A card under its heading."""
    return html.Section([html.H3(title), *body], className=f"card {look}".strip())


def none(sentence: str) -> html.P:
    """What is not known, hatched."""
    return html.P(html.Span(sentence), className="none")


def link(label: str, url: str) -> html.A:
    """A source, in a tab of its own."""
    return html.A(label, href=url, target="_blank", rel="noreferrer noopener")
