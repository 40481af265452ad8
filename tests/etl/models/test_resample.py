"""Intervals of many statistics at once are those of each alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from etl.models.resample import interval, intervals

VALUES = st.one_of(st.floats(-1e6, 1e6), st.just(float("nan")))


@given(arrays(float, st.tuples(st.integers(2, 30), st.integers(1, 5)), elements=VALUES))
def test_intervals_of_columns_are_each_columns_own(draws):
    low, high = intervals(draws)
    alone = np.array([interval(column) for column in draws.T])
    assert np.array_equal(np.c_[low, high], alone, equal_nan=True)
