"""The top of Сводка: the honest paragraph, and beside it on a wide screen the three numbers."""

from __future__ import annotations

from dash import html

from dashboard.pages.summary import first_words, three_numbers
from dashboard.site.page import View


def part(view: View) -> html.Div:
    """Paragraph first, in reading order too."""
    return html.Div([first_words.part(view), three_numbers.part(view)], className="lede")
