"""Captured adverts → tidy part sets in force: reads what is new, marks duplicates, remembers what
was seen when.

A captured file is read again only when its bytes, the engine's code or its reference files
change. Rows in = industrial + slim + rejects. An interrupted run changes nothing that is in
force and goes on with the sets already whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from hashlib import sha256
from itertools import groupby

import pandas as pd
import pyarrow.compute as pc

from etl.adverts.duplicates import reduce
from etl.adverts.parts import Given, Piece, map_parts, pieces
from etl.adverts.pay.exchange import captured_rates
from etl.adverts.pay.pay import Rates
from etl.adverts.record import Capture
from etl.adverts.schema import ADVERTS, SKILLS
from etl.adverts.skills import automaton
from etl.adverts.work import Job, read_piece
from etl.build.graph import Graph, project
from etl.store import Store, keys, part_sets
from etl.store.atomic import file_sha256

REFERENCE = (
    "occupations",
    "skills",
    "skill_cues",
    "districts",
    "okrugs",
    "oblast_towns",
    "far_towns",
    "industrial_zones",
    "ndfl",
)
SCHEMAS = {"adverts": ADVERTS, "slim": ADVERTS, "skills": SKILLS, "extras": reduce.EXTRAS}
DAY = re.compile(r"20\d\d-[01]\d-[0-3]\d")
QUARANTINE = ["source", "offset", "fields", "reason", "sha256"]


def update_adverts(
    store: Store,
    progress: Callable[[str], None] = lambda said: None,
    *,
    graph: Graph | None = None,
    workers: int | None = None,
) -> dict[str, dict]:
    """Bring the part sets up to date. Per source: `rows` read, `industrial`, `slim`, `rejects`,
    `reasons`, `no_rate` (foreign pay without a rate of its day), and `duplicates` by kind when
    anything changed."""
    graph = graph or project()
    old = store.adverts.lock()
    rates = captured_rates(store, graph)
    wanted = {
        s: _wanted(store, s, old.get(s, {}), rates)
        for s in sorted(graph.sources)
        if graph.gives_adverts(s)
    }
    wanted = {s: names for s, names in wanted.items() if names}
    new = [
        (s, n, e)
        for s, names in wanted.items()
        for n, e in names.items()
        if e["key"] not in {o["key"] for o in old.get(s, {}).values()}
    ]
    _read(
        store,
        [(s, n, e) for s, n, e in new if not part_sets.counts(store.adverts.folder(s, e["key"]))],
        progress,
        workers,
        rates,
    )
    marks = _marks_key(wanted)
    for entry in (e for names in wanted.values() for e in names.values()):
        entry["marks"] = marks
    found = pd.DataFrame(columns=["source", "duplicate", "adverts"])
    if wanted and wanted != old:
        marked = [
            _mark(store, {s: n for s, n in wanted.items() if _apart(graph, s) == apart}, progress)
            for apart in (False, True)
        ]
        found = pd.concat([found, *marked], ignore_index=True)
    for source, name, entry in new:
        progress(f"история: {source}/{name}")
        _sight(store, source, name, entry, graph)
    if wanted != old:
        store.adverts.put_in_force(wanted)
    return {s: _counts(store, s, names, found) for s, names in wanted.items()}


def _wanted(store: Store, source: str, old: dict[str, dict], rates: Rates) -> dict[str, dict]:
    """{captured name: {key, synthetic, raw, day}} as the captures and this code would have it, in
    order of day.

    A name that points at other bytes on another day keeps what it showed before, as `name@day`.
    """
    captured = store.raw.source(source)
    reference = {f"{name}_csv": file_sha256(store.reference(name)) for name in REFERENCE}
    synthetic = bool(store.raw.lock()["synthetic"])
    out = {
        n: {"raw": e["sha256"], "day": day_of(n, e)}
        for n, e in captured.entries().items()
        if n.endswith(".jsonl")
    }
    for name, entry in old.items():
        stem, _, _ = name.partition("@")
        now = out.get(stem, {"day": "", "raw": ""})
        if entry["raw"] != now["raw"] and entry["day"] != now["day"] and captured.has(entry["raw"]):
            out[f"{stem}@{entry['day']}"] = {"raw": entry["raw"], "day": entry["day"]}
    for name, entry in out.items():
        inputs = reference | {
            "raw": entry["raw"],
            "name": name.partition("@")[0],
            "synthetic": str(synthetic),
            "rates": rates.until(entry["day"]).digest(),
        }
        entry |= {"key": keys.table_key("etl.adverts.engine", inputs), "synthetic": synthetic}
    return dict(sorted(out.items(), key=lambda item: (item[1]["day"], item[0])))


def _apart(graph: Graph, source: str) -> bool:
    return bool(getattr(graph.sources[source], "APART", False))


def _mark(
    store: Store, wanted: dict[str, dict[str, dict]], progress: Callable[[str], None]
) -> pd.DataFrame:
    """Duplicates among the sources of one market: adverts kept apart never hide those of the
    measured one."""
    folders = [
        store.adverts.folder(s, e["key"]) for s, names in wanted.items() for e in names.values()
    ]
    if not folders:
        return pd.DataFrame(columns=["source", "duplicate", "adverts"])
    return reduce.mark_sets(
        folders, store.adverts.root, progress=lambda step: progress(f"дубли: {step}")
    )


def _marks_key(wanted: dict[str, dict[str, dict]]) -> str:
    sets = {f"{s}/{n}": e["key"] for s, names in wanted.items() for n, e in names.items()}
    return sha256(keys.table_key("etl.adverts.duplicates.reduce", sets).encode()).hexdigest()[:16]


def _read(
    store: Store,
    todo: list[tuple[str, str, dict]],
    progress: Callable[[str], None],
    workers: int | None,
    rates: Rates,
) -> None:
    """Captured files → a part set each, all by the same processes: their dictionaries are loaded
    once."""
    results = map_parts(
        read_piece,
        _jobs(store, todo, rates),
        workers=workers,
        given=Given(automaton.dictionary, automaton.keep),
    )
    for number, group in groupby(results, key=lambda result: result[0]):
        source, name, entry = todo[number]
        total: Counter[str] = Counter()
        rejects = []
        foreign = 0
        with part_sets.SetWriter(store.adverts.folder(source, entry["key"]), SCHEMAS) as out:
            for _, part in group:
                out.add("adverts", part.adverts)
                out.add("slim", part.slim)
                out.add("skills", part.skills)
                out.add("extras", reduce.extras(part.sketch, part.adverts["employer_kind"]))
                rejects += part.rejects
                total.update(
                    industrial=part.adverts.num_rows,
                    slim=part.slim.num_rows,
                    rejects=len(part.rejects),
                )
                foreign += pc.sum(pc.equal(part.adverts["pay_reason"], "no_rate")).as_py() or 0
                progress(f"объявления {source}/{name}: {sum(total.values()):,}".replace(",", " "))
            table = pd.DataFrame(
                [asdict(r) | {"fields": "|".join(r.fields)} for r in rejects], columns=QUARANTINE
            )
            counts = {k: total[k] for k in ("industrial", "slim", "rejects")}
            reasons = dict(Counter(r.reason for r in rejects))
            out.close(
                {"rows": sum(counts.values()), **counts, "no_rate": foreign, "reasons": reasons},
                table.to_csv(index=False).encode(),
            )


def _jobs(store: Store, todo: list[tuple[str, str, dict]], rates: Rates) -> Iterator[Job]:
    """Pieces of every file in turn; an empty file has one empty piece."""
    for number, (source, name, entry) in enumerate(todo):
        capture = Capture(source, entry["day"], entry["synthetic"], rates.until(entry["day"]))
        with store.raw.source(source).open(name, entry["raw"]) as stream:
            first = True
            for piece in pieces(stream):
                yield Job(number, name, capture, piece)
                first = False
        if first:
            yield Job(number, name, capture, Piece(1, b""))


def day_of(name: str, entry: dict) -> str:
    """The day a capture shows unless its records say: the one in its name, else the publisher's
    date, else ''."""
    found = DAY.search(name) or DAY.search(entry.get("published") or "")
    if found:
        return found.group()
    return ""


def _sight(store: Store, source: str, name: str, entry: dict, graph: Graph) -> None:
    """Remember every advert of a newly read capture as seen on its day; `_complete(name)` of the
    source says whether the capture is a whole listing."""
    folder = store.adverts.folder(source, entry["key"])
    complete = bool(
        getattr(graph.sources[source], "_complete", lambda name: False)(name.partition("@")[0])
    )
    for day, seen in reduce.sightings(
        [part_sets.industrial(folder), part_sets.slim(folder)], store.adverts.root
    ):
        store.adverts.sight(source, day, seen, complete=complete)


def _counts(store: Store, source: str, names: dict[str, dict], found: pd.DataFrame) -> dict:
    total: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for entry in names.values():
        one = part_sets.counts(store.adverts.folder(source, entry["key"]))
        total.update({k: one[k] for k in ("rows", "industrial", "slim", "rejects", "no_rate")})
        reasons.update(one["reasons"])
    mine = found[found["source"] == source]
    return dict(total) | {
        "reasons": dict(reasons),
        "duplicates": dict(zip(mine["duplicate"], mine["adverts"].astype(int), strict=True)),
    }
