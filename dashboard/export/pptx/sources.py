"""The last slide of a deck: whose numbers it shows, of what date, how far they are trusted."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.export.pptx.chart_parts import Box
from dashboard.export.pptx.foot import foot
from dashboard.export.pptx.headline import PT, headed, side
from dashboard.export.pptx.slide_tables import table
from dashboard.figure import evidence
from dashboard.figure.passport import Passport
from etl.language import Words

HEADING = Words("Источники", "Sources")
HEAD = (
    Words("Кто опубликовал", "Published by"),
    Words("Где взято", "Taken from"),
    Words("Дата", "Date"),
    Words("Надёжность", "Grade"),
    Words("Слайды", "Slides"),
)
FEWEST = 2
"""Figures from which on a deck says its sources once more, together."""
MOST_ROWS = 14
"""Rows of a table that are read from the back of a room."""


def rows(numbered: Sequence[tuple[int, Passport]], lang: str) -> list[list[str]]:
    """A row per publication: publisher, site, date, grade, numbers of the slides that show it."""
    found: dict[tuple[str, str, str, str], list[int]] = {}
    for number, passport in numbered:
        for origin in passport.origins:
            key = (*evidence.publication(origin, lang), origin["grade"] or "—")
            slides = found.setdefault(key, [])
            if number not in slides:
                slides.append(number)
    return [[*key, ", ".join(str(n) for n in slides)] for key, slides in found.items()]


def pages(numbered: Sequence[tuple[int, Passport]], lang: str) -> list[list[list[str]]]:
    """The rows of each slide of sources; none for a deck of fewer than two figures."""
    if len(numbered) < FEWEST:
        return []
    every = rows(numbered, lang)
    return [every[at : at + MOST_ROWS] for at in range(0, len(every), MOST_ROWS)]


def add(slide, deck, page: list[list[str]], lang: str) -> None:
    """Lay one slide of sources out."""
    left = side(deck)
    width = deck.slide_width - 2 * left
    top = int(deck.slide_height * 0.06)
    top += headed(slide, deck, HEADING[lang], top, (28, 24, 20), 1) + 10 * PT
    bottom = foot(slide, deck, "")
    table(
        slide,
        Box(left, top, width, bottom - top - 8 * PT),
        [column[lang] for column in HEAD],
        page,
    )
