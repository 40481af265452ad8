"""Raw captures: the publishers' bytes by content hash, compressed, and the lock that names them.

`raw.lock` changes only when bytes change; when and how the last attempt went stands in
`status.json`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import zstandard

from etl.origin import Snapshot
from etl.store import atomic, whole
from etl.store.history import History
from etl.store.pieces import copied, pieces, unpacked
from etl.store.whole import BAD_FILE, NO_FILE, Damaged


class RawStore:
    """All captures below `<data>/raw`. `synthetic` is a property of the folder, set by the
    demonstration alone."""

    def __init__(self, data: Path):
        self.root = data / "raw"
        self.history = History(self.root / "history.jsonl")

    def lock(self) -> dict:
        """{"synthetic": bool, "sources": {source: {name: {sha256, url, published, size}}}}."""
        return atomic.read_json(self.root / "raw.lock") or {"synthetic": False, "sources": {}}

    def put_in_force(self, lock: dict) -> None:
        """Replace the whole lock; a copy beside it serves `etl verify --repair`."""
        sealed = whole.sealed(lock)
        atomic.write_json(self.root / "raw.lock", sealed)
        atomic.write_json(self.root / "raw.lock.copy", sealed)

    def mark_synthetic(self) -> None:
        """Declare every capture of this folder synthetic; cannot be undone."""
        self.put_in_force(self.lock() | {"synthetic": True})

    def source(self, source_id: str) -> Raw:
        """The captures of one source."""
        return Raw(self, source_id)

    def status(self) -> dict:
        """Per source: how the last attempt went (`ok`, `when`, `reason`, `came`: web | disk),
        and the last good one (`last_ok`, `last_came`)."""
        return atomic.read_json(self.root / "status.json")

    def set_status(
        self,
        source_id: str,
        *,
        ok: bool,
        reason: str = "",
        reason_en: str = "",
        came: str = "web",
    ) -> None:
        """Remember the outcome of a fetch (`came` "web") or of a file given (`came` "disk"), as
        the last one and in the history; the lock stays untouched."""
        when = atomic.moment()
        entry = {"ok": ok, "reason": reason, "when": when, "came": came}
        if reason_en:
            entry["reason_en"] = reason_en
        if ok:
            entry |= {"last_ok": when, "last_came": came}
        else:
            last = self.status().get(source_id, {})
            entry |= {k: last[k] for k in ("last_ok", "last_came") if k in last}
        atomic.write_json(self.root / "status.json", self.status() | {source_id: entry})
        self.history.attempted(
            source_id,
            when=when,
            ok=ok,
            reason=reason,
            came=came,
            content=self.source(source_id).content_hash(),
        )


class Raw:
    """One source's captures: `put` what was downloaded, `open` it again, offline, at any time."""

    def __init__(self, store: RawStore, source_id: str):
        self.store = store
        self.source_id = source_id
        self.folder = store.root / source_id

    def entries(self) -> dict[str, dict]:
        """Captured names → {sha256, url, published, size}."""
        return self.store.lock()["sources"].get(self.source_id, {})

    def put(
        self,
        name: str,
        data: bytes | Path | Iterable[bytes],
        *,
        url: str,
        published: str | None = None,
    ) -> str:
        """Keep `data` under its hash and point `name` at it; returns the hash. Same bytes:
        nothing changes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = sha256()
        size = 0
        fd, part = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            with (
                os.fdopen(fd, "wb") as f,
                zstandard.ZstdCompressor(level=6).stream_writer(f, closefd=False) as z,
            ):
                for piece in pieces(data):
                    digest.update(piece)
                    size += len(piece)
                    z.write(piece)
                z.flush(zstandard.FLUSH_FRAME)
                f.flush()
                os.fsync(f.fileno())
            key = digest.hexdigest()
            os.replace(part, self.folder / f"{key}.zst")
        finally:
            Path(part).unlink(missing_ok=True)
        atomic.sync_dir(self.folder)
        self._point(name, {"sha256": key, "url": url, "published": published, "size": size})
        return key

    def adopt(self, name: str, packed: Path, *, url: str, published: str | None = None) -> str:
        """`put` of a file of zstd frames already safe on this disk: hashed, not packed anew;
        returns its hash.

        What is kept is the file itself under another name: unlink `packed` afterwards and never
        write to it again.
        """
        digest = sha256()
        size = 0
        with unpacked(packed) as f:
            while piece := f.read(1 << 20):
                digest.update(piece)
                size += len(piece)
        key = digest.hexdigest()
        try:
            os.link(packed, self.folder / f"{key}.zst")
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            with unpacked(packed) as f:
                return self.put(
                    name, iter(lambda: f.read(1 << 20), b""), url=url, published=published
                )
        atomic.sync_dir(self.folder)
        self._point(name, {"sha256": key, "url": url, "published": published, "size": size})
        return key

    def _point(self, name: str, entry: dict) -> None:
        lock = self.store.lock()
        files = lock["sources"].setdefault(self.source_id, {})
        if files.get(name, {}).get("sha256") == entry["sha256"]:
            return
        files[name] = entry
        self.store.put_in_force(lock)
        seen = atomic.read_json(self.store.root / "accessed.json")
        seen.setdefault(self.source_id, {})[name] = atomic.moment()
        atomic.write_json(self.store.root / "accessed.json", seen)

    def validators(self, name: str) -> dict:
        """What `remember` kept for a name: the publisher's marks of the version captured last;
        {} at first."""
        return (
            atomic.read_json(self.store.root / "validators.json")
            .get(self.source_id, {})
            .get(name, {})
        )

    def remember(self, name: str, marks: dict) -> None:
        """Keep ETag and the like, so that an unchanged file is not fetched again."""
        seen = atomic.read_json(self.store.root / "validators.json")
        seen.setdefault(self.source_id, {})[name] = marks
        atomic.write_json(self.store.root / "validators.json", seen)

    def forget(self, name: str) -> None:
        """Take a name out of the lock; its bytes stay."""
        lock = self.store.lock()
        if lock["sources"].get(self.source_id, {}).pop(name, None):
            self.store.put_in_force(lock)

    def has(self, version: str) -> bool:
        """Whether an earlier capture's bytes, by their hash, are still here."""
        return (self.folder / f"{version}.zst").is_file()

    def open(self, name: str, version: str = "") -> BinaryIO:
        """A stream of the captured, decompressed bytes, or of an earlier `version` of them by its
        hash.

        KeyError names what is not captured; Damaged, a file that is gone.
        """
        digest = version or self.entries()[name]["sha256"]
        try:
            return unpacked(self.folder / f"{digest}.zst")
        except OSError:
            raise Damaged(NO_FILE.format(source=self.source_id, name=name)) from None

    @contextmanager
    def as_file(self, name: str, version: str = "") -> Iterator[Path]:
        """The captured bytes (or an earlier `version`) as a temporary file called `name`, for
        readers of paths."""
        digest = version or self.entries()[name]["sha256"]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(name).name
            with self.open(name, version) as src, path.open("wb") as out:
                if copied(src, out) != digest:
                    raise Damaged(BAD_FILE.format(source=self.source_id, name=name))
            yield path

    def is_whole(self, digest: str) -> bool:
        """Whether the bytes kept under a hash are here and have it."""
        try:
            with unpacked(self.folder / f"{digest}.zst") as packed:
                return copied(packed, None) == digest
        except OSError:
            return False

    def content_hash(self) -> str:
        """Hash over names and hashes of all captures: changes only when bytes change."""
        text = "\n".join(f"{n}={e['sha256']}" for n, e in sorted(self.entries().items()))
        return sha256(text.encode()).hexdigest()

    def snapshots(self, rows: dict[str, int] | None = None) -> list[Snapshot]:
        """One Snapshot a captured file; `rows` adds the number of records read from each."""
        synthetic = bool(self.store.lock()["synthetic"])
        seen = atomic.read_json(self.store.root / "accessed.json").get(self.source_id, {})
        return [
            Snapshot(
                self.source_id,
                e["url"],
                seen.get(n, ""),
                e["published"],
                e["sha256"],
                (rows or {}).get(n),
                synthetic,
            )
            for n, e in sorted(self.entries().items())
        ]
