"""DuckDB as used here: memory capped, what doesn't fit spilled to a folder of ours, no bar over
the command's own."""

from __future__ import annotations

from pathlib import Path

import duckdb


def database(
    scratch: Path | str, *, memory: str, file: str = ":memory:"
) -> duckdb.DuckDBPyConnection:
    """A connection that holds at most `memory` ("700MB") and spills into `scratch`; two threads."""
    con = duckdb.connect(
        file, config={"memory_limit": memory, "threads": 2, "temp_directory": str(scratch)}
    )
    con.execute("SET enable_progress_bar = false")
    return con
