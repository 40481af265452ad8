"""What firms' answers give when published: sums of three firms or nothing, the newest answer."""

from __future__ import annotations

import pandas as pd
import pytest

from etl.adverts.reference import rows as reference_rows
from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.indicators._composite import composite_of, parts_said
from etl.sources.firms import employer_survey as survey
from etl.store import Store


def answers(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "firm": f,
                "month": m,
                "occupation": o,
                "openings": float(v),
                "hires": float(h),
                "difficulty": float(d),
                "months_open": 2.0,
            }
            for f, m, o, v, h, d in rows
        ]
    )


def made(raw: pd.DataFrame) -> pd.DataFrame:
    table = survey.survey_difficulty(raw, read_csv(Store().reference("occupations")))
    return cast_and_check(table, survey.survey_difficulty).set_index(["family", "occupation"])


def test_three_firms_and_twenty_posts_or_nothing_and_a_firm_counts_once_in_a_sum():
    got = made(
        answers(
            *[(f, "2026-10", "turner", 10, 5, d) for f, d in zip("abc", (5, 4, 2), strict=True)],
            *[(f, "2026-10", o, 30, 0, 3) for f in "de" for o in ("welder", "welding_engineer")],
        )
    )
    turner = got.loc[("machining", "turner")]
    assert (turner.firms, turner.posts) == (3, 45) and turner.difficult_pct == pytest.approx(
        200 / 3
    )
    two = got.loc["welding"]
    assert two.hidden.all() and two[["firms", "posts", "difficult_pct", "months_open"]].isna().all(
        axis=None
    ), "two firms under two occupations are two firms in the family, not four"


def test_the_newest_answer_of_a_firm_counts():
    got = made(
        answers(
            *[
                (f, m, "turner", 20, 0, d)
                for f in "abc"
                for m, d in (("2026-04", 1), ("2026-10", 5))
            ]
        )
    )
    assert (
        got.loc[("machining", "turner"), "difficult_pct"] == 100
        and got.loc[("", ""), "posts"] == 60
    )


def test_difficulty_enters_the_composite_with_weights_rescaled_in_sight():
    codes = [r["code"] for r in reference_rows("occupations")[:10]]
    rows = pd.DataFrame(
        [
            {
                "month": "2026-10",
                "area": "moscow",
                "occupation": c,
                "indicator": "tension",
                "value": 1.0,
            }
            for c in codes
        ]
    )
    cuts = pd.DataFrame(
        [{"indicator": "tension", "mean": "0", "sd": "1", "quintiles": "-1|-.5|.5|1"}]
    )
    asked = pd.DataFrame({"occupation": codes, "difficult_pct": [10.0 * i for i in range(10)]})
    alone, both = (composite_of(rows, cuts, s).droplevel([0, 1]) for s in (None, asked))
    assert set(alone["composite_parts"]) == {"offers_per_seeker:1|exit_rate:X|difficulty:X"}
    assert set(both["composite_parts"]) == {"offers_per_seeker:0.375|exit_rate:X|difficulty:0.625"}
    assert (
        both["composite"].is_monotonic_increasing
        and both["composite_class"].tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
        and alone["composite_class"].nunique() == 1
    )
    assert parts_said(()) == "offers_per_seeker:X|exit_rate:X|difficulty:X"
