"""Nobody who adds and subtracts published counts learns a hidden one."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from etl.models.suppression import suppress

LEVELS = [
    ["family", "occupation", "okrug"],
    ["family", "occupation"],
    ["family", "okrug"],
    ["family"],
    ["okrug"],
    [],
]
counts = st.lists(st.one_of(st.integers(0, 25), st.integers(0, 400)), min_size=12, max_size=12)


def base(values: list[int], firms: list[int] | None = None) -> pd.DataFrame:
    """Two families of two occupations in three okrugs."""
    cells = list(itertools.product("AB", (0, 1), ("ЦАО", "ЗАО", "САО")))
    rows = pd.DataFrame([{"family": f, "occupation": f"{f}{o}", "okrug": k} for f, o, k in cells])
    return rows.assign(people=values, firms=firms or [9] * 12)


MONTHS = [
    ["occupation", "quarter", "month"],
    ["occupation", "quarter"],
    ["quarter", "month"],
    ["occupation"],
    ["quarter"],
    [],
]


def by_month(values: list[int]) -> pd.DataFrame:
    """Two occupations in six months of two quarters."""
    cells = list(itertools.product("AB", range(6)))
    rows = pd.DataFrame([{"occupation": o, "quarter": m // 3, "month": m} for o, m in cells])
    return rows.assign(people=values)


def outsider(
    tables: list[pd.DataFrame], truth: pd.DataFrame, levels: list[list[str]]
) -> list[tuple[float, float, float]]:
    """(true, least, most) of every hidden cell, from the published tables alone."""
    known = []
    sums = []
    secret = []
    for columns, table in zip(levels, tables, strict=True):
        for row in table.to_dict("records"):
            inside = np.logical_and.reduce(
                [np.ones(12, bool), *(truth[c] == row[c] for c in columns)]
            ).astype(float)
            if row["hidden"]:
                assert pd.isna(row["people"])
                secret.append(inside)
            else:
                known.append(inside)
                sums.append(row["people"])
    given_ = {"A_eq": np.array(known), "b_eq": np.array(sums, float)} if known else {}
    out = []
    for inside in secret:
        low, high = (linprog(s * inside, **given_, bounds=(0, None)) for s in (1, -1))
        out.append(
            (float(inside @ truth["people"]), low.fun, np.inf if high.status == 3 else -high.fun)
        )
    return out


@settings(max_examples=12, deadline=None)
@given(counts, st.sampled_from([(base, LEVELS), (by_month, MONTHS)]))
def test_no_hidden_cell_is_pinned_to_a_fifth(values, hierarchy):
    truth = hierarchy[0](values)
    levels = hierarchy[1]
    for true, low, high in outsider(suppress(truth, "people", levels), truth, levels):
        assert low <= 0.8 * true + 1e-3 and true > 0 or high >= max(1.2 * true, true + 1) - 1e-3, (
            true,
            low,
            high,
        )
        assert true >= 20 or low <= 0.8 * true + 1e-3 and high >= 1.2 * true - 1e-3, (
            "a small one on both sides"
        )


@settings(max_examples=10, deadline=None)
@given(counts, st.lists(st.lists(st.sampled_from("abcde"), max_size=4), min_size=12, max_size=12))
def test_a_sum_of_two_firms_stays_hidden_however_many_cells_they_fill(values, firms):
    truth = base(values)
    givers = pd.DataFrame(
        [
            {**row, "firm": f}
            for row, own in zip(
                truth.drop(columns=["people", "firms"]).to_dict("records"), firms, strict=True
            )
            for f in own
        ],
        columns=["family", "occupation", "okrug", "firm"],
    )
    tables = suppress(truth, "people", LEVELS, givers=givers)
    for columns, table in zip(LEVELS, tables, strict=True):
        for row in table.to_dict("records"):
            own = givers[
                np.logical_and.reduce(
                    [np.ones(len(givers), bool), *(givers[c] == row[c] for c in columns)]
                )
            ]
            assert row["hidden"] or own["firm"].nunique() >= 3


@settings(max_examples=12, deadline=None)
@given(counts, st.lists(st.integers(0, 5), min_size=12, max_size=12))
def test_small_cells_are_hidden_and_what_is_shown_is_true(values, firms):
    truth = base(values, firms)
    for columns, table in zip(LEVELS, suppress(truth, "people", LEVELS, "firms"), strict=True):
        if columns:
            sums = truth.groupby(columns)[["people", "firms"]].sum().reset_index()
        else:
            sums = truth[["people", "firms"]].sum().to_frame().T
        if columns:
            both = table.merge(sums, on=columns, suffixes=("", "_true"))
        else:
            both = table.join(sums, rsuffix="_true")
        assert both.loc[(both.people_true < 20) | (both.firms < 3), "hidden"].all()
        shown = both[~both.hidden]
        assert (shown.people == shown.people_true).all() and both.loc[
            both.hidden, "people"
        ].isna().all()


def test_nothing_small_nothing_hidden_and_a_lone_cell_takes_company():
    assert not any(t.hidden.any() for t in suppress(base([100] * 12), "people", LEVELS))
    cells = suppress(base([5, *[100] * 11]), "people", LEVELS)[0]
    assert 4 <= cells.hidden.sum() <= 6 and not cells.hidden[cells.family == "B"].any(), (
        "the other family stays whole"
    )
