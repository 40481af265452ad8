"""One build: recompute what is stale, keep what is not, carry what cannot be computed, and say
which is which."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict

import pandas as pd
from duckdb import DuckDBPyConnection

from etl.build import ledger
from etl.build.checks import cast_and_check
from etl.build.graph import Graph, Node, project
from etl.build.hand_kept import read_csv
from etl.build.report import ADVERTS, Report, failure, no_data
from etl.language import Words
from etl.origin import Parsed
from etl.store import Store, keys
from etl.store.atomic import file_sha256, moment
from etl.store.reader import Build, Reader

log = logging.getLogger(__name__)


class Run:
    """State of one build; `build()` below is the way in."""

    def __init__(self, store: Store, graph: Graph, progress: Callable[[str], None]):
        self.store = store
        self.graph = graph
        self.progress = progress
        self.previous = store.previous()
        self.out: Build = store.new_build()
        self.entries: dict[str, dict] = {}
        self.report = Report(self.out.id)
        self.sources: dict[str, dict] = {}
        self._frames: dict[str, pd.DataFrame] = {}
        self._connections: dict[str, DuckDBPyConnection] = {}

    def adverts(self, db: str) -> DuckDBPyConnection:
        """One connection for every table of the build: what one table prepares of the adverts
        serves the next."""
        if db not in self._connections:
            self._connections[db] = self.store.adverts.connect(self.graph.advert_sources(db))
        return self._connections[db]

    def table(self, name: str) -> None:
        """Decide one table: keep, compute, carry or leave missing."""
        node = self.graph.nodes[name]
        hashes, absent = self._inputs(node)
        if absent:
            return self._fall_back(name, "missing", no_data(absent))
        key = keys.table_key(node.module, hashes)
        before = self.previous
        old = before.manifest["tables"].get(name) if before else None
        if before and old and old["key"] == key and _is_intact(before, name, old):
            return self._record(name, "kept", "", key, self.out.adopt(before, name))
        self.progress(name)
        try:
            frame = cast_and_check(node.fn(**self._load(node)), node.fn)
        except (
            Exception
        ) as error:  # a broken table must not take the others down; the reason is reported
            log.debug("table %s failed", name, exc_info=True)
            return self._fall_back(name, "failed", failure(error))
        self._frames[name] = frame
        self._record(name, "built", "", key, self.out.write(name, frame))

    def _inputs(self, node: Node) -> tuple[dict[str, str], list[str]]:
        hashes = {t: self.entries[t]["sha256"] for t in node.tables if t in self.entries}
        absent = [t for t in node.tables if t not in self.entries and t not in node.optional]
        for raw in node.raws:
            captured = self.store.raw.source(raw)
            if captured.entries():
                hashes[f"{raw}_raw"] = captured.content_hash()
            else:
                absent.append(raw)
        for csv in node.csvs:
            try:
                hashes[f"{csv}_csv"] = file_sha256(self.store.reference(csv))
            except FileNotFoundError:
                absent.append(f"{csv}.csv")
        for db in node.dbs:
            if adverts := self.store.adverts.content_hash(self.graph.advert_sources(db)):
                hashes[db] = adverts
            else:
                absent.append(ADVERTS.ru)
        return hashes, absent

    def _load(self, node: Node) -> dict[str, pd.DataFrame | DuckDBPyConnection | None]:
        inputs = {t: self._frame(t) if t in self.entries else None for t in node.tables}
        inputs |= {f"{raw}_raw": self._read_source(raw) for raw in node.raws}
        inputs |= {db: self.adverts(db) for db in node.dbs}
        return inputs | {f"{c}_csv": read_csv(self.store.reference(c)) for c in node.csvs}

    def _frame(self, name: str) -> pd.DataFrame:
        if name not in self._frames:
            self._frames[name] = pd.read_parquet(self.out.folder / self.entries[name]["file"])
        return self._frames[name].copy(deep=False)

    def _read_source(self, source: str) -> pd.DataFrame:
        """Every record of a source's captures; rejects go to quarantine and are counted."""
        key = f"{source}_raw"
        if key not in self._frames:
            rows = []
            rejects = []
            counts = {}
            captured = self.store.raw.source(source)
            for name in sorted(captured.entries()):
                with captured.as_file(name) as path:
                    parsed: Parsed = self.graph.sources[source]._read(path)
                rows += [row | {"_file": name} for row in parsed.rows]
                rejects += parsed.rejects
                counts[name] = len(parsed.rows)
            self._frames[key] = pd.DataFrame(rows)
            quarantine = pd.DataFrame(
                [asdict(r) | {"fields": "|".join(r.fields)} for r in rejects],
                columns=["source", "offset", "fields", "reason", "sha256"],
            )
            self.out.write_quarantine(source, quarantine)
            self.sources[source] = {
                "rows": len(rows),
                "rejects": len(rejects),
                "per_file": counts,
                "reasons": quarantine["reason"].value_counts().to_dict(),
            }
        return self._frames[key].copy(deep=False)

    def _fall_back(self, name: str, status: str, said: Words) -> None:
        """Carry the last good table over, said as such; without one the table stays missing."""
        reason = said.ru
        self.report.english[name] = said.en
        before = self.previous
        old = before.manifest["tables"].get(name) if before else None
        if (
            before
            and old
            and before.path(name).is_file()
            and self.store.raw.lock()["synthetic"] == old["synthetic"]
        ):
            entry = self.out.adopt(before, name)
            self._record(name, "carried", reason, old["key"], entry, since=old.get("carried_since"))
            if status == "failed":
                self.report.tables[name] = ("failed", reason)
        else:
            self.report.tables[name] = (status, reason)

    def _record(
        self, name: str, status: str, reason: str, key: str, entry: dict, since: str | None = None
    ) -> None:
        self.report.tables[name] = (status, reason)
        fn = self.graph.nodes[name].fn
        node = self.graph.nodes[name]
        if status == "carried":
            entry = entry | {"carried_since": since or moment(), "carried_reason": reason}
        synthetic = (
            bool(node.raws)
            and bool(self.store.raw.lock()["synthetic"])
            or bool(node.dbs)
            and self.store.adverts.synthetic()
            or any(self.entries[t]["synthetic"] for t in node.tables if t in self.entries)
        )
        self.entries[name] = entry | {
            "key": key,
            "mart": fn.is_mart,
            "status": status,
            "synthetic": synthetic,
        }

    def manifest(self) -> dict:
        """Everything a reader may ask about this build."""
        lineage = {
            n: v | {"synthetic": bool(self.entries.get(n, {}).get("synthetic"))}
            for n, v in self.graph.lineage().items()
        }
        return {
            "created": moment(),
            "tables": self.entries,
            "lineage": lineage,
            "sources": ledger.sources(self.store, self.graph, self.previous, self.sources),
            "synthetic": any(e["synthetic"] for e in self.entries.values()),
            "missing": self.report.lacking("ru"),
            "missing_en": self.report.lacking("en"),
            "on_request": self.report.names("on_request"),
        }


def build(
    store: Store,
    graph: Graph | None = None,
    *,
    progress: Callable[[str], None] = lambda name: None,
    approve: Callable[[Run], list[str]] = lambda run: [],
) -> Report:
    """Build every table and publish; `approve` returns reasons to refuse publication (then
    nothing changes)."""
    run = Run(store, graph or project(), progress)
    try:
        for name in run.graph.order():
            run.table(name)
        for name, command in ledger.on_request(
            store, run.graph, run.report.names("missing")
        ).items():
            run.report.tables[name] = ("on_request", command)
            run.report.english[name] = command
        if not run.entries:
            run.out.discard()
            return run.report
        if refused := approve(run):
            raise Refused(refused)
        run.out.publish(run.manifest())
    except BaseException:
        run.out.discard() if run.store._current() != run.out.id else None
        raise
    store.prune()
    return run.report


class Refused(RuntimeError):
    """The new build looks worse than the last one; `reasons` says where."""

    def __init__(self, reasons: list[str]):
        super().__init__("; ".join(reasons))
        self.reasons = reasons


def _is_intact(build: Reader, name: str, entry: dict) -> bool:
    path = build.path(name)
    return path.is_file() and file_sha256(path) == entry["sha256"]
