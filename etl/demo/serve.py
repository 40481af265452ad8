"""The demonstration city's own files over HTTP on this machine, so that it is read by the real
way of every source."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *said: object) -> None:
        """Silence."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that has seen enough hangs up."""


@contextmanager
def publishers(folder: Path, data: Path) -> Iterator[None]:
    """While open, every source is fetched from `folder`/publishers and written into `data`; the
    settings come back."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder / "publishers")))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    ours = {
        "ETL_PUBLISHERS": f"http://127.0.0.1:{server.server_address[1]}",
        "ETL_DATA": str(data),
        "ETL_RATE_S": "0",
        "ETL_RETRIES": "0",
    }
    before = {name: os.environ.get(name) for name in ours}
    os.environ |= ours
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)
