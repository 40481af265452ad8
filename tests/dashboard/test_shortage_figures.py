"""Figures of the shortage drawn with adverts: what may be said when, small numbers, captions derived, weights."""
from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import body, cards, compare, occupations, words
from dashboard.evidence import MissingRows
from dashboard.figure import draw, passport
from dashboard.figures._shortage import newest
from dashboard.figures.shortage_months import shortage_months
from dashboard.figures.shortage_weights import shortage_weights
from dashboard.page import Live, View, registry
from dashboard.parts.adverts_behind import adverts_behind, causes
from dashboard.parts.adverts_state import adverts_state
from dashboard.parts.dossiers import dossiers
from dashboard.parts.two_worlds import two_worlds
from etl.models.score import verdict, weight_spread
from etl.models.weighing import pack, ranked, spread, unpack, weighed
from etl.origin import Words
from etl.store.reader import Reader

TODAY = date(2026, 11, 23)
RANKED = ("shortage_ranking", "shortage_table", "shortage_weights")
OWN = (*RANKED, "shortage_openings_cvs", "shortage_months")


class Real:
    """The same build as if it were not invented."""

    def __init__(self, reader: Reader):
        self.reader = reader

    def synthetic(self, name: str) -> bool:
        return False

    def __getattr__(self, name: str):
        return getattr(self.reader, name)


def card(folder, name: str, lang: str = "ru", **choices) -> dict:
    return passport(draw(name, Reader.open(folder), lang, today=TODAY, **choices))


def words_of(said: dict) -> str:
    items = said["spec"].get("items", [])
    return " ".join([said["title"], said["subtitle"], said["caption"], *said["spec"].get("rows", []),
                     *(e["label"] + " " + e.get("gap", "") for e in items)])


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_without_three_indicators_nothing_is_called_a_shortage(first_year, lang):
    for name in ("shortage_ranking", "shortage_table", "shortage_openings_cvs"):
        for area in ("moscow", "oblast"):
            said = card(first_year, name, lang, area=area)
            assert said["kind"] != "empty" and not re.search("дефицит|shortage", words_of(said), re.I), name
    ranking = card(first_year, "shortage_ranking", lang)
    assert {"ru": "Напряжённость", "en": "Tension"}[lang] in ranking["title"]
    assert re.search({"ru": "Копится история.*повторы — с", "en": "History.*re-posting — from"}[lang],
                     ranking["caption"])
    weights = card(first_year, "shortage_weights", lang)
    since = {"ru": r"ближайший — с \d\d\.\d\d\.20\d\d", "en": "next from 20"}[lang]
    assert weights["kind"] == "empty" and re.search(since, weights["spec"]["text"])
    state = adverts_state("shortage_verdict", Words("", ""))(View(Reader.open(first_year), lang, TODAY, {}))
    assert re.search({"ru": "первая загрузка.*Копится история.*с", "en": "first load.*History.*from"}[lang], str(state))


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_first_year_offers_no_weights_to_move_and_names_no_leader_it_cannot_tell(first_year, city, lang):
    page, chosen = registry()["shortage"], registry()["shortage"].accept({}, "ru")[0]
    shown = {folder: str(body.parts(page, View(Reader.open(folder), lang, TODAY, chosen)))
             for folder in (first_year, city)}
    since = {"ru": r"балла ещё нет.*ближайший — с \d\d\.\d\d\.20\d\d", "en": "has a score yet.*next from"}[lang]
    assert "control-shortage-w_" not in shown[first_year] and re.search(since, shown[first_year])
    assert "control-shortage-w_tension" in shown[city]
    said = card(first_year, "shortage_ranking", lang)
    rows = sorted((r for r in said["rows"] if r["value"] is not None), key=lambda r: -r["value"])
    level = [r["name"] for r in rows[1:] if r["high"] >= rows[0]["low"]]
    assert rows[0]["name"] in said["title"] and (not level or level[0] in said["title"])
    assert (f"{rows[0]['n']})" in said["title"]) == (rows[0]["n"] < 50)
    view = View(Reader.open(first_year), lang, TODAY, {"area": "moscow", "family": "all"})
    links = [a.children for a in dossiers(view).children[0].children if getattr(a, "href", "")]
    assert links[:len(rows)] == [r["name"] for r in rows][:len(links)], "dossiers in the order of the ranking"


def test_with_three_the_verdict_is_counted_from_the_rows(city):
    rows = Reader.open(city).table("shortage_verdict")
    rows = rows[(rows["month"] == rows["month"].max()) & (rows["area"] == "moscow")]
    said = card(city, "shortage_ranking")
    judged, short = rows["score"].notna().sum(), (rows["verdict"] == "shortage").sum()
    best = rows.sort_values("rank").iloc[0]["occupation"]
    assert f"{short} из {judged}" in said["title"] and occupations.names("ru")[best] in said["title"]
    assert said["watermark"] and "Роструд" in said["caption"] and said["spec"]["band"] != said["spec"]["bracket"]


@pytest.mark.parametrize("name", ["shortage_ranking", "shortage_openings_cvs"])
@pytest.mark.parametrize("area", ["moscow", "oblast"])
def test_below_twenty_there_is_a_count_and_no_number(city, first_year, name, area):
    for folder in (city, first_year):
        more = {"top": "all"} if name == "shortage_ranking" else {}
        said = card(folder, name, area=area, **more)
        few = [r for r in said["rows"] if r["n"] < 20]
        assert all(r.get("value") is None and r.get("rank") is None for r in few if r.get("score") is None)
        for e in said["spec"]["items"]:
            n = int(re.sub(r"\D", "", e.get("sub", "99")))
            assert e.get("grey", False) == (20 <= n < 50) or e["value"] is None
            assert e["value"] is not None or e["state"] in ("suppressed", "missing")


def test_an_x_has_its_reason(first_year):
    said = card(first_year, "shortage_table", top="all")
    gaps = [e for row in said["spec"]["cells"] for e in row if e["value"] is None]
    assert gaps and all(e["gap"] == "X" and e["why"] for e in gaps)
    assert all(r["why"] for r in said["rows"] if r["points"] is None)
    for name, column in (("shortage_table", {}), ("occupation_indicators", {"occupation": "repair_fitter"})):
        caption = card(first_year, name, **column)["caption"]
        assert re.search("Копится история.*Возраст вакансий: значения есть, границ баллов нет", caption), name


def test_a_month_not_seen_in_full_is_a_gap(first_year, city):
    now = card(first_year, "shortage_months")
    assert now["kind"] == "empty" and "копится" in now["spec"]["text"] and "01.12.2026" in now["spec"]["text"]
    assert any(e["value"] for row in card(city, "shortage_months")["spec"]["cells"] for e in row)
    reader = Reader.open(first_year)
    demand, observed = reader.table("demand_monthly"), reader.table("shortage_indicators").assign(month="2026-11")
    with pytest.raises(MissingRows) as missing:
        shortage_months(demand, observed, today=TODAY)
    assert "01.01.2027" in missing.value.args[0]["ru"], "a load of November may hold adverts of October at most"


def test_equal_weights_give_the_verdicts_scores_and_zero_leaves_an_indicator_out(city):
    rows = Reader.open(city).table("shortage_verdict")
    rows = rows[(rows["month"] == rows["month"].max()) & (rows["area"] == "moscow")]
    scores = {occupations.names("ru")[r.occupation]: r.score for r in rows.itertuples() if not pd.isna(r.score)}
    plain = card(city, "shortage_weights")
    assert all(r["score"] == pytest.approx(scores[r["name"]]) for r in plain["rows"])
    only = card(city, "shortage_weights", w_tension=0, w_vacancy_age=0, w_reposting=0)
    assert "судить нельзя" in only["title"] and all(r["score"] is None for r in only["rows"])
    moved = card(city, "shortage_weights", w_tension=3, w_concessions=0)
    assert moved["title"].startswith("С вашими весами") and "напряжённость 3" in moved["subtitle"]
    assert all(r["rank_low"] <= r["rank"] <= r["rank_high"] for r in moved["rows"])
    assert all(r["rank_weights_low"] <= r["rank"] <= r["rank_weights_high"] for r in moved["rows"])
    assert moved["spec"]["bracket"] != moved["spec"]["band"] and any(
        (e["spread_low"], e["spread_high"]) != (e["low"], e["high"]) for e in moved["spec"]["items"])


def test_no_weights_rank_an_occupation_of_fewer_than_twenty_adverts(city):
    draws, verdicts = (Reader.open(city).table(t) for t in ("shortage_draws", "shortage_verdict"))
    first = passport(shortage_weights(draws, verdicts, today=TODAY))["rows"][0]
    code = next(c for c, name in occupations.names("ru").items() if name == first["name"])
    few = verdicts.assign(n=verdicts["n"].mask(verdicts["occupation"] == code, 11))
    left = passport(shortage_weights(draws, few, today=TODAY))["rows"]
    assert left and first["name"] not in [r["name"] for r in left] and left[0]["rank"] == 1


_POINTS = st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=6, max_size=6)


@given(_POINTS, st.lists(st.sampled_from([.5, 1, 1.5, 3]), min_size=6, max_size=6))
def test_weighing_is_the_verdicts_own_mean(points, weights):
    got = weighed(np.array([np.nan if p is None else p for p in points]), np.array(weights))
    names = "abcdef"
    want = verdict(dict(zip(names, points)), dict(zip(names, weights))).score
    assert np.isnan(got) if want is None else got == pytest.approx(want)


@given(st.lists(_POINTS, min_size=2, max_size=8), st.lists(st.sampled_from([0, .5, 1, 3]), min_size=6, max_size=6))
def test_the_spread_of_weights_is_about_the_rank_and_knows_what_is_left_out(points, weights):
    smooth, weights = np.array(points, float), np.array(weights, float)
    low, high = spread(smooth, weights)
    judged = ~np.isnan(weighed(smooth, weights))
    assert (np.isnan(low) == ~judged).all() and (low[judged] <= high[judged]).all()
    changed = smooth.copy()
    changed[:, weights == 0] = 3
    np.testing.assert_array_equal(spread(changed, weights), (low, high), "an indicator of no weight has no say")


def test_sure_weights_leave_one_rank_and_free_ones_many():
    smooth = np.array([[3, 0, 1.], [0, 2.5, 1.1], [1, 1, .9], [2, .1, 1.2]])
    close, far, _ = weight_spread(smooth, np.array([2., 1, 1]), k=1e7)
    scores = weighed(smooth, np.array([2., 1, 1]))
    assert list(close) == list(far) == list(1 + (scores[None, :] > scores[:, None]).sum(1))
    low, high, _ = weight_spread(smooth, np.array([2., 1, 1]), k=2)
    assert (high - low).max() >= 2


@given(st.lists(st.one_of(st.just(float("nan")), st.floats(0, 3)), max_size=30))
def test_draws_survive_packing(points):
    np.testing.assert_allclose(unpack(pack(np.array(points))), points, atol=0.0251)


def test_all_weights_zero_judges_nothing():
    rank, low, high = ranked(np.ones((4, 6)), np.ones((4, 9, 6)), np.zeros(6))
    assert np.isnan([rank, low, high]).all()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_two_pictures_are_compared_in_words(city, first_year, reader, lang):
    for opened in (Reader.open(city), Reader.open(first_year), reader):
        said = str(two_worlds(View(opened, lang, TODAY, {})))
        assert all(s in said for s in opened.table("evidence_vs_adverts")[f"sentence_{lang}"].str.slice(0, 20))
    judged = Reader.open(city).table("evidence_vs_adverts")
    assert set(judged["agreement"]) - {"unknown"}, "with verdicts the two can be compared"


def test_a_second_selection_has_its_own_keys_and_falls_back_aloud():
    page = registry()["shortage"]
    chosen, notes = page.accept({"area_b": "oblast", "family": "design"}, "ru")
    assert (chosen["compare"], chosen["area"], chosen["area_b"], chosen["family_b"]) == ("1", "moscow", "oblast", "all")
    assert not notes
    chosen, notes = page.accept({"area_b": "Тверь", "zz_b": "1", "compare": "1"}, "ru")
    assert chosen["area_b"] == "moscow" and len(notes) == 2 and "Тверь" in notes[0]
    assert page.accept({}, "ru")[0]["compare"] == ""


def test_months_are_compared_and_one_not_observed_says_so(city):
    rows = Reader.open(city).table("shortage_verdict")
    then = str(pd.Period(rows["month"].max(), "M") - 3)
    own = rows[(rows["month"] == then) & (rows["area"] == "moscow")]
    said = card(city, "shortage_ranking", ago="3", top="all")
    scores = {r["name"]: r["score"] for r in said["rows"]}
    assert scores == {occupations.names("ru")[r.occupation]: None if pd.isna(r.score) else pytest.approx(r.score)
                      for r in own.itertuples()}
    assert ("не установлен" in said["caption"]) == own["rank_low"].isna().all()
    assert "не установлен" not in card(city, "shortage_ranking")["caption"]
    with pytest.raises(MissingRows) as missing:
        newest(rows[rows["month"] > then], "moscow", ago="12")
    assert words.month(f"{then[:5]}{int(then[5:]) + 1:02}-01") in missing.value.args[0]["ru"]


@pytest.mark.parametrize(("lang", "measured", "grade", "defined"), [
    ("ru", "измерены по-разному", "Надёжность сторон разная: А — A, Б — B", "разных определений"),
    ("en", "measured differently", "A is A, B is B", "different definitions")])
def test_sides_measured_differently_are_never_compared_in_silence(city, first_year, lang, measured, grade, defined):
    score, tension = card(city, "shortage_ranking", lang), card(first_year, "shortage_ranking", lang)
    assert measured in compare.difference(score, tension, lang) and tension["subtitle"] in compare.difference(
        score, tension, lang), "what each side measures is said"
    assert compare.difference(score, card(city, "shortage_ranking", lang, area="oblast"), lang) == ""
    assert grade in compare.difference(score, score | {"grade": "B"}, lang)
    assert defined in compare.difference(score, score | {"definitions": ["x"]}, lang)
    page = registry()["shortage"]
    view = View(Reader.open(city), lang, TODAY, page.accept({"area_b": "oblast"}, lang)[0])
    assert compare.apart(page, "shortage_ranking", view) == ""


@pytest.mark.parametrize(("chosen", "twice"), [
    ({"okrug_b": "САО"}, {"map_okrug"}), ({"who_b": "turner"}, {"map_demand", "map_okrugs"}),
    ({"compare": "1"}, set())])
def test_a_figure_stands_twice_only_where_its_own_choices_differ(city, chosen, twice):
    page = registry()["map"]
    accepted, notes = page.accept(chosen, "ru")
    assert not notes
    view = View(Reader.open(city), "ru", TODAY, accepted)
    pairs = [e for part in body.parts(page, view) if hasattr(part, "_traverse") for e in part._traverse()
             if "pair" in str(getattr(e, "className", "")).split()]
    seen = {p.children[0].to_plotly_json()["props"]["data-figure"] for p in pairs if p.className == "pair"}
    assert seen == twice and len(pairs) == 3
    waits = [p.children[1].to_plotly_json()["props"]["data-lazy"] for p in pairs if p.className == "pair same"]
    assert all(waits), "a second side nobody sees is drawn only when it differs"


def test_a_dossier_follows_its_occupation_and_links_lead_to_the_publisher(city):
    page, said = registry()["occupation"], card(city, "occupation_indicators", occupation="repair_fitter")
    assert said["title"].startswith("Слесарь-ремонтник: ") and len(said["rows"]) == 7
    assert all(r["why"] for r in said["rows"] if r["points"] is None)
    view = View(Reader.open(city), "ru", TODAY, {"occupation": "repair_fitter", "area": "moscow"})
    parts = {p.draw: str(p.draw(view)) for p in page.parts if isinstance(p, Live)}
    assert "рычаг" in parts[causes] and parts[adverts_behind].count("https://example.org/vacancy/") >= 20
    assert "href" not in parts[adverts_behind] and "выдуманы" in parts[adverts_behind], "invented adverts lead nowhere"
    real = replace(view, reader=Real(view.reader))
    said = str(adverts_behind(real))
    assert said.count("noopener") == said.count("https://example.org/vacancy/") >= 20 and "выдуманы" not in said
    assert card(city, "occupation_indicators", occupation="welding_engineer")["kind"] == "empty"


def test_below_twenty_the_count_and_the_links_stay_and_no_rate(city):
    opened = Reader.open(city)
    rows = newest(opened.table("shortage_indicators"), "moscow").query("indicator == 'vacancy_age'")
    few = rows[rows["n"].between(1, 19)].iloc[0]
    said = card(city, "occupation_indicators", occupation=few["occupation"])
    counted = {r["indicator_name"]: r for r in said["rows"]}["Возраст вакансий"]
    assert (counted["n"], counted["value"], counted["points"]) == (few["n"], None, None) and "20" in counted["why"]
    view = View(opened, "ru", TODAY, {"occupation": few["occupation"], "area": "moscow"})
    assert str(adverts_behind(view)).count("https://example.org/vacancy/") >= few["n"]


def test_names_of_occupations_lead_to_their_dossiers(city):
    held = cards.numbers(card(city, "shortage_table", "en", top="all")).to_plotly_json()["props"]["data-table"]
    names = {row[0]["text"]: row[0]["href"] for row in json.loads(held)["body"]}
    assert names[occupations.names("en")["turner"]] == "/en/occupation?occupation=turner"
    view = View(Reader.open(city), "ru", TODAY, {"area": "oblast", "family": "machining"})
    said = str(dossiers(view))
    assert "/ru/occupation?occupation=turner" in said and "occupation=welder" not in said
    assert "/ru/template/employer-survey.xlsx" in said


def test_a_dossier_tells_pay_and_mix_of_its_own_occupation_only(city):
    reader = Reader.open(city)
    whole = reader.table("pay_offers").query("area == 'moscow' and okrug == '' and experience == ''")
    n_pay = whole[whole["occupation"] == "repair_fitter"]["n_pay"].item()
    pay = card(city, "occupation_pay", occupation="repair_fitter")
    assert pay["rows"][0]["n_pay"] == n_pay and pay["title"].startswith("Слесарь-ремонтник: предлагают ")
    for mix in ("experience", "okrug"):
        said = card(city, "occupation_mix", occupation="repair_fitter", mix=mix)
        mart = reader.table("demand_mix").query("area == 'moscow' and occupation == 'repair_fitter' and value != ''")
        assert said["kind"] == "ranking" and said["title"].startswith("Слесарь-ремонтник, чаще всего: ")
        assert sum(r["adverts"] for r in said["rows"]) == mart[mart["dimension"] == mix]["adverts"].sum()
    assert card(city, "occupation_pay", occupation="welding_engineer")["kind"] == "empty"


def test_months_not_seen_in_full_are_not_joined(first_year):
    said = card(first_year, "occupation_openings", occupation="repair_fitter")
    assert [s.get("style") for s in said["spec"]["series"]] == ["dots"] and "копится" in said["title"]


@pytest.mark.parametrize(("lang", "month"), [("ru", "янв.\u00a02026"), ("en", "Jan\u00a02026")])
def test_months_of_a_dossier_are_named_in_the_readers_language(city, lang, month):
    said = card(city, "occupation_openings", lang, occupation="repair_fitter")
    assert month in [t["label"] for t in said["spec"]["ticks"]]
    line = next(s for s in said["spec"]["series"] if s.get("style") != "dots")["points"]
    assert line[-1]["text"] and sum(bool(p["text"]) for p in line) <= 2
