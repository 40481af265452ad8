"""A passport frozen: what minutes and agendas quote must outlive the build it was drawn from.

The text is the passport's JSON, its hash says that nobody changed it, the build's id says where it
came from. A frozen passport needs no reader: it is thawed and laid out like any other, long after
the build was pruned.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from dashboard.figure.passport import Passport


@dataclass(frozen=True)
class Frozen:
    """A passport as text: `json`, the id of the build it shows, when it was frozen (ISO, UTC), and
    the sha256 of the three together."""

    json: str
    build: str
    frozen_on: str
    sha256: str


def freeze(passport: Passport, build: str, *, at: datetime | None = None) -> Frozen:
    """The passport as text that can be kept anywhere. ValueError: it holds what JSON cannot."""
    text = json.dumps(
        passport.as_dict(),
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )
    frozen_on = (at or datetime.now(UTC)).isoformat(timespec="seconds")
    return Frozen(text, build, frozen_on, digest(text, build, frozen_on))


def thaw(frozen: Frozen) -> Passport:
    """The passport as it was frozen. ValueError: the text, the build or the day was changed, or it
    is no passport."""
    if digest(frozen.json, frozen.build, frozen.frozen_on) != frozen.sha256:
        raise ValueError(
            "Сохранённый рисунок изменён: его контрольная сумма не сходится. "
            "Возьмите рисунок заново со страницы. / The kept figure was changed: its checksum does "
            "not fit. Take the figure from its page again."
        )
    return Passport.from_dict(json.loads(frozen.json))


def digest(text: str, build: str, frozen_on: str) -> str:
    """The sha256 of a frozen passport, so that neither its words, its build nor its day change."""
    return sha256("\n".join((build, frozen_on, text)).encode()).hexdigest()
