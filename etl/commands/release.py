"""`python -m etl release`: copy the current build's marts to data/marts, which ships with the
project."""

from __future__ import annotations

import argparse

from etl import store as etl_store
from etl.language import Words
from etl.store import NothingBuilt, Store

HELP = Words(
    "выпустить витрины текущей сборки (демо не выпускается)",
    "release the current build's marts (never demo)",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(args: argparse.Namespace) -> int:
    """0 released · 2 refused, with the reason."""
    try:
        names = etl_store.release(Store())
    except (ValueError, NothingBuilt) as error:
        print(error)
        return 2
    print(f"Выпущено витрин: {len(names)}: {', '.join(names)}")
    return 0
