"""What was said and when: forecasts frozen with their interval, build and passport, append-only.

A record is a file of its own under data/frozen, never written twice; each names the hash of the
one before it, so that a record changed or taken away is noticed. Outcomes are records too.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from etl.settings import data_dir
from etl.store.atomic import sync_dir

FORECAST = "forecast"
OUTCOME = "outcome"


@dataclass(frozen=True)
class Record:
    """One record as read: `whole` says that its hash and its place in the chain hold."""

    id: str
    kind: str
    at: str
    body: dict
    whole: bool


def folder() -> Path:
    """Where records lie."""
    return data_dir() / "frozen"


def _hash(at: str, kind: str, previous: str, body: dict) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return sha256("\n".join((at, kind, previous, text)).encode()).hexdigest()


def add(kind: str, body: dict, *, at: datetime | None = None) -> Record:
    """Write one record. ValueError: JSON cannot hold it. FileExistsError: it is there already."""
    moment = (at or datetime.now(UTC)).isoformat(timespec="microseconds")
    before = records()
    previous = before[-1].id if before else ""
    digest = _hash(moment, kind, previous, body)
    record = {"id": digest, "kind": kind, "at": moment, "previous": previous, "body": body}
    root = folder()
    root.mkdir(parents=True, exist_ok=True)
    path = root / f"{len(before) + 1:06d}-{digest[:12]}.json"
    with path.open("x", encoding="utf-8") as f:
        json.dump(record, f, ensure_ascii=False, indent=1, sort_keys=True)
        f.flush()
        os.fsync(f.fileno())
    sync_dir(root)
    return Record(digest, kind, moment, body, True)


def records(root: Path | None = None) -> list[Record]:
    """Every record in order of writing; one that was changed is not `whole`, nor is any after it
    whose chain breaks."""
    found: list[Record] = []
    previous = ""
    for path in sorted((root or folder()).glob("[0-9]*.json")):
        try:
            raw = json.loads(path.read_text("utf-8"))
            digest = _hash(raw["at"], raw["kind"], raw["previous"], raw["body"])
            whole = digest == raw["id"] and raw["previous"] == previous
            found.append(Record(raw["id"], raw["kind"], raw["at"], raw["body"], whole))
            previous = digest
        except (ValueError, KeyError, TypeError):
            found.append(Record(path.stem, "unreadable", "", {}, False))
    return found
