"""`python -m dashboard COMMAND`: finds the commands by walking `dashboard/commands`."""
from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys

from dashboard import commands


def parser() -> argparse.ArgumentParser:
    """All subcommands with their help, Russian first."""
    top = argparse.ArgumentParser(prog="python -m dashboard",
                                  description="Приложение: витрины на экране и в файлах / Marts on screen and in files")
    subs = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for info in sorted(pkgutil.iter_modules(commands.__path__), key=lambda i: i.name):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"dashboard.commands.{info.name}")
        help_text = f"{module.HELP.ru} / {module.HELP.en}"
        sub = subs.add_parser(info.name.replace("_", "-"), help=help_text, description=help_text)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    args = parser().parse_args(argv)
    return args.run(args)


if __name__ == "__main__":
    sys.exit(main())
