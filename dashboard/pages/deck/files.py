"""Decks over HTTP: /ru/deck.pptx, from the address (`d=…`) or from a form with a deck file and a
template."""

from __future__ import annotations

from dataclasses import replace

from dashboard.export import deck
from dashboard.export.jobs import Made
from dashboard.export.jobs.deck import work
from dashboard.site import job_routes
from dashboard.site.http import MB, PLAIN, Asked, Reply, Route, Services, download, sentence
from etl.language import Words

AT_ONCE = 20
"""Decks up to so many slides are answered directly, in about three seconds."""
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
    except deck.BadDeck as error:
        return Reply(str(error).encode(), PLAIN, 400)
    payload = {"deck": deck.as_json(chosen), "host": asked.host, "template": template}
    if len(chosen.items) <= AT_ONCE:
        return _made(work(payload, lambda done, total: None))
    token = services.jobs.submit("deck", payload, private=_private(chosen, template))
    state = services.jobs.state(token)
    return (state and state.reply) or job_routes.waiting(asked, token)


def _private(chosen: deck.Deck, template: bytes | None) -> bool:
    """Whether the deck holds anything a visitor wrote or brought."""
    return bool(template) or any(item.title or not item.figure for item in chosen.items)


def _made(made: Made) -> Reply:
    if made.name:
        return download(made.body, made.media, made.name)
    return Reply(made.body, made.media, made.status)


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
