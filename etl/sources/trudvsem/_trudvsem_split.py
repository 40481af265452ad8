"""Records cut out of a byte stream as they arrive, whole or broken, with the place each one ends
at.

Nothing here understands a record's meaning. A broken record costs itself alone: the next one is
found by the key every record of the file begins with. Memory holds one piece and one record,
never the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

MAX_RECORD = 1 << 20
"""A record above a megabyte is no advert: it is rejected and skipped to the next one."""
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'


def _object(depth: int) -> bytes:
    inside = rb'[^{}"]++|' + _STRING + (rb"|" + _object(depth - 1) if depth else b"")
    return rb"\{(?:" + inside + rb")*+\}"


OBJECT = re.compile(_object(4), re.DOTALL)
_OPEN = re.compile(rb"\[\s*+(?=\{)|\[\s*+\]")
_NEXT = re.compile(rb"[\s,]*+")
_FIRST_KEY = re.compile(rb'\{\s*+("[^"\\]{1,80}")\s*+:')
ANY = msgspec.json.Decoder().decode
RECORD = dict, msgspec.Struct


class Piece(NamedTuple):
    """One record: the offset it ends at, its decoded value, or None with the reason; its bytes,
    for hashing alone."""

    end: int
    value: dict | msgspec.Struct | None
    reason: str = ""
    raw: bytes = b""


class NotTheFile(ValueError):
    """The stream is not the file asked for (HTML, an empty body)."""


@dataclass
class Place:
    """Where reading stands, enough to go on after a break: offset, the records' first key, the
    CSV header; and how a record's bytes (a line's cells) become a value, None for a dict."""

    offset: int = 0
    key: str = ""
    header: str = ""
    decode: Callable[[Any], dict | msgspec.Struct] | None = None


def json_records(pieces: Iterable[bytes], place: Place) -> Iterator[Piece]:
    """Every object of the first array in the stream; `place` moves on with each. NotTheFile when
    there is no array.

    `place.decode` may be changed between two records (`_trudvsem_fast`).
    """
    return _Json(place).read(pieces)


class _Json:
    def __init__(self, place: Place):
        self.place = place
        self.buffer = b""
        self.started = bool(place.offset)
        self.key = place.key.encode()
        self.skipping = False

    def read(self, pieces: Iterable[bytes]) -> Iterator[Piece]:
        for piece in pieces:
            self.buffer += piece
            if self.started or self._begin(final=False):
                yield from self._cut(final=False)
        if not self.started:
            self._begin(final=True)
        yield from self._cut(final=True)

    def _begin(self, final: bool) -> bool:
        if found := _OPEN.search(self.buffer):
            self._drop(found.end())
            self.started = True
        elif final or len(self.buffer) > MAX_RECORD:
            raise NotTheFile
        return self.started

    def _drop(self, n: int) -> None:
        self.buffer = self.buffer[n:]
        self.place.offset += n

    def _cut(self, final: bool) -> Iterator[Piece]:
        """Every record that is wholly in the buffer; on the last call also what is left of a
        broken one."""
        buffer = self.buffer
        at = self._skip(final)
        base = self.place.offset
        while True:
            if between := _NEXT.match(buffer, at):
                at = between.end()
            if at == len(buffer) or buffer[at : at + 1] == b"]" and not self._border(buffer, at):
                break
            if not self.key and (key := _FIRST_KEY.match(buffer, at)):
                self.key = key[1]
                self.place.key = key[1].decode("utf-8", "replace")
            found = self._one(buffer, at, final)
            if found is None:
                break
            at, value, reason, raw = found
            self.place.offset = base + at
            yield Piece(base + at, value, reason, raw)
        self.place.offset = base + at
        self.buffer = buffer[at:]

    def _border(self, buffer: bytes, at: int) -> tuple[int, int] | None:
        """Where the record that begins at `at` ends and the next begins: comma, brace, the first
        key (a quote inside text is escaped, so text cannot look like it)."""
        key = at
        while self.key and (key := buffer.find(self.key, key + 1)) >= 0:
            before = buffer[max(at, key - 64) : key].rstrip()
            if before.endswith(b"{") and (inner := before[:-1].rstrip()).endswith(b","):
                start = max(at, key - 64) + len(inner) - 1
                return start, start + 1
        return None

    def _skip(self, final: bool) -> int:
        """Where reading goes on after a record too long to hold: at the next one's border, else
        near the end."""
        if not self.skipping:
            return 0
        border = self._border(self.buffer, 0)
        self.skipping = border is None
        if border:
            return border[1]
        if final:
            return len(self.buffer)
        return max(0, len(self.buffer) - 200)

    def _one(
        self, buffer: bytes, at: int, final: bool
    ) -> tuple[int, dict | msgspec.Struct | None, str, bytes] | None:
        """Where the record at `at` ends, its value or the reason there is none, its bytes; None:
        more are needed."""
        border = self._border(buffer, at)
        if border is None and not final and len(buffer) - at <= MAX_RECORD:
            return None
        if border is not None and (value := self._value(raw := buffer[at : border[0]])) is not None:
            return border[1], value, "", raw
        whole = OBJECT.match(buffer, at, at + MAX_RECORD)
        if whole and (value := self._value(whole[0])) is not None:
            return whole.end(), value, "", whole[0]
        end = border[1] if border else len(buffer)
        if border is None and final:
            return end, None, "truncated", buffer[at:end]
        self.skipping = border is None
        return end, None, "too_long" if end - at > MAX_RECORD else "not_json", buffer[at:end]

    def _value(self, raw: bytes) -> dict | msgspec.Struct | None:
        try:
            value = (self.place.decode or ANY)(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        if isinstance(value, RECORD):
            return value
        return None


def csv_records(pieces: Iterable[bytes], place: Place) -> Iterator[Piece]:
    """Every line of a `|`-separated file as a dict; a line with another number of fields is a
    broken record."""
    rest = b""
    header = place.header.split("|") if place.header else None
    for piece in _with_end(pieces):
        *lines, rest = (rest + piece).split(b"\n")
        if len(rest) > MAX_RECORD:
            lines = [*lines, rest]
            rest = b""
        for line in lines:
            place.offset += len(line) + 1
            text = _text(line)
            if header is None:
                if text is None or "|" not in text:
                    raise NotTheFile
                place.header = text.lstrip("\ufeff")
                header = place.header.split("|")
            elif text is None:
                yield Piece(place.offset, None, "bad_encoding", line)
            elif text.strip():
                cells = text.split("|")
                if len(cells) == len(header):
                    value = place.decode(cells) if place.decode else as_dict(header, cells)
                    yield Piece(place.offset, value, "", line)
                else:
                    yield Piece(place.offset, None, "wrong_number_of_fields", line)
    if header is None:
        raise NotTheFile


def _with_end(pieces: Iterable[bytes]) -> Iterator[bytes]:
    yield from pieces
    yield b"\n"


def _text(line: bytes) -> str | None:
    try:
        return line.decode("utf-8").rstrip("\r")
    except UnicodeDecodeError:
        return None


def as_dict(header: list[str], cells: list[str]) -> dict[str, str]:
    """A line of a CSV file by its header's names."""
    return dict(zip(header, map(unquoted, cells), strict=True))


def unquoted(cell: str) -> str:
    """A cell without the quotes around it."""
    if cell[:1] == '"' == cell[-1:] and len(cell) > 1:
        return cell[1:-1].replace('""', '"')
    return cell
