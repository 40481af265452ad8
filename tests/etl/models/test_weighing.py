"""Places under weights: the verdict's own mean, the spread of free weights, draws packed and
unpacked."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.models.score import verdict, weight_spread
from etl.models.weighing import pack, ranked, spread, unpack, weighed

_POINTS = st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=6, max_size=6)


@given(_POINTS, st.lists(st.sampled_from([0.5, 1, 1.5, 3]), min_size=6, max_size=6))
def test_weighing_is_the_verdicts_own_mean(points, weights):
    got = weighed(np.array([np.nan if p is None else p for p in points]), np.array(weights))
    names = "abcdef"
    want = verdict(
        dict(zip(names, points, strict=True)), dict(zip(names, weights, strict=True))
    ).score
    assert np.isnan(got) if want is None else got == pytest.approx(want)


@given(
    st.lists(_POINTS, min_size=2, max_size=8),
    st.lists(st.sampled_from([0, 0.5, 1, 3]), min_size=6, max_size=6),
)
def test_the_spread_of_weights_is_about_the_rank_and_knows_what_is_left_out(points, weights):
    smooth = np.array(points, float)
    weights = np.array(weights, float)
    low, high = spread(smooth, weights)
    judged = ~np.isnan(weighed(smooth, weights))
    assert (np.isnan(low) == ~judged).all() and (low[judged] <= high[judged]).all()
    changed = smooth.copy()
    changed[:, weights == 0] = 3
    np.testing.assert_array_equal(
        spread(changed, weights), (low, high), "an indicator of no weight has no say"
    )


def test_sure_weights_leave_one_rank_and_free_ones_many():
    smooth = np.array([[3, 0, 1.0], [0, 2.5, 1.1], [1, 1, 0.9], [2, 0.1, 1.2]])
    close, far, _ = weight_spread(smooth, np.array([2.0, 1, 1]), k=1e7)
    scores = weighed(smooth, np.array([2.0, 1, 1]))
    assert list(close) == list(far) == list(1 + (scores[None, :] > scores[:, None]).sum(1))
    low, high, _ = weight_spread(smooth, np.array([2.0, 1, 1]), k=2)
    assert (high - low).max() >= 2


@given(st.lists(st.one_of(st.just(float("nan")), st.floats(0, 3)), max_size=30))
def test_draws_survive_packing(points):
    np.testing.assert_allclose(unpack(pack(np.array(points))), points, atol=0.0251)


def test_all_weights_zero_judges_nothing():
    rank, low, high = ranked(np.ones((4, 6)), np.ones((4, 9, 6)), np.zeros(6))
    assert np.isnan([rank, low, high]).all()
