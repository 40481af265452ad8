"""A raw advert → one line of JSON that may be kept: allowed fields alone, each checked or redacted.

What is not listed in `_trudvsem.ALIASES` never leaves this module; coded fields that do not look like their code are
emptied; free text goes through the redactor. An INN leaves as a salted hash, a sole trader as «ИП».
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

import msgspec

from etl.origin import Reject
from etl.sources._trudvsem import check_names, names_of, normalise
from etl.sources._trudvsem_fast import Fast
from etl.sources._trudvsem_fields import Cleaner
from etl.sources._trudvsem_split import Piece, Place

SOURCE = "trudvsem_vacancies"
BLOCK = 2_000
NAMED_BY = 200
"""Names of fields are judged over this many records: an optional field may be absent from one."""
encode = msgspec.json.Encoder().encode


@dataclass
class Block:
    """Some adverts ready to be written: JSON lines, how many, the rejects among them, the offset they end at.

    `newest` is the newest change; a date after the day of observation is a slip of the pen and does not count.
    """

    lines: bytes = b""
    rows: int = 0
    end: int = 0
    rejects: list[Reject] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)
    newest: str = ""


def blocks(pieces: Iterable[Piece], observed: str, place: Place | None = None) -> Iterator[Block]:
    """Adverts in blocks of 2,000 records read; rows in = rows + rejects. MissingField when a required field is gone.

    With the `place` of a JSON reader, records after the first 200 are decoded and cleaned by the compiled way.
    """
    read, block, out, names, seen = _Read(observed), Block(), [], set(), 0
    last = 0
    for piece in pieces:
        seen, last = seen + 1, piece.end
        if seen <= NAMED_BY and piece.value is not None:
            names |= names_of(piece.value)
            if seen == NAMED_BY:
                check_names(names)
                read.speed_up(piece.value, place)
        if row := read.row(piece, block):
            out.append(row)
        if seen % BLOCK == 0:
            yield _closed(block, read.lines(out), last)
            block, out = Block(), []
    if names and seen < NAMED_BY:
        check_names(names)
    if seen % BLOCK:
        yield _closed(block, read.lines(out), last)


class _Read:
    """Piece after piece to its row; what goes wrong with one becomes its Reject."""

    def __init__(self, observed: str):
        self.observed, self.cleaner, self.fast = observed, Cleaner(), None
        self.latest = f"{date.fromisoformat(observed) + timedelta(days=1)}~"

    def speed_up(self, example: dict, place: Place | None) -> None:
        if place is not None and "vacancy" not in example:
            self.fast = Fast(list(example), self.cleaner)
            place.decode = self.fast.decode

    def row(self, piece: Piece, block: Block) -> dict | None:
        value = piece.value
        if value is None:
            block.rejects.append(reject(piece.end, piece.reason, piece.raw))
            return None
        try:
            row = clean(value, self.cleaner) if isinstance(value, dict) else self.fast.row(value)
        except (TypeError, ValueError, AttributeError, KeyError, RecursionError):
            row = "unreadable"
        if isinstance(row, str):
            block.rejects.append(reject(piece.end, row, _bytes(value)))
            return None
        row["observed"] = self.observed
        block.regions.add(row["region_code"])
        if block.newest < row["date_modify"] < self.latest:
            block.newest = row["date_modify"]
        return row

    def lines(self, rows: list[dict]) -> list[bytes]:
        """Rows whose texts are all redacted, as they may be written."""
        if self.fast:
            self.fast.finish()
        return [encode(row) for row in rows]


def _closed(block: Block, lines: list[bytes], end: int) -> Block:
    block.lines, block.rows, block.end = b"".join(line + b"\n" for line in lines), len(lines), end
    return block


def reject(place: int | str, reason: str, raw: bytes, fields: tuple[str, ...] = ()) -> Reject:
    """The quarantine entry of one broken record: where it ended, why, and its hash."""
    named = {"no_id": ("id",), "no_title": ("vacancy_name",)}
    return Reject(SOURCE, place, fields or named.get(reason, ()), reason, sha256(raw).hexdigest()[:16])


def clean(record: dict, cleaner: Cleaner) -> dict | str:
    """One advert that may be kept, or the reason it may not: no_id, no_title."""
    return cleaner.row(normalise(record))


def _bytes(value: object) -> bytes:
    try:
        return encode(value)
    except (TypeError, ValueError, RecursionError, msgspec.EncodeError):
        return b""
