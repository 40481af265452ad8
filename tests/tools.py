"""The tools some checks need: one line per missing one and how to install it; REQUIRE_ALL=1 makes
that a failure.

The small bundle of plotly.js is no tool but an option of the app: missing, it is named and
nothing fails.
"""

from __future__ import annotations

import os
import shutil
import sys

from dashboard.site.addresses import small_bundle
from tests.meeting.postgres import binaries

SMALL = "малой сборки plotly.js"
TOOLS = {
    "chromium": ("проверки в браузере", "apt-get install chromium"),
    "soffice": ("проверки слайдов в LibreOffice", "apt-get install libreoffice-impress"),
    "initdb": ("проверки заседания на PostgreSQL", "apt-get install postgresql"),
    SMALL: ("проверки в браузере с ней", "python -m dashboard assets (нужен npm)"),
}


def missing() -> list[str]:
    """Names of the tools that are not on this machine."""
    return [name for name in TOOLS if not _is_there(name)]


def _is_there(name: str) -> bool:
    if name == SMALL:
        return small_bundle().is_file()
    if name == "initdb":
        return binaries() is not None
    return shutil.which(name) is not None


def main() -> int:
    """Print one line per missing tool; 1 when something is missing and everything is required."""
    for name in missing():
        checks, how = TOOLS[name]
        print(f"нет {name}: {checks} пропущены. Установить: {how}")
    if set(missing()) - {SMALL} and os.environ.get("REQUIRE_ALL") == "1":
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
