"""A raw advert → one line of JSON that may be kept: allowed fields alone, each checked or redacted.

What is not listed in `_trudvsem.ALIASES` never leaves this module; coded fields that do not look
like their code are emptied; free text goes through the redactor. An INN leaves as a salted hash,
a sole trader as «ИП».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

import msgspec

from etl.origin import Reject
from etl.sources.trudvsem._trudvsem import check_names, inner_names, names_of, normalise
from etl.sources.trudvsem._trudvsem_fast import Fast
from etl.sources.trudvsem._trudvsem_fields import Cleaner
from etl.sources.trudvsem._trudvsem_split import Piece, Place
from etl.sources.trudvsem._trudvsem_structs import Kept, row_of

SOURCE = "trudvsem_vacancies"
BLOCK = 2_000
TOGETHER = 125
"""Records of a block, and of them those cleaned together: as many as stay in a processor's
cache."""
NAMED_BY = 200
"""Names of fields are judged over this many records: an optional field may be absent from one."""
encode = msgspec.json.Encoder().encode
encode_lines = msgspec.json.Encoder().encode_lines
UNREADABLE = (TypeError, ValueError, AttributeError, KeyError, RecursionError)


@dataclass
class Block:
    """Some adverts ready to be written: JSON lines, how many, the rejects among them, the offset
    they end at.

    `newest` is the newest change; a date after the day of observation is a slip of the pen and
    does not count.
    """

    parts: list[bytes] = field(default_factory=list)
    rows: int = 0
    end: int = 0
    rejects: list[Reject] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)
    newest: str = ""

    @property
    def lines(self) -> bytes:
        """All lines of the block."""
        return b"".join(self.parts)


def blocks(pieces: Iterable[Piece], observed: str, place: Place | None = None) -> Iterator[Block]:
    """Adverts in blocks of 2,000 records read; rows in = rows + rejects. MissingField when a
    required field is gone.

    With the `place` of a reader, records after the first 200 are decoded and cleaned by the
    compiled way.
    """
    read = _Read(observed, place)
    block = Block()
    waiting = []
    seen = 0
    for piece in pieces:
        waiting.append(piece)
        seen += 1
        if seen <= NAMED_BY and isinstance(piece.value, dict):
            read.learn(piece.value)
        if seen == NAMED_BY:
            read.go()
        if len(waiting) == TOGETHER or seen % BLOCK == 0:
            read.into(block, waiting)
            waiting = []
        if seen % BLOCK == 0:
            yield block
            block = Block()
    if seen < NAMED_BY:
        read.go()
    if waiting:
        read.into(block, waiting)
    if seen % BLOCK:
        yield block


class _Read:
    """Pieces to blocks; what goes wrong with one becomes its Reject."""

    def __init__(self, observed: str, place: Place | None):
        self.observed = observed
        self.place = place
        self.cleaner = Cleaner()
        self.fast: Fast | None = None
        self.latest = f"{date.fromisoformat(observed) + timedelta(days=1)}~"
        self.flat: set[str] = set()
        self.names: set[str] = set()
        self.inside: set[str] = set()

    def learn(self, record: dict) -> None:
        """The names a record uses."""
        self.flat |= names_of(record)
        self.names |= record.keys()
        self.inside |= inner_names(record, "company")

    def go(self) -> None:
        """All names seen: are the required ones there? From here on records may come the
        compiled way."""
        if self.flat:
            check_names(self.flat)
        if self.place is not None and self.names and "vacancy" not in self.names:
            self.fast = Fast(self.names, self.inside, self.cleaner)
            self.place.decode = self.fast.decoder_of(self.place.header)

    def into(self, block: Block, pieces: list[Piece]) -> None:
        """Add some pieces, in their order, to a block."""
        quick = self._quick([p.value for p in pieces if isinstance(p.value, msgspec.Struct)])
        if len(quick) == len(pieces):
            found = quick
        else:
            done = iter(quick)
            found = [
                p.reason
                if p.value is None
                else self._plain(p.value)
                if isinstance(p.value, dict)
                else next(done)
                for p in pieces
            ]
        rows = [row for row in found if not isinstance(row, str)]
        if len(rows) < len(found):
            block.rejects += [
                reject(p.end, row, p.raw or _bytes(p.value))
                for p, row in zip(pieces, found, strict=True)
                if row.__class__ is str
            ]
        block.parts.append(encode_lines(rows))
        block.rows = block.rows + len(rows)
        block.end = pieces[-1].end
        block.regions |= {row.region_code for row in rows}
        block.newest = max(
            block.newest, *(row.date_modify for row in rows if row.date_modify < self.latest), ""
        )

    def _quick(self, records: list[msgspec.Struct]) -> list[Kept | str]:
        """The compiled way; the half with a record it breaks on is halved until that one is
        found."""
        try:
            if records and self.fast:
                return self.fast.rows(records, self.observed)
            return []
        except UNREADABLE:
            half = len(records) // 2
            if half:
                return [*self._quick(records[:half]), *self._quick(records[half:])]
            return ["unreadable"]

    def _plain(self, record: dict) -> Kept | str:
        try:
            row = clean(record, self.cleaner)
        except UNREADABLE:
            return "unreadable"
        if isinstance(row, str):
            return row
        return row_of(**row, observed=self.observed)


def reject(place: int | str, reason: str, raw: bytes, fields: tuple[str, ...] = ()) -> Reject:
    """The quarantine entry of one broken record: where it ended, why, and its hash."""
    named = {"no_id": ("id",), "no_title": ("vacancy_name",)}
    return Reject(
        SOURCE, place, fields or named.get(reason, ()), reason, sha256(raw).hexdigest()[:16]
    )


def clean(record: dict, cleaner: Cleaner) -> dict | str:
    """One advert that may be kept, or the reason it may not: no_id, no_title."""
    return cleaner.row(normalise(record))


def _bytes(value: object) -> bytes:
    try:
        return encode(value)
    except (TypeError, ValueError, RecursionError, msgspec.EncodeError):
        return b""
