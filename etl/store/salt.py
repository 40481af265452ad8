"""The secret that makes employers' hashes useless elsewhere: ETL_SALT, or random bytes kept in
the data folder."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path

from etl import settings
from etl.store import atomic


def salt() -> bytes:
    """The salt of the current data folder; made at first use."""
    return settings.get("ETL_SALT").encode() or _kept(settings.data_dir() / "raw" / "salt")


@lru_cache(maxsize=8)
def _kept(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        atomic.write_bytes(path, secrets.token_hex(16).encode())
        path.chmod(0o600)
        return path.read_bytes()
