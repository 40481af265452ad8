"""Duplicates over all sets in force, with bounded memory: DuckDB sorts adverts into blocks,
`duplicates` marks a block.

Grain: one mark per industrial advert. Blocks are whole (same employer, title and place; same
place, occupation and week), so how many are held at a time changes no mark. Slim rows are not
compared. Caveat: about 200,000 adverts are held at a time, 0.3 GB.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from etl.adverts.duplicates.duplicates import COLUMNS, MERGED, mark
from etl.adverts.duplicates.sketch import BINS
from etl.store import part_sets
from etl.store.database import database

HELD = 200_000
SIGHTED = 1_000_000
MEMORY = "700MB"
KINDS = ("", *MERGED, "possible")
EXTRAS = pa.schema([("sketch", pa.binary(BINS * 2)), ("employer_kind", pa.string())])
BLOCKS = {
    "opening": "employer_id, title_key, area, okrug",
    "text": "area, okrug, occupation, (published - DATE '1970-01-01' + 3) // 7",
}


def extras(sketch: np.ndarray, employer_kind: pa.ChunkedArray) -> pa.Table:
    """What comparing needs of industrial adverts and no view shows."""
    raw = sketch.tobytes()
    width = BINS * 2
    sketches = pa.array([raw[i : i + width] for i in range(0, len(raw), width)], pa.binary(width))
    return pa.table([sketches, employer_kind], schema=EXTRAS)


def mark_sets(
    folders: list[Path],
    scratch: Path,
    *,
    held: int = HELD,
    progress: Callable[[str], None] = lambda step: None,
) -> pd.DataFrame:
    """Mark the industrial adverts of all sets against each other and rewrite what changed.

    Returns one row per source × kind: `source`, `duplicate`, `adverts`. The order of `folders`
    decides only which of two equal adverts is kept.
    """
    with (
        tempfile.TemporaryDirectory(dir=scratch) as temporary,
        database(temporary, memory=MEMORY, file=f"{temporary}/marks.duckdb") as con,
    ):
        starts = _load(con, folders)
        marks = _Marks(con, starts[-1])
        marks.repeats()
        for step in BLOCKS:
            progress(step)
            marks.blocks(step, held)
        marks.save()
        for folder, start in zip(folders, starts, strict=False):
            part_sets.rewrite(part_sets.industrial(folder), partial(_marked, con, start))
        return con.sql(
            "SELECT source, duplicate, count(*) AS adverts FROM rows JOIN marks USING (n) "
            "GROUP BY ALL "
            "ORDER BY ALL"
        ).df()


def _load(con: duckdb.DuckDBPyConnection, folders: list[Path]) -> list[int]:
    """Table `rows`, numbered through; returns where each set begins and the total."""
    starts = [0]
    for i, folder in enumerate(folders):
        made = "INSERT INTO rows" if i else "CREATE TABLE rows AS"
        con.execute(
            f"{made} SELECT a.file_row_number + {starts[-1]} AS n, a.observed, "
            f"{', '.join(COLUMNS)}, sketch, "
            "e.employer_kind FROM read_parquet($1, file_row_number=true) a "
            "JOIN read_parquet($2, file_row_number=true) e USING (file_row_number)",
            [str(part_sets.industrial(folder)), str(part_sets.extras(folder))],
        )
        starts.append(con.sql("SELECT count(*) FROM rows").fetchall()[0][0])
    return starts


class _Marks:
    """By row number: kind, parent, and whether the text is a recruiter's."""

    def __init__(self, con: duckdb.DuckDBPyConnection, n: int):
        self.con = con
        self.kind = np.zeros(n, "uint8")
        self.parent = np.arange(n)
        self.shared = np.zeros(n, bool)

    def repeats(self) -> None:
        """The same id again: unchanged (exact) or edited (version)."""
        found = self.con.sql("""
            WITH ordered AS (
                SELECT n, source, advert_id, first_value(n) OVER same AS one FROM rows WINDOW same
                AS (PARTITION BY source, advert_id, content_hash ORDER BY observed, n)),
            first AS (
                SELECT source, advert_id, n, first_value(n) OVER (
                    PARTITION BY source, advert_id ORDER BY published NULLS LAST, observed, n
                ) AS one FROM rows WHERE advert_id <> '')
            SELECT n, o.one AS exact, coalesce(f.one, o.one) AS version
            FROM ordered o LEFT JOIN first f USING (n)
            WHERE o.one <> n OR f.one <> n""").df()
        n, exact, version = (found[c].to_numpy("int64") for c in ("n", "exact", "version"))
        again = exact != n
        self.kind[n] = np.where(again, KINDS.index("exact"), KINDS.index("version"))
        self.parent[n] = np.where(again, exact, version)

    def blocks(self, step: str, held: int) -> None:
        """One step over the adverts nothing has claimed, some whole blocks at a time."""
        numbers = pd.DataFrame({"n": np.flatnonzero(self.kind == 0)})
        self.con.register("numbers", numbers)
        self.con.execute("CREATE OR REPLACE TEMP TABLE free AS SELECT n FROM numbers")
        slices = len(numbers) // held + 1
        for i in range(slices):
            self._block(
                step,
                self.con.sql(
                    f"SELECT rows.* FROM rows JOIN free USING (n) WHERE hash({BLOCKS[step]}) % "
                    f"{slices} = {i} "
                    "ORDER BY observed, n"
                ).df(),
            )

    def _block(self, step: str, rows: pd.DataFrame) -> None:
        if rows.empty:
            return
        sketch = np.frombuffer(b"".join(map(bytes, rows.pop("sketch"))), "uint16").reshape(-1, BINS)
        n = rows["n"].to_numpy()
        marks = mark(rows, sketch, [step])
        claimed = (marks["duplicate"] != "").to_numpy()
        self.kind[n[claimed]] = [KINDS.index(k) for k in marks["duplicate"][claimed]]
        self.parent[n[claimed]] = n[marks["kept"].to_numpy()[claimed]]
        self.shared[n] |= marks["recruiter_text"].to_numpy()

    def save(self) -> None:
        """Table `marks`: n, duplicate, kept_id, employer_kind."""
        while (self.parent[self.parent] != self.parent).any():
            self.parent = self.parent[self.parent]
        found = pd.DataFrame(
            {
                "n": np.arange(len(self.kind)),
                "kind": self.kind,
                "one": self.parent,
                "shared": self.shared,
            }
        )
        self.con.register("found", found)
        names = ", ".join(f"'{k}'" for k in KINDS)
        self.con.execute(
            f"CREATE TABLE marks AS SELECT f.n, [{names}][f.kind + 1] AS duplicate, "
            "k.source || ':' || k.advert_id AS kept_id, "
            "CASE WHEN f.shared THEN 'recruiter' ELSE r.employer_kind END AS employer_kind "
            "FROM found f JOIN rows r ON r.n = f.n JOIN rows k ON k.n = f.one"
        )
        self.con.unregister("found")


def _marked(con: duckdb.DuckDBPyConnection, start: int, table: pa.Table, first: int) -> pa.Table:
    """The rows of a file from number `first` with their marks; its own rows begin at `start`."""
    first += start
    found = con.sql(
        "SELECT duplicate, kept_id, employer_kind FROM marks "
        f"WHERE n >= {first} AND n < {first + table.num_rows} ORDER BY n"
    ).to_arrow_table()
    for name in found.column_names:
        table = table.set_column(
            table.column_names.index(name), table.schema.field(name), found[name].cast(pa.string())
        )
    return table


def sightings(files: list[Path], scratch: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    """(day, rows) of everything seen, sorted by id, some SIGHTED rows at a time: advert_id,
    content_hash, openings."""
    seen = "read_parquet([{}])".format(
        ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
    )
    with (
        tempfile.TemporaryDirectory(dir=scratch) as temporary,
        database(temporary, memory=MEMORY) as con,
    ):
        for (day,) in con.sql(f"SELECT DISTINCT observed FROM {seen} ORDER BY 1").fetchall():
            held: list[pa.RecordBatch] = []
            for batch in con.sql(
                f"SELECT DISTINCT advert_id, content_hash, openings FROM {seen} "
                f"WHERE observed = DATE '{day}' ORDER BY ALL"
            ).to_arrow_reader(SIGHTED):
                held.append(batch)
                if sum(b.num_rows for b in held) >= SIGHTED:
                    yield str(day), pa.Table.from_batches(held).to_pandas()
                    held = []
            if held:
                yield str(day), pa.Table.from_batches(held).to_pandas()
