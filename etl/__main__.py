"""`python -m etl COMMAND`: finds the commands by walking `etl/commands`."""
from __future__ import annotations

import sys

from etl import command_line, commands

ABOUT = "Данные: от издателей до витрин / From publishers to marts"


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    args = command_line.parser("python -m etl", ABOUT, commands).parse_args(argv)
    return args.run(args)


if __name__ == "__main__":
    sys.exit(main())
