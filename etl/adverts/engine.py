"""A piece of a capture → tidy rows. Pure: the same lines give the same rows, whoever reads them and
in whatever pieces.

Grain: one row per line of the capture, or one reject. An advert whose title is not industrial
stops early (about nine in ten of the country's): its text is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import pyarrow as pa

from etl.adverts import fields, schema
from etl.adverts.duplicates.sketch import sketches
from etl.adverts.occupation import occupations
from etl.adverts.occupation.occupations import DOUBT
from etl.adverts.record import Capture, Head, Record
from etl.adverts.schema import SKILLS, Slim, Whole
from etl.adverts.skills.skills import Extractor, merge_tags
from etl.origin import Reject

_head = msgspec.json.Decoder(Head).decode
_whole = msgspec.json.Decoder(Record).decode
STAMPS = (b'"date_modify":', b'"observed":')


class Part(NamedTuple):
    """What one piece gave: industrial adverts with their texts' sketches, slim rows, skills,
    rejects."""

    adverts: pa.Table
    slim: pa.Table
    skills: pa.Table
    sketch: np.ndarray
    rejects: list[Reject]

    @property
    def table(self) -> pa.Table:
        """All adverts of the piece, industrial first."""
        return pa.concat_tables([self.adverts, self.slim])


def read_part(
    piece: bytes | Path | Iterable[bytes], capture: Capture, place: str = "", first: int = 1
) -> Part:
    """Read JSON lines (bytes, a file, or the lines); `place` and `first` name the first line's
    position for rejects.

    Rows in = industrial + slim + rejects; blank lines are no rows.
    """
    reader = _Reader(capture)
    lines = piece.read_bytes() if isinstance(piece, Path) else piece
    for number, line in enumerate(
        lines.splitlines() if isinstance(lines, bytes) else lines, start=first
    ):
        if not line.strip():
            continue
        try:
            reader.take(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            reader.rejects.append(_reject(capture, f"{place}:{number}", line, error))
    return reader.part()


def content_hash(line: bytes) -> str:
    """16 hex digits of a record without the day it was touched or seen on; both are text, '' at
    the least."""
    for name in STAMPS:
        at = line.find(name)
        if at >= 0:
            line = line[:at] + line[line.find(b'"', line.find(b'"', at + len(name)) + 1) + 1 :]
    return blake2b(line, digest_size=8).hexdigest()


class _Reader:
    def __init__(self, capture: Capture):
        self.capture = capture
        self.whole: list[Whole] = []
        self.short: list[Slim] = []
        self.named: list[tuple] = []
        self.texts: list[str] = []
        self.rejects: list[Reject] = []

    def take(self, line: bytes) -> None:
        """One line → one row."""
        head = _head(line)
        if missing := _missing(head, self.capture):
            raise msgspec.ValidationError(f"required field `{missing}`")
        content = content_hash(line)
        said = occupations.classify(head.vacancy_name)
        if not said.is_industrial and said.confidence >= DOUBT:
            self.short.append(fields.slim(head, content, said.rule, self.capture))
            return
        record = _whole(line)
        text = record.text
        if said.confidence < DOUBT:
            said = occupations.classify(record.vacancy_name, text, fields.codes(record))
        if not said.is_industrial:
            self.short.append(fields.slim(record, content, said.rule, self.capture))
            return
        self.whole.append(fields.advert(record, content, said, self.capture, text))
        self.texts.append(text)
        self.named.append((record.id, record.tags, record.observed or self.capture.observed))

    def part(self) -> Part:
        """Everything taken, as tables."""
        return Part(
            schema.table(self.whole, Whole),
            schema.table(self.short, Slim),
            schema.columns(self._skills(), SKILLS.names, SKILLS),
            sketches(self.texts),
            self.rejects,
        )

    def _skills(self) -> list[tuple]:
        find = _extractor()
        return [
            (self.capture.source, advert, skill, via, observed)
            for (advert, tags, observed), hits in zip(
                self.named, find.find_all(self.texts), strict=True
            )
            for skill, via in sorted(merge_tags(hits, tags, find).items())
        ]


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return Extractor()


def _missing(head: Head, capture: Capture) -> str:
    if not head.id or not head.vacancy_name:
        if head.id:
            return "vacancy_name"
        return "id"
    if head.observed or capture.observed:
        return ""
    return "observed"


def _reject(capture: Capture, place: str, line: bytes, error: Exception) -> Reject:
    """Where, which field and why; nothing of the line's values."""
    missing = re.search(r"required field `(\w+)`", str(error))
    named = missing or re.search(r"`\$\.(\w+)", str(error))
    wrong = "wrong_type" if isinstance(error, msgspec.ValidationError) else "unreadable"
    return Reject(
        capture.source,
        place,
        (named[1],) if named else (),
        "missing_field" if missing else wrong,
        sha256(line).hexdigest()[:16],
    )
