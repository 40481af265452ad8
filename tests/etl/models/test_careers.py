"""Careers: planted stay-on curves come back; small cells stay hidden."""
from __future__ import annotations

import numpy as np
import pytest

from etl.models.careers import Spells, ages, stay_curves, transitions


def planted(n=40_000, seed=0):
    rng = np.random.default_rng(seed)
    occupation = rng.integers(0, 2, n)
    leave = np.array([0.02, 0.05])[occupation]
    length = rng.geometric(leave) - 1
    start = 12 * 2015 + rng.integers(0, 96, n)
    now = 12 * 2023 + 11
    end = np.where(start + length < now, start + length, -1)
    person, born = rng.integers(0, n // 2, n), rng.integers(1960, 2000, n)
    return Spells(person, occupation, start, end, rng.random(n) < .3, born), now


def test_planted_curves_come_back():
    spells, now = planted()
    curves = stay_curves(spells, ["turner", "designer"], now)
    for name, leave in (("turner", .02), ("designer", .05)):
        rows = curves[(curves.occupation == name) & (curves.area == "russia")].set_index("month")
        for month in (6, 12, 36):
            assert rows.stay_share[month] == pytest.approx((1 - leave) ** month, abs=.015)
            assert rows.low[month] <= rows.stay_share[month] <= rows.high[month]


def test_small_cells_are_hidden_not_zero():
    few = Spells(np.arange(19), np.zeros(19, int), np.full(19, 24_000), np.full(19, 24_010), np.ones(19, bool),
                 np.full(19, 1980))
    assert stay_curves(few, ["turner"], 24_100).empty and transitions(few, ["turner"]).empty
    assert ages(few, ["turner"], 2023).empty


def test_transitions_follow_time_not_file_order():
    person = np.repeat(np.arange(30), 2)
    start = np.tile([24_050, 24_000], 30)
    occupation = np.tile([1, 0], 30)
    spells = Spells(person, occupation, start, start + 10, np.ones(60, bool), np.zeros(60, int))
    moved = transitions(spells, ["turner", "designer"])
    assert moved[moved.area == "moscow"][["from_occupation", "to_occupation", "moves"]].values.tolist() == [
        ["turner", "designer", 30]]


def test_order_of_rows_does_not_matter():
    spells, now = planted(5000)
    mixed = spells.take(np.random.default_rng(3).permutation(5000))
    assert stay_curves(spells, ["a", "b"], now).equals(stay_curves(mixed, ["a", "b"], now))
    assert transitions(spells, ["a", "b"]).equals(transitions(mixed, ["a", "b"]))
