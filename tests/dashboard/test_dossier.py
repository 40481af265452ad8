"""The dossier of an occupation: its own pay, mix, months and links, and nothing below twenty
adverts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dashboard.figure import occupations
from dashboard.figures.shortage._shortage import newest
from dashboard.pages.occupation.adverts_behind import adverts_behind, causes
from dashboard.pages.shortage import dossiers
from dashboard.site import cards
from dashboard.site.page import Live, View, registry
from etl.store.reader import Reader
from tests.dashboard.drawn import TODAY, Real, card


def test_a_dossier_follows_its_occupation_and_links_lead_to_the_publisher(city):
    page = registry()["occupation"]
    said = card(city, "occupation_indicators", occupation="repair_fitter")
    assert said.title.startswith("Слесарь-ремонтник: ") and len(said.rows) == 7
    assert all(r["why"] for r in said.rows if r["points"] is None)
    view = View(Reader.open(city), "ru", TODAY, {"occupation": "repair_fitter", "area": "moscow"})
    parts = {p.draw: str(p.draw(view)) for p in page.parts if isinstance(p, Live)}
    assert (
        "рычаг" in parts[causes]
        and parts[adverts_behind].count("https://example.org/vacancy/") >= 20
    )
    assert "href" not in parts[adverts_behind] and "выдуманы" in parts[adverts_behind], (
        "invented adverts lead nowhere"
    )
    real = replace(view, reader=Real(view.reader))
    said = str(adverts_behind(real))
    assert (
        said.count("noopener") == said.count("https://example.org/vacancy/") >= 20
        and "выдуманы" not in said
    )
    assert card(city, "occupation_indicators", occupation="welding_engineer").kind == "empty"


def test_below_twenty_the_count_and_the_links_stay_and_no_rate(city):
    opened = Reader.open(city)
    rows = newest(opened.table("shortage_indicators"), "moscow").query("indicator == 'vacancy_age'")
    few = rows[rows["n"].between(1, 19)].iloc[0]
    said = card(city, "occupation_indicators", occupation=few["occupation"])
    counted = {r["indicator_name"]: r for r in said.rows}["Возраст вакансий"]
    assert (counted["n"], counted["value"], counted["points"]) == (
        few["n"],
        None,
        None,
    ) and "20" in counted["why"]
    view = View(opened, "ru", TODAY, {"occupation": few["occupation"], "area": "moscow"})
    assert str(adverts_behind(view)).count("https://example.org/vacancy/") >= few["n"]


def test_names_of_occupations_lead_to_their_dossiers(city):
    held = cards.numbers(card(city, "shortage_table", "en", top="all")).to_plotly_json()["props"][
        "data-table"
    ]
    names = {row[0]["text"]: row[0]["href"] for row in json.loads(held)["body"]}
    assert names[occupations.names("en")["turner"]] == "/en/occupation?occupation=turner"
    view = View(Reader.open(city), "ru", TODAY, {"area": "oblast", "family": "machining"})
    said = str(dossiers.part(view))
    assert "/ru/occupation?occupation=turner" in said and "occupation=welder" not in said
    assert "/ru/template/employer-survey.xlsx" in said


def test_a_dossier_tells_pay_and_mix_of_its_own_occupation_only(city):
    reader = Reader.open(city)
    whole = reader.table("pay_offers").query(
        "area == 'moscow' and okrug == '' and experience == ''"
    )
    n_pay = whole[whole["occupation"] == "repair_fitter"]["n_pay"].item()
    pay = card(city, "occupation_pay", occupation="repair_fitter")
    assert pay.rows[0]["n_pay"] == n_pay and pay.title.startswith("Слесарь-ремонтник: предлагают ")
    for mix in ("experience", "okrug"):
        said = card(city, "occupation_mix", occupation="repair_fitter", mix=mix)
        mart = reader.table("demand_mix").query(
            "area == 'moscow' and occupation == 'repair_fitter' and value != ''"
        )
        assert said.kind == "ranking" and said.title.startswith("Слесарь-ремонтник, чаще всего: ")
        assert (
            sum(r["adverts"] for r in said.rows) == mart[mart["dimension"] == mix]["adverts"].sum()
        )
    assert card(city, "occupation_pay", occupation="welding_engineer").kind == "empty"


def test_months_not_seen_in_full_are_not_joined(first_year):
    said = card(first_year, "occupation_openings", occupation="repair_fitter")
    assert [s.get("style") for s in said.spec["series"]] == ["dots"] and "копится" in said.title


@pytest.mark.parametrize(("lang", "month"), [("ru", "янв.\u00a02026"), ("en", "Jan\u00a02026")])
def test_months_of_a_dossier_are_named_in_the_readers_language(city, lang, month):
    said = card(city, "occupation_openings", lang, occupation="repair_fitter")
    assert month in [t["label"] for t in said.spec["ticks"]]
    line = next(s for s in said.spec["series"] if s.get("style") != "dots")["points"]
    assert line[-1]["text"] and sum(bool(p["text"]) for p in line) <= 2
