"""The browser's scripts by eslint (tests/package.json, tests/eslint.config.js).

Without npm they are named as skipped; with REQUIRE_ALL=1 that is a failure.

`python -m tests.scripts` installs the pinned packages once, then checks dashboard/assets.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PACKAGES = HERE / "node_modules"
LOCK = HERE / "package-lock.json"
INSTALLED = PACKAGES / ".package-lock.json"
SKIPPED = "пропущено: сценарии браузера не проверены, {why} / skipped: scripts are not checked"


def main() -> int:
    """eslint's own code; 0 when it could not run, unless everything is required."""
    npm = shutil.which("npm")
    if npm is None:
        return _skipped("нет npm")
    if not INSTALLED.is_file() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        made = subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--silent"], cwd=HERE)
        if made.returncode:
            return _skipped("npm не поставил eslint")
    lint = PACKAGES / ".bin" / "eslint"
    config = HERE / "eslint.config.js"
    return subprocess.run([lint, "--config", config, "dashboard/assets"], cwd=ROOT).returncode


def _skipped(why: str) -> int:
    print(SKIPPED.format(why=why))
    return int(os.environ.get("REQUIRE_ALL") == "1")


if __name__ == "__main__":
    sys.exit(main())
