"""One build: written table by table, then read whole — the one CURRENT points at, else the
released marts."""

from __future__ import annotations

import io
import os
import shutil
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import pandas as pd

from etl import settings
from etl.language import Words
from etl.origin import Snapshot
from etl.store import atomic, whole
from etl.store.whole import Damaged, NothingBuilt

__all__ = ["Damaged", "NothingBuilt", "Reader"]


class Build:
    """A build being written: tables first, the manifest last, CURRENT at the very end."""

    def __init__(self, data: Path, build_id: str, folder: Path):
        self.data = data
        self.id = build_id
        self.folder = folder

    def write(self, name: str, df: pd.DataFrame) -> dict:
        """Write one table; returns {file, sha256, rows, columns} for the manifest."""
        buffer = io.BytesIO()
        df.to_parquet(buffer, index=False, compression="zstd")
        data = buffer.getvalue()
        atomic.write_bytes(self.folder / f"{name}.parquet", data)
        return {
            "file": f"{name}.parquet",
            "sha256": sha256(data).hexdigest(),
            "rows": len(df),
            "columns": {c: str(t) for c, t in df.dtypes.items()},
        }

    def adopt(self, reader: Reader, name: str) -> dict:
        """Take a table over from an earlier build, unchanged."""
        entry = reader.manifest["tables"][name]
        source = reader.path(name)
        target = self.folder / entry["file"]
        try:
            os.link(source, target)
        except OSError:
            atomic.write_bytes(target, source.read_bytes())
        return {k: entry[k] for k in ("file", "sha256", "rows", "columns")}

    def write_quarantine(self, source: str, rejects: pd.DataFrame) -> None:
        """One row per rejected record: place, field names, reason, hash. No payload."""
        atomic.write_bytes(
            self.folder / "quarantine" / f"{source}.csv", rejects.to_csv(index=False).encode()
        )

    def publish(self, manifest: dict) -> None:
        """Seal the build: manifest, fsync, then point CURRENT at it."""
        beside = [
            {"file": path.relative_to(self.folder).as_posix(), "sha256": atomic.file_sha256(path)}
            for path in sorted((self.folder / "quarantine").glob("*.csv"))
        ]
        sealed = whole.sealed(manifest | {"build": self.id, whole.BESIDE: beside})
        atomic.write_json(self.folder / "manifest.json", sealed)
        atomic.sync_dir(self.folder.parent)
        atomic.write_bytes(self.data / "CURRENT", (self.id + "\n").encode())

    def discard(self) -> None:
        """Throw an unpublished build away."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Reader:
    """One build, resolved once: hold it for a request and every table belongs to the same build.

    `troubles` say what was damaged and passed over on the way to it.
    """

    def __init__(self, folder: Path, manifest: dict, troubles: tuple[Words, ...] = ()):
        self.folder = folder
        self.manifest = manifest
        self.troubles = troubles

    @classmethod
    def open(cls, root: Path | None = None) -> Reader:
        """The build CURRENT names, every byte checked once a process; if it is damaged, the last
        whole one; else the released marts. NothingBuilt says what to type."""
        data = Path(root) if root else settings.data_dir()
        folder, manifest, troubles = whole.find(data)
        if folder:
            return cls(folder, manifest, troubles)
        if troubles:
            raise Damaged(troubles[0])
        raise NothingBuilt(
            f"В папке {data} нет ни сборки, ни витрин. Выполните: python -m etl update"
        )

    @property
    def build(self) -> str:
        """The build's id; «marts» for the released tables."""
        return self.manifest["build"]

    def tables(self) -> list[str]:
        """Names of the tables this build holds."""
        return sorted(self.manifest["tables"])

    def has(self, name: str) -> bool:
        """Whether the build holds the table."""
        return name in self.manifest["tables"]

    def table(self, name: str) -> pd.DataFrame:
        """One table. KeyError names the table that is not there; Damaged, one whose bytes changed.
        Cached by content; treat as read-only."""
        entry = self.manifest["tables"][name]
        return _load(self.folder, entry["file"], entry["sha256"]).copy(deep=False)

    def content(self, name: str) -> bytes:
        """The table's file, checked."""
        return whole.bytes_of(self.folder, self.manifest["tables"][name])

    def path(self, name: str) -> Path:
        """The table's Parquet file, for engines that read it themselves."""
        return self.folder / self.manifest["tables"][name]["file"]

    def ancestors(self, name: str) -> list[str]:
        """The table and every table above it, nearest first; also those this build does not
        hold."""
        lineage = self.manifest["lineage"]
        out = []
        waiting = [name]
        while waiting:
            table = waiting.pop(0)
            if table not in out and table in lineage:
                out.append(table)
                waiting += lineage[table]["tables"]
        return out

    def snapshots(self, name: str) -> list[Snapshot]:
        """Captures behind a table, through the whole graph above it."""
        sources = {s for t in self.ancestors(name) for s in self.manifest["lineage"][t]["sources"]}
        return [
            Snapshot(**s)
            for source in sorted(sources)
            for s in self.manifest["sources"].get(source, {}).get("snapshots", [])
        ]

    def local(self, name: str) -> bool:
        """Whether a source that stays local (firms' surveys) is captured and stands above the
        table."""
        sources = self.manifest["sources"]
        lineage = self.manifest["lineage"]
        above = {s for t in self.ancestors(name) for s in lineage[t]["sources"]}
        return any(sources.get(s, {}).get("local") and sources[s].get("snapshots") for s in above)

    def synthetic(self, name: str) -> bool:
        """Whether anything above the table came from the demonstration city."""
        return any(self.manifest["lineage"][t]["synthetic"] for t in self.ancestors(name))


@lru_cache(maxsize=128)
def _load(folder: Path, file: str, digest: str) -> pd.DataFrame:
    return pd.read_parquet(io.BytesIO(whole.bytes_of(folder, {"file": file, "sha256": digest})))
