"""What makes a table stale: inputs' bytes, its module, the `etl` modules that imports, versions
that matter."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import sys
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

VERSIONS = (
    "pandas",
    "pyarrow",
    "pandera",
    "duckdb",
    "numpy",
    "scipy",
    "msgspec",
    "pymorphy3",
    "pymorphy3-dicts-ru",
    "pyahocorasick",
    "ahocorasick-rs",
)
"""Distributions whose upgrade may change a table's content."""


def table_key(module: str, inputs: Mapping[str, str]) -> str:
    """sha256 over {argument: content hash} and the code behind the module. Same key → same
    table, not recomputed."""
    lines = [f"{name}={value}" for name, value in sorted(inputs.items())]
    lines += [f"{name}:{digest}" for name, digest in sorted(code_hashes(module).items())]
    lines += [f"{name}=={_version(importlib.metadata.version, name)}" for name in VERSIONS]
    lines.append(f"python=={sys.version_info.major}.{sys.version_info.minor}")
    return sha256("\n".join(lines).encode()).hexdigest()


@cache
def _version(installed: Callable[[str], str], name: str) -> str:
    """A distribution's version, looked up once a process: it cannot change within one."""
    return installed(name)


def code_hashes(module: str, package: str = "etl") -> dict[str, str]:
    """Module and every module of `package` it imports, directly or not → hash of the source."""
    found: dict[str, str] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in found or (path := _source(name)) is None:
            continue
        at = path.stat()
        found[name], imports = _looked_into(path, name, at.st_mtime_ns, at.st_size)
        waiting += [m for m in imports if m == package or m.startswith(package + ".")]
    return found


_files: dict[str, Path] = {}


def _source(name: str) -> Path | None:
    """The module's file; once found it is looked for again only when it has gone."""
    if name not in _files or not _files[name].is_file():
        try:
            spec = importlib.util.find_spec(name)
        except ModuleNotFoundError:
            return None
        if not (spec and spec.origin and spec.origin.endswith(".py")):
            return None
        _files[name] = Path(spec.origin)
    return _files[name]


@lru_cache(maxsize=1024)
def _looked_into(path: Path, name: str, mtime_ns: int, size: int) -> tuple[str, tuple[str, ...]]:
    """Hash and imports of a file as it is at that time and of that size."""
    text = path.read_bytes()
    return sha256(text).hexdigest(), _imports(text, name)


def _imports(text: bytes, name: str) -> tuple[str, ...]:
    out: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            out += [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                stem = name.split(".")[: -node.level] or [name]
                base = ".".join([*stem, base]).rstrip(".")
            out += [base, *(f"{base}.{a.name}" for a in node.names)]
    return tuple(dict.fromkeys(out))
