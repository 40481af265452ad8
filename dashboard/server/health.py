"""`/health`: OK, degraded (something older is shown than there should be), or failing (503)."""

from __future__ import annotations

import flask

from etl import settings
from etl.store.reader import NothingBuilt, Reader

OK = "OK"
DEGRADED = "DEGRADED"
FAILING = "FAILING"


def register(server: flask.Flask) -> None:
    """Add the address to the server."""
    server.add_url_rule("/health", "health", answer, methods=["GET"])


def answer() -> flask.Response:
    """A word, and below it what is wrong."""
    word, reasons = state()
    text = "\n".join([word, *reasons])
    status = 503 if word == FAILING else 200
    return flask.Response(
        text,
        status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


def state() -> tuple[str, list[str]]:
    """How the data are: the word and its reasons."""
    try:
        reader = Reader.open()
    except NothingBuilt as error:
        return FAILING, [str(error)]
    except OSError as error:
        return FAILING, [f"{settings.data_dir()}: {error.strerror}"]
    reasons = [f"{words.ru} / {words.en}" for words in reader.troubles]
    return DEGRADED if reasons else OK, reasons
