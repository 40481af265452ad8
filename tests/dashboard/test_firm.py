"""Моя фирма: published pay until adverts are there, a place among offers after; every word of
advice has its row; nothing is kept."""

from __future__ import annotations

import logging
import re
from datetime import date

import pytest

from dashboard.figure import occupations
from dashboard.figure.issue import issue
from dashboard.figures.firm import _firm
from dashboard.pages.firm import PAGE, advice
from dashboard.site.page import View
from etl.store.reader import Reader
from tests.dashboard.test_wall import CYRILLIC, found, said

TODAY = date(2026, 11, 23)


def view(reader, lang="ru", **query) -> View:
    chosen, notes = PAGE.accept({k: str(v) for k, v in query.items()}, lang)
    assert not notes
    return View(reader, lang, TODAY, chosen)


def offer(reader, lang="ru", **choices):
    return issue("firm_offer", reader, lang, today=TODAY, **choices)


def test_before_adverts_the_offer_stands_beside_published_numbers(reader):
    card = offer(reader, occupation="turner", pay=110.0)
    assert "на 8 % ниже последней опубликованной медианы (Россия)" in card.title
    assert {"O144", "O004"} <= set(card.row_ids) and "C" not in card.grade
    assert card.spec["benchmark"]["value"] == 110 and "в ряд их ставить нельзя" in card.subtitle


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_occupation_has_an_answer_or_says_that_nobody_published_one(reader, lang):
    silent = 0
    for code in occupations.names(lang):
        card = offer(reader, lang, occupation=code)
        assert card.title and (card.rows or card.is_empty)
        silent += card.is_empty
        assert all(r["publisher"] and r["url"] for r in card.rows)
    assert 0 < silent < 90


@pytest.mark.parametrize("pay, side", [(60.0, "ниже"), (300.0, "выше")])
def test_the_side_follows_the_slider(reader, pay, side):
    assert side in offer(reader, occupation="welder", pay=pay).title


def test_with_adverts_the_place_is_a_range_with_its_interval(city):
    full = Reader.open(city)
    places = full.table("pay_positions")
    assert (places["below_pct"] <= places["reached_pct"]).all()
    assert (places["low"] <= places["below_pct"] + 1e-9).all()
    assert (places["high"] >= places["reached_pct"] - 1e-9).all()
    assert (places["n_pay"] >= 20).all()
    for _, cell in places.groupby(["area", "okrug", "experience", "occupation"]):
        ordered = cell.sort_values("pay_rub")
        assert ordered["below_pct"].is_monotonic_increasing
        assert ordered["reached_pct"].is_monotonic_increasing
    card = offer(full, occupation="welder", pay=110.0)
    assert re.search(r"выше, чем у \d+(–\d+)?\u00a0% предложений, Москва", card.title)
    assert "95 % интервал" in card.subtitle and card.watermark


def test_the_place_is_counted_from_the_marts_own_row(city):
    full = Reader.open(city)
    row = _firm.positions(full.table("pay_positions"), "welder", "all", 110.0)
    assert row["pay_rub"] == 110_000 and row["okrug"] == ""
    assert _firm.place_words(row, "ru") in offer(full, occupation="welder", pay=110.0).title


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_advice_names_its_rows(reader, lang):
    known = set(reader.table("published")["id"])
    for experience in ("none", "1-3", "3-6", "6+"):
        lines = advice.advice(view(reader, lang, experience=experience))
        assert len(lines) == 4
        for one in lines:
            assert bool(one.sources) == one.known
            assert {s.row_id for s in one.sources} <= known


def test_what_costs_least_comes_first_and_who_asks_little_is_not_told_to_ask_less(reader):
    first = advice.advice(view(reader, experience="3-6"))[0]
    assert first.what.startswith("Опыт") and [s.row_id for s in first.sources] == ["O172", "O169"]
    first = advice.advice(view(reader, experience="1-3"))[0]
    assert first.what.startswith("Оплата: +9,9")


def test_the_pay_goes_on_to_the_decision_page(reader):
    part = advice.part(view(reader, pay=150))
    (link,) = found(part, "button")
    assert link.href == "/ru/keep-retrain-grow-hire?pay=150"


@pytest.mark.parametrize("name", ["firm_open", "firm_neighbours"])
def test_what_waits_for_adverts_says_so(reader, city, name):
    assert "Пока не знаем" in issue(name, reader, today=TODAY).spec["text"]
    assert not issue(name, Reader.open(city), today=TODAY, occupation="welder").is_empty


def test_the_first_year_has_ages_and_places(first_year):
    early = Reader.open(first_year)
    assert not issue("firm_open", early, today=TODAY, occupation="welder").is_empty
    assert "предложений" in offer(early, occupation="welder", pay=110.0).title


def test_nothing_is_kept_and_no_log_holds_the_numbers(client, caplog, tmp_path, monkeypatch):
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/ru/firm?pay=135&occupation=welder")
    assert answer.status_code == 200 and "Ничего не сохраняется" in answer.get_data(as_text=True)
    assert "135" not in caplog.text and "welder" not in caplog.text
    assert not [c for c in answer.headers.getlist("Set-Cookie") if "135" in c or "welder" in c]


def test_english_is_whole(reader):
    text = said(advice.part(view(reader, "en")))
    names = {"SuperJob", "ТАСС", "РИА"}
    told = re.sub(r"·[^·]*·", "", text)  # publishers are quoted as they call themselves
    assert names and not CYRILLIC.findall(told), told
    assert not CYRILLIC.findall(offer(reader, "en").title)
