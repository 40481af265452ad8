"""A ZIP on a server read in place: its directory by ranges, its members as streams; nothing of it
on the disk.

A server without ranges is read into memory once, up to 1 GB.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager

MOST = 1_000_000_000


def open_zip(web, url: str) -> zipfile.ZipFile:
    """The archive at `url`; zipfile.BadZipFile when it is none."""
    with web.stream(url) as reply:
        said = {str(k).lower(): str(v) for k, v in reply.headers.items()}
        size = said.get("content-length", "")
        if size.isdecimal() and "bytes" in said.get("accept-ranges", ""):
            return zipfile.ZipFile(io.BufferedReader(_Remote(web, url, int(size)), 1 << 16))
        return zipfile.ZipFile(io.BytesIO(_whole(reply)))


def _whole(reply) -> bytes:
    out = bytearray()
    for chunk in reply.chunks():
        out += chunk
        if len(out) > MOST:
            raise MemoryError
    return bytes(out)


class _Remote(io.RawIOBase):
    """A seekable file over ranged streams: reading on costs nothing, going elsewhere opens a new
    stream."""

    def __init__(self, web, url: str, size: int):
        self.web = web
        self.url = url
        self.size = size
        self.at = 0
        self.open: AbstractContextManager | None = None
        self.chunks: Iterator[bytes] = iter(())
        self.rest = b""
        self.begins = -1

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """Where the next byte comes from."""
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move; the stream is reopened only when something is read there."""
        self.at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence]
        return self.at

    def readinto(self, buffer) -> int:
        """Some bytes from where it stands; 0 at the end."""
        if self.at >= self.size:
            return 0
        if self.begins != self.at:
            self._go()
        while not self.rest:
            piece = next(self.chunks, None)
            if piece is None:
                return 0
            self.rest = piece
        n = min(len(buffer), len(self.rest))
        buffer[:n] = self.rest[:n]
        self.rest = self.rest[n:]
        self.at += n
        self.begins = self.at
        return n

    def _go(self) -> None:
        self._leave()
        self.open = self.web.stream(self.url, offset=self.at)
        reply = self.open.__enter__()
        if reply.offset != self.at:
            raise OSError("no ranges")
        self.chunks = reply.chunks()
        self.rest = b""
        self.begins = self.at

    def _leave(self) -> None:
        if self.open is not None:
            self.open.__exit__(None, None, None)
            self.open = None

    def close(self) -> None:
        """Close the stream too."""
        self._leave()
        super().close()
