"""The frame of every figure: words around the plot, the passport, re-layout for a size and a theme.

A figure is a pure function of its passport (`fig.layout.meta["passport"]`, JSON): `relayout` throws the old
layout away and lays the same passport out anew, so an exported picture is never a scaled screenshot.
"""
from __future__ import annotations

from datetime import date

import plotly.graph_objects as go

from dashboard.figures import registry

SIZES = ("screen", "phone", "16:9", "half", "square", "a4")
THEMES = ("light", "dark", "projector", "print")


def draw(name: str, reader, lang: str = "ru", *, today: date | None = None, size: str = "screen",
         theme: str = "light", **choices) -> go.Figure:
    """Load the figure's marts and draw it. KeyError: no such figure. A missing mart gives the empty state.

    Unknown choice values fall back to the default (ask `registry()[name].choices[key].accept(value)`
    first to tell the reader). `today` decides tenses and ages; the machine's date unless given.
    """
    spec = registry()[name]
    return relayout(go.Figure(layout={"title": {"text": spec.subject[lang]}}), size, theme)


def relayout(fig: go.Figure, size: str = "screen", theme: str = "light") -> go.Figure:
    """The same figure laid out anew: own font sizes, wrapped titles, margins from text lengths."""
    return fig


def passport(fig: go.Figure) -> dict:
    """The figure's JSON passport: title, subtitle, caption, rows drawn, origins, alt text, kind and spec."""
    return fig.layout.meta["passport"]
