"""The top of Сводка: the honest paragraph, and beside it on a wide screen the three numbers."""

from __future__ import annotations

from dash import html

from dashboard.pages.summary.first_words import first_words
from dashboard.pages.summary.three_numbers import three_numbers
from dashboard.site.page import View


def lede(view: View) -> html.Div:
    """Paragraph first, in reading order too."""
    return html.Div([first_words(view), three_numbers(view)], className="lede")
