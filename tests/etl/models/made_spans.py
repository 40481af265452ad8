"""The parameters of data/reference as the models take them."""

from __future__ import annotations

import csv

from etl.models.decision_spread import Span
from tests.conftest import REPO

SCALE = {"pct": 0.01, "thousand_rub": 1000.0, "million_rub": 1e6}


def spans(model: str, **more: float) -> dict[str, Span]:
    """Spans of one model in roubles and shares; the subsidy's rule is off unless given."""
    with (REPO / "data/reference/decision_parameters.csv").open(encoding="utf-8") as f:
        rows = [r for r in csv.DictReader(f) if r["model"] == model]
    found = {}
    for row in rows:
        times = SCALE.get(row["unit"], 1.0)
        found[row["id"]] = Span(*(float(row[k]) * times for k in ("default", "low", "high")))
    return found | {name: Span(value, value, value) for name, value in more.items()}
