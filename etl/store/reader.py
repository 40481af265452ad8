"""Reading a whole build: the one CURRENT points at, else the released marts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pandas as pd

from etl import settings
from etl.origin import Snapshot
from etl.store import atomic


class NothingBuilt(FileNotFoundError):
    """Neither a build nor released marts exist in the data folder."""


class Reader:
    """One build, resolved once: hold it for a request and every table belongs to the same build."""

    def __init__(self, folder: Path, manifest: dict):
        self.folder, self.manifest = folder, manifest

    @classmethod
    def open(cls, root: Path | None = None) -> Reader:
        """The build CURRENT names, or the released marts; NothingBuilt says what to type."""
        data = Path(root) if root else settings.data_dir()
        for folder in _candidates(data):
            if manifest := atomic.read_json(folder / "manifest.json"):
                return cls(folder, manifest)
        raise NothingBuilt(
            f"В папке {data} нет ни сборки, ни витрин. Выполните: python -m etl update"
        )

    @property
    def build(self) -> str:
        """The build's id; «marts» for the released tables."""
        return self.manifest["build"]

    def tables(self) -> list[str]:
        """Names of the tables this build holds."""
        return sorted(self.manifest["tables"])

    def has(self, name: str) -> bool:
        """Whether the build holds the table."""
        return name in self.manifest["tables"]

    def table(self, name: str) -> pd.DataFrame:
        """One table. KeyError names the table that is not there. Cached by content; treat as
        read-only."""
        entry = self.manifest["tables"][name]
        return _load(str(self.folder / entry["file"]), entry["sha256"]).copy(deep=False)

    def path(self, name: str) -> Path:
        """The table's Parquet file, for engines that read it themselves."""
        return self.folder / self.manifest["tables"][name]["file"]

    def ancestors(self, name: str) -> list[str]:
        """The table and every table above it, nearest first; also those this build does not
        hold."""
        lineage, out, waiting = self.manifest["lineage"], [], [name]
        while waiting:
            table = waiting.pop(0)
            if table not in out and table in lineage:
                out.append(table)
                waiting += lineage[table]["tables"]
        return out

    def snapshots(self, name: str) -> list[Snapshot]:
        """Captures behind a table, through the whole graph above it."""
        sources = {s for t in self.ancestors(name) for s in self.manifest["lineage"][t]["sources"]}
        return [
            Snapshot(**s)
            for source in sorted(sources)
            for s in self.manifest["sources"].get(source, {}).get("snapshots", [])
        ]

    def local(self, name: str) -> bool:
        """Whether a source that stays local (firms' surveys) is captured and stands above the
        table."""
        sources, lineage = self.manifest["sources"], self.manifest["lineage"]
        above = {s for t in self.ancestors(name) for s in lineage[t]["sources"]}
        return any(sources.get(s, {}).get("local") and sources[s].get("snapshots") for s in above)

    def synthetic(self, name: str) -> bool:
        """Whether anything above the table came from the demonstration city."""
        return any(self.manifest["lineage"][t]["synthetic"] for t in self.ancestors(name))


def _candidates(data: Path) -> list[Path]:
    try:
        current = (data / "CURRENT").read_text("utf-8").strip()
    except FileNotFoundError:
        current = ""
    return [data / "builds" / current, data / "marts"] if current else [data / "marts"]


@lru_cache(maxsize=128)
def _load(path: str, digest: str) -> pd.DataFrame:
    return pd.read_parquet(path)
