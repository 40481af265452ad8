"""Who asks: a random name a browser keeps until it is closed, and the token that shows a change
was asked for by our own page.

The token is a signature of the name, in a cookie scripts can read (assets/common.js puts it into
every form and into `desk.send`). A request that changes something needs the pair: the cookie no
other site can read, and the token no other site can write. A browser that says it comes from
another site is refused before that.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from urllib.parse import urlsplit

import flask
from flask import request

from etl import settings
from etl.language import Words

VISITOR = "visitor"
TOKEN = "token"
HEADER = "X-Desk-Token"
FOREIGN = Words(
    "Запрос пришёл не с этой страницы или страница устарела: обновите её и повторите.",
    "The request did not come from this page, or the page is out of date: reload it and repeat.",
)


def visitor() -> str:
    """The name this browser sent, "" for none or a forged one."""
    name = request.cookies.get(VISITOR, "")
    return name if re.fullmatch("[A-Za-z0-9_-]{22}", name) else ""


def greet(response: flask.Response, secret: bytes) -> None:
    """Give a browser that opens a page its name and token."""
    name = visitor()
    token = signed(name, secret)
    if name and hmac.compare_digest(request.cookies.get(TOKEN, "").encode(), token.encode()):
        return
    name = name or secrets.token_urlsafe(16)
    for cookie, value, hidden in ((VISITOR, name, True), (TOKEN, signed(name, secret), False)):
        response.set_cookie(
            cookie, value, path="/", secure=request.is_secure, httponly=hidden, samesite="Lax"
        )


def signed(name: str, secret: bytes) -> str:
    """The token that belongs to a visitor's name."""
    return hmac.new(secret, b"token:" + name.encode(), hashlib.sha256).hexdigest()[:32]


def same_site() -> bool:
    """Whether the browser says nothing of another site."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    ours = {request.host, urlsplit(settings.get("DASHBOARD_URL")).netloc}
    return origin is None or urlsplit(origin).netloc in ours


def trusted(secret: bytes) -> bool:
    """Whether the request carries the token of its visitor, in a header or a form's field."""
    name = visitor()
    sent = request.headers.get(HEADER) or request.form.get(TOKEN, "")
    return bool(name) and hmac.compare_digest(sent.encode(), signed(name, secret).encode())
