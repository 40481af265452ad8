"""A toy project on disk: a package of tables that tests edit, import anew and build."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from etl.build.graph import Graph

BASE = """
from etl.build.checks import table
from etl.origin import Origin, Parsed, Reject, Words
from {package}.helper import scale
W = Words("а", "a")
ORIGIN = Origin("towns", W, W, W, "https://example.org")
FACTOR = 10

def _read(path):
    rows, rejects = [], []
    for i, line in enumerate(path.read_text().splitlines()):
        name, _, n = line.partition(",")
        if n.isdigit():
            rows.append({{"town": name, "people": int(n)}})
        else:
            rejects.append(Reject("towns", i, ("people",), "not_a_number"))
    return Parsed(rows, rejects)

@table(columns={{"town": "str", "people": "int64"}}, key=["town"], mart=True)
def towns(towns_raw):
    return towns_raw[["town", "people"]].assign(people=lambda d: scale(d.people) * FACTOR)
"""
NAMES = """
from etl.build.checks import table

@table(columns={"code": "str", "title": "str"}, key=["code"])
def names(names_csv):
    return names_csv

@table(columns={"town": "str", "title": "str"}, key=["town"], mart=True)
def titled(towns, names):
    return towns.merge(names, left_on="town", right_on="code")[["town", "title"]]
"""
OTHER = """
from etl.build.checks import table

@table(columns={"n": "int64"}, key=["n"], mart=True)
def total(towns):
    import pandas as pd
    return pd.DataFrame({"n": [int(towns["people"].sum())]})
"""


class Toy:
    """The package `toy_<n>` in a temporary folder; `edit` changes a file, `graph` imports it
    anew."""

    count = 0

    def __init__(self, root: Path):
        Toy.count += 1
        self.package = f"toy_{Toy.count}"
        self.folder = root / self.package
        self.data = root / "data"
        self.folder.mkdir(parents=True)
        (self.data / "reference").mkdir(parents=True)
        for name, text in {
            "__init__": "",
            "helper": "def scale(x):\n    return x * 1\n",
            "towns": BASE.format(package=self.package),
            "names": NAMES,
            "other": OTHER,
        }.items():
            (self.folder / f"{name}.py").write_text(text)
        self.csv("code,title\nA,Альфа\nB,Бета\n")
        sys.path.insert(0, str(root))

    def csv(self, text: str) -> None:
        (self.data / "reference" / "names.csv").write_text(text)

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / f"{file}.py"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    def graph(self) -> Graph:
        importlib.invalidate_caches()
        for name in [
            m for m in sys.modules if m == self.package or m.startswith(self.package + ".")
        ]:
            del sys.modules[name]
        files = sorted(
            p.stem for p in self.folder.glob("*.py") if p.stem not in {"__init__", "helper"}
        )
        return Graph([importlib.import_module(f"{self.package}.{f}") for f in files])
