"""Delayed entry and resampling by employer: agree with the textbook, and with one another."""

from __future__ import annotations

import numpy as np
import pytest

from etl.models import intervals, resample
from etl.models.durations import median_duration
from etl.models.survival import kaplan_meier


def test_without_delay_it_is_kaplan_meier():
    rng = np.random.default_rng(0)
    life = rng.geometric(0.03, 300)
    censor = rng.geometric(0.01, 300)
    seen = np.minimum(life, censor)
    ended = life <= censor
    curve = kaplan_meier(seen, ended)
    want = curve.time[curve.stay_share <= 0.5].iloc[0]
    assert median_duration(np.zeros(300), seen, ended, np.ones((1, 300)))[0] == want


def test_late_watching_does_not_lengthen_durations():
    rng = np.random.default_rng(1)
    begun = rng.uniform(-400, 300, 20_000)
    life = rng.exponential(40 / np.log(2), 20_000)
    met = (begun + life > 0) & (begun < 300)
    begun = begun[met]
    life = life[met]
    entry = np.maximum(0, -begun)
    exit_ = np.minimum(life, 300 - begun)
    ended = life <= 300 - begun
    got = median_duration(entry, exit_, ended, np.ones((1, len(life))))[0]
    assert got == pytest.approx(40, abs=1.5)
    assert np.median(life) > 42, "counting from publication alone would be biased"


def test_a_curve_that_never_falls_to_a_half_has_no_median():
    got = median_duration(
        np.zeros(4), np.array([5, 9, 9, 9]), np.array([1, 0, 0, 0]), np.ones((1, 4))
    )
    assert np.isnan(got[0])
    assert np.isnan(median_duration(np.zeros(2), np.ones(2), np.zeros(2), np.ones((1, 2)))[0])


def test_an_employer_weighs_the_same_everywhere():
    a = resample.employer_weights(np.array(["x", "y", "x", "z"]))
    b = resample.employer_weights(np.array(["z", "x"]))
    assert (a[:, 0] == a[:, 2]).all() and (a[:, 0] == b[:, 1]).all() and (a[0] == 1).all()
    many = resample.employer_weights(np.array([f"e{i}" for i in range(400)]))[1:]
    assert many.mean() == pytest.approx(1, abs=0.02) and many.var() == pytest.approx(1, abs=0.03)
    assert np.abs(np.corrcoef(many.T[:40]) - np.eye(40)).max() < 0.4


def test_interval_agrees_with_resampling_whole_employers():
    rng = np.random.default_rng(3)
    firms = rng.integers(0, 60, 400).astype(str)
    values = rng.normal(0, 1, 60)[firms.astype(int)] + rng.normal(0, 0.5, 400)
    low, high = resample.interval(resample.median(values, resample.employer_weights(firms, 400)))
    other = intervals.by_cluster(values, firms, np.median)
    assert high - low == pytest.approx(other[1] - other[0], rel=0.25)
    assert resample.median(
        np.array([1.0, 2, 3, 4]), np.array([[1, 1, 1, 1], [0, 0, 0, 1], [0, 0, 0, 0]])
    )[:2].tolist() == [2.5, 4]
