"""Modules of a room found by walking its folders: the only place that imports by name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any


def modules(package: str) -> list[ModuleType]:
    """Every public module below a package, folders included, in order of their dotted names.

    A name with a leading underscore, of a module or a folder, is private. A name stands once within
    the room, whatever its folder: ImportError names both files.
    """
    found: dict[str, str] = {}
    for name in sorted(_names(package)):
        base = name.rpartition(".")[2]
        if base in found:
            raise ImportError(f"Имя {base} в комнате {package} дважды: {found[base]} и {name}.")
        found[base] = name
    return [importlib.import_module(name) for name in found.values()]


def _names(package: str) -> Iterator[str]:
    root = importlib.import_module(package)
    for info in pkgutil.iter_modules(root.__path__):
        name = f"{package}.{info.name}"
        if info.name.startswith("_"):
            continue
        if info.ispkg:
            yield from _names(name)
        else:
            yield name


def declaring(package: str, name: str) -> list[ModuleType]:
    """Every module or folder below a package that defines `name`; inside such a folder no more."""
    root = importlib.import_module(package)
    found: list[ModuleType] = []
    for info in pkgutil.iter_modules(root.__path__):
        if info.name.startswith("_"):
            continue
        inner = importlib.import_module(f"{package}.{info.name}")
        if hasattr(inner, name):
            found.append(inner)
        elif info.ispkg:
            found += declaring(inner.__name__, name)
    return found


def named(module: str, name: str) -> Any:
    """What a module calls `name`."""
    return getattr(importlib.import_module(module), name)
