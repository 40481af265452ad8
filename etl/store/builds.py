"""Builds: a folder written and fsynced, then CURRENT replaced. Readers see a whole build or the
one before."""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import filelock

from etl import settings
from etl.store import atomic, whole
from etl.store.adverts import AdvertStore
from etl.store.raw import RawStore
from etl.store.reader import Build, Damaged, NothingBuilt, Reader


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
        mine = whole.number(build_id)
        older = [
            p for p in whole.builds(self.data) if whole.number(p.name) < mine or build_id == "marts"
        ]
        for folder in [*older, self.data / "marts"]:
            try:
                manifest = whole.check(folder)
            except Damaged:
                continue
            if manifest["build"] != build_id:
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
        marts = self.data / "marts"
        before = self.data / "marts.before"
        if before.is_dir() and not marts.exists():
            os.replace(before, marts)
        shutil.rmtree(before, ignore_errors=True)

    def new_build(self) -> Build:
        """An empty folder for the next build; its name begins with a counter and tells the time."""
        known = [*(p.name for p in whole.builds(self.data)), self._current()]
        count = 1 + max(whole.number(name)[0] for name in known)
        build_id = f"{count:06d}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
        folder = self.data / "builds" / build_id
        folder.mkdir(parents=True)
        return Build(self.data, build_id, folder)

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
        """Remove old builds: never CURRENT, the newest `keep` whole others, or anything younger
        than an hour. Unfinished and damaged ones take no whole one's place."""
        keep = int(settings.get("ETL_BUILDS_KEPT")) if keep is None else keep
        current = self._current()
        others = [p for p in whole.builds(self.data) if p.name != current]
        stay = [p for p in others if whole.is_whole(p)][:keep]
        old = [p for p in others if p not in stay and time.time() - p.stat().st_mtime > young_s]
        for path in old:
            shutil.rmtree(path, ignore_errors=True)
        return [p.name for p in old]

    def _current(self) -> str:
        try:
            return whole.current(self.data)
        except Damaged:
            return ""


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
    if store.data == settings.REPO / "data":
        target = settings.REPO / "data" / "marts"
    else:
        target = store.data / "marts"
    manifest = whole.sealed(reader.manifest | {"tables": marts, "build": "marts", whole.BESIDE: []})
    _put_in_place(target, {e["file"]: reader.content(n) for n, e in marts.items()}, manifest)
    return sorted(marts)


def _put_in_place(target: Path, tables: dict[str, bytes], manifest: dict) -> None:
    """Write the marts aside and change the folder at once; killed in between, readers take the
    marts of before."""
    aside = target.with_name(f"{target.name}.{os.getpid()}.part")
    before = target.with_name(f"{target.name}.before")
    shutil.rmtree(aside, ignore_errors=True)
    for file, data in tables.items():
        atomic.write_bytes(aside / file, data)
    atomic.write_json(aside / "manifest.json", manifest)
    if target.is_dir():
        shutil.rmtree(before, ignore_errors=True)
        os.replace(target, before)
    atomic.failpoint("between two releases")
    os.replace(aside, target)
    atomic.sync_dir(target.parent)
    shutil.rmtree(before, ignore_errors=True)
