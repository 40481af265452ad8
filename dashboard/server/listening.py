"""waitress as the app needs it: a room full of browsers, slow senders cut off, and a body over
its route's limit refused in a sentence before it is read."""

from __future__ import annotations

import functools
import socket
import time
from collections.abc import Callable
from typing import Any

import flask
import waitress
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge
from werkzeug.exceptions import HTTPException

from dashboard.server import callbacks, refusals, seam
from dashboard.server.routes import too_large
from dashboard.site.http import KB, MB
from etl.language import LANGS

CONNECTIONS = 1000
"""60 browsers of 6 connections each behind one address are 360; the default 100 shut them out."""
THREADS = 8
IDLE_S = 60
HEADER_S = 15
"""Headers come whole within this, else the connection is closed."""
SLOWEST = 8 * KB
"""A body must come at this many bytes a second, on the whole."""
CLEANUP_S = 5
LINGER_S = 10
LINGER_BYTES = 64 * MB
"""After a refusal so much more is read and thrown away, so that the sentence reaches a browser
that is still sending."""
LARGEST = 64 * MB
"""Nothing larger is listened to, whatever a route says."""

Limit = Callable[[str, str], int]
"""(method, path) → bytes a request's body may hold."""


def create_server(app: flask.Flask, host: str, port: int) -> Any:
    """The app on waitress; `run()` serves until stopped."""
    _open_files()
    server = waitress.create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident="",
        max_request_body_size=LARGEST,
        connection_limit=CONNECTIONS,
        backlog=CONNECTIONS,
        asyncore_use_poll=True,
        channel_timeout=IDLE_S,
        cleanup_interval=CLEANUP_S,
    )
    parser = functools.partial(Parser, limit_of(app))
    channel = type("Channel", (Channel,), {"parser_class": staticmethod(parser)})
    for listener in [server, *getattr(server, "map", {}).values()]:
        if hasattr(listener, "channel_class"):
            listener.channel_class = channel
    return server


def limit_of(app: flask.Flask) -> Limit:
    """How large a body each address of the app takes."""
    addresses = app.url_map.bind("localhost")
    bodies = app.extensions["desk_bodies"]
    of_callbacks = max([refusals.MOST_KB * KB, *callbacks.bodies().values()])

    def limit(method: str, path: str) -> int:
        if path == seam.CALLBACK:
            return of_callbacks
        try:
            endpoint, _ = addresses.match(path, method)
        except HTTPException:
            return refusals.MOST_KB * KB
        return bodies.get(str(endpoint), refusals.MOST_KB * KB)

    return limit


def _open_files() -> None:
    """Let the process hold as many sockets as it may, where the system counts them."""
    try:
        import resource
    except ImportError:  # Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS * 4
    if soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class TooLarge(RequestEntityTooLarge):
    """A refusal whose whole body is our sentence."""

    def to_response(self, ident: str | None = None) -> tuple[str, list, bytes]:
        """Status line, headers and the sentence."""
        headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
        return f"{self.code} {self.reason}", headers, self.body.encode()


class Parser(HTTPRequestParser):
    """A request whose body is measured against its route as soon as its headers are there."""

    error: object
    """What is wrong with the request, one of waitress's errors; None: nothing yet."""

    def __init__(self, limit: Limit, adj: object):
        super().__init__(adj)
        self.limit = limit
        self.most: int | None = None

    def received(self, data: bytes) -> int:
        """Take bytes in; over the limit the request ends with a refusal."""
        consumed = super().received(data)
        ours = self.error is None or isinstance(self.error, RequestEntityTooLarge)
        if self.headers_finished and not self.empty and ours:
            if self.most is None:
                self.most = min(self.limit(self.command, self.path), LARGEST - 1)
            length = max(self.content_length, self.body_bytes_received)
            lang = self.path[1:3] if self.path[1:3] in LANGS else LANGS[0]
            if refusal := too_large(length, self.most, lang):
                sentence = refusal.body if isinstance(refusal.body, bytes) else b""
                self.error = TooLarge(sentence.decode())
                self.expect_continue = False
                self.completed = True
        return consumed


class Channel(HTTPChannel):
    """A connection: a slow sender's clock is not wound by every byte, and a refused one is
    listened to a little longer."""

    began = 0.0
    refused = False
    lingering = 0.0
    thrown = 0

    def received(self, data: bytes) -> bool:
        """Bytes of a request; its clock runs from its first byte."""
        if self.request is None:
            self.began = time.time()
        taken = super().received(data)
        request = self.request
        if request is not None:
            # waitress closes what has been idle for IDLE_S: a request late by our count looks so
            allowed = HEADER_S + request.body_bytes_received / SLOWEST
            self.last_activity = self.began + allowed - IDLE_S
        self.refused = self.refused or any(
            isinstance(r.error, TooLarge) for r in list(self.requests)
        )
        return taken

    def handle_close(self) -> None:
        """Close; after a refusal only our half at first."""
        if not self.refused or self.lingering:
            super().handle_close()
            return
        self.lingering = time.time()
        self.will_close = False
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            super().handle_close()

    def readable(self) -> bool:
        """While lingering everything that comes is read."""
        return True if self.lingering else super().readable()

    def writable(self) -> bool:
        """While lingering nothing is said any more, and in time it ends."""
        if not self.lingering:
            return super().writable()
        self.will_close = time.time() - self.lingering > LINGER_S
        return self.will_close

    def handle_read(self) -> None:
        """Read; while lingering throw it away until the sender stops."""
        if not self.lingering:
            super().handle_read()
            return
        try:
            data = self.recv(self.adj.recv_bytes)
        except OSError:
            data = b""
        self.thrown += len(data)
        if not data or self.thrown > LINGER_BYTES:
            super().handle_close()
