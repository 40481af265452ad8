"""A file of the portal somebody downloaded by hand, as the reply a server would have given.

Plain, .gz or .zip; JSON (an array, an object holding one, or a record a line) or CSV parted by
«|». The bytes stream by: the file is never held. Caveat: of a .zip the first .json or .csv inside
is read.
"""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple, Protocol

CHUNK = 1 << 18
HEAD = 1 << 16
PACKED = (EOFError, zipfile.BadZipFile, gzip.BadGzipFile, RuntimeError)
_BULK = re.compile(r"vacancy_\d+")


class Reply(NamedTuple):
    """What `capture` reads of an answer."""

    headers: dict[str, str]
    body: Iterator[bytes]
    offset: int = 0
    status: int = 200

    def chunks(self) -> Iterator[bytes]:
        """The file's bytes, piece by piece."""
        return self.body


class Disk:
    """Stands where the network stands: `stream` gives the file."""

    def __init__(self, file: Path, day: str | None = None):
        self.file = file
        self.day = day
        with opened(file) as stream:
            self.kind = kind_of(stream.read(HEAD))

    @contextmanager
    def stream(self, url: str, offset: int = 0) -> Iterator[Reply]:
        """The file from its beginning, whatever was read before."""
        about = self.file.stat()
        day = datetime.fromtimestamp(about.st_mtime, UTC)
        if self.day:
            day = datetime.fromisoformat(self.day).replace(tzinfo=UTC)
        headers = {
            "etag": f"{about.st_size}-{about.st_mtime_ns}",
            "last-modified": format_datetime(day, usegmt=True),
        }
        with opened(self.file) as stream:
            yield Reply(headers, _lines(stream) if self.kind == "lines" else _pieces(stream))

    @property
    def name(self) -> str:
        """What the capture is called: the publisher's own name of a bulk file, else `file-…`."""
        stem = self.file.name.lower().partition(".")[0]
        found = _BULK.fullmatch(stem)
        if found:
            return found[0]
        return "file-" + re.sub(r"[^0-9a-z_-]+", "-", stem)[:60]


class Bytes(Protocol):
    """A stream to read from, packed or not."""

    def read(self, size: int = ..., /) -> bytes: ...
    def __iter__(self) -> Iterator[bytes]: ...


@contextmanager
def opened(file: Path) -> Iterator[Bytes]:
    """The unpacked bytes of a file, by its first bytes, not by its name."""
    with file.open("rb") as raw:
        magic = raw.read(4)
        raw.seek(0)
        if magic[:2] == b"\x1f\x8b":
            with gzip.open(raw) as stream:
                yield stream
        elif magic == b"PK\x03\x04":
            with zipfile.ZipFile(raw) as box:
                inside = [n for n in box.namelist() if n.lower().endswith((".json", ".csv"))]
                if not inside:
                    raise zipfile.BadZipFile("no .json or .csv inside")
                with box.open(inside[0]) as stream:
                    yield stream
        else:
            yield raw


def kind_of(head: bytes) -> str:
    """json | lines (a record a line) | csv | '' for none of them."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text[:1] == b"[":
        return "json"
    if text[:1] == b"{":
        try:
            first = json.loads(text.partition(b"\n")[0])
        except ValueError:
            return "json"
        nested = any(isinstance(v, list) and v and isinstance(v[0], dict) for v in first.values())
        if nested and "id" not in first:
            return "json"
        return "lines"
    if b"|" in text.partition(b"\n")[0]:
        return "csv"
    return ""


def _pieces(stream: Bytes) -> Iterator[bytes]:
    while piece := stream.read(CHUNK):
        yield piece


def _lines(stream: Bytes) -> Iterator[bytes]:
    """A record a line as the array `capture` reads."""
    before = b"["
    for line in stream:
        if record := line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield before + record
            before = b",\n"
    yield b"]" if before != b"[" else b"[]"
