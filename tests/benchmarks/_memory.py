"""What a run holds in memory: this process and all its children together, sampled, pages they
share counted once."""

from __future__ import annotations

import threading
from collections import defaultdict

import psutil

EVERY_S = 0.3


class Memory:
    """Peak of the proportional set size (MB) by stage; `stage()` says which stage it is now.

    Sampled every 0.3 s: a spike shorter than that may be missed.
    """

    def __init__(self, stage):
        self.peak = defaultdict(float)
        self._stage = stage
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        me = psutil.Process()
        while not self._over.wait(EVERY_S):
            now = self._stage()
            held = 0
            for process in (me, *me.children(recursive=True)):
                try:
                    held += process.memory_full_info().pss
                except psutil.Error:
                    continue
            self.peak[now] = max(self.peak[now], held / 2**20)
