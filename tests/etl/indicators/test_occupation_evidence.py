"""The wall's mart: every number has its row, its grade and its place; signals follow the thresholds
the project names."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.build.hand_kept import read_csv
from etl.indicators import _wall_published
from etl.models.signals import NEAR, OVER, SHORT, index_signal, rate_bounds, rate_signal
from etl.settings import REPO
from etl.store.reader import Reader

USUAL = 7.6


@pytest.fixture(scope="module")
def released() -> Reader:
    return Reader.open(REPO / "data")


@pytest.fixture(scope="module")
def evidence(released) -> pd.DataFrame:
    return released.table("occupation_evidence")


@pytest.mark.parametrize(
    "rate, signal",
    [(9.49, SHORT), (9.44, NEAR), (7.6, NEAR), (5.7, NEAR), (5.64, OVER), (13.8, SHORT)],
)
def test_the_number_people_see_is_judged(rate, signal):
    assert rate_bounds(USUAL) == (5.7, 9.5)
    assert rate_signal(rate, USUAL) == signal


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0.5, 50))
def test_a_higher_rate_never_gives_a_weaker_signal(one, two, usual):
    order = [OVER, NEAR, SHORT]
    low, high = sorted((one, two))
    assert order.index(rate_signal(low, usual)) <= order.index(rate_signal(high, usual))


@pytest.mark.parametrize("index, signal", [(1.7, SHORT), (3.99, SHORT), (4.0, NEAR), (8.0, OVER)])
def test_the_index_is_judged_by_its_publishers_bands(index, signal):
    assert index_signal(index) == signal


def test_thirteen_of_ninety_stand_above_the_usual(evidence):
    rows = evidence.query("evidence == 'official' and area == 'russia'")
    assert len(rows) == 90 and (rows["signal"] == SHORT).sum() == 13
    assert set(rows.loc[rows["scope"] == "major", "signal"]) == {""}, "too broad to say anything"


def test_every_number_leads_to_rows_that_are_there(released, evidence):
    known = {
        name: set(released.table(name)["id"])
        for name in ("vacancy_rates", "published", "programme_facts")
    }
    for row in evidence.to_dict("records"):
        ids = row["ids"].split("|")
        assert ids and set(ids) <= known[row["table"]], row
        assert row["grade"] in ("A", "A-", "B", "B-") and row["url"] and row["period_end"], row


def test_a_rate_printed_without_its_people_is_a_number_without_a_base(released):
    rates = released.table("vacancy_rates")
    rates.loc[:, ["required", "headcount"]] = pd.NA
    links = released.table("vacancy_group")
    rows = _wall_published.official(links, rates)
    assert len(rows) > 90 and all(row["n"] is None and row["of"] is None for row in rows)


def test_values_are_those_of_their_rows(released, evidence):
    published = released.table("published").set_index("id")["value"]
    for row in evidence[evidence["table"] == "published"].to_dict("records"):
        assert row["value"] == published[row["ids"]]
    taught = evidence[evidence["evidence"] == "education"]
    assert all(
        len(ids.split("|")) == value
        for ids, value in zip(taught["ids"], taught["value"], strict=True)
    )


def test_moscow_is_never_given_a_groups_rate_as_its_own(evidence):
    local = evidence.query("evidence == 'official' and area != 'russia'")
    assert set(local["scope"]) == {"major"} and set(local["signal"]) == {""}


def test_short_names_cover_the_list_and_fit(released):
    names = read_csv(REPO / "data/reference/occupation_short_names.csv")
    assert list(names["code"]) == list(read_csv(REPO / "data/reference/occupations.csv")["code"])
    for lang in ("ru", "en"):
        column = names[f"short_{lang}"]
        assert column.is_unique and column.str.len().between(3, 28).all()
    assert not names["short_en"].str.contains("[а-яё]", case=False).any()


def test_adverts_bring_verdicts_and_their_own_pay(city):
    rows = Reader.open(city).table("occupation_evidence")
    verdicts = rows.query("evidence == 'verdict' and area == 'moscow'")
    judged = verdicts[verdicts["signal"] != ""]
    assert len(judged) and (judged["of"] >= 3).all()
    assert (verdicts[verdicts["signal"] == ""]["status"] == "unknown").all()
    pay = rows.query(
        "evidence == 'pay' and area == 'moscow' and status == 'ok' and table == 'pay_offers'"
    )
    assert len(pay) and (pay["n"] >= 20).all() and (pay["value_low"] <= pay["value"]).all()
    few = rows.query("evidence == 'pay' and status == 'too_few'")
    assert few["value"].isna().all()


def test_in_the_first_year_nothing_is_a_verdict(first_year):
    rows = Reader.open(first_year).table("occupation_evidence")
    assert set(rows.query("evidence == 'verdict'")["signal"]) == {""}
    assert (rows.query("evidence == 'portal'")["status"] == "ok").any()
