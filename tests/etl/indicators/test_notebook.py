"""Notebook 03 recomputes a verdict by hand and meets the mart's; without adverts it says what is
missing."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.indicators import _cells
from etl.indicators.indicator_values import indicator_values
from etl.indicators.shortage_causes import COLUMNS as CAUSES
from etl.indicators.shortage_indicators import shortage_indicators
from etl.indicators.shortage_verdict import shortage_verdict
from etl.models.reference import frozen
from etl.settings import REPO
from etl.store import Reader, Store

NOTEBOOK = next((REPO / "notebooks").glob("03_*.ipynb"))
PARTS = ("vacancy_age", "duration", "reposting", "pay_pressure", "concessions", "tension")


def run(monkeypatch, capsys) -> tuple[dict, str]:
    """The code cells in order, in the notebooks' folder."""
    monkeypatch.chdir(NOTEBOOK.parent)
    space: dict = {"display": lambda shown: print(len(shown))}
    for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), NOTEBOOK.name, "exec"), space)  # noqa: S102
    return space, capsys.readouterr().out


def judged(folder) -> None:
    """A build of twenty occupations with values, their cuts, and what the notebook reads beside
    them."""
    rng = np.random.default_rng(4)
    rows = []
    for name in PARTS:
        for i in range(20):
            value = float(np.exp(rng.normal(1, 0.5)))
            error = 0.15
            rows.append(
                _cells.blank("2026-10", "moscow", f"o{i}", "machining", 60, 40, "ok")
                | {
                    "value": value,
                    "low": value - 2 * error,
                    "high": value + 2 * error,
                    "draws": _cells.pack(value + rng.normal(0, error, 60)),
                    "indicator": name,
                }
            )
    every = _cells.frame(rows).assign(indicator=[r["indicator"] for r in rows])
    parts = [every[every["indicator"] == n].drop(columns="indicator") for n in PARTS]
    values = cast_and_check(indicator_values(*parts[:5], parts[5]), indicator_values)
    cuts = frozen(
        values[values["status"] == "ok"],
        read_csv(Store(REPO / "data").reference("score_cuts")),
        ("2026-10", "2026-10"),
    )
    indicators = cast_and_check(shortage_indicators(values, cuts), shortage_indicators)
    verdicts = cast_and_check(
        shortage_verdict(indicators, values, pd.DataFrame(columns=list(CAUSES)), cuts),
        shortage_verdict,
    )
    links = pd.DataFrame(
        columns=["area", "occupation", "published", "openings", "is_open", "url"], dtype="str"
    )
    (folder / "reference").mkdir(parents=True)
    cuts.to_csv(folder / "reference" / "score_cuts.csv", index=False)
    build = Store(folder).new_build()
    tables = {}
    for name, frame in {
        "shortage_indicators": indicators,
        "shortage_verdict": verdicts,
        "advert_links": links,
        "shortage_causes": pd.DataFrame(columns=list(CAUSES), dtype="str"),
    }.items():
        tables[name] = build.write(name, frame) | {"mart": True, "synthetic": True}
    lineage = {n: {"tables": [], "sources": [], "synthetic": True} for n in tables}
    build.publish(
        {"tables": tables, "lineage": lineage, "sources": {}, "missing": {}, "synthetic": True}
    )


@pytest.mark.parametrize("wanted", ["", "o7"])
def test_by_hand_and_by_machine_agree(tmp_path, monkeypatch, capsys, wanted):
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    judged(tmp_path)
    if wanted:
        text = NOTEBOOK.read_text("utf-8")
        monkeypatch.setattr(
            "tests.etl.indicators.test_notebook.NOTEBOOK", _with(tmp_path, text, wanted)
        )
    space, said = run(monkeypatch, capsys)
    assert (
        "ДЕМО-ДАННЫЕ" in said
        and "вероятность дефицита" in said
        and f"{space['called']} = {space['called']}" in said
    )
    assert (
        space["wanted"] == (wanted or space["wanted"])
        and space["row"]["verdict"] == space["called"]
    )


def _with(folder, text: str, wanted: str):
    """The notebook with another occupation written into it."""
    path = folder / "03_mine.ipynb"
    path.write_text(text.replace('wanted = \\"\\"', f'wanted = \\"{wanted}\\"'), "utf-8")
    return path


def test_on_what_ships_it_says_what_is_missing(monkeypatch, capsys):
    monkeypatch.setenv("ETL_DATA", str(REPO / "data"))
    if Reader.open().has("shortage_verdict"):
        pytest.skip("a build of one's own stands in data/")
    _, said = run(monkeypatch, capsys)
    assert "Вердиктов в этой сборке нет" in said and "etl update" in said and "Росстат" in said
