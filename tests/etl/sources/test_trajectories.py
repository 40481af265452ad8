"""Trajectories: rows in = spells + counted reasons; nobody leaves memory; planted careers come
back as aggregates."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest

from etl.models.careers import stay_curves
from etl.sources.trudvsem._trajectories import read
from etl.sources.trudvsem._trudvsem import MissingField

NAMES = ["turner", "designer"]


def classify(title: str) -> str:
    return {"Токарь": "turner", "Инженер-конструктор": "designer"}.get(title, "")


def archive(
    cand: list[str], work: list[str], header="id_candidate|company_name|date_from|date_to|job_title"
):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("data/cand.csv", "id_candidate|birthyear|region_code|salary\n" + "\n".join(cand))
        z.writestr("data/workexp.csv", header + "\n" + "\n".join(work))
    return zipfile.ZipFile(out)


def test_dates_regions_and_reasons():
    spells, left = read(
        archive(
            ["a|1980|77|1", "b||50,77|1", "c|1990|7800000000000|1"],
            [
                "a|X|2015-03-01|2016-04-01|Токарь",
                "b|X|01.02.2017||Инженер-конструктор",
                "c|X|2018-01-01|2017-01-01|Токарь",
                "c|X||2017-01-01|Токарь",
                "d|X|2019-05-01||Повар",
                "broken|line|with|too|many|cells",
            ],
        ),
        classify,
        NAMES,
    )
    assert left == {"rows": 5, "no_start": 1, "bad_dates": 1, "broken_line": 1}
    assert len(spells.person) == 3
    assert spells.occupation.tolist() == [0, 1, -1] and spells.moscow.tolist() == [
        True,
        True,
        False,
    ]
    assert spells.birth_year.tolist() == [1980, 0, 0]


def test_a_missing_column_is_named():
    with pytest.raises(MissingField, match="job_title"):
        read(
            archive(
                [],
                ["a|X|2015-03-01|2016-04-01|Токарь"],
                "id_candidate|company_name|date_from|date_to|position",
            ),
            classify,
            NAMES,
        )
    with (
        pytest.raises(MissingField, match="workexp"),
        zipfile.ZipFile(io.BytesIO(), "w") as empty,
    ):
        empty.writestr("cand.csv", "id_candidate|birthyear|region_code\na|1980|77")
        read(empty, classify, NAMES)


def test_planted_stay_on_curve():
    rng = np.random.default_rng(0)
    rows = []
    for i in range(4000):
        months = int(rng.geometric(0.04)) - 1
        start = 12 * 2012 + int(rng.integers(0, 60))
        end = start + months
        stop = f"{end // 12}-{end % 12 + 1:02d}-01" if end < 12 * 2023 + 11 else ""
        rows.append(f"p{i}|X|{start // 12}-{start % 12 + 1:02d}-01|{stop}|Токарь")
    spells, left = read(archive([f"p{i}|1980|77|1" for i in range(4000)], rows), classify, NAMES)
    assert left["rows"] == len(spells.person) == 4000
    curve = (
        stay_curves(spells, NAMES, 12 * 2023 + 11)
        .query("area == 'moscow'")
        .set_index("month")
        .stay_share
    )
    assert curve[12] == pytest.approx(0.96**12, abs=0.03) and curve[24] == pytest.approx(
        0.96**24, abs=0.03
    )
