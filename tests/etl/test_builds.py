"""A build is whole or not there: at every failpoint, under kill -9, and while readers read."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest

from etl.build.checks import table
from etl.store import Busy, NothingBuilt, Reader, Store, atomic
from etl.store.reader import Build

ZYGOTE = """
import os, sys
sys.path.insert(0, {repo!r})
from tests.etl.test_builds import publish
from etl.store import Store
for line in sys.stdin:
    if (pid := os.fork()) == 0:
        for n in range(int(line), 10**9):
            publish(Store({data!r}), n)
    print(pid, flush=True)
"""


def publish(store: Store, n: int) -> Build:
    """A build of three tables that all say `n`; whole means all three agree."""
    build = store.new_build()
    entries = {}
    for name in ("a", "b", "c"):
        frame = pd.DataFrame({"n": [n] * 50})
        entries[name] = build.write(name, frame) | {
            "key": str(n),
            "mart": True,
            "status": "built",
            "synthetic": False,
        }
    build.publish({"tables": entries, "lineage": {}, "sources": {}, "synthetic": False, "n": n})
    return build


def whole(data: Path) -> int:
    """The number every table of the current build agrees on."""
    reader = Reader.open(data)
    numbers = {int(v) for name in "abc" for v in reader.table(name)["n"]} | {reader.manifest["n"]}
    assert len(numbers) == 1, numbers
    return numbers.pop()


def steps_of_one_publication(data: Path) -> list[str]:
    seen: list[str] = []
    atomic.failpoint = seen.append
    try:
        publish(Store(data), 1)
    finally:
        atomic.failpoint = lambda step: None
    return seen


def test_every_failpoint_leaves_a_whole_build(tmp_path):
    steps = steps_of_one_publication(tmp_path / "probe")
    assert len(steps) >= 30
    data = tmp_path / "data"
    publish(Store(data), 0)
    for i, _ in enumerate(steps):
        left = iter(range(i + 1))

        def fail(step: str, left=left) -> None:
            if next(left, None) is None:
                raise OSError("disk full")

        atomic.failpoint = fail
        try:
            publish(Store(data), 100 + i)
        except OSError:
            pass
        finally:
            atomic.failpoint = lambda step: None
        assert whole(data) in {0, *(100 + j for j in range(i + 1))}
    publish(Store(data), 7)
    assert whole(data) == 7


def test_fifty_kills(tmp_path):
    rng = random.Random(7)
    data = tmp_path / "data"
    last = 0
    publish(Store(data), 0)
    code = ZYGOTE.format(repo=str(Path(__file__).resolve().parents[2]), data=str(data))
    zygote = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    for _ in range(50):
        zygote.stdin.write(f"{last + 1}\n")
        zygote.stdin.flush()
        pid = int(zygote.stdout.readline())
        time.sleep(rng.uniform(0.0, 0.15))
        os.kill(pid, signal.SIGKILL)
        seen = whole(data)
        assert seen >= last, "a published build was lost"
        last = seen
    zygote.kill()
    zygote.wait()
    assert last > 3, "the writer never got a build out: the kills prove nothing"


def test_readers_during_a_hundred_publications(tmp_path):
    data = tmp_path
    stop = threading.Event()
    errors = []
    reads = []
    publish(Store(data), 0)

    def read() -> None:
        while not stop.is_set():
            try:
                reads.append(whole(data))
            except Exception as error:  # noqa: BLE001 - collected and asserted on below
                errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    [t.start() for t in threads]
    for n in range(1, 101):
        publish(Store(data), n)
        Store(data).prune(keep=2)
    stop.set()
    [t.join() for t in threads]
    assert not errors and len(set(reads)) > 3


def test_prune_keeps_current_the_newest_and_the_young(tmp_path):
    store = Store(tmp_path)
    builds = [publish(store, n) for n in range(6)]
    assert store.prune(keep=1) == []
    for build in builds:
        os.utime(build.folder, (0, 0))
    gone = store.prune(keep=2)
    assert sorted(gone) == [b.id for b in builds[:3]]
    assert whole(tmp_path) == 5


def test_without_a_build_the_reader_says_what_to_type(tmp_path):
    with pytest.raises(NothingBuilt, match="python -m etl update"):
        Reader.open(tmp_path)


def test_a_second_run_leaves_politely(tmp_path):
    with Store(tmp_path).lock(), pytest.raises(Busy, match="занята"):
        code = (
            f"import sys; sys.path.insert(0, {os.getcwd()!r})\nfrom etl.store import Store, Busy\n"
            f"try:\n    Store({str(tmp_path)!r}).lock()\nexcept Busy as e:\n    print(e)"
        )
        said = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        raise Busy(said)


def test_object_is_banned_and_columns_are_checked():
    with pytest.raises(TypeError, match="object"):
        table(columns={"a": "object"}, key=["a"])
    from etl.build.checks import SchemaError, cast_and_check

    @table(columns={"a": "str", "n": "float64"}, key=["a"])
    def demo(x):
        return x

    empty = cast_and_check(pd.DataFrame({"a": [], "n": []}, dtype=object), demo)
    assert [str(t) for t in empty.dtypes] == ["str", "float64"]
    with pytest.raises(SchemaError, match=r"demo.*нет столбцов \['n'\]"):
        cast_and_check(pd.DataFrame({"a": ["x"]}), demo)
    with pytest.raises(SchemaError, match="demo, столбец n"):
        cast_and_check(pd.DataFrame({"a": ["x"], "n": ["много"]}), demo)
    with pytest.raises(SchemaError, match="нарушены правила"):
        cast_and_check(pd.DataFrame({"a": ["x", "x"], "n": [1, 2]}), demo)
