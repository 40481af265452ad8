"""A deck drawn from a build: each item becomes a slide of one PPTX."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dashboard.export.deck import Deck
from dashboard.export.figure_file import picture
from dashboard.export.pptx.slides import Slide, pptx_bytes
from dashboard.figure.issue import issue
from etl.store.reader import Reader

Link = Callable[[str, str, dict], str]
"""(language, figure, choices) → the figure's lasting address, for the notes."""


def slides(
    deck: Deck,
    reader: Reader,
    *,
    today: date | None = None,
    link: Link | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> list[Slide]:
    """The deck's slides, figures drawn for `today` (the machine's date unless given); `tell` is
    told how many of how many are drawn."""
    out = []
    for number, item in enumerate(deck.items):
        if tell:
            tell(number, len(deck.items))
        if not item.figure:
            out.append(Slide(title=item.title, text=item.text or ""))
            continue
        passport = issue(item.figure, reader, deck.lang, today=today, **item.choices)
        address = link(deck.lang, item.figure, item.choices) if link else ""
        out.append(Slide(passport, item.title, "", address, picture(passport)))
    return out


def pptx(
    deck: Deck,
    reader: Reader,
    *,
    today: date | None = None,
    template: bytes | None = None,
    link: Link | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> bytes:
    """The deck as one PPTX, its sources last. ValueError: the template cannot be opened."""
    made = slides(deck, reader, today=today, link=link, tell=tell)
    return pptx_bytes(made, deck.lang, template, sources=True)
