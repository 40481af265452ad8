"""Compressed once: files that do not change while the server runs; pages and figures are
compressed each time."""

from __future__ import annotations

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


class Lasting:
    """The cache Flask-Compress asks: remembers component libraries and assets, nothing else."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Compressed bytes kept under «algorithm;path», if any."""
        return self._held.get(key)

    def set(self, key: str, data: bytes) -> None:
        """Keep the bytes of a lasting file."""
        if key.partition(";")[2].startswith(_LASTING):
            self._held[key] = data


SETTINGS = {
    "COMPRESS_MIMETYPES": MIMETYPES,
    "COMPRESS_BR_LEVEL": 6,
    "COMPRESS_CACHE_BACKEND": Lasting,
    "COMPRESS_CACHE_KEY": lambda request: request.full_path,
    "COMPRESS_STREAMS": True,
    "COMPRESS_ALGORITHM": ["br", "gzip"],
}
