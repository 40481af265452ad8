"""`update` killed at many moments, or out of space, and resumed gives the same tables; two at
once do no harm."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from etl.store import NothingBuilt, Reader, Store
from tests.etl.simulation import WAITS, everything_written
from tests.publishers.server import Publishers
from tests.publishers.trudvsem_content import CANARIES
from tests.share import WHOLE

REPO = Path(__file__).resolve().parents[2]
SEED = 7
TURNS = 5 if WHOLE else 1
"""How many folders die; `make whole` takes five."""
DEATHS = 10 if WHOLE else 4
"""How many deaths a folder is given, and how often its disk is full."""
QUIET = {0}
"""Exit codes of a run nobody disturbed."""
pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="нет fork: проверка убитых запусков пропущена"
)


class Updates:
    """`etl update` in killable children of one process."""

    def __init__(self, server: Publishers):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.etl.forker"],
            cwd=REPO,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | WAITS | {"ETL_PUBLISHERS": server.address},
        )

    def run(self, data: Path, *runs: dict) -> list[int]:
        """Exit codes of updates started side by side; a negative one is the signal it died of."""
        self.process.stdin.write(
            json.dumps({"runs": [run | {"data": str(data)} for run in runs]}) + "\n"
        )
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def updates():
    with Publishers() as server:
        updates = Updates(server)
        yield updates
        updates.process.stdin.close()
        updates.process.wait()


@pytest.fixture(scope="module")
def undisturbed(updates, tmp_path_factory):
    """Tables after three quiet updates: the second brings the adverts' increment, the third
    nothing."""
    data = tmp_path_factory.mktemp("undisturbed") / "data"
    assert {code for _ in range(3) for code in updates.run(data, {})} <= QUIET
    return hashes(data)


def hashes(data: Path) -> dict[str, str]:
    """Tables of the current build → hash of their bytes."""
    return {name: entry["sha256"] for name, entry in Reader.open(data).manifest["tables"].items()}


def whole(data: Path) -> None:
    """What a reader may meet after a death: a whole build or none, and captures whose bytes are
    there."""
    try:
        reader = Reader.open(data)
        assert all(
            len(reader.table(n)) == reader.manifest["tables"][n]["rows"] for n in reader.tables()
        )
    except NothingBuilt:
        pass
    raw = Store(data).raw
    for source in raw.lock()["sources"]:
        assert all(
            raw.source(source).has(e["sha256"]) for e in raw.source(source).entries().values()
        )


def deaths(chance: random.Random) -> list[dict]:
    """Ways to die, in any order: half at a step of writing, half after some processor time."""
    kills = [{"kill_write": chance.randint(1, 400)} for _ in range(DEATHS // 2)]
    kills += [{"cpu_s": chance.uniform(0.02, 1.5)} for _ in range(DEATHS // 2)]
    chance.shuffle(kills)
    return kills


@pytest.mark.parametrize("turn", range(TURNS))
def test_killed_again_and_again_and_resumed(updates, undisturbed, tmp_path, turn):
    data = tmp_path / "data"
    codes = []
    for kill in deaths(random.Random(SEED + turn)):
        codes += updates.run(data, kill)
        whole(data)
    assert sum(code < 0 for code in codes) >= DEATHS // 2, codes
    assert {updates.run(data, {})[0] for _ in range(3)} <= QUIET
    assert hashes(data) == undisturbed
    assert not list(data.rglob("*.part")), "scraps are left"
    for path, text in everything_written(data):
        assert not [c for c in CANARIES if c in text], path


def test_a_full_disk_leaves_the_last_build_and_the_next_run_completes(
    updates, undisturbed, tmp_path
):
    chance = random.Random(SEED)
    data = tmp_path / "data"
    said = tmp_path / "said"
    refused = 0
    for moment in range(DEATHS):
        before = hashes(data) if (data / "CURRENT").exists() else {}
        code = updates.run(data, {"full_from": chance.randint(1, 250), "said": str(said)})[0]
        whole(data)
        text = said.read_text("utf-8")
        assert "Traceback" not in text and code in (0, 1, 2), text[-2000:]
        refused += code != 0
        if code:
            assert code == 2 and "Нет места на диске" in text, text[-2000:]
        assert not before or hashes(data).keys() >= before.keys()
        if moment in (1, 3):
            assert updates.run(data, {})[0] in QUIET
    assert refused >= DEATHS // 2
    assert {updates.run(data, {})[0] for _ in range(3)} <= QUIET
    assert hashes(data) == undisturbed
    assert not list(data.rglob("*.part")), "scraps are left"


def test_two_at_once(updates, undisturbed, tmp_path):
    codes = updates.run(tmp_path / "data", {}, {})
    assert set(codes) <= QUIET | {2} and set(codes) & QUIET, codes
    whole(tmp_path / "data")
    assert {updates.run(tmp_path / "data", {})[0] for _ in range(2)} <= QUIET
    assert hashes(tmp_path / "data") == undisturbed
