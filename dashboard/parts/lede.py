"""The top of Сводка: the honest paragraph, and beside it on a wide screen the three numbers."""

from __future__ import annotations

from dash import html

from dashboard.page import View
from dashboard.parts.first_words import first_words
from dashboard.parts.three_numbers import three_numbers


def lede(view: View) -> html.Div:
    """Paragraph first, in reading order too."""
    return html.Div([first_words(view), three_numbers(view)], className="lede")
