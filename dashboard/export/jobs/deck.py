"""A deck as PPTX: payload {deck: JSON, host, template: bytes or None}."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import export
from dashboard.export import deck
from dashboard.export.jobs import Made, Tell
from dashboard.site import links
from etl.language import LANGS
from etl.reading.bounds import Refused
from etl.store.reader import Reader

ALONE = True
PLAIN = "text/plain; charset=utf-8"


def work(payload: Mapping[str, Any], tell: Tell) -> Made:
    """The deck; a sentence with 400 where it, or its template, cannot be used."""
    from dashboard.export.pptx import deck as drawing  # python-pptx is slow to load

    lang = LANGS[0]
    try:
        chosen = deck.read(str(payload["deck"]))
        lang = chosen.lang
        body = drawing.pptx(
            chosen,
            Reader.open(),
            template=payload.get("template"),
            link=links.of_host(str(payload["host"])),
            tell=tell,
        )
    except Refused as error:  # the template cannot be used
        return Made(error.words[lang].encode(), PLAIN, status=400)
    except ValueError as error:  # BadDeck: said in words
        return Made(str(error).encode(), PLAIN, status=400)
    return Made(body, export.MEDIA["pptx"], f"deck_{chosen.lang}_{date.today()}.pptx")
