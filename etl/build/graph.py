"""Tables are functions: finds them by walking the rooms, orders them, knows lineage."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from types import ModuleType

from etl import walking
from etl.build.checks import Table

ROOMS = ("etl.sources", "etl.indicators")


class DuplicateTable(ImportError):
    """Two files define a table of the same name."""


@dataclass(frozen=True)
class Node:
    """One table: its function, and the arguments by kind — tables, captured sources, files,
    adverts.

    `optional` are the tables whose argument has the default None: without them the table is made
    all the same.
    """

    name: str
    module: str
    tables: tuple[str, ...]
    raws: tuple[str, ...]
    csvs: tuple[str, ...]
    dbs: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def fn(self) -> Table:
        """The function that is the table."""
        return walking.named(self.module, self.name)


class Graph:
    """Every table of the given modules. Raises DuplicateTable naming both files, ValueError on a
    missing argument."""

    def __init__(self, modules: list[ModuleType]):
        self.modules = {m.__name__: m for m in modules}
        self.sources = {m.__name__.rpartition(".")[2]: m for m in modules if hasattr(m, "ORIGIN")}
        self.nodes: dict[str, Node] = {}
        for module in modules:
            for name, fn in _public_functions(module):
                if not hasattr(fn, "schema"):
                    raise TypeError(
                        f"{module.__name__}.{name}: a public function here is a table and needs "
                        "@table"
                    )
                if name in self.nodes:
                    raise DuplicateTable(
                        f"Таблица {name} определена дважды: "
                        f"{_file(self.modules[self.nodes[name].module])} и {_file(module)}"
                    )
                self.nodes[name] = _node(name, fn)
        self._check_arguments()

    def _check_arguments(self) -> None:
        for node in self.nodes.values():
            for name in node.tables:
                if name not in self.nodes:
                    raise ValueError(
                        f"{node.module}.{node.name}: нет таблицы {name}. Аргументы таблицы — имена "
                        "других таблиц, <модуль>_raw, <файл>_csv, adverts_db или apart_db."
                    )
            for name in node.raws:
                if name not in self.sources:
                    raise ValueError(f"{node.module}.{node.name}: нет источника {name}")

    def order(self) -> list[str]:
        """Table names, each after everything it needs; the same order every time. ValueError on
        a cycle."""
        sorter = TopologicalSorter({name: set(node.tables) for name, node in self.nodes.items()})
        try:
            sorter.prepare()
        except CycleError as error:
            circle = " → ".join(reversed(error.args[1]))
            raise ValueError(f"Круг в графе таблиц: {circle}") from None
        out: list[str] = []
        while sorter.is_active():
            ready = sorted(sorter.get_ready())
            sorter.done(*ready)
            out += ready
        return out

    def lineage(self) -> dict[str, dict]:
        """Per table: the tables, sources and reference files it reads directly, and its module."""
        return {
            n.name: {
                "tables": list(n.tables),
                "csvs": list(n.csvs),
                "module": n.module,
                "sources": [
                    *n.raws,
                    *(s for db in n.dbs for s in self.advert_sources(db) if s not in n.raws),
                ],
            }
            for n in self.nodes.values()
        }

    def gives_adverts(self, source: str) -> bool:
        """Whether a source's captures are adverts: read by the engine outside the graph."""
        return bool(getattr(self.sources[source], "ADVERTS", False))

    def advert_sources(self, db: str = "adverts_db") -> list[str]:
        """The sources whose adverts a connection shows: the market that is measured
        (adverts_db), or those kept apart from it (apart_db), so that no series mixes two
        publishers."""
        return [
            s
            for s in sorted(self.sources)
            if self.gives_adverts(s)
            and bool(getattr(self.sources[s], "APART", False)) == (db == "apart_db")
        ]


@lru_cache(maxsize=1)
def project() -> Graph:
    """The graph of this project's own rooms."""
    return Graph([m for room in ROOMS for m in walking.modules(room)])


def _public_functions(module: ModuleType) -> list[tuple[str, Callable]]:
    return [
        (n, f)
        for n, f in inspect.getmembers(module, inspect.isfunction)
        if not n.startswith("_") and f.__module__ == module.__name__
    ]


def _node(name: str, fn: Callable) -> Node:
    arguments = tuple(inspect.signature(fn).parameters)
    raws = tuple(a.removesuffix("_raw") for a in arguments if a.endswith("_raw"))
    csvs = tuple(a.removesuffix("_csv") for a in arguments if a.endswith("_csv"))
    dbs = tuple(a for a in arguments if a.endswith("_db"))
    tables = tuple(a for a in arguments if not a.endswith(("_raw", "_csv", "_db")))
    optional = tuple(a for a in tables if inspect.signature(fn).parameters[a].default is None)
    return Node(name, fn.__module__, tables, raws, csvs, dbs, optional)


def _file(module: ModuleType) -> str:
    return getattr(module, "__file__", None) or module.__name__
