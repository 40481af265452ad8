"""Any damage is a sentence: bits flipped, files cut, pointers and locks full of garbage. The last
whole build is read instead, `verify` names it and mends it."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pandas as pd
import pytest

from etl.__main__ import main
from etl.store import Damaged, NothingBuilt, Reader, Store, whole
from etl.store.verify import verify
from tests.etl.test_builds import publish

DAY = pd.DataFrame({"advert_id": ["a"], "content_hash": ["h"], "openings": [1]})


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    """A data folder with two builds that share nothing, captures and sightings."""
    data = tmp_path_factory.mktemp("sound") / "data"
    store = Store(data)
    publish(store, 1)
    publish(store, 2)
    for name in ("one.csv", "two.csv"):
        store.raw.source("city").put(name, name.encode() * 900, url="https://example.org")
    store.raw.set_status("city", ok=True)
    store.adverts.sight("city", "2026-11-01", DAY, complete=True)
    return data


@pytest.fixture
def data(sound, tmp_path, monkeypatch) -> Path:
    """A copy to spoil, read by the commands too."""
    copy = tmp_path / "data"
    shutil.copytree(sound, copy)
    monkeypatch.setenv("ETL_DATA", str(copy))
    return copy


def flipped(path: Path, bit: int) -> None:
    """The file with one bit the other way."""
    content = bytearray(path.read_bytes())
    content[bit // 8 % len(content)] ^= 1 << bit % 8
    path.write_bytes(bytes(content))


def numbers(reader: Reader) -> set[int]:
    """What the tables of a build say."""
    return {int(n) for name in "abc" for n in reader.table(name)["n"]}


def captured(data: Path) -> tuple[str, list[bytes]]:
    """What CURRENT means and captures unpack to: some bits mean nothing there (a line's end, a
    spare bit of a zstd block)."""
    raw = Store(data).raw.source("city")
    return whole.current(data), [raw.open(name).read() for name in sorted(raw.entries())]


def watched(data: Path) -> list[Path]:
    """Every file whose every bit matters: all but CURRENT's neighbours that only tell of time."""
    apart = {"status.json", "accessed.json", "history.jsonl", "etl.lock", "raw.lock.copy"}
    return sorted(p for p in data.rglob("*") if p.is_file() and p.name not in apart)


def test_one_bit_anywhere_is_found_and_never_read(data, sound):
    rng = random.Random(19)
    files = watched(data)
    for path in rng.choices(files, k=40):
        flipped(path, rng.randrange(8 * path.stat().st_size))
        assert verify(Store(data)) or captured(data) == captured(sound), path
        assert numbers(Reader.open(data)) in ({1}, {2}), path
        shutil.rmtree(data)
        shutil.copytree(sound, data)
        whole._good.clear()


def test_cut_files_are_found_and_the_whole_build_is_read(data, sound):
    rng = random.Random(7)
    for path in rng.choices(watched(data), k=20):
        path.write_bytes(path.read_bytes()[: rng.randrange(path.stat().st_size)])
        assert verify(Store(data)), path
        assert numbers(Reader.open(data)) in ({1}, {2}), path
        shutil.rmtree(data)
        shutil.copytree(sound, data)
        whole._good.clear()


def test_a_damaged_build_gives_way_to_the_one_before(data):
    flipped(Reader.open(data).path("b"), 500)
    whole._good.clear()
    reader = Reader.open(data)
    assert numbers(reader) == {1}
    assert "b.parquet" in reader.troubles[0].ru and "verify --repair" in reader.troubles[0].en


def test_a_table_spoiled_while_the_app_runs_is_refused_then_passed_over(data):
    reader = Reader.open(data)
    flipped(reader.path("c"), 900)
    with pytest.raises(Damaged, match=r"c\.parquet"):
        reader.table("c")
    assert numbers(Reader.open(data)) == {1}


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", b"../../etc", b"no-such-build\n"])
def test_garbage_in_current_is_a_sentence(data, text):
    (data / "CURRENT").write_bytes(text)
    reader = Reader.open(data)
    assert numbers(reader) == {2} and reader.troubles
    assert main(["verify", "--repair"]) == 0
    assert not Reader.open(data).troubles and verify(Store(data)) == []


def test_nothing_whole_is_a_refusal_with_a_sentence(data, capsys):
    for path in (data / "builds").glob("*/manifest.json"):
        path.write_bytes(b'{"build": ')
    with pytest.raises(NothingBuilt, match="verify --repair"):
        Reader.open(data)
    assert main(["check"]) == 2 and main(["release"]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff" * 40, b"[" * 100_000])
def test_a_broken_lock_is_named_and_its_copy_taken(data, content, capsys):
    before = (data / "raw" / "raw.lock").read_bytes()
    (data / "raw" / "raw.lock").write_bytes(content)
    assert main(["build"]) == 2
    said = capsys.readouterr()
    assert "raw.lock" in said.err + said.out and "Traceback" not in said.err
    assert main(["verify"]) == 1
    assert main(["verify", "--repair"]) == 0
    assert (data / "raw" / "raw.lock").read_bytes() == before
    assert main(["verify"]) == 0


def test_a_capture_gone_or_spoiled_is_named_set_aside_and_fetched_again(data, capsys):
    one, two = sorted((data / "raw" / "city").glob("*.zst"))
    one.unlink()
    flipped(two, 8 * 40)
    raw = Store(data).raw.source("city")
    for name in ("one.csv", "two.csv"):
        with pytest.raises(Damaged, match=name), raw.as_file(name):
            pass
    assert main(["verify", "--repair", "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert len(done) == 2 and all("etl update" in line["done"] for line in done)
    assert raw.entries() == {} and len(list((data / "damaged").iterdir())) == 1
    assert main(["verify"]) == 0


def test_lost_sightings_are_said_to_be_lost(data, capsys):
    flipped(next((data / "observations").rglob("*.parquet")), 99)
    assert main(["verify"]) == 1 and main(["verify", "--repair"]) == 0
    assert "не восстановить" in capsys.readouterr().out


def test_unfinished_builds_push_out_no_whole_one_and_a_clock_put_back_reorders_nothing(
    data, monkeypatch
):
    store = Store(data)
    for _ in range(3):
        store.new_build()
    monkeypatch.setattr("etl.store.builds.datetime", Yesterday)
    last = publish(store, 3)
    assert whole.builds(data)[0] == last.folder
    assert numbers(store.build_before(last.id)) == {2}
    store.prune(keep=2, young_s=-1e9)
    assert [whole.number(p.name)[0] for p in whole.builds(data)] == [6, 2, 1]


class Yesterday:
    """A clock that was put back."""

    @staticmethod
    def now(zone) -> pd.Timestamp:
        """A moment long ago."""
        return pd.Timestamp("2001-01-01", tz=zone)


def test_a_release_killed_between_its_two_steps_leaves_the_old_marts(data, monkeypatch):
    from etl.store import atomic, release

    release(Store(data))
    publish(Store(data), 3)

    def killed(step: str) -> None:
        if step == "between two releases":
            raise KeyboardInterrupt

    monkeypatch.setattr(atomic, "failpoint", killed)
    with pytest.raises(KeyboardInterrupt):
        release(Store(data))
    monkeypatch.setattr(atomic, "failpoint", lambda step: None)
    (data / "CURRENT").unlink()
    shutil.rmtree(data / "builds")
    assert numbers(Reader.open(data)) == {2}
    with Store(data).lock():
        assert (data / "marts" / "manifest.json").is_file()
    assert verify(Store(data)) == []
