"""Runs `etl update` again and again in forked children that may be killed: one import, many deaths.

Reads JSON lines {"runs": [{"data": …, "kill_write": n, "cpu_s": s}, …]}, runs them side by side, says how they end.
"""
from __future__ import annotations

import json
import os
import signal
import sys

from etl.__main__ import main
from etl.adverts.engine import _extractor
from etl.commands import update
from etl.graph import project
from etl.store import atomic


def child(data: str, kill_write: int = 0, cpu_s: float = 0) -> None:
    """Update a folder; die without a word at the n-th step of writing, or after so much processor time."""
    os.environ["ETL_DATA"] = data
    if kill_write:
        steps = iter(range(1, kill_write))

        def failpoint(step: str) -> None:
            if next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
        atomic.failpoint = failpoint
    if cpu_s:
        signal.setitimer(signal.ITIMER_PROF, cpu_s)  # SIGPROF has no handler: it ends the process at once
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")
    os._exit(main(["update", "--json"]))


def fork(run: dict) -> int:
    """Start one child in a group of its own."""
    pid = os.fork()
    if not pid:
        os.setsid()
        child(**run)
    return pid


if __name__ == "__main__":
    assert update and project() and _extractor()
    for line in sys.stdin:
        children = [fork(run) for run in json.loads(line)["runs"]]
        print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]), flush=True)
