"""Twenty thousand adverts of the demonstration city, one in ten industrial, from captured lines to
marts; a hundred thousand by `make whole`."""

from __future__ import annotations

from etl.adverts.pipeline import update_adverts
from etl.build.run import build
from etl.store import Store
from etl.store.reader import Reader
from tests.benchmarks.scale import SOURCE, prepare
from tests.share import WHOLE

N = 20_000
if WHOLE:
    N = 100_000


def test_every_advert_is_a_row_and_every_mart_is_built(tmp_path, monkeypatch):
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    prepare(str(tmp_path), N, False)
    store = Store(tmp_path)
    counts = update_adverts(store, workers=2)[SOURCE]
    assert counts["rows"] == N == counts["industrial"] + counts["slim"] + counts["rejects"]
    assert sum(counts["duplicates"].values()) == counts["industrial"], (
        "each industrial advert is kept or a repeat"
    )
    assert build(store).names("failed") == []
    reader = Reader.open(tmp_path)
    offers = reader.table("pay_offers")
    whole = offers[(offers[["okrug", "experience", "family", "occupation"]] == "").all(axis=1)]
    assert 0 < whole["n"].sum() <= counts["industrial"]
    assert reader.synthetic("pay_offers"), "an invented city stays one"
