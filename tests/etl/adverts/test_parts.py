"""Neither pieces, processes, a cluster nor how much is held at once change a row."""

from __future__ import annotations

import io
import os

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.adverts import parts, pipeline
from etl.adverts.duplicates import reduce
from etl.adverts.duplicates.duplicates import COLUMNS, mark
from etl.adverts.engine import read_part
from etl.adverts.parts import map_parts, pieces
from etl.adverts.work import Job, read_piece
from etl.store import atomic, part_sets
from tests.etl.adverts.made import CAPTURE, line, lines

N = 210


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.binary(max_size=30).map(lambda b: b.replace(b"\n", b"")), max_size=30),
    st.integers(1, 90),
)
def test_pieces_are_whole_lines(rows, size):
    data = b"".join(r + b"\n" for r in rows)
    cut = list(pieces(io.BytesIO(data), size))
    assert b"".join(p.data for p in cut) == data
    assert all(p.data.endswith(b"\n") for p in cut)
    assert [p.first for p in cut] == [
        1 + b"".join(q.data for q in cut[:i]).count(b"\n") for i in range(len(cut))
    ]


def test_results_come_in_order_from_processes():
    items = [b"x" * n for n in (5, 1, 9, 0, 3, 7)]
    done = []
    assert (
        list(map_parts(len, items, workers=2, progress=done.append)) == [5, 1, 9, 0, 3, 7]
        and done[-1] == 6
    )


HANDED: list[int] = []


def _hand(made: int) -> None:
    HANDED.append(made)


def _handed(_) -> list[int]:
    return HANDED


def test_what_is_dear_to_make_is_made_once_and_handed_to_every_process():
    found = list(map_parts(_handed, [b"x"] * 12, workers=2, given=parts.Given(os.getpid, _hand)))
    assert (
        found == [found[0]] * 12
        and len(found[0]) == 1
        and found[0] != [os.getpid()]
        and HANDED == []
    )


def everything(found) -> list[pa.Table]:
    found = [part for _, part in found]
    return [
        pa.concat_tables([getattr(p, k) for p in found]) for k in ("adverts", "slim", "skills")
    ] + [[r for p in found for r in p.rejects], np.concatenate([p.sketch for p in found]).tolist()]


def test_one_piece_or_seven_here_or_on_a_cluster(monkeypatch):
    distributed = pytest.importorskip(
        "distributed", reason="без dask[distributed] кластер не проверяется"
    )
    data = b"\n".join(lines(N)) + b"\n"
    whole = everything(
        map_parts(read_piece, [Job(0, "f", CAPTURE, parts.Piece(1, data))], workers=1)
    )
    seven = [Job(0, "f", CAPTURE, piece) for piece in pieces(io.BytesIO(data), len(data) // 6)]
    assert len(seven) == 7 and whole[0].num_rows > 0 and whole[2].num_rows > 0
    assert everything(map_parts(read_piece, seven, workers=1)) == whole
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, protocol="tcp", dashboard_address=None
    ) as cluster:
        monkeypatch.setenv("ETL_SCHEDULER", cluster.scheduler_address)
        assert cluster.scheduler_address.startswith("tcp://")
        assert everything(map_parts(read_piece, seven)) == whole


def test_a_cluster_that_is_not_there(monkeypatch):
    monkeypatch.setenv("ETL_SCHEDULER", "tcp://127.0.0.1:1")
    monkeypatch.setattr(parts, "WAIT_S", 1)
    with pytest.raises(ConnectionError, match="ETL_SCHEDULER"):
        list(map_parts(len, [b"x"]))


def made_sets(folder, n=400, sets=3) -> list:
    rng = np.random.default_rng(5)
    rows = [
        line(
            id=f"a{i if rng.random() < 0.9 else i // 2}",
            vacancy_name=f"Токарь {rng.integers(4)}",
            company_name=f"ООО Завод {rng.integers(6)}" if rng.random() < 0.8 else "",
            published_date=f"2026-0{rng.integers(1, 6)}-1{rng.integers(9)}",
            company_hash="",
            requirements=" ".join(np.random.default_rng(rng.integers(5)).choice(WORDS, 80)),
        )
        for i in range(n)
    ]
    out = []
    for s in range(sets):
        part = read_part(rows[s::sets], CAPTURE)
        with part_sets.SetWriter(folder / f"s{s}", pipeline.SCHEMAS) as writer:
            writer.add("adverts", part.adverts)
            writer.add("extras", reduce.extras(part.sketch, part.adverts["employer_kind"]))
            writer.close({"rows": 1}, b"")
        out.append(folder / f"s{s}")
    return out


WORDS = (
    "сборка узлов станков чертежам контроль размеров ведение журнала наладка линии настройка "
    "режимов"
).split()


def marked(folders) -> pd.DataFrame:
    return pd.concat(
        [pq.read_table(part_sets.industrial(f)).to_pandas() for f in folders], ignore_index=True
    )


def test_marks_do_not_depend_on_how_many_are_held(tmp_path, stand_in):
    folders = made_sets(tmp_path)
    reduce.mark_sets(folders, tmp_path, held=60)
    few = marked(folders)
    counts = reduce.mark_sets(folders, tmp_path, held=10_000)
    pd.testing.assert_frame_equal(few, marked(folders))
    assert counts.adverts.sum() == 400 and set(counts.duplicate) >= {
        "",
        "version",
        "opening",
        "possible",
    }
    sketch = np.concatenate(
        [
            np.frombuffer(
                b"".join(pq.read_table(part_sets.extras(f))["sketch"].to_pylist()), "uint16"
            )
            for f in folders
        ]
    ).reshape(400, -1)
    free = ~few.duplicate.isin(["exact", "version"])
    plain = mark(few.loc[free, list(COLUMNS)].reset_index(drop=True), sketch[free])
    assert few.duplicate[free].tolist() == plain.duplicate.tolist(), (
        "the same as all at once in memory"
    )
    kept = few[few.duplicate.isin(["", "possible"])]
    assert (kept.kept_id == kept.source + ":" + kept.advert_id).all()
    assert set(few.kept_id) <= set(kept.kept_id)


def test_a_crash_while_rewriting_leaves_the_old_file(tmp_path, stand_in, monkeypatch):
    folders = made_sets(tmp_path, 40, 1)
    before = part_sets.industrial(folders[0]).read_bytes()
    monkeypatch.setattr(
        part_sets.os, "replace", lambda *_: (_ for _ in ()).throw(OSError("нет места"))
    )
    with pytest.raises(OSError):
        reduce.mark_sets(folders, tmp_path)
    assert part_sets.industrial(folders[0]).read_bytes() == before
    assert not list(tmp_path.rglob("*.part"))
    assert atomic.read_json(folders[0] / "counts.json")
