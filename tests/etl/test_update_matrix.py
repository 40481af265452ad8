"""Source × fault over real HTTP, from a folder a month old: some publishers err, the others get
their new files.

The publishers are two groups. In each of as many runs of `etl update --with-cv` as there are
faults every publisher of one group errs in its own way while the other group is well; together
the runs show every source every fault.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from etl.build.graph import project
from etl.commands.update import fetch
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem.trudvsem_vacancies import BULK_DAYS
from etl.store import Reader, Store
from etl.store.whole import sealed
from etl.web.errors import WORDS
from tests.etl.simulation import (
    IMPATIENT,
    OWN,
    environment,
    everything_written,
    missing,
    sources_above,
    statuses,
    tables,
    update,
)
from tests.publishers import trudvsem_content
from tests.publishers.faults import FAULTS
from tests.publishers.trudvsem_content import CANARIES
from tests.share import taken

SOURCES = sorted(n for n, m in project().sources.items() if hasattr(m, "_fetch") and n not in OWN)
HARD = (
    "timeout",
    "reset",
    "truncated",
    "slow_drip",
    "429",
    "500",
    "502",
    "503",
    "403",
    "404",
    "html_with_200",
)
"""Faults that leave nothing to take: every source must say so. The others may be seen through or
survived."""
ALWAYS = ("429", "500", "empty_result", "renamed_column", "truncated")
"""Faults that further tests below look at."""
ALL = sorted(f for f in FAULTS if f in ALWAYS or taken(f, 16))
"""In `make test` a share of the faults, always the same one; `make whole` tries all of them."""
RECOVERED = [f for f in ALWAYS if f != "500" and taken(f"recovery {f}", 2)]
STRIDE = 5
"""How far apart the faults of neighbouring publishers are in one run."""
CORE = [
    t
    for t, v in project().lineage().items()
    if not v["tables"]
    and v["sources"]
    and {*v["sources"]} <= {*SOURCES}
    and not any(project().gives_adverts(s) for s in v["sources"])
]
"""Tables made of one source's captures alone: cheap enough to be made anew in every run."""


@pytest.fixture(scope="module")
def good(server, tmp_path_factory):
    """A folder after two clean updates with everything asked for; from then on the publishers'
    files are newer."""
    data = tmp_path_factory.mktemp("good") / "data"
    for _ in range(2):
        code, closing, said = update(server, data, "--with-cv")
        assert code == 0 and missing(closing) == set(), said
    with pytest.MonkeyPatch.context() as patch:
        later = wire.today() + timedelta(days=BULK_DAYS + 1)
        patch.setattr(wire, "today", lambda: later)
        patch.setattr(
            trudvsem_content, "STAMP", trudvsem_content.STAMP.replace("20261121", "20261222")
        )
        patch.setitem(trudvsem_content.CSV, "Last-Modified", "Tue, 22 Dec 2026 03:00:00 GMT")
        yield data


@pytest.fixture(scope="module")
def undisturbed(server, good, tmp_path_factory):
    """A folder where nothing went wrong in the new month; a further update brings it nothing."""
    data = tmp_path_factory.mktemp("undisturbed") / "data"
    shutil.copytree(good, data)
    assert [update(server, data, "--with-cv")[0] for _ in range(2)] == [0, 0]
    return data


@pytest.fixture(scope="module")
def hosts(server, undisturbed, tmp_path_factory) -> dict[str, frozenset[str]]:
    """Source → the hosts it asks, seen from its requests."""
    out = {}
    data = tmp_path_factory.mktemp("hosts") / "data"
    shutil.copytree(undisturbed, data)
    for source in SOURCES:
        server.asked.clear()
        with environment(server, data):
            fetch(Store(data), [source], with_cv=True)
        out[source] = frozenset(host for _, host, *_ in server.asked)
    assert all(out.values())
    return out


@dataclass
class Outcome:
    """What one run left behind; `wrong` holds what must not be, found once for all its sources."""

    before: Path
    data: Path
    code: int
    closing: dict
    said: str
    wrong: list[str]


@pytest.fixture(scope="module")
def outcome(server, good, undisturbed, hosts, tmp_path_factory):
    """(source, fault) → the Outcome of the run in which it met that fault, computed once a run."""
    publishers = sorted(set(hosts.values()), key=sorted)
    known = {}

    def run(source: str, fault: str) -> Outcome:
        me = publishers.index(hosts[source])
        group = me % 2
        turn = (ALL.index(fault) - STRIDE * me) % len(ALL)
        if (group, turn) not in known:
            bad = {
                host: ALL[(turn + STRIDE * i) % len(ALL)]
                for i, names in enumerate(publishers)
                if i % 2 == group
                for host in names
            }
            portal = hosts["trudvsem_vacancies"] & bad.keys()
            known[group, turn] = spoiled(
                server, bad, good if portal else undisturbed, tmp_path_factory, hosts
            )
        return known[group, turn]

    return run


def spoiled(server, bad: dict[str, str], before: Path, folders, hosts) -> Outcome:
    """One update while each host of `bad` has its fault."""
    data = folders.mktemp("spoiled") / "data"
    shutil.copytree(before, data)
    forget_keys(data)
    server.faults |= {host: FAULTS[fault] for host, fault in bad.items()}
    try:
        waits = IMPATIENT if {"timeout", "slow_drip"} & set(bad.values()) else None
        found = Outcome(before, data, *update(server, data, "--with-cv", waits=waits), [])
    finally:
        server.faults.clear()
    found.wrong = misdeeds(found, {s: bad[min(hosts[s])] for s in SOURCES if hosts[s] & bad.keys()})
    return found


def forget_keys(data: Path) -> None:
    """Make the tables of CORE stale, so that every run has to build them."""
    path = Reader.open(data).folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    for name in CORE:
        manifest["tables"][name]["key"] = "an earlier code"
    path.write_text(json.dumps(sealed(manifest)), "utf-8")


def misdeeds(found: Outcome, bad: dict[str, str]) -> list[str]:
    """Everything about a run that a user would call wrong; `bad` is source → its fault. Empty
    when all is well."""
    if not found.closing:
        return [f"nothing was published: {found.said[-600:]}"]
    states = statuses(found.data)
    lineage = project().lineage()
    failed = {s for s, v in states.items() if not v["ok"]}
    built = {t["table"] for t in found.closing["tables"] if t["status"] == "built"}
    out = [f"{s}: {states[s]['reason']}" for s in failed - bad.keys()]
    out += ["Traceback"] * ("Traceback" in found.said)
    out += [f"code {found.code}"] * (found.code != (1 if failed or missing(found.closing) else 0))
    was = tables(found.before)
    now = tables(found.data)
    for name, table in was.items():
        above = sources_above(name, lineage) & bad.keys()
        if name in CORE and above and bad[min(above)] in HARD:
            kept = table.equals(now[name])
        else:
            kept = len(now[name]) >= 0.98 * len(table)
        out += [f"{name}: the last good data are gone"] * (not kept)
        out += [f"{name}: not built"] * (name in CORE and not above and name not in built)
    out += [
        f"{s}: its reason is not in the closing table"
        for s in failed
        if not next(r for r in found.closing["sources"] if r["source"] == s)["reason"]
    ]
    before = {
        (p.relative_to(found.before), p.stat().st_size, p.stat().st_mtime_ns)
        for p in found.before.rglob("*")
    }
    fresh = [
        p
        for p in found.data.rglob("*")
        if (p.relative_to(found.data), p.stat().st_size, p.stat().st_mtime_ns) not in before
    ]
    for path, text in [("said", found.said), *everything_written(found.data, fresh)]:
        out += [f"{path}: {c}" for c in CANARIES if c in text]
    return out


@pytest.mark.parametrize("fault", ALL)
@pytest.mark.parametrize("source", SOURCES)
def test_source_and_fault(outcome, source, fault):
    found = outcome(source, fault)
    assert not found.wrong
    status = statuses(found.data)[source]
    assert status["ok"] or (status["reason"] and "непредвиденный" not in status["reason"]), status
    assert not (fault in HARD and status["ok"]), f"{fault} was taken for data"
    before = Store(found.before).raw.source(source).entries()
    now = Store(found.data).raw.source(source).entries()
    assert set(before) <= set(now), "a good capture got lost"
    if fault in HARD:
        assert {n: now[n]["sha256"] for n in before} == {n: before[n]["sha256"] for n in before}


def test_reasons_name_the_host_and_what_to_do(outcome, hosts):
    for source in SOURCES:
        reason = statuses(outcome(source, "500").data)[source]["reason"]
        assert len(reason) > 30 and any(name in reason for name in [*hosts[source], "ЕМИСС"]), (
            reason
        )
    assert all(
        {"ru", "en"} <= set(dir(w)) and "{host}" in w.ru and "{host}" in w.en
        for w in WORDS.values()
    )


@pytest.mark.parametrize("fault", RECOVERED)
def test_recovery_after_a_fault_is_complete(server, undisturbed, outcome, tmp_path, fault):
    data = tmp_path / "data"
    shutil.copytree(outcome("trudvsem_vacancies", fault).data, data)
    for _ in range(2):
        code, _, said = update(server, data, "--with-cv")
    assert code == 0 and all(v["ok"] for v in statuses(data).values()), said
    assert {n: len(t) for n, t in tables(data).items()} == {
        n: len(t) for n, t in tables(undisturbed).items()
    }
