"""Numbers others published, reproduced: METHOD §9 and VDI/IW's ratios."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from etl.models import decision, intervals, score, survival, tension


@pytest.mark.parametrize(("v", "u", "published"), [(65_840, 28_767, 229), (81_080, 24_089, 337)])
def test_vdi_iw(v, u, published):
    assert round(tension.per_100_unemployed(v, u)) == published


def test_vdi_iw_all_published_points(shared):
    with (shared / "validation" / "vdi_iw_ingenieurmonitor_points.csv").open(encoding="utf-8") as f:
        rows = [r for r in csv.DictReader(f) if r["vacancies"] and r["unemployed"]]
    assert rows
    for r in rows:
        got = tension.per_100_unemployed(float(r["vacancies"]), float(r["unemployed"]))
        want = r["engpass_per_100_published"]
        if want:  # a quarter is the mean of months: the ratio of means is near it, not equal
            assert got == pytest.approx(float(want), rel=0.01), r


def test_hh_index_change():
    assert tension.hh_index_after(2.5, 16, -23) == pytest.approx(3.77, abs=0.005)
    assert [tension.hh_band(x) for x in (1.9, 2.0, 3.9, 4.0, 7.9, 8.0, 11.9, 12.0)] == [
        "acute",
        "shortage",
        "shortage",
        "moderate",
        "moderate",
        "high",
        "high",
        "very_high",
    ]


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson(hits, n, low, high):
    assert intervals.wilson(hits, n) == pytest.approx((low, high), abs=5e-5)


def test_kaplan_meier_freireich():
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    curve = survival.kaplan_meier(
        np.array(ended + still), np.array([True] * len(ended) + [False] * len(still))
    )
    want = {6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482}
    assert {int(t): round(s, 4) for t, s in zip(curve.time, curve.stay_share, strict=True)} == want
    assert survival.stay_at(curve, 5) == 1.0 and survival.stay_at(curve, 12) == pytest.approx(
        0.7529, abs=5e-5
    )


def test_duncan_and_lost_hires():
    assert tension.duncan([0.8, 0.2], [0.2, 0.8]) == pytest.approx(0.6)
    assert tension.lost_hires([0.8, 0.2], [0.2, 0.8]) == pytest.approx(0.2)
    assert tension.duncan([0.5, 0.3, 0.2], [0.2, 0.3, 0.5]) == pytest.approx(0.3)
    assert tension.lost_hires([0.5, 0.3, 0.2], [0.2, 0.3, 0.5]) == pytest.approx(0.06754, abs=5e-6)


def test_bibb_2007_net_training_cost():
    assert decision.net_place_cost(15_288, 11_692) == 3_596


def test_gap_is_not_the_difference_of_sums():
    assert tension.gap([10, 0], [0, 10]) == 10


def test_bands_of_the_verdict():
    def of(**p):
        return score.verdict(p).band

    assert (
        of(a=2, b=2, c=2) == "shortage"
        and of(a=2, b=2, c=1) == "watch"
        and of(a=1, b=1, c=2) == "none"
    )
    assert of(a=3, b=3, c=None) == "unknown"
    assert (
        score.points(3.0, (1, 2, 3)) == 3 and score.points(3.0, (1, 2, 3), more_is_short=False) == 1
    )
    assert score.points(float("nan"), (1, 2, 3)) is None
