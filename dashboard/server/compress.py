"""Compressed once: files that do not change while the server runs; pages and figures are
compressed each time."""

from __future__ import annotations

import threading

import flask

from dashboard.server import seam

MIMETYPES = [
    "text/html",
    "text/css",
    "text/csv",
    "application/json",
    "application/javascript",
    "text/javascript",
    "image/svg+xml",
]
_LASTING = (seam.SUITES, "/assets/")


MOST_BYTES = 32 * 1024 * 1024


class Lasting:
    """The cache Flask-Compress asks: remembers component libraries and assets, nothing else, the
    last asked for within MOST_BYTES."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """Compressed bytes kept under «algorithm;path», if any."""
        with self._lock:
            data = self._held.pop(key, None)
            if data is not None:
                self._held[key] = data
            return data

    def set(self, key: str, data: bytes) -> None:
        """Keep the bytes of a lasting file; the longest unasked for make room."""
        if not key.partition(";")[2].startswith(_LASTING):
            return
        with self._lock:
            self._held.pop(key, None)
            self._held[key] = data
            room = MOST_BYTES - sum(map(len, self._held.values()))
            for old in list(self._held)[:-1]:
                if room >= 0:
                    break
                room += len(self._held.pop(old))


def key_of(request: flask.Request) -> str:
    """A file's path and version: nothing else of the query tells files apart."""
    return f"{request.path}?m={request.args.get('m', '')[:40]}"


SETTINGS = {
    "COMPRESS_MIMETYPES": MIMETYPES,
    "COMPRESS_BR_LEVEL": 6,
    "COMPRESS_CACHE_BACKEND": Lasting,
    "COMPRESS_CACHE_KEY": key_of,
    "COMPRESS_STREAMS": True,
    "COMPRESS_ALGORITHM": ["br", "gzip"],
}
