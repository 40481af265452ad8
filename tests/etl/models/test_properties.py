"""What must hold for any input."""
from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from etl.models import intervals, score, tension

counts = st.lists(st.integers(0, 10_000), min_size=2, max_size=12).filter(lambda v: sum(v) > 0)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share(case):
    low, high = intervals.wilson(*case)
    assert 0 <= low <= case[0] / case[1] <= high <= 1


@given(counts, st.data())
def test_mismatch_is_zero_for_equal_shares_and_bounded(v, data):
    u = data.draw(st.lists(st.integers(0, 10_000), min_size=len(v), max_size=len(v)).filter(lambda x: sum(x) > 0))
    assert tension.duncan(v, v) < 1e-12 and tension.lost_hires(v, v) < 1e-9
    assert 0 <= tension.duncan(v, u) <= 1 + 1e-12 and 0 <= tension.lost_hires(v, u) <= 1


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_points_are_monotone(a, b):
    low, high = sorted((a, b))
    cuts = (-10.0, 0.0, 10.0)
    assert score.points(low, cuts) <= score.points(high, cuts)
    assert score.points(low, cuts, more_is_short=False) >= score.points(high, cuts, more_is_short=False)


def test_rank_intervals_cover_the_true_rank():
    rng, truth, covered = np.random.default_rng(1), np.array([3.0, 2.5, 2.4, 1.0, 0.5]), 0
    for _ in range(100):
        est = truth + rng.normal(0, 0.3, 5)
        low, high = score.rank_intervals(est, est + rng.normal(0, 0.3, (300, 5)))
        covered += bool(((low <= np.arange(1, 6)) & (np.arange(1, 6) <= high)).all())
    assert covered >= 90


def test_bootstrap_by_employer_is_wider_than_by_row():
    rng = np.random.default_rng(0)
    firms = np.repeat(np.arange(30), 20)
    pay = rng.normal(100, 20, 30)[firms] + rng.normal(0, 5, 600)
    a = intervals.by_cluster(pay, firms, np.median)
    b = intervals.by_cluster(pay, np.arange(600), np.median)
    assert a[1] - a[0] > 1.5 * (b[1] - b[0])
