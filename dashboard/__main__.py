"""`python -m dashboard COMMAND`: finds the commands by walking `dashboard/commands`."""

from __future__ import annotations

import sys

from dashboard import commands
from etl import command_line

ABOUT = "Приложение: витрины на экране и в файлах / Marts on screen and in files"


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    args = command_line.parser("python -m dashboard", ABOUT, commands).parse_args(argv)
    return args.run(args)


if __name__ == "__main__":
    sys.exit(main())
