"""Decks over HTTP: /ru/deck.pptx, from the address (`d=…`) or from a form with a deck file and a
template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import flask

from dashboard import export
from dashboard.export import deck
from dashboard.site.page import LANGS
from etl.language import Words
from etl.store.reader import NothingBuilt, Reader

MOST_MB = 16
TOO_LARGE = Words(
    "Шаблон больше {mb} МБ: сохраните его без картинок.",
    "The template is larger than {mb} MB: save it without pictures.",
)
EMPTY = Words(
    "В презентации нет ни одного слайда: добавьте рисунок.",
    "The deck holds no slide: add a figure.",
)


def answer(lang: str) -> flask.Response:
    """One PPTX; 400 with what is wrong in words, 413 for a template too large."""
    lang = lang if lang in LANGS else "ru"
    if (flask.request.content_length or 0) > MOST_MB * 1024 * 1024:
        return flask.Response(TOO_LARGE[lang].format(mb=MOST_MB), 413, mimetype="text/plain")
    try:
        chosen, template = _asked(lang)
        if not chosen.items:
            return flask.Response(EMPTY[lang], 400, mimetype="text/plain")
        data = _drawn(chosen, template)
    except NothingBuilt as error:
        return flask.Response(str(error), 503, mimetype="text/plain")
    except ValueError as error:  # BadDeck, or a template that cannot be opened: said in words
        return flask.Response(str(error), 400, mimetype="text/plain")
    out = flask.Response(data, mimetype=export.MEDIA["pptx"])
    out.headers["Content-Disposition"] = (
        f'attachment; filename="deck_{chosen.lang}_{date.today()}.pptx"'
    )
    return out


def _asked(lang: str) -> tuple[deck.Deck, bytes | None]:
    if flask.request.method == "GET":
        return deck.decode(flask.request.args.get("d", "")), None
    given = flask.request.files.get("template")
    chosen = deck.read(flask.request.form.get("deck", ""))
    return replace(chosen, lang=chosen.lang or lang), (given.read() or None) if given else None


def _drawn(chosen: deck.Deck, template: bytes | None) -> bytes:
    from dashboard.export.pptx import (
        deck as drawing,  # python-pptx is slow to load and seldom needed
    )
    from dashboard.server.routes import permalink

    return drawing.pptx(chosen, Reader.open(), template=template, link=permalink)
