"""A PostgreSQL cluster of the tests own: in a temporary folder, on a free port, not as root."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"


def binaries() -> Path | None:
    """Debian's newest server binaries, or None."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[4])
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _as_user(command: list[str], folder: str) -> None:
    """Run a command as an ordinary user: the server refuses to run as root."""
    if os.geteuid() == 0:
        command = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", *command]
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def cluster() -> Iterator[str]:
    """The URL of a running server, stopped and removed afterwards."""
    programs = binaries()
    port = _free_port()
    folder = tempfile.mkdtemp(prefix="desk-postgres-")
    data = f"{folder}/data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER, USER)
        initdb = [f"{programs}/initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8"]
        _as_user([*initdb, "--no-sync"], folder)
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        control = [f"{programs}/pg_ctl", "-D", data, "-w"]
        _as_user([*control, "-o", options, "-l", f"{folder}/log", "start"], folder)
        try:
            yield f"postgresql://desk@127.0.0.1:{port}/postgres"
        finally:
            _as_user([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
