"""What routes and callbacks of a page may ask of the desk; made anew for every request."""

from __future__ import annotations

import os
import secrets
from functools import cache, cached_property
from pathlib import Path

from dashboard.site.http import Jobs
from etl import settings
from etl.store.reader import Reader


class DeskServices:
    """The build is resolved once a request; jobs and the secret are the app's."""

    def __init__(self, jobs: Jobs, meeting: object = None):
        self.jobs = jobs
        self.meeting = meeting

    @cached_property
    def reader(self) -> Reader:
        """The build of this request. NothingBuilt says what to type."""
        return Reader.open()

    @property
    def secret(self) -> bytes:
        """A key of this installation, the same in all its processes."""
        return secret(run_dir())


def run_dir() -> Path:
    """What processes of one installation share while they run: the key, states of jobs."""
    return settings.data_dir() / "run"


@cache
def secret(folder: Path) -> bytes:
    """The key kept in the folder, made at the first need; where nothing can be written, one that
    lives as long as the process."""
    path = folder / "secret"
    fresh = secrets.token_bytes(32)
    unfinished = folder / f".secret.{os.getpid()}.{secrets.token_hex(4)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(fresh)
        try:
            os.link(unfinished, path)  # of several processes the first one's key stays
        except FileExistsError:
            pass
        finally:
            unfinished.unlink()
        return path.read_bytes()
    except OSError:
        return fresh
