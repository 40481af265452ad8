"""Tidy adverts and sightings as Parquet, seen through DuckDB. Adverts are too many for the graph;
it starts here.

`adverts/<source>/<key>/*.parquet` holds one tidy part set per captured file and engine version;
`lock.json` names the sets in force. `observations/<source>/<date>-<hash>.parquet` holds
sightings, append-only and never pruned.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.store import atomic, part_sets
from etl.store.database import database

VIEWS = ("adverts", "advert_skills")
MEMORY = "700MB"
HISTORY = """
CREATE VIEW observations AS
WITH seen AS (SELECT source, advert_id, content_hash, min(observed) AS first_seen,
                     max(observed) AS last_seen, max(openings) AS openings
              FROM sightings WHERE advert_id <> '' GROUP BY ALL),
     full_days AS (SELECT DISTINCT source, observed FROM sightings WHERE complete)
SELECT s.*, (SELECT min(d.observed) FROM full_days d
             WHERE d.source = s.source AND d.observed > s.last_seen) AS closed_seen
FROM seen s"""


class AdvertStore:
    """The adverts of one data folder."""

    def __init__(self, data: Path):
        self.root = data / "adverts"
        self.history = data / "observations"

    def lock(self) -> dict[str, dict]:
        """{source: {captured name: {key, synthetic, marks}}} of the part sets in force; `marks`
        names the marking."""
        return atomic.read_json(self.root / "lock.json")

    def folder(self, source: str, key: str) -> Path:
        """Where the parts of one captured file and engine version lie."""
        return self.root / source / key[:24]

    def commit(self, source: str, name: str, key: str, *, synthetic: bool) -> None:
        """Put one finished part set in force."""
        lock = self.lock()
        lock.setdefault(source, {})[name] = {"key": key, "synthetic": synthetic}
        self.put_in_force(lock)

    def put_in_force(self, lock: dict[str, dict]) -> None:
        """Replace the whole lock; sets nothing points at any more are removed."""
        atomic.write_json(self.root / "lock.json", lock)
        for source in (p for p in self.root.iterdir() if p.is_dir()):
            stay = {e["key"][:24] for e in lock.get(source.name, {}).values()}
            for path in source.iterdir():
                if path.is_dir() and path.name not in stay:
                    shutil.rmtree(path, ignore_errors=True)

    def parts(self, kind: str, sources: Iterable[str] | None = None) -> list[str]:
        """Parquet files of one kind (adverts | advert_skills) in force, in a stable order; of
        all sources or these."""
        return [
            str(p)
            for source, names in sorted(self.lock().items())
            if sources is None or source in sources
            for _, e in sorted(names.items())
            for p in sorted(self.folder(source, e["key"]).glob(f"{kind}-*.parquet"))
        ]

    def read(self, source: str) -> dict:
        """What the engine read of a source's captures in force: rows, rejects, reasons,
        per_file; {} without any."""
        sets = {
            n: part_sets.counts(self.folder(source, e["key"]))
            for n, e in self.lock().get(source, {}).items()
        }
        if not sets or not all(sets.values()):
            return {}
        reasons: Counter[str] = Counter()
        for one in sets.values():
            reasons.update(one["reasons"])
        taken = {n: c["rows"] - c["rejects"] for n, c in sets.items()}
        return {
            "rows": sum(taken.values()),
            "rejects": sum(c["rejects"] for c in sets.values()),
            "reasons": dict(reasons),
            "per_file": taken,
        }

    def sight(self, source: str, observed: str, rows: pd.DataFrame, *, complete: bool) -> None:
        """Append one day's sightings: `rows` has advert_id, content_hash, openings; the same day
        twice adds nothing.

        `complete` says the listing was whole, so that an advert missing from it counts as closed.
        """
        frame = rows[["advert_id", "content_hash", "openings"]].sort_values(
            ["advert_id", "content_hash"]
        )
        if frame.empty:
            frame = pd.DataFrame({"advert_id": [""], "content_hash": [""], "openings": [0]})
        table = pa.table(
            {
                "source": pa.array([source] * len(frame)),
                "observed": pa.array([observed] * len(frame)),
                "advert_id": pa.array(frame["advert_id"].astype(str)),
                "content_hash": pa.array(frame["content_hash"].astype(str)),
                "openings": pa.array(frame["openings"].astype("int64")),
                "complete": pa.array([complete] * len(frame)),
            }
        )
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        data = sink.getvalue().to_pybytes()
        digest = sha256(data).hexdigest()[:16]
        path = self.history / source / f"{observed}-{digest}.parquet"
        if not path.exists():
            atomic.write_bytes(path, data)

    def content_hash(self, sources: Iterable[str] | None = None) -> str | None:
        """Hash over parts in force and sightings, of all sources or these; None when there is
        not one advert."""
        files = [
            f"{s}/{n}={e['key']}{e.get('marks', '')}"
            for s, names in sorted(self.lock().items())
            if sources is None or s in sources
            for n, e in sorted(names.items())
        ]
        files += [
            str(p.relative_to(self.history))
            for p in sorted(self.history.glob("*/*.parquet"))
            if sources is None or p.parent.name in sources
        ]
        if self.parts("adverts", sources):
            return sha256("\n".join(files).encode()).hexdigest()
        return None

    def synthetic(self) -> bool:
        """Whether any part in force came from the demonstration city."""
        return any(e["synthetic"] for names in self.lock().values() for e in names.values())

    def connect(self, sources: Iterable[str] | None = None) -> duckdb.DuckDBPyConnection:
        """A connection with the views adverts, advert_skills, sightings and observations of all
        sources or these; memory is capped."""
        con = database(self.root / "spill", memory=MEMORY)
        for view in VIEWS:
            con.execute(
                f"CREATE VIEW {view} AS SELECT * FROM read_parquet({_sql_list(found)}, "
                "union_by_name=true)"
            ) if (found := self.parts(view, sources)) else None
        files = [
            str(p)
            for p in sorted(self.history.glob("*/*.parquet"))
            if sources is None or p.parent.name in sources
        ]
        if files:
            con.execute(
                f"CREATE VIEW sightings AS SELECT * REPLACE (CAST(observed AS DATE) AS observed) "
                f"FROM read_parquet({_sql_list(files)})"
            )
        else:
            con.execute(
                "CREATE VIEW sightings AS SELECT '' AS source, DATE '1970-01-01' AS observed, '' "
                "AS advert_id, "
                "'' AS content_hash, 0::BIGINT AS openings, false AS complete WHERE false"
            )
        con.execute(HISTORY)
        return con


def _sql_list(paths: list[str]) -> str:
    quoted = ", ".join("'" + p.replace("'", "''") + "'" for p in paths)
    return f"[{quoted}]"
