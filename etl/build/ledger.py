"""What a build's manifest says of every source: its publisher, what is captured, read and set
aside, how it fared."""

from __future__ import annotations

from dataclasses import asdict

from etl.build.graph import Graph
from etl.store import Reader, Store

PLAIN = "python -m etl update"
"""What fetches every source that is not opt-in."""
COUNTS = ("rows", "rejects", "per_file", "reasons")


def sources(
    store: Store, graph: Graph, previous: Reader | None, read: dict[str, dict]
) -> dict[str, dict]:
    """Per source: origin, opt_in (the command that asks for it), is_fetched, status, snapshots,
    history and COUNTS.

    `read` holds the counts of what this build read itself; those of kept tables come from the
    `previous` one. What was read is also added to the store's history.
    """
    status = store.raw.status()
    out = {}
    for name, module in graph.sources.items():
        captured = store.raw.source(name)
        before = previous.manifest["sources"].get(name, {}) if previous else {}
        counts = read.get(name) or {k: before[k] for k in COUNTS if k in before}
        if graph.gives_adverts(name):
            counts = store.adverts.read(name)
        snapshots = [s.as_dict() for s in captured.snapshots(counts.get("per_file"))]
        out[name] = {
            "origin": asdict(module.ORIGIN),
            "opt_in": getattr(module, "OPT_IN", ""),
            "is_fetched": hasattr(module, "_fetch"),
            "local": getattr(module, "LOCAL", False),
            **counts,
            "status": status.get(name, {}),
            "snapshots": snapshots or before.get("snapshots", []),
        }
    store.raw.history.found(
        {
            n: {
                "content": store.raw.source(n).content_hash(),
                "rows": s["rows"],
                "rejects": s["rejects"],
                "newest": newest(s),
            }
            for n, s in out.items()
            if "rows" in s and store.raw.source(n).entries()
        }
    )
    past = store.raw.history.of()
    return {n: s | {"history": past.get(n, [])} for n, s in out.items()}


def newest(source: dict) -> str:
    """ISO day of a source's newest capture: the publisher's date, else the day it was fetched;
    '' without any."""
    return max(
        (s["published"] or s["accessed"][:10] for s in source.get("snapshots", [])), default=""
    )


def on_request(store: Store, graph: Graph, missing: list[str]) -> dict[str, str]:
    """Of the missing tables those that wait for something nobody has asked for yet: table → the
    command that asks.

    Nothing is wrong with them; once asked for, or once there, a source that fails is a failure
    like any other.
    """
    quiet = {
        s: getattr(m, "OPT_IN", "") or PLAIN
        for s, m in graph.sources.items()
        if hasattr(m, "_read") and s not in store.raw.status() and not store.raw.source(s).entries()
    }
    measured = graph.advert_sources()
    if all(s in quiet for s in measured) and not store.adverts.content_hash(measured):
        no_adverts = PLAIN
    else:
        no_adverts = ""
    out: dict[str, str] = {}
    for name in graph.order():
        node = graph.nodes[name]
        commands = [quiet[s] for s in node.raws if s in quiet]
        commands += [no_adverts] if no_adverts and "adverts_db" in node.dbs else []
        commands += [out[t] for t in node.tables if t in out and t not in node.optional]
        if name in missing and commands:
            out[name] = next((c for c in commands if c != PLAIN), PLAIN)
    return out
