"""Cut points are written once, from months really observed, and never from a demonstration for
Moscow."""

from __future__ import annotations

import pandas as pd
import pytest

from etl import settings
from etl.__main__ import main
from etl.build.hand_kept import read_csv
from etl.commands import freeze_reference
from etl.models.reference import frozen
from etl.store import Store

RELEASED = read_csv(Store().reference("score_cuts"))
LEVELS = {"cut1": "0.1250001", "cut2": "0.2500001", "cut3": "0.5000001"}
ANCHORED = pd.DataFrame(
    [
        {
            **dict.fromkeys(RELEASED.columns, ""),
            "indicator": "tension",
            **LEVELS,
            "more_is_short": "1",
            "relative": "0",
        }
    ]
)
"""Cuts tied to levels somebody published; the project ships none."""


def values(months: int, occupations: int = 12) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "month": f"2026-{m:02d}",
                "area": "moscow",
                "occupation": f"o{o}",
                "indicator": name,
                "value": float(o + m) / 10 + 0.1,
                "n": 30,
                "status": "ok",
            }
            for m in range(1, months + 1)
            for o in range(occupations)
            for name in ("tension", "reposting")
        ]
    )


def built(folder, frame: pd.DataFrame, *, synthetic: bool = True) -> Store:
    store = Store(folder)
    out = store.new_build()
    entry = out.write("indicator_values", frame)
    entry |= {"key": "k", "mart": False, "status": "built", "synthetic": synthetic}
    lineage = {
        "indicator_values": {
            "tables": [],
            "sources": [],
            "csvs": [],
            "module": "",
            "synthetic": synthetic,
        }
    }
    out.publish(
        {
            "tables": {"indicator_values": entry},
            "lineage": lineage,
            "sources": {},
            "synthetic": synthetic,
        }
    )
    return store


def test_quartiles_are_ours_and_published_levels_stay():
    cuts = frozen(values(4), ANCHORED, ("2026-02", "2026-04")).set_index("indicator")
    assert cuts.loc["tension", ["cut1", "cut2", "cut3"]].tolist() == [
        "0.1250001",
        "0.2500001",
        "0.5000001",
    ]
    assert cuts.loc["tension", "relative"] == "0" and cuts.loc["tension", "sd"] != ""
    ours = cuts.loc["reposting"]
    means = pd.Series([(o + 3) / 10 + 0.1 for o in range(12)])
    assert [float(ours[f"cut{i}"]) for i in (1, 2, 3)] == pytest.approx(
        means.quantile([0.25, 0.5, 0.75]).tolist()
    )
    assert (ours.relative, ours.period_start, ours.occupations, ours.n) == (
        "1",
        "2026-02",
        "12",
        str(12 * 3 * 30),
    )
    assert "допущение" in ours.source
    assert "reposting" not in set(
        frozen(values(4, 7), ANCHORED, ("2026-01", "2026-04")).indicator
    ), "seven are too few"


def test_written_once_into_the_citys_own_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    built(tmp_path, values(3))
    assert main(["freeze-reference"]) == 0
    path = tmp_path / "reference" / "score_cuts.csv"
    first = path.read_bytes()
    assert (
        set(read_csv(path)["indicator"]) == {"tension", "reposting"}
        and Store().reference("score_cuts") == path
    )
    assert (
        main(["freeze-reference"]) == 2
        and "--again" in capsys.readouterr().out
        and path.read_bytes() == first
    )
    assert main(["freeze-reference", "--again", "--from", "2026-01", "--to", "2026-03"]) == 0


def test_nothing_is_frozen_from_a_handful_of_occupations(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    built(tmp_path, values(4, 7))
    assert main(["freeze-reference"]) == 2 and "8 профессиям" in capsys.readouterr().out
    assert not (tmp_path / "reference").exists()


@pytest.mark.parametrize(
    ("months", "words", "said"),
    [
        (2, [], "2026-01, 2026-02"),
        (3, ["--from", "2026-02"], "короток"),
        (3, ["--to", "весна"], "весна"),
    ],
)
def test_a_short_period_is_refused(tmp_path, monkeypatch, capsys, months, words, said):
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    built(tmp_path, values(months))
    assert main(["freeze-reference", *words]) == 2 and said in capsys.readouterr().out
    assert not (tmp_path / "reference").exists()


def test_a_demonstration_never_judges_moscow(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "REPO", tmp_path)
    store = built(tmp_path / "data", values(3))
    with pytest.raises(ValueError, match="демонстрационные"):
        freeze_reference._allowed(store, store.previous(), tmp_path / "none.csv", again=True)


def test_without_adverts_it_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    assert main(["freeze-reference"]) == 2 and "etl update" in capsys.readouterr().out
