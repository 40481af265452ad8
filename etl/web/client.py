"""The only way to a publisher: polite, patient, suspicious. Sources get a `Web`; nothing else opens
a connection.

ETL_PUBLISHERS sends every request to a simulation instead: https://host/path becomes
<it>/host/path.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

import requests

from etl import settings
from etl.web import tls
from etl.web.errors import AGAIN, WebError, of_exception, of_status
from etl.web.limits import Limits, Session
from etl.web.reply import Reply, next_address, pieces, retry_after
from etl.web.stream import Stream, capture

USER_AGENT = (
    "Mozilla/5.0 (compatible; moscow-industry-skills-desk/1.0; open statistics reader{contact})"
)
SLOWER = {"www.fedstat.ru": 4, "fedstat.ru": 4, "api.hh.ru": 2}
"""Hosts that ask for longer pauses: multiples of ETL_RATE_S."""
REDIRECTS = 5
MOVED = (301, 302, 303, 307, 308)


class Web:
    """A client with its own cookies; the pace per host is shared by every client of the process."""

    _next: dict[str, float] = {}
    _lock = threading.Lock()

    def __init__(self, limits: Limits | None = None, sleep: Callable[[float], None] = time.sleep):
        self.limits = limits or Limits()
        self.sleep = sleep
        self.simulation = settings.get("ETL_PUBLISHERS").rstrip("/")
        if self.simulation and urlsplit(self.simulation).hostname not in (
            "127.0.0.1",
            "localhost",
            "::1",
        ):
            raise ValueError(
                "ETL_PUBLISHERS: имитация издателей бывает только на этой машине, "
                "http://127.0.0.1:порт"
            )
        self.session = Session()
        self.session.trust_env = not self.simulation
        self.session.auth = lambda request: request
        contact = settings.get("ETL_CONTACT")
        self.session.headers.update(
            {
                "User-Agent": USER_AGENT.format(contact=f"; {contact}" if contact else ""),
                "Connection": "close",
                "Accept-Encoding": "gzip, deflate",
            }
        )

    def get(
        self,
        url: str,
        params: Mapping | None = None,
        *,
        headers: Mapping | None = None,
        max_bytes: int | None = None,
        timeout_s: float | None = None,
        accept_statuses: Iterable[int] = (),
    ) -> Reply:
        """One answer, tried again after what may pass; WebError with a reason otherwise.
        Redirects stay on the host."""

        def once() -> Reply:
            with self.request(
                "GET", url, params=params, headers=headers, accept=accept_statuses
            ) as response:
                return self._whole(response, url, max_bytes, timeout_s)

        return self.again(once)

    def post(
        self,
        url: str,
        data: object = None,
        *,
        headers: Mapping | None = None,
        max_bytes: int | None = None,
        timeout_s: float | None = None,
        accept_statuses: Iterable[int] = (),
    ) -> Reply:
        """One answer, asked once: never repeated, never redirected (302 is an answer)."""
        with self.request(
            "POST", url, data=data, headers=headers, accept=accept_statuses
        ) as response:
            return self._whole(response, url, max_bytes, timeout_s)

    @contextmanager
    def stream(
        self,
        url: str,
        params: Mapping | None = None,
        *,
        offset: int = 0,
        max_bytes: int | None = None,
        headers: Mapping | None = None,
    ) -> Iterator[Stream]:
        """A big answer in pieces, resumed by itself where it broke: yields a `Stream`."""
        stream = Stream(self, url, params, offset, max_bytes, dict(headers or {}))
        try:
            yield stream
        finally:
            stream.close()

    def download(
        self,
        url: str,
        raw,
        name: str,
        *,
        published: str | None = None,
        max_bytes: int | None = None,
        transform: Callable[[Iterator[bytes]], Iterator[bytes]] | None = None,
    ) -> str:
        """Capture a file if it changed, through `transform` while it streams; returns the
        capture's sha256."""
        return capture(self, url, raw, name, transform, published, max_bytes)

    def size_of(self, url: str) -> int | None:
        """Bytes of a file as its server announces them; None when it does not. Nothing of the
        file is read."""
        with self.stream(url) as stream:
            said = stream.headers.get("Content-Length") or ""
        if said.isdecimal():
            return int(said)
        return None

    def again(self, once: Callable[[], object]):
        """`once()`, repeated after reasons that may pass: pauses double, the host's own wish
        (Retry-After) counts."""
        for attempt in range(self.limits.retries + 1):
            try:
                return once()
            except WebError as error:
                wait = max(self.limits.backoff_s * 2**attempt, error.wait_s or 0)
                given_up = attempt == self.limits.retries or wait > self.limits.wait_max_s
                if error.reason not in AGAIN or error.status == 501 or given_up:
                    raise
            self.sleep(wait)
        raise AssertionError

    @contextmanager
    def request(
        self,
        method: str,
        url: str,
        *,
        params: Mapping | None = None,
        data: object = None,
        headers: Mapping | None = None,
        accept: Iterable[int] = (),
    ) -> Iterator[requests.Response]:
        """One exchange: yields the open response after its status was judged. Every failure is a
        WebError."""
        response = None
        try:
            response = self._send(method, url, params, data, headers)
            for _ in range(REDIRECTS - 1):
                if method != "GET" or response.status_code not in MOVED:
                    break
                url = next_address(url, response)
                response.close()
                response = self._send(method, url, None, data, headers)
            if method == "GET" and response.status_code in MOVED:
                raise WebError("redirect", urlsplit(url).netloc, response.status_code)
            error = of_status(response.status_code, urlsplit(url).netloc)
            if error and response.status_code not in accept:
                error.wait_s = retry_after(response.headers.get("Retry-After"))
                raise error
            yield response
        except (requests.RequestException, OSError) as error:
            raise of_exception(error, urlsplit(url).netloc) from None
        finally:
            if response is not None:
                response.close()

    def _send(self, method: str, url: str, params, data, headers) -> requests.Response:
        parts = urlsplit(url)
        if parts.scheme != "https":
            raise WebError("unreachable", parts.netloc)
        target = f"{self.simulation}/{url.removeprefix('https://')}" if self.simulation else url
        if (
            not self.simulation
            and (place := f"https://{parts.netloc}/") not in self.session.adapters
        ):
            self.session.mount(place, tls.Verified(tls.context(parts.hostname or "")))
        self._pace(parts.netloc)
        return self.session.request(
            method,
            target,
            params=params,
            data=data,
            headers=headers,
            stream=True,
            allow_redirects=False,
            timeout=(self.limits.connect_s, self.limits.read_s),
        )

    def _pace(self, host: str) -> None:
        with self._lock:
            now = time.monotonic()
            start = max(now, self._next.get(host, 0))
            self._next[host] = start + self.limits.rate_s * SLOWER.get(host, 1)
        if start > now:
            self.sleep(start - now)

    def _whole(
        self, response: requests.Response, url: str, max_bytes: int | None, timeout_s: float | None
    ) -> Reply:
        cap = max_bytes or self.limits.max_bytes
        end = time.monotonic() + (timeout_s or self.limits.total_s)
        host = urlsplit(url).netloc
        said = response.headers.get("Content-Length") or ""
        if said.isdigit() and int(said) > cap:
            raise WebError("too_large", host, response.status_code)
        body = bytearray()
        for piece in pieces(response, host):
            body += piece
            if len(body) > cap:
                raise WebError("too_large", host, response.status_code)
            if time.monotonic() > end:
                raise WebError("timeout", host, response.status_code)
        return Reply(response.status_code, response.headers, bytes(body), url)
