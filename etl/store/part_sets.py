"""One captured file's tidy adverts as files: industrial and slim adverts, skills, what comparing
texts needs, counts.

A set is written aside and renamed when whole; `counts.json` is its last file. Only marks of
duplicates are rewritten later, file by file, each whole or not at all.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.store import atomic

FILES = {
    "adverts": "adverts-industrial.parquet",
    "slim": "adverts-slim.parquet",
    "skills": "advert_skills-all.parquet",
    "extras": "extras.parquet",
}
GROUP_ROWS = 65_536


def industrial(folder: Path) -> Path:
    """The industrial adverts of a set: the only ones compared with each other."""
    return folder / FILES["adverts"]


def slim(folder: Path) -> Path:
    """The other adverts of a set."""
    return folder / FILES["slim"]


def extras(folder: Path) -> Path:
    """One row per industrial advert, in their order, that no view shows."""
    return folder / FILES["extras"]


def counts(folder: Path) -> dict:
    """What was read into a set; {} when there is no whole set."""
    return atomic.read_json(folder / "counts.json")


class SetWriter:
    """Streams tables of a set to disk; `with` it, `add`, then `close`. An error leaves no set
    behind."""

    def __init__(self, folder: Path, schemas: dict[str, pa.Schema]):
        self.folder = folder
        self.part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
        self._schemas = schemas
        self._held: dict[str, list[pa.Table]] = {kind: [] for kind in FILES}

    def __enter__(self) -> SetWriter:
        shutil.rmtree(self.part, ignore_errors=True)
        self.part.mkdir(parents=True)
        self._writers = {
            k: pq.ParquetWriter(
                self.part / f, self._schemas[k], compression="zstd", write_page_checksum=True
            )
            for k, f in FILES.items()
        }
        return self

    def add(self, kind: str, table: pa.Table) -> None:
        """Append rows of one kind (adverts, slim, skills, extras)."""
        self._held[kind].append(table)
        if sum(t.num_rows for t in self._held[kind]) >= GROUP_ROWS:
            self._flush(kind)

    def _flush(self, kind: str) -> None:
        if self._held[kind]:
            self._writers[kind].write_table(
                pa.concat_tables(self._held[kind]), row_group_size=GROUP_ROWS
            )
            self._held[kind] = []

    def close(self, counts: dict, quarantine: bytes) -> None:
        """Finish the files and put the set in its place."""
        for kind, writer in self._writers.items():
            self._flush(kind)
            writer.close()
        atomic.write_bytes(self.part / "quarantine.csv", quarantine)
        atomic.write_json(self.part / "counts.json", counts)
        shutil.rmtree(self.folder, ignore_errors=True)
        os.replace(self.part, self.folder)
        atomic.sync_dir(self.folder.parent)

    def __exit__(self, *_: object) -> None:
        [w.close() for w in self._writers.values() if w.is_open]
        shutil.rmtree(self.part, ignore_errors=True)


def rewrite(path: Path, change: Callable[[pa.Table, int], pa.Table]) -> bool:
    """Replace a file by `change(row group, first row)` of it, group by group; False when nothing
    differs."""
    old = pq.ParquetFile(path)
    first = 0
    differs = False
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with pq.ParquetWriter(
            part, old.schema_arrow, compression="zstd", write_page_checksum=True
        ) as out:
            for group in range(old.num_row_groups):
                table = old.read_row_group(group)
                new = change(table, first)
                differs = differs or not new.equals(table)
                out.write_table(new, row_group_size=GROUP_ROWS)
                first += table.num_rows
        old.close()
        if differs:
            os.replace(part, path)
            atomic.sync_dir(path.parent)
        return differs
    finally:
        part.unlink(missing_ok=True)
