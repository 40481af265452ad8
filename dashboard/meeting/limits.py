"""How often: per participant's token first; per address far above, for a hall behind one address.

Counts live in memory, per process, and are forgotten with it. An address is never kept: what is
counted is its hash under a key drawn when the process starts.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections import deque

from dashboard.meeting.rules import Refused
from etl.language import Words

MOST_KEYS = 20_000
SLOW = Words(
    "Слишком часто: подождите {seconds} с. Запись сохранена на телефоне.",
    "Too often: wait {seconds} s. The entry is kept on the phone.",
)
GUESSED = Words(
    "Слишком много попыток входа: подождите {seconds} с.",
    "Too many attempts to enter: wait {seconds} s.",
)
LIMITS = {
    "post": (6, 60),
    "vote": (60, 60),
    "join": (20, 60),
    "post-address": (1_500, 60),
    "vote-address": (10_000, 60),
    "join-address": (1_500, 60),
    "password-address": (5, 300),
    "password-all": (60, 300),
    "code-address": (600, 300),
}
"""What → how many in how many seconds. Addresses: 300 phones at five times a phone's usual pace;
a password is guessed from few places, so there the address is what counts, and all of them."""


class TooOften(Refused):
    """Over a limit; `seconds` until the next one is taken."""

    def __init__(self, words: Words, seconds: int):
        super().__init__(words, 429, seconds=seconds)
        self.seconds = seconds


class Limiter:
    """Sliding windows of moments, by what is done and by whom."""

    def __init__(self, limits: dict[str, tuple[int, int]] | None = None, clock=time.monotonic):
        self._limits = limits or LIMITS
        self._clock = clock
        self._key = os.urandom(16)
        self._seen: dict[tuple[str, bytes], deque[float]] = {}
        self._lock = threading.Lock()

    def take(self, what: str, who: str, words: Words = SLOW) -> None:
        """Count one; TooOften when it is over the limit (and then it is not counted)."""
        most, window = self._limits[what]
        key = (what, hashlib.blake2b(who.encode(), key=self._key, digest_size=12).digest())
        with self._lock:
            now = self._clock()
            moments = self._seen.setdefault(key, deque())
            while moments and moments[0] <= now - window:
                moments.popleft()
            if len(moments) >= most:
                raise TooOften(words, max(1, int(moments[0] + window - now) + 1))
            moments.append(now)
            if len(self._seen) > MOST_KEYS:
                self._forget(now)

    def _forget(self, now: float) -> None:
        """Drop who has not come for a while; the moments of those who have stay."""
        for key in [k for k, m in self._seen.items() if not m or m[-1] <= now - self._window(k)]:
            del self._seen[key]

    def _window(self, key: tuple[str, bytes]) -> int:
        return self._limits[key[0]][1]
