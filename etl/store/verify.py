"""Everything in a data folder looked through, and mended where what is left allows it.

Nothing is thrown away: what is damaged goes to `damaged/` in the data folder. Derived things
(builds, read adverts) are made again by `etl build`, captures by `etl update`; sightings cannot be
had again, and that is said.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.language import Words
from etl.store import atomic, frozen, part_sets, whole
from etl.store.builds import Store
from etl.store.whole import Damaged

LOCK = Words("{file} испорчен.", "{file} is damaged.")
FROM_COPY = Words("Взята его копия.", "Its copy was taken.")
ASIDE = Words("Отложен в damaged/.", "Moved to damaged/.")
FETCH = Words(
    "Отложен; скачайте снова: python -m etl update", "Moved away; fetch again: python -m etl update"
)
REBUILD = Words(
    "Отложена; соберите снова: python -m etl build", "Moved away; build again: python -m etl build"
)
CAPTURE = Words(
    "Исходный файл {name} ({source}) испорчен или пропал.",
    "The captured file {name} ({source}) is damaged or gone.",
)
SIGHTINGS = Words(
    "Наблюдения {file} испорчены: этот день не восстановить.",
    "Sightings {file} are damaged: that day cannot be had again.",
)
ADVERTS = Words(
    "Прочитанные объявления {name} ({source}) испорчены.",
    "Adverts read from {name} ({source}) are damaged.",
)
POINTED = Words("CURRENT указывает на {build}.", "CURRENT names {build} now.")
TO_MARTS = Words(
    "CURRENT убран: читаются выпущенные витрины.",
    "CURRENT is removed: the released marts are read.",
)
MARTS = Words(
    "Верните их из репозитория (git checkout data/marts) или выпустите: python -m etl release",
    "Take them from the repository (git checkout data/marts) or run python -m etl release",
)
FROZEN = Words(
    "Запись {name} о прогнозе изменена или не читается; такие записи не чинят.",
    "Frozen record {name} was changed or cannot be read; such records are not mended.",
)
LOCKS = ("raw/raw.lock", "raw/status.json", "raw/accessed.json", "raw/validators.json")


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong, and what was done about it; `done` is None when nothing was."""

    what: Words
    done: Words | None = None


def verify(store: Store, *, repair: bool = False) -> list[Trouble]:
    """What is damaged in a data folder, in the order it was looked for; `repair` mends it."""
    steps = (_locks, _captures, _adverts, _sightings, _builds, _current, _marts, _frozen)
    return [trouble for step in steps for trouble in step(store, repair)]


def _locks(store: Store, repair: bool) -> Iterator[Trouble]:
    for name in (*LOCKS, "adverts/lock.json"):
        path = store.data / name
        try:
            found = atomic.read_json(path)
            if found.get(whole.SEAL, "") not in ("", whole.seal(found)):
                raise atomic.Broken(path)
        except (atomic.Broken, OSError):
            done = None
            if repair:
                _away(store, path)
                done = ASIDE
                copy = path.with_name(f"{path.name}.copy")
                if copy.is_file():
                    atomic.write_bytes(path, copy.read_bytes())
                    done = FROM_COPY
            yield Trouble(LOCK.format(file=name), done)


def _captures(store: Store, repair: bool) -> Iterator[Trouble]:
    try:
        sources = store.raw.lock()["sources"]
    except (ValueError, KeyError):
        return
    for source, names in sorted(sources.items()):
        captured = store.raw.source(source)
        for name, entry in sorted(names.items()):
            if captured.is_whole(entry["sha256"]):
                continue
            if repair:
                _away(store, captured.folder / f"{entry['sha256']}.zst")
                captured.forget(name)
                captured.remember(name, {})
            yield Trouble(CAPTURE.format(name=name, source=source), FETCH if repair else None)


def _adverts(store: Store, repair: bool) -> Iterator[Trouble]:
    try:
        lock = store.adverts.lock()
    except ValueError:
        return
    bad = []
    for source, names in sorted(lock.items()):
        for name, entry in sorted(names.items()):
            if not _reads(store.adverts.folder(source, entry["key"])):
                bad.append((source, name))
                yield Trouble(ADVERTS.format(name=name, source=source), REBUILD if repair else None)
    if bad and repair:
        for source, name in bad:
            _away(store, store.adverts.folder(source, lock[source].pop(name)["key"]))
        store.adverts.put_in_force(lock)


def _reads(folder: Path) -> bool:
    try:
        if not part_sets.counts(folder):
            return False
        for path in folder.glob("*.parquet"):
            opened = pq.ParquetFile(path, page_checksum_verification=True)
            for group in range(opened.num_row_groups):
                opened.read_row_group(group)
    except (OSError, ValueError, pa.ArrowException):
        return False
    return all((folder / file).is_file() for file in part_sets.FILES.values())


def _sightings(store: Store, repair: bool) -> Iterator[Trouble]:
    for path in sorted((store.data / "observations").glob("*/*.parquet")):
        digest = sha256(path.read_bytes()).hexdigest()
        if path.stem.rpartition("-")[2] != digest[:16]:
            if repair:
                _away(store, path)
            name = f"{path.parent.name}/{path.name}"
            yield Trouble(SIGHTINGS.format(file=name), ASIDE if repair else None)


def _builds(store: Store, repair: bool) -> Iterator[Trouble]:
    for folder in whole.builds(store.data):
        try:
            whole.check(folder, again=True)
        except Damaged as error:
            if repair:
                _away(store, folder)
            yield Trouble(error.words, REBUILD if repair else None)


def _current(store: Store, repair: bool) -> Iterator[Trouble]:
    good = next((p for p in whole.builds(store.data) if whole.is_whole(p)), None)
    try:
        named = whole.current(store.data)
        if named and whole.is_whole(store.data / "builds" / named):
            return
        if not named and not good:
            return
        trouble = whole.NO_CURRENT if not named else whole.NO_BUILD.format(build=named)
    except Damaged as error:
        trouble = error.words
    done = None
    if repair and good:
        atomic.write_bytes(store.data / "CURRENT", f"{good.name}\n".encode())
        done = POINTED.format(build=good.name)
    elif repair:
        _away(store, store.data / "CURRENT")
        done = TO_MARTS
    yield Trouble(trouble, done)


def _marts(store: Store, repair: bool) -> Iterator[Trouble]:
    if not (store.data / "marts").is_dir():
        return
    try:
        whole.check(store.data / "marts", again=True)
    except Damaged as error:
        yield Trouble(error.words, MARTS if repair else None)


def _frozen(store: Store, repair: bool) -> Iterator[Trouble]:
    for record in frozen.records(store.data / "frozen"):
        if not record.whole:
            yield Trouble(FROZEN.format(name=record.id[:12]))


def _away(store: Store, path: Path) -> None:
    """Move a damaged thing to `damaged/`, under a name of its own."""
    if not path.exists():
        return
    room = store.data / "damaged"
    room.mkdir(exist_ok=True)
    flat = "+".join(path.relative_to(store.data).parts)
    target = room / flat
    count = 1
    while target.exists():
        count += 1
        target = room / f"{flat}.{count}"
    os.replace(path, target)
