"""Subcommands found by walking a package: one module = one command, with HELP, arguments(parser)
and run(args)."""

from __future__ import annotations

import argparse
from types import ModuleType

from etl import walking


def parser(prog: str, description: str, commands: ModuleType) -> argparse.ArgumentParser:
    """All subcommands of the package with their help, Russian first."""
    top = argparse.ArgumentParser(prog=prog, description=description)
    subs = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in walking.modules(commands.__name__):
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        help_text = f"{module.HELP.ru} / {module.HELP.en}"
        sub = subs.add_parser(name, help=help_text, description=help_text)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return top
