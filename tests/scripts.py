"""The browser's scripts by eslint (tests/package.json, tests/eslint.config.js).

Where npm is missing or reaches no packages they are named as skipped: like the small bundle of
plotly.js they hang on a network, which a check of the product must not.

`python -m tests.scripts` installs the pinned packages once, then checks dashboard/assets.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PACKAGES = HERE / "node_modules"
LOCK = HERE / "package-lock.json"
INSTALLED = PACKAGES / ".package-lock.json"
LIMIT_S = 120
SKIPPED = "пропущено: сценарии браузера не проверены, {why} / skipped: scripts are not checked"


def main() -> int:
    """eslint's own code; 0 when it could not run."""
    npm = shutil.which("npm")
    if npm is None:
        return _skipped("нет npm")
    if not INSTALLED.is_file() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        install = [npm, "ci", "--no-audit", "--no-fund", "--silent", "--fetch-retries=1"]
        try:
            subprocess.run(install, cwd=HERE, timeout=LIMIT_S, check=True)
        except subprocess.SubprocessError:
            return _skipped("npm не поставил eslint")
    lint = PACKAGES / ".bin" / "eslint"
    config = HERE / "eslint.config.js"
    return subprocess.run([lint, "--config", config, "dashboard/assets"], cwd=ROOT).returncode


def _skipped(why: str) -> int:
    print(SKIPPED.format(why=why))
    return 0


if __name__ == "__main__":
    sys.exit(main())
