"""A share of a large matrix for `make test`, chosen by the tree's hash: another commit looks at
others, the same commit always at the same. `make whole` (WHOLE=1) looks at all of it."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from hashlib import sha256
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
WHOLE = bool(os.environ.get("WHOLE"))


@cache
def tree() -> str:
    """The hash of the commit's tree; empty outside a checkout."""
    ask = ["git", "rev-parse", "HEAD^{tree}"]
    return subprocess.run(ask, cwd=REPO, capture_output=True, text=True).stdout


def taken(name: str, of: int) -> bool:
    """Whether this one is among every `of`-th that this tree looks at."""
    return WHOLE or sha256(f"{tree()}{name}".encode()).digest()[0] % of == 0
