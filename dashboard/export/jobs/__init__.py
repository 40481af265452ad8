"""Long work, one module a kind: `work(payload, tell)` makes a file, `ALONE` says whether it keeps
Python itself busy and so wants a process of its own. Found by walking the folder.

A payload is plain values (JSON and bytes), so that any process can be handed it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from etl import walking

Tell = Callable[[int, int], None]
"""Says how many steps of how many are done."""


@dataclass(frozen=True)
class Made:
    """What a job gives: a file to save under `name`, or a sentence with its status."""

    body: bytes
    media: str
    name: str = ""
    status: int = 200


def kinds() -> dict[str, bool]:
    """Every kind of work, and whether it wants a process of its own."""
    modules = walking.modules(__name__)
    return {module.__name__.rpartition(".")[2]: module.ALONE for module in modules}


def make(kind: str, payload: Mapping[str, Any], tell: Tell) -> Made:
    """Do the work. KeyError: no such kind."""
    modules = {module.__name__.rpartition(".")[2]: module for module in walking.modules(__name__)}
    return modules[kind].work(payload, tell)
