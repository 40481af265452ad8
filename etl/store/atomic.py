"""Writes that are whole or not there: temporary file, fsync, replace, fsync of the folder."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


class Broken(ValueError):
    """A file of the store that is not what the store writes."""

    def __init__(self, path: Path):
        super().__init__(
            f"Файл {path.parent.name}/{path.name} испорчен. Выполните: python -m etl verify "
            "--repair / The file is damaged: run python -m etl verify --repair"
        )
        self.path = path


def disk_full(error: BaseException | None) -> bool:
    """Whether an error, or what it came from, says that there is no space left; libraries wrap
    it in their own."""
    while error is not None:
        if getattr(error, "errno", None) in FULL or "No space left on device" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def failpoint(step: str) -> None:
    """Does nothing; tests replace it to fail or kill the process before and after every step."""


def write_bytes(path: Path, data: bytes) -> None:
    """Replace `path` with `data`; a reader sees the old bytes or the new ones, never a mixture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    failpoint(f"before write {path.name}")
    try:
        with part.open("wb") as f:
            f.write(data)
            failpoint(f"after write {path.name}")
            f.flush()
            os.fsync(f.fileno())
        failpoint(f"after fsync {path.name}")
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    failpoint(f"after replace {path.name}")
    sync_dir(path.parent)


def write_json(path: Path, value: object) -> None:
    """`write_bytes` of sorted, readable JSON: the same value gives the same bytes."""
    write_bytes(
        path, (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    )


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """`write_bytes` of a comma-separated table with its header, UTF-8, a line feed after every
    row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    write_bytes(path, text.getvalue().encode())


def read_json(path: Path) -> dict:
    """The JSON object in `path`, or {} when there is no such file. Broken: it is not one."""
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        raise Broken(path) from None
    if not isinstance(found, dict):
        raise Broken(path)
    return found


def sync_dir(path: Path) -> None:
    """Make renames in a folder durable; Windows has no such call and needs none."""
    failpoint(f"before sync {path.name}")
    if os.name == "nt":
        return
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
    failpoint(f"after sync {path.name}")


def file_sha256(path: Path) -> str:
    """Hash of a file's bytes, read in pieces."""
    digest = sha256()
    with path.open("rb") as f:
        while piece := f.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def moment() -> str:
    """Now, as everything kept tells it: ISO, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
