"""Decision model and matching at the sizes the pages promise, in this process, milliseconds and MB.

Wanted: 10,000 draws of every path and year ≤ 200 ms; 50 groups × 300 offers ≤ 100 ms;
250 groups (5,000 students) × 1,500 offers with the price of one more seat ≤ 2 s and ≤ 500 MB.
"""

from __future__ import annotations

import csv
import resource
from time import perf_counter

import numpy as np

from etl.models import decision, decision_value, matching
from etl.models.cohorts import Start, projected
from etl.models.decision_spread import Span, bands, drawn
from etl.settings import REPO

SCALE = {"pct": 0.01, "thousand_rub": 1000.0}


def spans(model: str) -> dict[str, Span]:
    """The parameters of one model as they ship."""
    with (REPO / "data/reference/decision_parameters.csv").open(encoding="utf-8") as f:
        rows = [r for r in csv.DictReader(f) if r["model"] == model]
    return {
        r["id"]: Span(*(float(r[k]) * SCALE.get(r["unit"], 1) for k in ("default", "low", "high")))
        for r in rows
    }


def timed(what: str, call) -> None:
    """Best of five, printed."""
    taken = []
    for _ in range(5):
        begun = perf_counter()
        call()
        taken.append((perf_counter() - begun) * 1000)
    print(f"{what}: {min(taken):.0f} ms (worst {max(taken):.0f})")


def all_draws() -> None:
    """Every path, one to five years, with bands."""
    p = drawn({**spans("decision"), "subsidy_on": Span(0, 0, 0)})
    for path in decision.PATHS:
        for years in range(1, 6):
            bands(decision_value.cost_still_here(path, p, years))


def forecast() -> None:
    """One occupation to 2032 over 10,000 draws."""
    path = projected(Start(291_116, 53_607), drawn(spans("forecast")), 8)
    for year in range(1, 9):
        bands(path.gap(year))


def city(n_groups: int, n_offers: int, skills: int = 40) -> tuple:
    """Groups of twenty and offers of one to six seats over a year and a city of 40 km."""
    rng = np.random.default_rng(1)
    starts = rng.integers(0, 300, n_groups)
    weeks = rng.integers(2, 9, n_groups)
    groups = matching.Groups(
        np.full(n_groups, 20),
        starts,
        starts + weeks * 7 + rng.integers(0, 40, n_groups),
        weeks,
        rng.random((n_groups, skills)) < 0.3,
        rng.uniform(-20, 20, n_groups),
        rng.uniform(-20, 20, n_groups),
        rng.integers(16, 23, n_groups),
    )
    first = rng.integers(0, 250, n_offers)
    offers = matching.Offers(
        rng.integers(1, 7, n_offers),
        rng.uniform(2, 30, n_offers),
        np.full(n_offers, 4.0),
        first,
        first + rng.integers(30, 120, n_offers),
        rng.random((n_offers, skills)) < 0.1,
        rng.uniform(-20, 20, n_offers),
        rng.uniform(-20, 20, n_offers),
        rng.choice([0, 18], n_offers),
    )
    return groups, offers


def match(n_groups: int, n_offers: int) -> None:
    """Costs, flow, prices and reasons."""
    groups, offers = city(n_groups, n_offers)
    found = matching.matched_groups(groups, offers)
    matching.one_more_seat(found)
    matching.reasons(groups, offers, found)


if __name__ == "__main__":
    timed("10,000 draws, four paths, five years", all_draws)
    timed("forecast, 10,000 draws, eight years", forecast)
    timed("50 groups × 300 offers, prices and reasons", lambda: match(50, 300))
    timed("250 groups × 1,500 offers, prices and reasons", lambda: match(250, 1500))
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
