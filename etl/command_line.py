"""Subcommands found by walking a package: one module = one command, with HELP, arguments(parser)
and run(args)."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from types import ModuleType


def parser(prog: str, description: str, commands: ModuleType) -> argparse.ArgumentParser:
    """All subcommands of the package with their help, Russian first."""
    top = argparse.ArgumentParser(prog=prog, description=description)
    subs = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for info in sorted(pkgutil.iter_modules(commands.__path__), key=lambda i: i.name):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{commands.__name__}.{info.name}")
        help_text = f"{module.HELP.ru} / {module.HELP.en}"
        sub = subs.add_parser(info.name.replace("_", "-"), help=help_text, description=help_text)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return top
