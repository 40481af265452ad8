"""Decks over HTTP: /ru/deck.pptx, from the address (`d=…`) or from a form with a deck file and a
template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard import export
from dashboard.export import deck
from dashboard.site import links
from dashboard.site.http import MB, PLAIN, Asked, Reply, Route, Services, download, sentence
from etl.language import Words

EMPTY = Words(
    "В презентации нет ни одного слайда: добавьте рисунок.",
    "The deck holds no slide: add a figure.",
)


def deck_file(asked: Asked, services: Services) -> Reply:
    """One PPTX; 400 with what is wrong in words."""
    try:
        chosen, template = _chosen(asked)
        if not chosen.items:
            return sentence(asked, 400, EMPTY)
        from dashboard.export.pptx import deck as drawing  # python-pptx is slow to load

        link = links.of_host(asked.host)
        body = drawing.pptx(chosen, services.reader, template=template, link=link)
    except ValueError as error:  # BadDeck, or a template that cannot be opened: said in words
        return Reply(str(error).encode(), PLAIN, 400)
    return download(body, export.MEDIA["pptx"], f"deck_{chosen.lang}_{date.today()}.pptx")


def _chosen(asked: Asked) -> tuple[deck.Deck, bytes | None]:
    """The deck asked for, and its template if one was sent."""
    if asked.method == "GET":
        return deck.decode(asked.query.get("d", "")), None
    template = asked.files.get("template")
    chosen = deck.read(asked.form.get("deck", ""))
    chosen = replace(chosen, lang=chosen.lang or asked.lang)
    return chosen, (template.body.read() or None) if template else None


DECK = Route(
    "deck.pptx",
    deck_file,
    methods=("GET", "POST"),
    max_body=16 * MB,
    limit="30/minute",
    csrf=False,  # the file is made of the request alone, nothing is kept
)
