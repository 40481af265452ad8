"""The simulated publishers over real HTTP: http://127.0.0.1:port/<host>/<path>, faults on demand.

Hosts come from the *_content modules beside this file; files of a demonstration folder
(publishers/<host>/…) go first.
"""

from __future__ import annotations

import importlib
import mmap
import pkgutil
import socket
import struct
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from tests import publishers
from tests.publishers.emiss_content import Emiss
from tests.publishers.faults import Fault

BIG = 1 << 26
CANARY_HEADERS = {
    "X-Manager": "canary.hr@zavod.example, +7 999-765-43-21",
    "Set-Cookie": "owner=canary_hr_tg",
    "Content-Disposition": 'inline; filename="canary_hr_tg.json"',
}
"""People stand in headers too: nothing of them may be written."""
TYPES = {
    ".json": "application/json",
    ".csv": "text/csv",
    ".xml": "application/xml",
    ".gz": "application/gzip",
}


def modules() -> dict[str, object]:
    """Content modules by name."""
    names = sorted(
        i.name for i in pkgutil.iter_modules(publishers.__path__) if i.name.endswith("_content")
    )
    return {n: importlib.import_module(f"tests.publishers.{n}") for n in names}


class Publishers(ThreadingHTTPServer):
    """All publishers at once. `faults`: host ("*" is every host) → what it does wrong; `asked`,
    `sent`: the log."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path | None = None, port: int = 0):
        super().__init__(("127.0.0.1", port), Handler)
        self.folder = folder
        self.faults = {}
        self.asked = []
        self.sent = []
        self.sites = {
            h: m.answer for m in modules().values() if hasattr(m, "answer") for h in m.HOSTS
        }
        emiss = Emiss()
        self.sites |= {host: emiss.answer for host in ("www.fedstat.ru", "fedstat.ru")}
        self.closing = threading.Event()
        self.spoiled = {}

    @staticmethod
    def hosts() -> list[str]:
        """Every host that is simulated."""
        return sorted(host for module in modules().values() for host in module.HOSTS)

    @property
    def address(self) -> str:
        """What belongs into ETL_PUBLISHERS."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def fault(self, host: str) -> Fault | None:
        """The fault that spoils this request, if one is left."""
        found: Fault | None = self.faults.get(host) or self.faults.get("*")
        if (
            found is None
            or found.times is not None
            and self.spoiled.get((host, found.name), 0) >= found.times
        ):
            return None
        self.spoiled[host, found.name] = self.spoiled.get((host, found.name), 0) + 1
        return found

    def handle_error(self, request, client_address) -> None:
        """A client that hung up is part of the play."""

    def __enter__(self) -> Publishers:
        threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        return self

    def __exit__(self, *args) -> None:
        self.closing.set()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """One request: host from the path, answer from its module or the folder, spoiled by the
    fault."""

    server: Publishers
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a GET."""
        self._serve([])

    def do_POST(self) -> None:
        """Answer a POST of a form."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._serve(parse_qsl(body.decode(), keep_blank_values=True))

    def log_message(self, *args) -> None:
        """Silence."""

    def _serve(self, form: list) -> None:
        parts = urlsplit(self.path)
        host, _, path = parts.path.lstrip("/").partition("/")
        query = dict(parse_qsl(parts.query))
        self.server.asked.append((self.command, host, "/" + path, query))
        fault = self.server.fault(host)

        def ask(at: str, with_query: dict) -> tuple[int, dict, bytes]:
            return self._content(host, at, with_query, form)

        answer = fault.answer(ask, "/" + path, query) if fault else ask("/" + path, query)
        getattr(self, f"_{fault.wire}" if fault and fault.wire else "_send")(
            *self._partial(*answer)
        )

    def _content(self, host: str, path: str, query: dict, form: list) -> tuple[int, dict, bytes]:
        if self.server.folder:
            root = (self.server.folder / "publishers" / host).resolve()
            file = (root / path.lstrip("/")).resolve()
            if root in file.parents and file.is_file():
                kind = TYPES.get(file.suffix, "application/octet-stream")
                return (
                    200,
                    {"Content-Type": kind, "ETag": f'"{file.stat().st_mtime_ns}"'},
                    _bytes(file),
                )
            if root in file.parents and file.is_dir():
                return (
                    200,
                    {"Content-Type": "text/html"},
                    "\n".join(f.name for f in sorted(file.iterdir())).encode(),
                )
        site = self.server.sites.get(host)
        if getattr(site, "wants_headers", False):
            return site(self.command, path, query, form, self.headers)
        if site:
            return site(self.command, path, query, form)
        return (404, {"Content-Type": "text/plain"}, b"no such host")

    def _partial(self, status: int, headers: dict, body: bytes) -> tuple[int, dict, bytes]:
        """Validators, 304 and 206 for plain files; pages and forms have none."""
        if status != 200 or self.command != "GET" or "html" in headers.get("Content-Type", ""):
            return status, headers, body
        etag = headers.get("ETag") or f'"{sha256(body).hexdigest()[:16]}"'
        headers = headers | {"ETag": etag, "Accept-Ranges": "bytes"}
        if self.headers.get("If-None-Match") == etag:
            return 304, headers, b""
        asked = self.headers.get("Range") or ""
        if asked.startswith("bytes=") and self.headers.get("If-Range", etag) == etag:
            start = int(asked[6:].partition("-")[0] or 0)
            if start >= len(body):
                return 416, headers | {"Content-Range": f"bytes */{len(body)}"}, b""
            return (
                206,
                headers | {"Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"},
                body[start:],
            )
        return status, headers, body

    def _head(self, status: int, headers: dict, length: int) -> None:
        self.server.sent.append(status)
        self.send_response(status)
        for name, value in (headers | CANARY_HEADERS).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def _send(self, status: int, headers: dict, body: bytes) -> None:
        self._head(status, headers, len(body))
        self.wfile.write(body)

    def _silent(self, *answer) -> None:
        self.server.closing.wait(30)
        self.close_connection = True

    def _reset(self, *answer) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def _truncated(self, status: int, headers: dict, body: bytes) -> None:
        self._head(status, headers, len(body))
        self.wfile.write(body[: len(body) // 2])

    def _drip(self, status: int, headers: dict, body: bytes) -> None:
        self._head(status, headers, len(body))
        for i in range(len(body)):
            self.wfile.write(body[i : i + 1])
            self.wfile.flush()
            if self.server.closing.wait(0.02):
                break


def _bytes(file: Path) -> bytes | memoryview:
    """A file's bytes; a big one stays on the disk and is only looked into."""
    if file.stat().st_size < BIG:
        return file.read_bytes()
    with file.open("rb") as f:
        return memoryview(mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ))
