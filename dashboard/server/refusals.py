"""What the server answers to what it can't serve: a sentence in the visitor's language, never a
trace."""

from __future__ import annotations

import flask
from dash import Dash
from dash.exceptions import DependencyException
from flask import request
from werkzeug.exceptions import HTTPException

from dashboard.server import metrics, seam
from dashboard.site.http import KB
from etl.language import Words

MOST_KB = 256
MOST_CHANGED = 1000
BROKEN = Words(
    "Запрос не разобран: обновите страницу.", "The request was not understood: reload the page."
)
LARGE = Words(
    "Запрос больше {kb} КБ: обновите страницу.",
    "The request is larger than {kb} KB: reload the page.",
)
SAID = {
    404: Words(
        "Такого адреса нет. Начните с первой страницы: /ru/",
        "There is no such address. Begin with /en/",
    ),
    405: Words("Так к этому адресу не обращаются.", "This address is not asked that way."),
    413: Words("Слишком много данных в запросе.", "The request holds too much data."),
    429: Words(
        "Слишком много запросов подряд: подождите минуту.",
        "Too many requests in a row: wait a minute.",
    ),
    500: Words(
        "Внутренняя ошибка, номер {number}. Обновите страницу; если повторится, сообщите номер.",
        "An internal error, number {number}. Reload the page; if it comes again, tell the number.",
    ),
}


def lang() -> str:
    """The language of the address, of the referring page, else Russian."""
    asked = (
        request.path
        if request.path[:4] in ("/ru/", "/en/")
        else (request.referrer or "").partition("//")[2]
    )
    return "en" if asked.startswith("/en/") or "/en/" in asked[:80] else "ru"


def sentence(status: int, words: Words, **values: object) -> flask.Response:
    """A refusal as plain text."""
    return flask.Response(
        words[lang()].format(**values) + "\n", status, content_type="text/plain; charset=utf-8"
    )


def register(app: Dash, bodies: dict[str, int]) -> None:
    """Add the handlers to the app's server; call it when all callbacks are there. `bodies` are
    the limits that callbacks of pages declare, by their outputs."""
    server = app.server
    server.before_request(lambda: _callback(app, bodies) if request.path == seam.CALLBACK else None)
    server.register_error_handler(HTTPException, _http)
    server.register_error_handler(DependencyException, lambda error: sentence(404, SAID[404]))
    server.register_error_handler(Exception, _unforeseen)


def _http(error: HTTPException) -> flask.Response:
    code = error.code or 500
    words = SAID.get(code, BROKEN if code < 500 else SAID[500])
    answer = sentence(code, words, number=metrics.number())
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    return answer


def _unforeseen(error: Exception) -> flask.Response:
    number = metrics.number()
    flask.current_app.logger.exception(
        "request id=%s method=%s path=%s", number, request.method, request.path[:200]
    )
    return sentence(500, SAID[500], number=number)


def _callback(app: Dash, bodies: dict[str, int]) -> flask.Response | None:
    """Refuse a callback's body that no page of ours sends: too large, not JSON, unknown, or of
    another shape."""
    if request.method != "POST":
        return sentence(405, SAID[405])
    length = request.content_length or 0
    if length > max([MOST_KB * KB, *bodies.values()]):
        return sentence(413, LARGE, kb=MOST_KB)
    try:
        body = request.get_json(silent=True)
    except RecursionError:
        body = None
    if not isinstance(body, dict) or not _fits(body, seam.callbacks(app)):
        limit = MOST_KB * KB
        return sentence(413, LARGE, kb=MOST_KB) if length > limit else sentence(400, BROKEN)
    limit = bodies.get(body["output"], MOST_KB * KB)
    return sentence(413, LARGE, kb=limit // KB) if length > limit else None


def _fits(body: dict, known: dict) -> bool:
    own = known.get(body["output"]) if isinstance(body.get("output"), str) else None
    return (
        own is not None
        and _changed(body.get("changedPropIds", []), own)
        and _outputs(body)
        and all(_same(body.get(part, []), own[part]) for part in ("inputs", "state"))
    )


def _changed(sent: object, own: dict) -> bool:
    """Whether what is said to have changed are inputs of this callback; ids by pattern are Dash's
    to compare."""
    if not isinstance(sent, list) or not all(isinstance(name, str) for name in sent):
        return False
    declared = {f"{i['id']}.{i['property']}" for i in own["inputs"]}
    if any(name.startswith("{") for name in declared):
        return len(sent) <= MOST_CHANGED
    return set(sent) <= declared


def _same(sent: object, declared: list[dict]) -> bool:
    """Whether the values sent are of the components declared, one for one."""
    return (
        isinstance(sent, list)
        and len(sent) == len(declared)
        and all(
            isinstance(s, (dict, list))
            if str(d["id"]).startswith("{")
            else isinstance(s, dict)
            and (s.get("id"), s.get("property")) == (d["id"], d["property"])
            for s, d in zip(sent, declared, strict=True)
        )
    )


def _outputs(body: dict) -> bool:
    sent = body.get("outputs")
    if not isinstance(sent, (list, dict)):
        return False
    if "{" in body["output"]:  # ids by pattern: Dash itself compares them
        return True
    several = sent if isinstance(sent, list) else [sent]
    if not all(isinstance(o, dict) and isinstance(o.get("id"), str) for o in several):
        return False
    names = [f"{o['id']}.{o.get('property')}" for o in several]
    return names == seam.outputs(body["output"])
