"""A data folder fed by the simulated publishers in this process: environment, update, what it
left behind."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest
import zstandard

from etl.__main__ import main
from etl.build.graph import project
from etl.store import Reader, Store
from tests.publishers.server import Publishers, modules

HOSTS = {host for module in modules().values() for host in module.HOSTS}
OWN = {
    name
    for name, module in project().sources.items()
    if hasattr(module, "_fetch")
    and not getattr(module, "OPT_IN", "")
    and urlsplit(module.ORIGIN.url).hostname not in HOSTS
}
"""Sources somebody added whose publisher is not simulated: runs here do not ask them."""
for name in OWN:
    project().sources[name].OPT_IN = "an own source"
WAITS = {
    "ETL_RATE_S": "0",
    "ETL_BACKOFF_S": "0.01",
    "ETL_RETRIES": "1",
    "ETL_WAIT_MAX_S": "0.5",
    "ETL_CONNECT_S": "10",
    "ETL_READ_S": "10",
    "ETL_TOTAL_S": "20",
    "ETL_MAX_MB": "20",
    "ETL_SALT": "test",
    "ETL_HH_TOKEN": "test-token",
    "ETL_DATAMOS_KEY": "test-key",
}
IMPATIENT = {"ETL_RETRIES": "0", "ETL_READ_S": "0.7", "ETL_TOTAL_S": "0.7"}
"""For publishers that say nothing or next to nothing; the others must still be able to answer in
time."""


@contextlib.contextmanager
def environment(
    server: Publishers, data: Path, waits: dict[str, str] | None = None
) -> Iterator[None]:
    """The product's settings for a run against `server` into `data`, with waits a test can
    afford."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            **WAITS,
            **(waits or {}),
            "ETL_PUBLISHERS": server.address,
            "ETL_DATA": str(data),
        }.items():
            patch.setenv(name, value)
        yield


def update(
    server: Publishers, data: Path, *words: str, waits: dict[str, str] | None = None
) -> tuple[int, dict, str]:
    """`python -m etl update --json`: exit code, closing JSON ({} when nothing was printed),
    everything it said."""
    out = io.StringIO()
    err = io.StringIO()
    with (
        environment(server, data, waits),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main(["update", "--json", *words])
    said = out.getvalue()
    return code, json.loads(said) if said.startswith("{") else {}, said + err.getvalue()


def not_asked() -> set[str]:
    """Tables that wait for a source a plain update does not fetch: on request, and nobody's
    fault."""
    graph = project()
    quiet = {
        s
        for s, m in graph.sources.items()
        if getattr(m, "OPT_IN", "") and not hasattr(m, "SETTING")
    }
    out = set()
    for name in graph.order():
        node = graph.nodes[name]
        if quiet & {*node.raws} or out & {*node.tables} - {*node.optional}:
            out.add(name)
    return out


def missing(closing: dict) -> set[str]:
    """Tables a run has neither built nor kept, though their sources were asked for."""
    return {
        t["table"] for t in closing["tables"] if t["status"] not in ("built", "kept", "on_request")
    }


def sources_above(name: str, lineage: dict) -> set[str]:
    """Every source a table comes from, directly or through other tables."""
    own = lineage[name]
    return {*own["sources"]}.union(*(sources_above(t, lineage) for t in own["tables"]))


def sources_needed(name: str) -> set[str]:
    """Every source without which a table cannot be made: those above its optional inputs are not
    among them."""
    node = project().nodes[name]
    lineage = project().lineage()
    own = {*lineage[name]["sources"]}
    return own.union(*(sources_needed(t) for t in node.tables if t not in node.optional))


def tables(data: Path) -> dict[str, pd.DataFrame]:
    """Every table of the current build."""
    reader = Reader.open(data)
    return {name: reader.table(name) for name in reader.tables()}


def statuses(data: Path) -> dict[str, dict]:
    """How each source's last attempt went."""
    return Store(data).raw.status()


def everything_written(data: Path, paths: list[Path] | None = None) -> Iterator[tuple[Path, str]]:
    """Every file below the folder as text: captures and parts unpacked, tables cell by cell, the
    rest as it is."""
    for path in sorted(p for p in (data.rglob("*") if paths is None else paths) if p.is_file()):
        content = path.read_bytes()
        if path.suffix == ".parquet":
            frame = pd.read_parquet(path)
            values = (v for column in frame for v in frame[column].tolist())
            yield path, "\n".join(_text(v) if isinstance(v, bytes) else str(v) for v in values)
        elif path.suffix in (".zst", ".part"):
            with contextlib.suppress(zstandard.ZstdError):
                packed = zstandard.ZstdDecompressor()
                content = packed.stream_reader(io.BytesIO(content), read_across_frames=True).read()
            yield path, _text(content)
        else:
            yield path, _text(content)


def _text(content: bytes) -> str:
    """Bytes read in both encodings a publisher may use."""
    return content.decode("utf-8", "replace") + "\n" + content.decode("windows-1251", "replace")
