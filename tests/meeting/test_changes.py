"""Two builds compared: a revision is never a change, nor is a change within its interval."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.meeting.changes import COVERAGE, compare
from dashboard.meeting.measures import Measure, measures
from dashboard.meeting.scores import standing

NUMBER = st.floats(-1000, 1000).map(lambda x: round(x, 2))
WIDTH = st.none() | st.floats(0, 50).map(lambda x: round(x, 2))


@st.composite
def measure(draw, periods=("2024", "2025", "2026")):
    value = draw(NUMBER)
    width = draw(WIDTH)
    low, high = (None, None) if width is None else (value - width, value + width)
    return Measure(
        (draw(st.sampled_from(["токарь", "сварщик"])),),
        draw(st.sampled_from(periods)),
        value,
        low,
        high,
        draw(st.none() | st.integers(1, 500)),
        publisher=draw(st.sampled_from(["Росстат", "hh.ru"])),
    )


def distinct(found: list[Measure]) -> list[Measure]:
    """One value a key and period, periods in order, as a figure draws them."""
    kept = {(m.key, m.period): m for m in found}
    return sorted(kept.values(), key=lambda m: (m.key, m.period))


BUILD = st.lists(measure(), max_size=8).map(distinct)


@given(before=BUILD, after=BUILD, same=st.booleans())
def test_what_is_called_a_change_is_one(before, after, same):
    known = {(m.key, m.period) for m in before}
    for found in compare(before, after, same_definitions=same):
        if found.kind == "change":
            was = found.before
            now = found.after
            assert same and (now.key, now.period) not in known, "пересмотр объявлен переменой"
            assert now.low > was.high or now.high < was.low, "перемена внутри интервала"
            assert was.publisher == now.publisher
            assert not was.n or not now.n or max(was.n, now.n) <= COVERAGE * min(was.n, now.n)


@given(before=BUILD, other=NUMBER)
def test_a_revision_of_every_number_announces_no_change(before, other):
    after = [replace(m, value=m.value + other, low=None, high=None) for m in before]
    kinds = {found.kind for found in compare(before, after)}
    assert kinds <= {"revision"} and bool(kinds) == (
        any(a.value != b.value for a, b in zip(before, after, strict=True))
    )


@given(build=BUILD)
def test_the_same_build_changes_nothing(build):
    assert compare(build, build) == []


@given(before=BUILD.filter(bool))
def test_a_row_that_goes_or_comes_is_coverage(before):
    assert {c.kind for c in compare(before, [])} == {"coverage"}
    assert {c.kind for c in compare([], before)} == {"coverage"}


def test_a_real_change_a_step_within_and_an_unknown_interval():
    old = Measure(("токарь",), "2025", 10.0, 9.0, 11.0)
    far = replace(old, period="2026", value=14.0, low=13.0, high=15.0)
    assert [c.kind for c in compare([old], [old, far])] == ["change"]
    assert [c.kind for c in compare([old], [replace(far, low=10.5)])] == ["within"]
    assert [c.kind for c in compare([old], [replace(far, low=None)])] == ["moved"]
    other = replace(far, publisher="hh.ru")
    assert [c.kind for c in compare([old], [other])] == ["coverage"]


def test_measures_of_published_rows_and_of_live_ones():
    published = {
        "id": "F1", "indicator": "Доля вакантных мест", "occupation": "", "geography": "Москва",
        "period_text": "2024", "value": 15.6, "value_low": None, "value_high": None, "unit": "%",
        "publisher": "Росстат",
    }  # fmt: skip
    [found] = measures(list(published), [published], "2024-10-31")
    assert found.key == ("Доля вакантных мест", "Москва") and found.period == "2024"
    assert not found.has_interval and found.publisher == "Росстат" and found.unit == "%"
    live = {"family_ru": "Сварка", "n": 40, "share_pct": 12.5, "low_pct": 7.0, "high_pct": 20.0}
    [found] = measures(list(live), [live], "2026-11-30")
    assert (found.value, found.low, found.high, found.n) == (12.5, 7.0, 20.0, 40)
    assert found.period == "2026-11-30"
    assert measures(["id"], [], "") == []


@pytest.mark.parametrize(
    ("value", "low", "high", "today", "verdict"),
    [
        (8.0, None, None, date(2026, 6, 1), "reached"),
        (7.0, 6.0, 8.0, date(2027, 6, 1), "reached"),
        (12.0, 11.5, 12.5, date(2026, 6, 1), "on_way"),
        (14.0, 13.0, 16.0, date(2026, 6, 1), "no_change"),
        (17.0, 16.5, 17.5, date(2026, 6, 1), "away"),
        (12.0, 11.5, 12.5, date(2027, 6, 1), "missed"),
    ],
)
def test_a_decision_is_scored_by_its_indicator(value, low, high, today, verdict):
    now = Measure(("Доля вакантных мест",), "2026", value, low, high)
    assert standing(15.0, 8.0, date(2026, 12, 31), today, now).verdict == verdict


def test_without_an_indicator_nothing_is_claimed():
    due = date(2026, 12, 31)
    assert standing(15.0, 8.0, due, due, None).verdict == "unknown"
    assert standing(None, 8.0, due, due, Measure(("x",), "2026", 1.0)).verdict == "unknown"
    assert standing(15.0, 8.0, due, due, None, is_dropped=True).verdict == "dropped"
