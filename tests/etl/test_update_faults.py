"""`etl update` over real HTTP: everything builds, exit codes, what is on request, busy folders,
no person kept."""

from __future__ import annotations

import shutil

import pytest

from etl.build.graph import project
from etl.build.intake import RealData, declare_synthetic
from etl.store import Store
from tests.etl.simulation import (
    everything_written,
    missing,
    not_asked,
    sources_needed,
    statuses,
    update,
)
from tests.publishers.faults import FAULTS
from tests.publishers.moscow_content import CANARIES as ENTERPRISES
from tests.publishers.server import Publishers
from tests.publishers.trudvsem_content import CANARIES

SOURCES = sorted(n for n, m in project().sources.items() if hasattr(m, "_fetch"))


@pytest.fixture(scope="module")
def good(server, tmp_path_factory):
    """A folder after two clean updates; the second one brings the adverts' increment, a third
    would bring nothing."""
    data = tmp_path_factory.mktemp("good") / "data"
    for _ in range(2):
        code, closing, said = update(server, data)
        assert all(v["ok"] for v in statuses(data).values()), said
        assert code == 0 and missing(closing) == set(), said
    return data


def test_what_nobody_asked_for_is_no_fault_until_it_is_asked_for(server, good, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(good, data)
    code, closing, _ = update(server, data, "--offline")
    waiting = {t["table"]: t["reason"] for t in closing["tables"] if t["status"] == "on_request"}
    assert code == 0 and waiting.keys() == not_asked()
    assert "--with-cv" in waiting["tension_cv"] and "--trajectories" in waiting["career_stay"]
    server.faults["opendata.trudvsem.ru"] = FAULTS["503"]
    try:
        code, closing, _ = update(server, data, "--with-cv", "--source", "trudvsem_cv_occupations")
    finally:
        server.faults.clear()
    states = {t["table"]: t["status"] for t in closing["tables"]}
    assert code == 1 and states["cv_occupations"] == states["tension_cv"] == "missing"
    assert states["career_stay"] == "on_request"
    assert (
        "503"
        in next(s for s in closing["sources"] if s["source"] == "trudvsem_cv_occupations")["reason"]
    )
    code, closing, said = update(server, data, "--with-cv", "--source", "trudvsem_cv_occupations")
    assert code == 0 and "МБ" in said, said
    code, _, said = update(server, data, "--source", "trudvsem_responses")
    assert (
        code == 0
        and "trudvsem_responses: только по просьбе — python -m etl update --with-cv" in said
    )


def test_the_closing_table_tells_rows_and_their_change(server, good, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(good, data)
    _, closing, _ = update(server, data, "--source", "cbr_fx")
    row = next(s for s in closing["sources"] if s["source"] == "cbr_fx")
    assert row["rows"] == 10 and row["change"] == 0 and row["status"] == "скачано"
    attempts = Store(data).raw.history.of()["cbr_fx"]
    assert [a["ok"] for a in attempts] == [True] * 3 and [a["change"] for a in attempts] == [
        0,
        0,
        None,
    ]


def test_no_person_and_no_enterprise_in_the_good_folder(good):
    for path, text in everything_written(good):
        assert not [c for c in (*CANARIES, *ENTERPRISES) if c in text], path


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
    for name in set(project().nodes) - not_asked():
        assert (name in missing(closing)) == bool(sources_needed(name) & failed), name


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
    assert manifest["synthetic"] and all(
        s["synthetic"] for v in manifest["sources"].values() for s in v["snapshots"]
    )


def test_opt_in_sources_count_people_and_keep_none(server, tmp_path):
    wanted = [w for n in ("trudvsem_cv_occupations", "trudvsem_responses") for w in ("--source", n)]
    code, closing, said = update(server, tmp_path, "--with-cv", *wanted)
    assert {n: v["ok"] for n, v in statuses(tmp_path).items()} == dict.fromkeys(
        wanted[1::2], True
    ), said
    assert sum(n in str(p) for n in wanted[1::2] for p, _ in everything_written(tmp_path)) >= 2
    for path, text in [("said", said), *everything_written(tmp_path)]:
        assert not [c for c in CANARIES if c in text], path
