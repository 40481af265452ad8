"""What the method page calls ours is what the code uses."""

from __future__ import annotations

from importlib import import_module

import pytest

from etl.build.hand_kept import read_csv
from etl.store import Store

ROWS = read_csv(Store().reference("assumptions")).to_dict("records")


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["name"])
def test_the_file_and_the_code_agree(row):
    assert float(row["value"]) == getattr(import_module(row["module"]), row["constant"])
    assert float(row["low"]) <= float(row["value"]) <= float(row["high"]), (
        "an assumption has a range around it"
    )
    assert all(row.values()), "in both languages, with whose it is"
