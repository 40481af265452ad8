"""Runs `etl update` again and again in forked children that may be killed: one import, many deaths.

Reads JSON lines {"runs": [{"data": …, "kill_write": n, "cpu_s": s, "full_from": n}, …]}, runs
them side by side, says how they end.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import signal
import sys
import traceback

import pyarrow.parquet as pq

from etl.__main__ import main
from etl.adverts.engine import _extractor
from etl.build.graph import project
from etl.commands import update
from etl.store import atomic


def child(
    data: str, kill_write: int = 0, cpu_s: float = 0, full_from: int = 0, said: str = os.devnull
) -> None:
    """Update a folder; die without a word at the n-th step of writing, or after so much
    processor time, or find the disk full from the n-th write on. What it says goes to the file
    `said`."""
    os.environ["ETL_DATA"] = data
    if kill_write:
        steps = iter(range(1, kill_write))

        def failpoint(step: str) -> None:
            if next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        atomic.failpoint = failpoint
    if cpu_s:
        signal.setitimer(
            signal.ITIMER_PROF, cpu_s
        )  # SIGPROF has no handler: it ends the process at once
    if full_from:
        fill_disk(full_from)
    sys.stdout = sys.stderr = open(said, "w", encoding="utf-8")  # noqa: SIM115 until the end
    code = 70
    try:
        code = main(["update", "--json"])
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def fill_disk(after: int) -> None:
    """Every way this project brings bytes to the disk ends with fsync or is a Parquet writer:
    from the given one on, all of them find no space left."""
    left = itertools.count(after, -1)

    def full() -> None:
        if next(left) <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    fsync = os.fsync
    write_table = pq.ParquetWriter.write_table

    def sync(fd: int) -> None:
        full()
        fsync(fd)

    def write(*args, **more) -> None:
        full()
        write_table(*args, **more)

    os.fsync = sync
    pq.ParquetWriter.write_table = write


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
        print(
            json.dumps([os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]),
            flush=True,
        )
