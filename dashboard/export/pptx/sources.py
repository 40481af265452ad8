"""The last slide of a deck: whose numbers it shows, of what date, how far they are trusted."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.export.pptx.chart_parts import Box
from dashboard.export.pptx.foot import foot
from dashboard.export.pptx.headline import PT, fit, side, title
from dashboard.export.pptx.slide_tables import table
from dashboard.figure import english, evidence
from dashboard.figure.passport import Passport
from etl.language import Words
from etl.language import text as words

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
            key = (
                english.quoted(evidence.spelled(origin["publisher"]), lang),
                evidence.host(origin["url"]),
                words.page_date(origin["date"], lang),
                origin["grade"] or "—",
            )
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
    size, lines = fit(HEADING[lang], width / PT, (28, 24, 20), 1, bold=True)
    tall = int(lines * size * 1.25 * PT)
    title(slide, deck, HEADING[lang], top, size, tall)
    bottom = foot(slide, deck, "")
    top += tall + 10 * PT
    table(
        slide,
        Box(left, top, width, bottom - top - 8 * PT),
        [column[lang] for column in HEAD],
        page,
    )
