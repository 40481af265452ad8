"""A copy of the project in a folder of its own, and what a process started there answers."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from etl.settings import REPO

NEEDED = ("dashboard", "etl", "data/marts", "data/reference", "data/published")
FETCHED = ("__pycache__", "vendor", "node_modules")


def project(root: Path, *more: str) -> None:
    """Copy what the app needs, and `more` folders, without what was fetched or compiled."""
    for name in (*NEEDED, *more):
        shutil.copytree(REPO / name, root / name, ignore=shutil.ignore_patterns(*FETCHED))


def answer(root: Path, code: str) -> dict:
    """What `code`, run in the copy, prints as JSON behind RESULT."""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "ETL_DATA": str(root / "data"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    found = re.search("RESULT(.*)", ran.stdout)
    assert found, ran.stderr[-3000:]
    return json.loads(found[1])
