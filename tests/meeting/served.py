"""The app served by a process of its own over a data folder of the test: it can be killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from dashboard.meeting import seats
from etl.settings import REPO

PASSWORD = "rehearsal of 2026"
HASH = seats.hashed(PASSWORD)
OWN = {
    "MEETING_OPERATOR": "Комитет (проверка)",
    "MEETING_PURPOSE": "вопросы к заседанию",
    "MEETING_DAYS_KEPT": "30",
    "MEETING_CONTACT": "desk@example.org",
    "MEETING_PASSWORD": HASH,
}


def data_folder(folder: Path) -> Path:
    """A data folder with the released marts and nothing else."""
    for name in ("marts", "published", "reference"):
        (folder / name).symlink_to(REPO / "data" / name)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """`python -m dashboard serve` on a port that stays the same over restarts."""

    def __init__(self, folder: Path, port: int = 0, **more: str):
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = os.environ | OWN | {"ETL_DATA": str(folder)} | more
        self._process: subprocess.Popen | None = None

    def command(self, *words: str) -> str:
        """Run a command of the dashboard over the same data."""
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", *words],
            cwd=REPO,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def start(self) -> None:
        """Serve, and wait until it answers."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "serve", "--port", str(self.port)],
            cwd=REPO,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 90
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{self.address}/health", timeout=2)
                return
            except OSError:
                assert self._process.poll() is None, "сервер не поднялся"
                time.sleep(0.2)
        raise AssertionError("сервер не ответил за 90 с")

    def kill(self) -> None:
        """As a power cut would: kill -9."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(10)
            self._process = None
