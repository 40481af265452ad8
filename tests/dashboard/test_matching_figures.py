"""Beveridge, mismatch and tension over time: the marts' numbers, changes told only when
intervals part, honest gaps."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.figure.evidence import MissingRows
from dashboard.figure.layout import draw
from dashboard.figures.occupation import occupation_tension
from dashboard.figures.shortage import mismatch_months, tension_map
from etl.store.reader import Reader
from tests.dashboard.drawn import TODAY, card


@pytest.mark.parametrize(("lang", "said"), [("ru", "точек 3"), ("en", "3 points")])
def test_engineers_points_are_joined_by_time_and_too_few_for_a_direction(reader, lang, said):
    got = card(reader, "beveridge_curve", lang)
    assert [e["value"] for e in got.spec["items"]] == [2.0, 3.3, 4.7] and got.spec["joined"]
    assert said in got.title and {"F055", "F056", "F057"} <= set(got.row_ids) and got.grade == "B"
    assert {"panor.ru", "rosstat.gov.ru"} <= {o["url"].split("/")[2] for o in got.origins}, (
        "both sides are credited"
    )


def test_what_moscow_lacks_is_said_instead_of_an_empty_frame(reader):
    got = card(reader, "beveridge_curve", curve="required_57768")
    assert got.kind == "empty" and "ЕМИСС" in got.spec["text"]


@pytest.mark.parametrize("measure", ["duncan", "lost"])
def test_mismatch_is_the_marts_and_families_fall(city, measure):
    opened = Reader.open(city)
    mart = opened.table("mismatch").query("area == 'moscow' and over == 'occupation'")
    column = {"duncan": "duncan", "lost": "lost_hires"}[measure]
    months = card(opened, "mismatch_months", mismatched=measure).spec["series"][0]["points"]
    whole = mart[mart["family"] == ""].sort_values("month")
    assert [p["value"] for p in months] == pytest.approx(list(100 * whole[column]), nan_ok=True)
    assert all(p["low"] <= p["value"] <= p["high"] for p in months if p["value"] is not None)
    bars = card(opened, "mismatch_families", mismatched=measure).spec["items"]
    known = [e["value"] for e in bars if e["value"] is not None]
    newest = mart[(mart["month"] == mart["month"].max()) & (mart["family"] != "")]
    assert known == sorted(known, reverse=True) and len(bars) == len(newest)
    assert all(e["gap"].rpartition("n")[2].strip().isdigit() for e in bars if e["value"] is None), (
        "the count stays"
    )


def made(values, widths) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "month": ["2026-08", "2026-09", "2026-10"],
            "area": "moscow",
            "over": "occupation",
            "family": "",
            "occupation": "turner",
            "duncan": values,
            "duncan_low": [v - w for v, w in zip(values, widths, strict=True)],
            "duncan_high": [v + w for v, w in zip(values, widths, strict=True)],
            "lost_hires": values,
            "lost_low": values,
            "lost_high": values,
            "cells": 5,
            "openings": 90,
            "cvs": 900,
            "n": 60,
            "employers": 30,
            "left_out_pct": 0.0,
            "status": "ok",
            "reason_ru": "",
            "reason_en": "",
            "value": values,
            "smooth3": [None, None, sum(values) / 3],
            "low": [v - w for v, w in zip(values, widths, strict=True)],
            "high": [v + w for v, w in zip(values, widths, strict=True)],
            "coverage_ru": "охват 5 %",
            "coverage_en": "coverage 5 %",
            "hatched": True,
        }
    )


@pytest.mark.parametrize(
    ("values", "widths", "words"),
    [
        ((0.2, 0.3, 0.4), (0.01, 0.01, 0.01), ("больше, чем", "выше, чем")),
        ((0.4, 0.3, 0.2), (0.01, 0.01, 0.01), ("меньше, чем", "ниже, чем")),
        ((0.2, 0.3, 0.4), (0.2, 0.2, 0.2), ("не отличить", "не отличить")),
    ],
)
def test_a_change_is_told_only_when_intervals_part(values, widths, words):
    table = made(values, widths)
    assert words[0] in mismatch_months.mismatch_months(table, today=TODAY).title
    said = occupation_tension.occupation_tension(table, today=TODAY)
    assert (
        words[1] in said.title
        and "Охват 5 %" in said.caption
        and "малая часть рынка" in said.caption
    )
    moved = tension_map.tension_map(table.assign(family="machining"), today=TODAY).title
    assert ("Ни у одной" in moved) == (words[0] == "не отличить")


def test_a_month_not_observed_stands_as_missing_so_that_time_runs_evenly():
    table = made((0.2, 0.3, 0.4), (0.01, 0.01, 0.01))
    months = sorted(table["month"].unique())
    table = table[table["month"] != months[1]]
    (line,) = mismatch_months.mismatch_months(table, today=TODAY).spec["series"]
    assert [p["value"] is None for p in line["points"]] == [False, True, False]
    held = tension_map.tension_map(table.assign(family="machining"), today=TODAY).spec
    assert len(held["columns"]) == 3
    assert all(row[1]["state"] == "missing" for row in held["cells"])


def test_one_month_is_dots_and_says_that_history_is_collected(first_year):
    opened = Reader.open(first_year)
    for name, more in (
        ("mismatch_months", {}),
        ("occupation_tension", {"occupation": "repair_fitter"}),
    ):
        got = card(opened, name, **more)
        assert got.kind == "trend" and {s.get("style") for s in got.spec["series"]} == {"dots"}
        assert "копится" in got.title
        (dot,) = [p for p in got.spec["series"][0]["points"] if p["value"] is not None]
        bars = [
            list(t.y)
            for t in draw(name, opened, "ru", today=TODAY, **more).data
            if t.mode == "lines"
        ]
        assert [dot["low"], dot["high"]] in bars, "a lone month carries its interval too"
    lone = card(opened, "tension_map")
    assert (
        lone.kind == "empty"
        and "копится история, второй появится с 01.11.2026" in lone.spec["text"]
    )


def test_too_few_adverts_say_how_many(city):
    rows = Reader.open(city).table("tension_monthly")
    few = rows[(rows["occupation"] == "heat_treater") & (rows["area"] == "moscow")]
    with pytest.raises(MissingRows) as said:
        occupation_tension.occupation_tension(few, occupation="heat_treater", today=TODAY)
    newest = few.sort_values("month").iloc[-1]["n"]
    assert str(newest) in said.value.args[0]["ru"] and "20" in said.value.args[0]["en"]
