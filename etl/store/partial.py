"""A capture that is not whole yet: what was read so far, cleaned, and where to go on.

`<name>.part` holds zstd frames of whole blocks; `<name>.part.json` how many of its bytes count
and the reader's own state. Killed between the two writes, the part is cut back to the last block
that counts.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import zstandard

from etl.store import atomic
from etl.store.raw import Raw


class Partial:
    """One name's unfinished capture; `state` is the reader's, kept with the blocks it belongs
    to."""

    def __init__(self, raw: Raw, name: str):
        self.raw = raw
        self.name = name
        stem = re.sub(r"[^\w.-]", "_", name)
        self.path = raw.folder / f"{stem}.part"
        self._notes = raw.folder / f"{stem}.part.json"
        found = atomic.read_json(self._notes)
        self._size = found.get("size", 0)
        self.state = found.get("state", {})
        if not self.path.exists() or self.path.stat().st_size < self._size:
            self.restart()
        elif self.path.stat().st_size > self._size:
            os.truncate(self.path, self._size)

    def restart(self) -> None:
        """Forget what was read."""
        self._notes.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)
        self._size = 0
        self.state = {}

    def append(self, block: bytes, state: dict) -> None:
        """Add a block; after this call a new process goes on from `state`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as f:
            if block:
                f.write(zstandard.ZstdCompressor(level=3).compress(block))
            f.flush()
            os.fsync(f.fileno())
            self._size = f.tell()
        self.state = state
        atomic.write_json(self._notes, {"size": self._size, "state": state})

    def finish(self, *, url: str, published: str | None = None) -> str:
        """Make it the capture called `name`, its frames as they are; returns its hash. The part
        is gone."""
        if self._size:
            key = self.raw.adopt(self.name, self.path, url=url, published=published)
        else:
            key = self.raw.put(self.name, b"", url=url, published=published)
        # before its note: a file without one is cut, and with it the capture it is
        self.path.unlink(missing_ok=True)
        self.restart()
        return key


def unfinished(raw: Raw) -> list[Path]:
    """Parts a killed run left behind."""
    return sorted(raw.folder.glob("*.part"))
