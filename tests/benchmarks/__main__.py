"""`python -m tests.benchmarks [NAME …]`: every benchmark in a process of its own; each prints
ratios of one run."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

from tests import benchmarks


def main(wanted: list[str]) -> int:
    """Run the named benchmarks, or all; the worst exit code."""
    names = [
        i.name for i in pkgutil.iter_modules(benchmarks.__path__) if not i.name.startswith("_")
    ]
    if unknown := sorted(set(wanted) - set(names)):
        print(f"Нет замера {', '.join(unknown)}. Есть: {', '.join(names)}.")
        return 2
    codes = []
    for name in wanted or names:
        print(f"== {name}", flush=True)
        codes.append(subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"]).returncode)
    return max(codes, default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
