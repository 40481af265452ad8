"""Routes that pages and the site declare, translated: a request becomes `Asked`, a `Reply` an
answer; limits, caching and tokens as the route says. No page is known here by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO, cast

import flask
import limits
from flask import request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.wrappers import Response

from dashboard.server import refusals, seam, visitors
from dashboard.server.services import DeskServices
from dashboard.site import addresses, embed, lost
from dashboard.site.http import KB, MB, PLAIN, REVALIDATED, Asked, Reply, Route, Upload
from dashboard.site.page import find, registry
from dashboard.site.routes import ROUTES
from etl import settings
from etl.language import LANGS, Words
from etl.store.reader import NothingBuilt

SAFE = ("GET", "HEAD", "OPTIONS")
ROOM = 30
"""So many visitors may stand behind one address (a meeting's Wi-Fi) before it is limited."""
LARGE = Words(
    "Запрос больше {limit}: возьмите файл поменьше или разделите его.",
    "The request is larger than {limit}: take a smaller file or split it.",
)
NO_BODY = Words("По этому адресу ничего не отправляют.", "Nothing is sent to this address.")

Services = Callable[[], DeskServices]


def declared() -> list[Route]:
    """Routes of the site and of every page."""
    return [*ROUTES, *(route for page in registry().values() for route in page.routes)]


def register(server: flask.Flask, services: Services, routes: Iterable[Route]) -> None:
    """Add the routes to the server, each with its limits."""
    limiter = Limiter(get_remote_address, app=server, storage_uri="memory://")
    bodies: dict[str, int] = {}
    for route in routes:
        endpoint = f"{'+'.join(route.methods)} {route.path}"
        bodies[endpoint] = route.max_body
        view = _view(route, services)
        view.__name__ = endpoint
        if route.limit:
            view = _limited(limiter, route.limit, view)
        server.add_url_rule(
            f"/<any({', '.join(LANGS)}):lang>/{route.path}",
            endpoint,
            view,
            methods=list(route.methods),
        )
    server.extensions["desk_bodies"] = bodies
    server.before_request(_known)


def _limited(limiter: Limiter, limit: str, view: Callable) -> Callable:
    """A visitor may ask as often as declared, an address as often as a room of visitors."""
    one = limits.parse(limit)
    room = f"{one.amount * ROOM} per {one.multiples} {one.GRANULARITY.name}"
    own = limiter.limit(limit, key_func=lambda: visitors.visitor() or get_remote_address())
    return limiter.limit(room)(own(view))


def _view(route: Route, services: Services) -> Callable:
    def view(lang: str, **parts: str) -> Response:
        if refusal := too_large(request.content_length or 0, route.max_body, lang):
            return _answer(refusal, route)
        request.max_content_length = route.max_body
        request.max_form_memory_size = route.max_body
        found = services()
        guarded = route.csrf and request.method not in SAFE
        if guarded and not (visitors.same_site() and visitors.trusted(found.secret)):
            return refusals.sentence(403, visitors.FOREIGN)
        try:
            reply = route.answer(_asked(lang, parts), found)
        except NothingBuilt as error:
            reply = Reply(str(error).encode(), PLAIN, 503)
        return _answer(reply, route)

    return view


def too_large(length: int, limit: int, lang: str) -> Reply | None:
    """A refusal in a sentence of a body longer than the limit."""
    if length <= limit:
        return None
    words = LARGE if limit else NO_BODY
    sentence = words.format(limit=_size(limit))[lang]
    return Reply((sentence + "\n").encode(), PLAIN, 413)


def _size(limit: int) -> Words:
    if limit >= MB:
        return Words("{n} МБ", "{n} MB").format(n=f"{limit / MB:g}")
    return Words("{n} КБ", "{n} KB").format(n=f"{limit / KB:g}")


def _asked(lang: str, parts: dict[str, str]) -> Asked:
    files = {
        key: Upload(file.filename or "", file.mimetype, cast(BinaryIO, file.stream))
        for key, file in request.files.items()
    }
    return Asked(
        lang=lang,
        query=request.args.to_dict(),
        form=request.form.to_dict(),
        files=files,
        body=cast(BinaryIO, request.stream),
        visitor=visitors.visitor(),
        cookies=dict(request.cookies),
        etag=request.headers.get("If-None-Match", ""),
        host=settings.get("DASHBOARD_URL") or request.host_url,
        parts=parts,
        method=request.method,
    )


def _answer(reply: Reply, route: Route) -> Response:
    answer = flask.Response(reply.body, reply.status, content_type=reply.media)
    answer.headers.extend(reply.headers)
    for cookie in reply.cookies:
        answer.set_cookie(
            cookie.name,
            cookie.value,
            max_age=cookie.seconds,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure,
        )
    good = reply.status < 400
    answer.headers["Cache-Control"] = route.cache if good else "no-store"
    if good and route.cache == REVALIDATED and isinstance(reply.body, bytes):
        answer.add_etag()
        return answer.make_conditional(request)
    return answer


def _known() -> Response | None:
    """Send the bare address to Russian, answer 404 where no page is."""
    path = request.path
    if path == "/" or path.strip("/") in LANGS and not path.endswith("/"):
        return flask.redirect("/ru/" if path == "/" else f"{path}/", 302)
    if request.url_rule is None or request.url_rule.endpoint != seam.PAGES:
        return None
    if find(path) or embed.find(path):
        return None
    lang = refusals.lang()
    return flask.Response(lost.document(path, lang, addresses.asset), 404)
