"""Builds: a folder written and fsynced, then CURRENT replaced. Readers see a whole build or the
one before."""

from __future__ import annotations

import io
import os
import shutil
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import filelock
import pandas as pd

from etl import settings
from etl.store import atomic
from etl.store.adverts import AdvertStore
from etl.store.raw import RawStore
from etl.store.reader import NothingBuilt, Reader


class Busy(RuntimeError):
    """Another run holds the data folder."""


class Store:
    """The data folder: raw captures, builds, CURRENT and the released marts."""

    def __init__(self, data: Path | None = None):
        self.data = Path(data) if data else settings.data_dir()
        self.raw = RawStore(self.data)
        self.adverts = AdvertStore(self.data)

    def previous(self) -> Reader | None:
        """The build to compare with and to reuse tables from, or None at the very beginning."""
        try:
            return Reader.open(self.data)
        except NothingBuilt:
            return None

    def build_before(self, build_id: str) -> Reader | None:
        """The newest build older than the given one, else the released marts."""
        older = sorted(
            p for p in (self.data / "builds").glob("*") if p.name < build_id or build_id == "marts"
        )
        for folder in [*reversed(older), self.data / "marts"]:
            manifest = atomic.read_json(folder / "manifest.json")
            if manifest and manifest["build"] != build_id:
                return Reader(folder, manifest)
        return None

    def lock(self, wait_s: float = 0) -> filelock.BaseFileLock:
        """Hold the folder against a second run; Busy says so politely. Use as a context manager."""
        self.data.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(self.data / "etl.lock")
        try:
            lock.acquire(timeout=wait_s)
        except filelock.Timeout:
            raise Busy(
                f"Папка {self.data} занята другим запуском. Дождитесь его окончания и повторите."
            ) from None
        self._sweep()
        return lock

    def _sweep(self) -> None:
        """Remove what killed runs left half-written; a `.part` that can be gone on with has its
        `.part.json`."""
        for room in ("", "raw", "adverts", "observations"):
            places = [self.data] if not room else [self.data / room, *(self.data / room).glob("*")]
            for path in (p for place in places for p in place.glob("*.part")):
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                elif not path.with_name(f"{path.name}.json").exists():
                    path.unlink(missing_ok=True)

    def new_build(self) -> Build:
        """An empty folder for the next build."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        folder = self.data / "builds" / stamp
        folder.mkdir(parents=True)
        return Build(self, stamp, folder)

    def reference(self, name: str) -> Path:
        """A hand-kept CSV by name: data/published first, then data/reference; beside the marts
        or in the project."""
        roots = dict.fromkeys([self.data, settings.REPO / "data"])
        for path in (
            r / room / f"{name}.csv" for r in roots for room in ("published", "reference")
        ):
            if path.is_file():
                return path
        raise FileNotFoundError(f"Нет файла {name}.csv в data/published и data/reference.")

    def prune(self, keep: int | None = None, young_s: float = 3600) -> list[str]:
        """Remove old builds: never CURRENT, the newest `keep` others, or anything younger than
        an hour."""
        keep = int(settings.get("ETL_BUILDS_KEPT")) if keep is None else keep
        current = self._current()
        others = sorted(
            (p for p in (self.data / "builds").glob("*") if p.name != current), reverse=True
        )
        old = [p for p in others[keep:] if time.time() - p.stat().st_mtime > young_s]
        for path in old:
            shutil.rmtree(path, ignore_errors=True)
        return [p.name for p in old]

    def _current(self) -> str:
        try:
            return (self.data / "CURRENT").read_text("utf-8").strip()
        except FileNotFoundError:
            return ""


class Build:
    """A build being written: tables first, the manifest last, CURRENT at the very end."""

    def __init__(self, store: Store, build_id: str, folder: Path):
        self.store, self.id, self.folder = store, build_id, folder

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
        entry, source = reader.manifest["tables"][name], reader.path(name)
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
        atomic.write_json(self.folder / "manifest.json", manifest | {"build": self.id})
        atomic.sync_dir(self.folder.parent)
        atomic.write_bytes(self.store.data / "CURRENT", (self.id + "\n").encode())

    def discard(self) -> None:
        """Throw an unpublished build away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def release(store: Store) -> list[str]:
    """Copy the marts of CURRENT to data/marts; refuses anything synthetic, leaves out what firms
    gave in confidence.

    Returns the released names.
    """
    reader = Reader.open(store.data)
    marts = {
        n: e for n, e in reader.manifest["tables"].items() if e["mart"] and not reader.local(n)
    }
    bad = sorted(n for n in marts if reader.synthetic(n))
    if bad or reader.manifest.get("synthetic"):
        raise ValueError(
            "Выпуск отклонён: демонстрационные (синтетические) данные в таблицах "
            f"{bad or 'сборки'}."
        )
    target = (
        settings.REPO / "data" / "marts"
        if store.data == settings.REPO / "data"
        else store.data / "marts"
    )
    for name, entry in marts.items():
        atomic.write_bytes(target / entry["file"], reader.path(name).read_bytes())
    stay = {e["file"] for e in marts.values()}
    atomic.write_json(
        target / "manifest.json", reader.manifest | {"tables": marts, "build": "marts"}
    )
    for path in target.glob("*.parquet"):
        if path.name not in stay:
            path.unlink()
    return sorted(marts)
