"""The exact reserve of a pipeline, and sums of chances."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.models import (
    reserve,
)

chances = st.lists(st.floats(0, 1), min_size=0, max_size=8)


@given(chances)
def test_poisson_binomial_equals_every_outcome_counted(p):
    exact = np.zeros(len(p) + 1)
    for outcome in product((0, 1), repeat=len(p)):
        exact[sum(outcome)] += np.prod([a if k else 1 - a for a, k in zip(p, outcome, strict=True)])
    assert reserve.poisson_binomial(p) == pytest.approx(exact, abs=1e-12)


@given(st.integers(1, 15), st.floats(0.2, 0.95), st.floats(0.01, 0.2))
def test_smallest_reserve_is_the_exact_quantile(openings, chance, risk):
    found = reserve.smallest_reserve([reserve.Source("a", chance, 400)], openings, risk)
    n = found.size
    assert reserve.enough([chance] * n, openings) >= 1 - risk
    assert reserve.enough([chance] * (n - 1), openings) < 1 - risk


@given(
    st.lists(st.tuples(st.floats(0.1, 0.9), st.integers(0, 4)), min_size=1, max_size=3),
    st.integers(1, 5),
    st.floats(0.05, 0.3),
)
def test_smallest_reserve_of_several_sources_is_the_fewest_by_trying_all(sources, openings, risk):
    made = [reserve.Source(str(i), p, m) for i, (p, m) in enumerate(sources)]
    found = reserve.smallest_reserve(made, openings, risk)
    fewest = None
    for plan in product(*[range(m + 1) for _, m in sources]):
        people = [p for (p, _), k in zip(sources, plan, strict=True) for _ in range(k)]
        good = reserve.enough(people, openings) >= 1 - risk
        if good and (fewest is None or sum(plan) < fewest):
            fewest = sum(plan)
    assert found.short == (fewest is None)
    if fewest is not None:
        assert found.size == fewest
