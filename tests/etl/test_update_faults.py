"""Every source × every fault over real HTTP: no crash, the reason named, the last good data stay, the others go on."""
from __future__ import annotations

import shutil

import pytest

from etl.graph import project
from etl.intake import RealData, declare_synthetic
from etl.store import Store
from etl.web.errors import WORDS
from tests.etl.simulation import IMPATIENT, everything_written, not_asked, sources_above, statuses, tables, update
from tests.publishers.faults import FAULTS
from tests.publishers.server import Publishers
from tests.publishers.trudvsem_content import CANARIES

SOURCES = sorted(n for n, m in project().sources.items() if hasattr(m, "_fetch") and not getattr(m, "OPT_IN", False))
HARD = ("timeout", "reset", "truncated", "slow_drip", "429", "500", "502", "503", "403", "404", "html_with_200")
"""Faults that leave nothing to take: every source must say so. The others may be seen through or survived."""


@pytest.fixture(scope="module")
def server():
    with Publishers() as server:
        yield server


@pytest.fixture(scope="module")
def good(server, tmp_path_factory):
    """A folder after two clean updates; the second one brings the adverts' increment, a third would bring nothing."""
    data = tmp_path_factory.mktemp("good") / "data"
    for _ in range(2):
        code, closing, said = update(server, data)
        assert all(v["ok"] for v in statuses(data).values()), said
        assert {t["table"] for t in closing["tables"] if t["status"] not in ("built", "kept")} <= not_asked(), said
        assert code in (0, 1) and (code == 0 or not_asked())
    return data


@pytest.fixture(scope="module")
def outcome(server, good, tmp_path_factory):
    """fault → (exit code, closing JSON, what was said, folder), each computed once: all publishers fail alike."""
    known = {}

    def run(fault: str) -> tuple:
        if fault not in known:
            data = tmp_path_factory.mktemp(fault) / "data"
            shutil.copytree(good, data)
            server.faults["*"] = FAULTS[fault]
            try:
                waits = IMPATIENT if fault in ("timeout", "slow_drip") else None
                known[fault] = *update(server, data, waits=waits), data
            finally:
                server.faults.clear()
        return known[fault]
    return run


@pytest.mark.parametrize("fault", sorted(FAULTS))
@pytest.mark.parametrize("source", SOURCES)
def test_source_and_fault(outcome, good, source, fault):
    code, _, said, data = outcome(fault)
    status = statuses(data)[source]
    assert status["ok"] or (status["reason"] and "непредвиденный" not in status["reason"]), status
    assert not (fault in HARD and status["ok"]), f"{fault} was taken for data"
    before, now = Store(good).raw.source(source).entries(), Store(data).raw.source(source).entries()
    assert set(before) <= set(now), "a good capture got lost"
    if fault in HARD:
        assert {n: now[n]["sha256"] for n in before} == {n: before[n]["sha256"] for n in before}


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_the_last_good_tables_stay(outcome, good, fault):
    code, closing, said, data = outcome(fault)
    failed = [s for s, v in statuses(data).items() if not v["ok"]]
    assert code == (1 if failed or missing(closing) else 0), said
    assert "Traceback" not in said and missing(closing) <= not_asked()
    was, now = tables(good), tables(data)
    for name, table in was.items():
        if fault in HARD:
            assert table.equals(now[name]), name
        else:
            assert len(now[name]) >= 0.98 * len(table), name
    for source in failed:
        assert next(s for s in closing["sources"] if s["source"] == source)["reason"]


def missing(closing: dict) -> set[str]:
    """Tables a run has neither built nor kept."""
    return {t["table"] for t in closing["tables"] if t["status"] not in ("built", "kept")}


def test_no_person_in_the_good_folder(good):
    for path, text in everything_written(good):
        assert not [c for c in CANARIES if c in text], path


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_no_person_in_anything_written_or_said(outcome, good, fault):
    _, _, said, data = outcome(fault)
    known = {(p.relative_to(good), p.stat().st_size, p.stat().st_mtime_ns) for p in good.rglob("*")}
    fresh = [p for p in data.rglob("*") if (p.relative_to(data), p.stat().st_size, p.stat().st_mtime_ns) not in known]
    for path, text in [("said", said), *everything_written(data, fresh)]:
        assert not [c for c in CANARIES if c in text], path


def test_reasons_name_the_host_and_what_to_do(outcome):
    reasons = [v["reason"] for v in statuses(outcome("500")[3]).values()]
    assert all("500" in r or "503" in r for r in reasons) and all(len(r) > 30 for r in reasons)
    assert all({"ru", "en"} <= set(dir(w)) and "{host}" in w.ru and "{host}" in w.en for w in WORDS.values())


HOSTS = sorted({h for h in Publishers.hosts() if not h.startswith(("trudvsem", "fedstat"))})


@pytest.mark.parametrize("down", [HOSTS[::2], HOSTS[1::2]], ids=lambda hosts: "+".join(hosts))
def test_publishers_down_from_the_start_and_the_others_build(server, good, tmp_path, down):
    server.faults |= {host: FAULTS["503"] for host in down}
    try:
        code, closing, said = update(server, tmp_path)
    finally:
        server.faults.clear()
    failed = {s for s, v in statuses(tmp_path).items() if not v["ok"]}
    assert code == 1 and failed and failed < set(SOURCES)
    lineage = project().lineage()
    for name in set(lineage) - not_asked():
        assert (name in missing(closing)) == bool(sources_above(name, lineage) & failed), name


def test_recovery_after_any_fault_is_complete(server, good, outcome, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(outcome("renamed_column")[3], data)
    code, _, said = update(server, data)
    assert all(v["ok"] for v in statuses(data).values()), said
    assert {n: len(t) for n, t in tables(data).items()} == {n: len(t) for n, t in tables(good).items()}


def test_a_busy_folder_and_an_unknown_source_end_with_two(server, good, monkeypatch):
    from etl.store import builds
    held = Store(good).lock()
    monkeypatch.setattr(builds.Store.lock, "__defaults__", (0,))
    plain = builds.Store.lock
    monkeypatch.setattr(builds.Store, "lock", lambda self, wait_s=0: plain(self, 0))
    try:
        code, _, said = update(server, good)
    finally:
        held.release()
    assert code == 2 and "занята другим запуском" in said
    assert update(server, good, "--source", "nobody")[0] == 2


def test_the_simulation_never_enters_real_data(server, tmp_path):
    store = Store(tmp_path)
    store.raw.source("cbr_fx").put("fx_USD.xml", b"<ValCurs/>", url="https://www.cbr.ru/")
    with pytest.raises(RealData):
        declare_synthetic(store)
    before = len(server.asked)
    assert update(server, tmp_path)[0] == 2 and len(server.asked) == before


def test_everything_from_the_simulation_is_marked_synthetic(good):
    manifest = Store(good).previous().manifest
    assert manifest["synthetic"] and all(s["synthetic"] for v in manifest["sources"].values() for s in v["snapshots"])


def test_opt_in_sources_count_people_and_keep_none(server, tmp_path):
    wanted = [w for n in ("trudvsem_cv_occupations", "trudvsem_responses") for w in ("--source", n)]
    code, closing, said = update(server, tmp_path, "--with-cv", *wanted)
    assert {n: v["ok"] for n, v in statuses(tmp_path).items()} == dict.fromkeys(wanted[1::2], True), said
    assert sum(n in str(p) for n in wanted[1::2] for p, _ in everything_written(tmp_path)) >= 2
    for path, text in [("said", said), *everything_written(tmp_path)]:
        assert not [c for c in CANARIES if c in text], path
