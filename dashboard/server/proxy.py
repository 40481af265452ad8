"""The app behind a gateway: the visitor's address and https from trusted headers, the hosts it
answers to, and a path of its own (DASHBOARD_URL=https://host/skills).

The app writes addresses from the root. Under a path every answer that is text has them moved there
at the end, in one place, so that no page need know where it lives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

import flask
from flask import request
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard.server import refusals
from etl import settings
from etl.language import Words

ADDRESS = re.compile(
    rb"""(?:(?<=["'=])|(?<=&quot;))/(?=(?:ru|en|assets|_dash-component-suites)[/?#"'&])"""
)
"""A root address of ours where it begins: after a quote, or after «url=» of a waiting page."""
PREFIX = re.compile(rb'("(?:requests|url_base)_pathname(?:_prefix)?":\s*)"(?:/|\\u002f)"')
TEXTS = ("text/html", "application/json")
LARGEST = 16 * 1024 * 1024
FOREIGN = Words(
    "По имени {host} приложение не отвечает: оно не названо в DASHBOARD_HOSTS.",
    "The app does not answer to the name {host}: it is not in DASHBOARD_HOSTS.",
)
HSTS = "max-age=31536000"


def register(server: flask.Flask) -> None:
    """Make the server ready for what stands before it; the settings are read once."""
    path = prefix()
    inner: Callable = Under(server.wsgi_app, path)
    if (proxies := trusted_proxies()) > 0:
        inner = ProxyFix(inner, x_for=proxies, x_proto=proxies, x_host=proxies)
    server.wsgi_app = inner  # type: ignore[method-assign]  # Flask documents it as the way in
    hosts = trusted_hosts()
    server.before_request(lambda: _known_host(hosts))
    server.after_request(lambda answer: _moved(answer, path.encode()))


def prefix() -> str:
    """The path the app lives under, «/skills», or ""."""
    path = urlsplit(settings.get("DASHBOARD_URL")).path.rstrip("/")
    return path if re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", path) else ""


def trusted_proxies() -> int:
    """How many reverse proxies of our own stand before the app."""
    return int(settings.get("DASHBOARD_TRUSTED_PROXIES"))


def trusted_hosts() -> frozenset[str]:
    """Names the app answers to, without ports; none: any."""
    names = settings.get("DASHBOARD_HOSTS").lower().split(",")
    return frozenset(name.strip() for name in names if name.strip())


class Under:
    """WSGI: takes the path away where the proxy left it, and names it as the root."""

    def __init__(self, app: Callable, path: str):
        self.app = app
        self.path = path

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        if self.path:
            asked = environ.get("PATH_INFO", "")
            if asked == self.path or asked.startswith(f"{self.path}/"):
                environ["PATH_INFO"] = asked[len(self.path) :] or "/"
            environ["SCRIPT_NAME"] = self.path
        return self.app(environ, start_response)


def _known_host(hosts: frozenset[str]) -> flask.Response | None:
    """Refuse a name that is not ours, where names are listed."""
    name = urlsplit(f"//{request.host}").hostname or ""
    if not hosts or name in hosts or request.path == "/health":
        return None
    return refusals.sentence(400, FOREIGN, host=name[:100])


def _moved(answer: flask.Response, path: bytes) -> flask.Response:
    """Root addresses of an answer moved under the path; https is remembered by the browser."""
    if request.is_secure:
        answer.headers.setdefault("Strict-Transport-Security", HSTS)
    if not path:
        return answer
    where = answer.headers.get("Location", "")
    if where.startswith("/") and not where.startswith(path.decode() + "/"):
        answer.headers["Location"] = path.decode() + where
    if answer.mimetype in TEXTS and not answer.is_streamed and not answer.direct_passthrough:
        body = answer.get_data()
        if len(body) <= LARGEST and not answer.headers.get("Content-Encoding"):
            body = PREFIX.sub(rb'\1"' + path + rb'/"', body)
            answer.set_data(ADDRESS.sub(path + b"/", body))
    return answer
