"""Careers: planted stay-on curves come back; small cells stay hidden."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.models.careers import GRID, Spells, ages, stay_curves, tellable, transitions


def planted(n=40_000, seed=0):
    rng = np.random.default_rng(seed)
    occupation = rng.integers(0, 2, n)
    leave = np.array([0.02, 0.05])[occupation]
    length = rng.geometric(leave) - 1
    start = 12 * 2015 + rng.integers(0, 96, n)
    now = 12 * 2023 + 11
    end = np.where(start + length < now, start + length, -1)
    person = rng.integers(0, n // 2, n)
    born = rng.integers(1960, 2000, n)
    return Spells(person, occupation, start, end, rng.random(n) < 0.3, born), now


def test_planted_curves_come_back():
    spells, now = planted()
    curves = stay_curves(spells, ["turner", "designer"], now)
    for name, leave in (("turner", 0.02), ("designer", 0.05)):
        rows = curves[(curves.occupation == name) & (curves.area == "russia")].set_index("month")
        for month in (6, 12, 36):
            assert rows.stay_share[month] == pytest.approx((1 - leave) ** month, abs=0.015)
            assert rows.low[month] <= rows.stay_share[month] <= rows.high[month]


def test_small_cells_are_hidden_not_zero():
    few = Spells(
        np.arange(19),
        np.zeros(19, int),
        np.full(19, 24_000),
        np.full(19, 24_010),
        np.ones(19, bool),
        np.full(19, 1980),
    )
    assert stay_curves(few, ["turner"], 24_100).empty and transitions(few, ["turner"]).empty
    assert ages(few, ["turner"], 2023).empty


def test_a_curve_ends_where_fewer_than_twenty_people_are_watched_and_their_number_stays():
    """60 people of Moscow, 25 of them longer than two years and 19 longer than four; 40 more
    elsewhere."""
    months = np.r_[np.full(35, 10), np.full(6, 30), np.full(19, 60), np.full(40, 60)]
    again = np.arange(19)
    person = np.r_[np.arange(100), 41 + again]
    length = np.r_[months, np.full(19, 55)]
    moscow = np.r_[np.arange(100) < 60, np.ones(19, bool)]
    start = np.full(len(person), 24_000)
    spells = Spells(
        person,
        np.zeros(len(person), int),
        start,
        start + length,
        moscow,
        np.zeros(len(person), int),
    )
    curves = stay_curves(spells, ["turner"], 24_100).set_index(["area", "month"])
    here = curves.loc["moscow"]
    assert list(here.index) == list(GRID) and set(here["n_people"]) == {60}
    assert (here.at_risk[0], here.at_risk[24]) == (60, 25), "people, however many spells they have"
    assert here.loc[[0, 24], ["stay_share", "low", "high"]].notna().all(axis=None)
    late = here.loc[33:, ["stay_share", "low", "high", "at_risk"]]
    assert len(late) and late.isna().all(axis=None), (
        "nineteen people: no rate and no count, and no zero either"
    )
    assert curves.loc[("russia", 48), "at_risk"] == 59


def test_what_moscow_leaves_of_russia_is_not_told_either():
    person = np.arange(110)
    start = np.full(110, 24_000)
    spells = Spells(
        person, np.zeros(110, int), start, np.full(110, -1), person < 100, np.full(110, 1990)
    )
    assert set(stay_curves(spells, ["turner"], 24_100)["area"]) == {"russia"}, (
        "110 − 100 would name ten people"
    )
    assert set(ages(spells, ["turner"], 2023)["area"]) == {"russia"}


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(0, 60), st.integers(0, 60)),
        max_size=24,
        unique_by=lambda c: c[:2],
    )
)
def test_nobody_can_work_out_a_small_cell(counts):
    """From the told cells and the totals: no lone hidden cell, no hidden cells of fewer than 20
    people together."""
    cells = pd.DataFrame(
        [
            {"area": area, "a": a, "b": b, "people": n}
            for a, b, here, there in counts
            for area, n in (("moscow", here), ("russia", here + there))
            if n
        ],
        columns=["area", "a", "b", "people"],
    )
    told = tellable(cells, ["a", "b"], ["a"])
    assert (told["people"] >= 20).all()
    both = told.pivot_table(
        index=["a", "b"], columns="area", values="people", aggfunc="sum"
    ).dropna()
    rest = both["russia"] - both["moscow"] if len(both.columns) == 2 else pd.Series(dtype=float)
    assert not rest.between(1, 19).any()
    for (area, a), own in cells.groupby(["area", "a"]):
        shown = told[(told["area"] == area) & (told["a"] == a)]
        if len(shown):
            hidden = own["people"].sum() - shown["people"].sum()
            assert hidden == 0 or len(own) - len(shown) >= 2 and hidden >= 20


def test_transitions_follow_time_not_file_order():
    person = np.repeat(np.arange(30), 2)
    start = np.tile([24_050, 24_000], 30)
    occupation = np.tile([1, 0], 30)
    spells = Spells(person, occupation, start, start + 10, np.ones(60, bool), np.zeros(60, int))
    moved = transitions(spells, ["turner", "designer"])
    assert moved[moved.area == "moscow"][
        ["from_occupation", "to_occupation", "moves"]
    ].values.tolist() == [["turner", "designer", 30]]


def test_order_of_rows_does_not_matter():
    spells, now = planted(5000)
    mixed = spells.take(np.random.default_rng(3).permutation(5000))
    assert stay_curves(spells, ["a", "b"], now).equals(stay_curves(mixed, ["a", "b"], now))
    assert transitions(spells, ["a", "b"]).equals(transitions(mixed, ["a", "b"]))
