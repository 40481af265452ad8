"""The verdict: three indicators or none, two separate marks of doubt, contradictions in words."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.indicators import _cells
from etl.indicators.indicator_values import indicator_values
from etl.indicators.shortage_causes import COLUMNS as CAUSES
from etl.indicators.shortage_indicators import shortage_indicators
from etl.indicators.shortage_verdict import shortage_verdict
from etl.models import verdicts

NAMES = ("vacancy_age", "duration", "reposting", "pay_pressure", "concessions", "tension")
CUT = {"cut1": "1", "cut2": "2", "cut3": "3", "more_is_short": "1", "relative": "1"}
TENSION = {"relative": "0", "mean": "0.5", "sd": "0.5", "quintiles": "0|0.3|0.6|0.9"}
CUTS = pd.DataFrame(
    [{"indicator": name} | CUT for name in NAMES if name != "tension"]
    + [{"indicator": "tension"} | CUT | TENSION]
).fillna("")


def cells(values: dict[str, float | None], sd: float = 0.05, n: int = 60) -> pd.DataFrame:
    rng = np.random.default_rng(0)
    rows = [
        _cells.blank(
            "2026-10",
            "moscow",
            o,
            "machining",
            n,
            40,
            "no_history" if v is None else "ok",
            "2027-10",
        )
        | (
            {}
            if v is None
            else {
                "value": v,
                "low": v - 2 * sd,
                "high": v + 2 * sd,
                "judged_from": "",
                "draws": _cells.pack(v + rng.normal(0, sd, 200)),
            }
        )
        for o, v in values.items()
    ]
    return cast_and_check(_cells.frame(rows), _Shape)


class _Shape:
    schema, dtypes, __name__, __module__ = (
        __import__("etl.indicators.vacancy_age", fromlist=["x"]).vacancy_age.schema,
        _cells.COLUMNS,
        "cells",
        __name__,
    )


def table(sd: float = 0.05, n: int = 60, **given: dict) -> pd.DataFrame:
    parts = {name: cells(given[name], sd, n) for name in NAMES if name in given}
    own = [parts[n] for n in NAMES[:5]]
    values = cast_and_check(indicator_values(*own, parts.get("tension")), indicator_values)
    judged = cast_and_check(shortage_indicators(values, CUTS), shortage_indicators)
    causes = pd.DataFrame(
        [
            {"month": "2026-10", "area": "moscow", "occupation": "a", "cause": c, "level": v}
            for c, v in (("lack_of_people", 5), ("non_durable_jobs", pd.NA))
        ],
        columns=list(CAUSES),
    )
    return cast_and_check(
        shortage_verdict(judged, values, causes, CUTS), shortage_verdict
    ).set_index("occupation")


SAME = {"a": 3.5, "b": 2.5, "c": 0.5}


def test_bands_ranks_and_what_made_them():
    got = table(
        vacancy_age=SAME,
        duration=SAME,
        reposting=SAME,
        pay_pressure=SAME,
        concessions=SAME,
        tension={"a": 3.5, "b": 0.5, "c": 0.5},
    )
    assert got.verdict.to_dict() == {"a": "shortage", "b": "watch", "c": "none"}
    assert got.score.tolist() == pytest.approx([3, 8 / 5, 0]), (
        "age and time to close are one indicator"
    )
    assert got["rank"].tolist() == [1, 2, 3]
    assert (got.rank_low <= got["rank"]).all() and (got.rank_high >= got["rank"]).all()
    assert (
        got.indicators_known.tolist() == [5, 5, 5]
        and (got.indicators_all == 6).all()
        and got.relative.all()
    )
    assert "дефицит: 3,0" in got.reason_ru["a"] and "относительно" in got.reason_ru["a"]
    assert got.causes["a"] == "lack_of_people:5|non_durable_jobs:X"
    assert (
        got.composite["a"] == pytest.approx((np.log(3.5) - 0.5) / 0.5)
        and got.composite_class["a"] == 5
    )
    assert "exit_rate:X" in got.composite_parts["a"]


def test_a_score_that_is_not_sure_is_watched_and_says_so():
    def of(sd: float) -> pd.Series:
        close = {"a": 2.05, "b": 2.5, "c": 0.5}
        return table(
            sd=sd,
            **dict.fromkeys(
                ("vacancy_age", "duration", "reposting", "pay_pressure", "concessions"), close
            ),
        ).loc["a"]

    sure = of(0.001)
    unsure = of(0.6)
    assert (
        sure.score == unsure.score == 2 and sure.verdict == "shortage" and sure.certainty_pct > 99
    )
    assert unsure.verdict == "watch" and unsure.certainty_pct < 70
    assert "меньше 70 %" in unsure.reason_ru and "вероятность дефицита" in sure.reason_ru


def test_two_indicators_are_not_a_verdict():
    none = dict.fromkeys("abc")
    got = table(
        vacancy_age=SAME,
        duration=none,
        reposting=none,
        pay_pressure=none,
        concessions=none,
        tension=SAME,
    )
    assert (got.verdict == "unknown").all() and got.score.isna().all() and got["rank"].isna().all()
    assert (
        "2 из 6" in got.reason_ru["a"]
        and "с 10.2027" in got.reason_ru["a"]
        and "from 2027-10" in got.reason_en["a"]
    )
    assert not got.reason_ru.str.startswith("дефицит").any()


def test_fewer_than_twenty_open_adverts_get_no_score_and_no_rank():
    got = table(
        n=19,
        **dict.fromkeys(
            ("vacancy_age", "duration", "reposting", "pay_pressure", "concessions"), SAME
        ),
    )
    assert (got.verdict == "unknown").all() and got[["score", "rank", "rank_low"]].isna().all(
        axis=None
    )
    assert (got.n == 19).all() and "открытых объявлений 19" in got.reason_ru["a"], "the count stays"


def test_indicators_that_disagree_say_so():
    got = table(
        vacancy_age=SAME,
        duration=SAME,
        reposting=SAME,
        pay_pressure=SAME,
        concessions=SAME,
        tension={"a": 0.5, "b": 2.5, "c": 0.5},
    )
    assert (
        "напряжённость" in got.contradiction_ru["a"]
        and got.contradiction_ru["b"] == "" == got.contradiction_ru["c"]
    )


def test_a_close_pair_shares_its_ranks():
    near = {"a": 3.01, "b": 2.99, "c": 0.5}
    got = table(
        vacancy_age=near, duration=near, reposting=near, pay_pressure=near, concessions=near
    )
    assert (
        got.rank_low["b"] == 1
        and got.rank_high["a"] == 2
        and got.rank_low["c"] == got.rank_high["c"] == 3
    )


def test_dares_parts_are_renormalised():
    weights = {"x": 0.3, "y": 0.2, "z": 0.5}
    assert verdicts.composite({"x": 1.0}, weights) == 1 and verdicts.composite({}, weights) is None
    assert verdicts.composite({"x": 1.0, "z": 0.0}, weights) == pytest.approx(0.375)
