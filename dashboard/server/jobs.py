"""Long work: at most two jobs at a time, their progress in files any process of the installation
reads.

A job that keeps Python busy runs in a process of its own, so that pages go on being answered; one
that waits for Chrome runs in a thread. What a visitor sent as their own (`private`) is worked on
while its request waits, goes to the worker through a pipe, and neither it nor what is made of it
is written to a disk.
"""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import signal
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dashboard.export import jobs as work
from dashboard.export.jobs import Made
from dashboard.server.services import run_dir
from dashboard.site.http import PLAIN, JobState, Reply, download
from etl.language import Words
from etl.store import atomic

AT_ONCE = 2
MOST_WAITING = 20
KEPT_S = 3600
"""A finished file waits an hour for whoever asked."""
PRIVATE_S = 300
LIMIT_S = 300
"""A job that takes longer is stopped; one that cannot be stopped so takes its process with it."""
WORKING = Words("Готово {done} из {total}.", "{done} of {total} done.")
QUEUED = Words("В очереди.", "Waiting for its turn.")
READY = Words("Готово.", "Done.")
FAILED = Words(
    "Файл собрать не удалось. Повторите; если снова не выйдет, уберите из него часть рисунков.",
    "The file could not be made. Try again; if it fails again, leave some of the figures out.",
)
BUSY = Words(
    "Собирается слишком много файлов сразу: повторите через минуту.",
    "Too many files are being made at once: try again in a minute.",
)


class Pool:
    """`Jobs` of this process; states are shared by all processes through `data/run/jobs`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pools: dict[bool, Executor] = {}
        self._waiting = 0
        self._private: dict[str, tuple[float, JobState]] = {}

    def submit(self, kind: str, payload: Mapping[str, Any], *, private: bool) -> str:
        """Begin a job and give its token; a private one is over when this returns. KeyError: no
        such kind."""
        alone = work.kinds()[kind]
        token = secrets.token_urlsafe(16)
        with self._lock:
            if self._waiting >= MOST_WAITING:
                self._private[token] = (time.time(), _over(BUSY, 503))
                return token
            self._waiting += 1
        folder = None if private else _folder(token)
        if folder:
            _forget_old(folder.parent)
            _write_state(folder, 0, 0)
        future = self._start(alone, kind, payload, folder)
        future.add_done_callback(partial(self._finished, folder))
        if private:
            state = _result(future)
            with self._lock:
                self._private[token] = (time.time(), state)
        return token

    def state(self, token: str) -> JobState | None:
        """How far it is; None: no such job, or its file is gone. A private job's state is known
        to the process that did it, for five minutes."""
        with self._lock:
            now = time.time()
            self._private = {
                key: (since, state)
                for key, (since, state) in self._private.items()
                if now - since < PRIVATE_S
            }
            if token in self._private:
                return self._private[token][1]
        return _read_state(_folder(token)) if _is_token(token) else None

    def _start(
        self, alone: bool, kind: str, payload: Mapping[str, Any], folder: Path | None
    ) -> Future:
        """Hand the work over; a pool whose process died is made anew once."""
        try:
            return self._pool(alone).submit(_work, kind, dict(payload), folder)
        except BrokenProcessPool:
            with self._lock:
                self._pools.pop(alone).shutdown(wait=False)
            return self._pool(alone).submit(_work, kind, dict(payload), folder)

    def _pool(self, alone: bool) -> Executor:
        with self._lock:
            if alone not in self._pools:
                self._pools[alone] = (
                    ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"))
                    if alone
                    else ThreadPoolExecutor(AT_ONCE, thread_name_prefix="job")
                )
            return self._pools[alone]

    def _finished(self, folder: Path | None, future: Future) -> None:
        with self._lock:
            self._waiting -= 1
        if error := future.exception():
            logging.getLogger(__name__).error("job failed", exc_info=error)
            if folder:
                _keep(folder, Made(b"", PLAIN, status=500))

    def close(self) -> None:
        """Stop the pools; jobs not begun are dropped."""
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)


def _work(kind: str, payload: Mapping[str, Any], folder: Path | None) -> Made | None:
    """In the worker: make the file; keep it in the folder, or hand it back where there is none."""
    tell = partial(_write_state, folder) if folder else lambda done, total: None
    with _time_limit():
        made = work.make(kind, payload, tell)
    if folder is None:
        return made
    _keep(folder, made)
    return None


@contextmanager
def _time_limit() -> Iterator[None]:
    """TimeoutError after LIMIT_S, in a process of its own; a thread cannot be stopped (Chrome has
    time limits itself)."""
    alone = threading.current_thread() is threading.main_thread()
    if not alone or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"a job took longer than {LIMIT_S} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT_S)
    last = threading.Timer(2 * LIMIT_S, os._exit, (1,))
    last.daemon = True
    last.start()
    try:
        yield
    finally:
        last.cancel()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _result(future: Future) -> JobState:
    try:
        return JobState(1, 1, READY, _reply(future.result(3 * LIMIT_S)))
    except Exception:  # logged by `_finished`; the visitor gets the sentence
        return _over(FAILED, 500)


def _over(words: Words, status: int) -> JobState:
    """A job that ended with a sentence in both languages: whose it is was not said."""
    return JobState(0, 1, words, Reply(f"{words.ru}\n{words.en}\n".encode(), PLAIN, status))


def _reply(made: Made) -> Reply:
    if made.name:
        return download(made.body, made.media, made.name)
    return Reply(made.body, made.media, made.status)


def _folder(token: str) -> Path:
    return run_dir() / "jobs" / token


def _is_token(token: str) -> bool:
    return len(token) == 22 and token.replace("-", "a").replace("_", "a").isalnum()


def _write_state(folder: Path, done: int, total: int) -> None:
    atomic.write_json(folder / "state.json", {"done": done, "total": total})


def _keep(folder: Path, made: Made) -> None:
    """The file first, then the state that says it is there."""
    atomic.write_bytes(folder / "file", made.body)
    said = {"media": made.media, "name": made.name, "status": made.status}
    atomic.write_json(folder / "state.json", {"done": 1, "total": 1, "made": said})


def _read_state(folder: Path) -> JobState | None:
    found = atomic.read_json(folder / "state.json")
    if not found:
        return None
    if made := found.get("made"):
        if made["status"] == 500:
            return _over(FAILED, 500)
        body = (folder / "file").read_bytes()
        reply = _reply(Made(body, made["media"], made["name"], made["status"]))
        return JobState(1, 1, READY, reply)
    done = found["done"]
    total = found["total"]
    if not total:
        return JobState(0, 0, QUEUED)
    words = Words(*(text.format(done=done, total=total) for text in (WORKING.ru, WORKING.en)))
    return JobState(done, total, words)


def _forget_old(folder: Path) -> None:
    """Files nobody came for within the hour go."""
    for old in folder.iterdir() if folder.is_dir() else ():
        if time.time() - old.stat().st_mtime > KEPT_S:
            shutil.rmtree(old, ignore_errors=True)
