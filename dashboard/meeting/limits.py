"""How often one seat may post, vote or join, and how often a password may be guessed.

Counts live in memory, per process, and are forgotten with it. Whom they are of is kept as a hash
under a key drawn when the process starts.
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
LIMITS = {"post": (6, 60), "vote": (60, 60), "join": (20, 60), "password": (60, 300)}
"""What → how many in how many seconds: of a seat; of passwords, over everybody who guesses. What
one address may do in all is the server's limit, thirty times a visitor's."""


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
        key = (what, self._hashed(who))
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

    def forget(self, what: str, who: str) -> None:
        """Count from nothing again."""
        with self._lock:
            self._seen.pop((what, self._hashed(who)), None)

    def _hashed(self, who: str) -> bytes:
        return hashlib.blake2b(who.encode(), key=self._key, digest_size=12).digest()

    def _forget(self, now: float) -> None:
        """Drop who has not come for a while; the moments of those who have stay."""
        for key in [k for k, m in self._seen.items() if not m or m[-1] <= now - self._window(k)]:
            del self._seen[key]

    def _window(self, key: tuple[str, bytes]) -> int:
        return self._limits[key[0]][1]
