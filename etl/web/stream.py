"""Big answers: pieces as they arrive, resumed where the connection broke, captured only when
they changed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any, Protocol
from urllib.parse import urlsplit

from etl.store import keys
from etl.web.errors import AGAIN, WebError
from etl.web.reply import is_page, pieces

SLOWEST_BYTES_PER_S = 1024


class Client(Protocol):
    """What a big answer needs of the web client: exchanges, pauses and their limits."""

    limits: Any

    def again(self, once: Callable[[], object]) -> Any: ...
    def request(
        self,
        method: str,
        url: str,
        *,
        params: Mapping | None = None,
        headers: Mapping | None = None,
        accept: Iterable[int] = (),
    ) -> AbstractContextManager: ...
    def sleep(self, seconds: float) -> None: ...
    def stream(
        self,
        url: str,
        *,
        max_bytes: int | None = None,
        headers: Mapping | None = None,
    ) -> AbstractContextManager: ...


class Stream:
    """An open answer: `status`, `headers`, `offset` (where its bytes really begin), `chunks()`."""

    def __init__(
        self,
        web: Client,
        url: str,
        params: Mapping | None,
        offset: int,
        max_bytes: int | None,
        headers: dict,
    ):
        self.web = web
        self.url = url
        self.params = params
        self.max_bytes = max_bytes
        self.extra = headers
        self.host = urlsplit(url).netloc
        self.at = offset
        web.again(self._open)
        self.status, self.headers, self.offset = (
            self.response.status_code,
            self.response.headers,
            self._begins(),
        )
        self.at = self.offset
        self.validator = self.headers.get("ETag") or self.headers.get("Last-Modified")

    def _open(self) -> None:
        headers = {"Accept-Encoding": "identity"}
        if not self.at:
            headers |= self.extra
        else:
            headers["Range"] = f"bytes={self.at}-"
            if validator := getattr(self, "validator", None):
                headers["If-Range"] = validator
        with ExitStack() as stack:
            self.response = stack.enter_context(
                self.web.request(
                    "GET",
                    self.url,
                    params=self.params,
                    headers=headers,
                    accept=(416,) if self.at else (),
                )
            )
            self.close = stack.pop_all().close

    def _begins(self) -> int:
        said = re.match(r"bytes (\d+)-", self.response.headers.get("Content-Range") or "")
        if self.response.status_code == 206 and said:
            return int(said[1])
        return 0

    def chunks(self) -> Iterator[bytes]:
        """The bytes from `offset` on. What breaks is resumed while there is progress, else
        WebError."""
        failures = skip = 0
        while True:
            before = self.at
            try:
                yield from self._steady(skip)
                return
            except WebError as error:
                self.close()
                failures = 1 if self.at > before else failures + 1
                if error.reason not in AGAIN or failures > self.web.limits.retries:
                    raise
            self.web.sleep(
                min(self.web.limits.backoff_s * 2 ** (failures - 1), self.web.limits.wait_max_s)
            )
            self.web.again(self._open)
            skip = self._to_skip()

    def _steady(self, skip: int) -> Iterator[bytes]:
        """Pieces of the open response after its first `skip` bytes; below 1 kB/s over
        ETL_TOTAL_S it is timeout."""
        if self.response.status_code == 416:
            return
        mark = self.at
        since = time.monotonic()
        for piece in pieces(self.response, self.host):
            skip, piece = max(0, skip - len(piece)), piece[skip:]
            if not piece:
                continue
            if self.at == 0 and is_page(piece):
                raise WebError("html_instead", self.host, self.response.status_code)
            self.at += len(piece)
            if self.max_bytes and self.at - self.offset > self.max_bytes:
                raise WebError("too_large", self.host, self.response.status_code)
            yield piece
            if (passed := time.monotonic() - since) > self.web.limits.total_s:
                if self.at - mark < SLOWEST_BYTES_PER_S * passed:
                    raise WebError("timeout", self.host, self.response.status_code)
                mark = self.at
                since = time.monotonic()

    def _to_skip(self) -> int:
        """After a reconnection: how many bytes come again. A file that changed meanwhile cannot
        go on."""
        now = self.response.headers
        validator = self.validator
        if (
            self.response.status_code == 206
            and self._begins() == self.at
            and not now.get("Content-Encoding")
        ):
            return 0
        if (
            validator
            and validator == (now.get("ETag") or now.get("Last-Modified"))
            and not self._begins()
        ):
            return self.at
        raise WebError("changed", self.host, self.response.status_code)


def capture(
    web: Client,
    url: str,
    raw,
    name: str,
    transform: Callable[[Iterator[bytes]], Iterator[bytes]] | None,
    published: str | None,
    max_bytes: int | None,
) -> str:
    """`Web.download`: ask with the validators of last time; the same file (304) keeps the
    capture as it is."""
    reader = _code_of(transform)
    kept = raw.validators(name) if name in raw.entries() else {}
    asked = {
        ask: kept[said]
        for ask, said in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
        if kept.get(said) and kept.get("reader") == reader and kept.get("url") == url
    }
    for attempt in (1, 2):
        try:
            with web.stream(url, max_bytes=max_bytes, headers=asked) as stream:
                if stream.status == 304:
                    return raw.entries()[name]["sha256"]
                chunks = stream.chunks()
                digest = raw.put(
                    name,
                    transform(chunks) if transform else chunks,
                    url=url,
                    published=published or modified(stream.headers),
                )
                raw.remember(
                    name,
                    {
                        "url": url,
                        "reader": reader,
                        "ETag": stream.headers.get("ETag"),
                        "Last-Modified": stream.headers.get("Last-Modified"),
                    },
                )
                return digest
        except WebError as error:
            if error.reason != "changed" or attempt == 2:
                raise
    raise AssertionError


def modified(headers: Mapping) -> str | None:
    """The day of a Last-Modified header, ISO; None without one."""
    try:
        return parsedate_to_datetime(headers["Last-Modified"]).date().isoformat()
    except (KeyError, TypeError, ValueError):
        return None


def _code_of(transform: Callable | None) -> str:
    """What a transformation is made of: when its code changes, the same file must be read again."""
    module = getattr(transform, "func", transform).__module__ if transform else ""
    if transform:
        return sha256(repr(sorted(keys.code_hashes(module).items())).encode()).hexdigest()[:16]
    return ""
