"""Malformed records by the thousand: hypothesis finds nasty values and a seed, the seed mixes them
into 200 rows.

50 examples make 10,000 rows a parser; a failing example shrinks to a short pool of values.
"""

from __future__ import annotations

import random

from hypothesis import settings
from hypothesis import strategies as st

ROWS = 200
TEN_THOUSAND = settings(max_examples=50, deadline=None)
SCRAPS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.just({}),
    st.just([]),
    st.just({"id": "X.Y"}),
    st.just([None]),
    st.just({"value": {}}),
)


def mixes(
    values: st.SearchStrategy, typical: list
) -> st.SearchStrategy[tuple[list, random.Random]]:
    """A pool of values (nasty ones drawn, `typical` ones added) and a source of chance to pick
    from it."""
    return st.tuples(
        st.lists(values, min_size=1, max_size=20).map(lambda drawn: drawn + typical),
        st.integers(0, 2**32).map(random.Random),
    )


def records(pool: list, chance: random.Random, keys: tuple[str, ...]) -> list:
    """`ROWS` records: dictionaries with some of the keys, now and then something that is no
    record at all."""
    return [
        chance.choice(pool)
        if chance.random() < 0.1
        else {k: chance.choice(pool) for k in keys if chance.random() < 0.9}
        for _ in range(ROWS)
    ]


def lines(pool: list, chance: random.Random, widest: int) -> list[list]:
    """`ROWS` lists of one to `widest` values."""
    return [[chance.choice(pool) for _ in range(chance.randint(1, widest))] for _ in range(ROWS)]
