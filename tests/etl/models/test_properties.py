"""What must hold for any input."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.models import certainty, intervals, score, tension

counts = st.lists(st.integers(0, 10_000), min_size=2, max_size=12).filter(lambda v: sum(v) > 0)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share(case):
    low, high = intervals.wilson(*case)
    assert 0 <= low <= case[0] / case[1] <= high <= 1


@given(counts, st.data())
def test_mismatch_is_zero_for_equal_shares_and_bounded(v, data):
    u = data.draw(
        st.lists(st.integers(0, 10_000), min_size=len(v), max_size=len(v)).filter(
            lambda x: sum(x) > 0
        )
    )
    assert tension.duncan(v, v) < 1e-12 and tension.lost_hires(v, v) < 1e-9
    assert 0 <= tension.duncan(v, u) <= 1 + 1e-12 and 0 <= tension.lost_hires(v, u) <= 1


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_points_are_monotone(a, b):
    low, high = sorted((a, b))
    cuts = (-10.0, 0.0, 10.0)
    assert score.points(low, cuts) <= score.points(high, cuts)
    assert score.points(low, cuts, more_is_short=False) >= score.points(
        high, cuts, more_is_short=False
    )


def test_rank_intervals_cover_each_true_rank_and_are_no_wider_than_needed():
    rng = np.random.default_rng(1)
    truth = np.array([3.0, 2.5, 2.4, 1.0, 0.5])
    covered = np.zeros(5)
    width = 0
    for _ in range(200):
        est = truth + rng.normal(0, 0.3, 5)
        low, high = score.rank_intervals(est, est + rng.normal(0, 0.3, (200, 5)))
        covered += (low <= np.arange(1, 6)) & (np.arange(1, 6) <= high)
        width += (high - low).mean() / 200
    assert (covered >= 180).all() and width < 2.2, (
        "three at the top cannot be told apart, the two below can"
    )


def test_ties_share_every_rank_they_may_have():
    low, high = score.rank_intervals(np.zeros(4), np.random.default_rng(0).normal(0, 1, (200, 4)))
    assert low.tolist() == [1] * 4 and high.tolist() == [4] * 4


@given(st.lists(st.floats(-5, 5), min_size=8, max_size=20), st.floats(0.01, 5))
def test_shrinking_never_leaves_the_values_and_never_widens(values, error):
    mean, sd = certainty.shrunk(np.array(values), np.full(len(values), error))
    assert (
        min(values) - 1e-6 <= mean.min()
        and mean.max() <= max(values) + 1e-6
        and (sd <= error + 1e-9).all()
    )
    assert (sd > 0).all(), "even where all are one, their common value is not known for sure"


def test_shrunk_values_are_nearer_the_truth_and_their_sd_is_honest():
    rng = np.random.default_rng(2)
    truth = rng.normal(0, 1, 4000)
    error = rng.uniform(0.3, 2, 4000)
    seen = truth + rng.normal(0, 1, 4000) * error
    mean, sd = certainty.shrunk(seen, error)
    assert ((mean - truth) ** 2).mean() < 0.6 * ((seen - truth) ** 2).mean()
    assert (np.abs(mean - truth) < 1.96 * sd).mean() == pytest.approx(0.95, abs=0.015)


def test_the_probability_is_the_one_counted_by_hand():
    rng = np.random.default_rng(3)
    means = rng.normal(0, 1, (3, 5))
    sds = rng.uniform(0.2, 1, (3, 5))
    cuts = np.array([-1.0, 0, 1])
    tables = [
        certainty.chances(m, s, cuts, more_is_short=True) for m, s in zip(means, sds, strict=True)
    ]
    tables[2][4] = np.nan
    draws = means[..., None] + sds[..., None] * rng.normal(0, 1, (3, 5, 40_000))
    earned = (draws[..., None] >= cuts).sum(-1).astype(float)
    earned[2, 4] = np.nan
    by_hand = (np.nanmean(earned, axis=0) >= 2).mean(-1)
    assert certainty.reaches(tables) == pytest.approx(by_hand, abs=0.01)
    assert all(t[:4].sum(1) == pytest.approx(1) for t in tables)
    back = certainty.chances(means[0], sds[0], cuts, more_is_short=False)
    assert back == pytest.approx(tables[0][:, ::-1]), "mirrored when less is short"


def test_bootstrap_by_employer_is_wider_than_by_row():
    rng = np.random.default_rng(0)
    firms = np.repeat(np.arange(30), 20)
    pay = rng.normal(100, 20, 30)[firms] + rng.normal(0, 5, 600)
    a = intervals.by_cluster(pay, firms, np.median)
    b = intervals.by_cluster(pay, np.arange(600), np.median)
    assert a[1] - a[0] > 1.5 * (b[1] - b[0])
