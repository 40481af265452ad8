"""Figures of the shortage drawn with adverts: what may be said when, small numbers, captions
derived."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figures.shortage.shortage_months import shortage_months
from dashboard.figures.shortage.shortage_weights import shortage_weights
from dashboard.pages.shortage import dossiers
from dashboard.site import body
from dashboard.site.adverts_state import adverts_state
from dashboard.site.page import View, registry
from etl.language import Words
from etl.store.reader import Reader
from tests.dashboard.drawn import TODAY, card, words_of


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_without_three_indicators_nothing_is_called_a_shortage(first_year, lang):
    for name in ("shortage_ranking", "shortage_table", "shortage_openings_cvs"):
        for area in ("moscow", "oblast"):
            said = card(first_year, name, lang, area=area)
            assert said.kind != "empty" and not re.search(
                "дефицит|shortage", words_of(said), re.I
            ), name
    ranking = card(first_year, "shortage_ranking", lang)
    assert {"ru": "Напряжённость", "en": "Tension"}[lang] in ranking.title
    assert re.search(
        {"ru": "Копится история.*повторы — с", "en": "History.*re-posting — from"}[lang],
        ranking.caption,
    )
    weights = card(first_year, "shortage_weights", lang)
    since = {"ru": r"ближайший — с \d\d\.\d\d\.20\d\d", "en": "next from 20"}[lang]
    assert weights.kind == "empty" and re.search(since, weights.spec["text"])
    state = adverts_state("shortage_verdict", Words("", ""))(
        View(Reader.open(first_year), lang, TODAY, {})
    )
    assert re.search(
        {"ru": "первая загрузка.*Копится история.*с", "en": "first load.*History.*from"}[lang],
        str(state),
    )


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_first_year_offers_no_weights_to_move_and_names_no_leader_it_cannot_tell(
    first_year, city, lang
):
    page = registry()["shortage"]
    chosen = registry()["shortage"].accept({}, "ru")[0]
    shown = {
        folder: str(body.parts(page, View(Reader.open(folder), lang, TODAY, chosen)))
        for folder in (first_year, city)
    }
    since = {
        "ru": r"балла ещё нет.*ближайший — с \d\d\.\d\d\.20\d\d",
        "en": "has a score yet.*next from",
    }[lang]
    assert "control-shortage-w_" not in shown[first_year] and re.search(since, shown[first_year])
    assert "control-shortage-w_tension" in shown[city]
    said = card(first_year, "shortage_ranking", lang)
    rows = sorted((r for r in said.rows if r["value"] is not None), key=lambda r: -r["value"])
    level = [r["name"] for r in rows[1:] if r["high"] >= rows[0]["low"]]
    assert rows[0]["name"] in said.title and (not level or level[0] in said.title)
    assert (f"{rows[0]['n']})" in said.title) == (rows[0]["n"] < 50)
    view = View(Reader.open(first_year), lang, TODAY, {"area": "moscow", "family": "all"})
    links = [a.children for a in dossiers.part(view).children[0].children if getattr(a, "href", "")]
    assert links[: len(rows)] == [r["name"] for r in rows][: len(links)], (
        "dossiers in the order of the ranking"
    )


def test_with_three_the_verdict_is_counted_from_the_rows(city):
    rows = Reader.open(city).table("shortage_verdict")
    rows = rows[(rows["month"] == rows["month"].max()) & (rows["area"] == "moscow")]
    said = card(city, "shortage_ranking")
    judged = rows["score"].notna().sum()
    short = (rows["verdict"] == "shortage").sum()
    best = rows.sort_values("rank").iloc[0]["occupation"]
    assert f"{short} из {judged}" in said.title and occupations.names("ru")[best] in said.title
    assert (
        said.watermark and "Роструд" in said.caption and said.spec["band"] != said.spec["bracket"]
    )


@pytest.mark.parametrize("name", ["shortage_ranking", "shortage_openings_cvs"])
@pytest.mark.parametrize("area", ["moscow", "oblast"])
def test_below_twenty_there_is_a_count_and_no_number(city, first_year, name, area):
    for folder in (city, first_year):
        more = {"top": "all"} if name == "shortage_ranking" else {}
        said = card(folder, name, area=area, **more)
        few = [r for r in said.rows if r["n"] < 20]
        assert all(
            r.get("value") is None and r.get("rank") is None for r in few if r.get("score") is None
        )
        for e in said.spec["items"]:
            n = int(re.search(r"\d+", e.get("sub", "99"))[0])
            assert e.get("grey", False) == (20 <= n < 50) or e["value"] is None
            assert e["value"] is not None or e["state"] in ("suppressed", "missing")


def test_an_x_has_its_reason(first_year):
    said = card(first_year, "shortage_table", top="all")
    gaps = [e for row in said.spec["cells"] for e in row if e["value"] is None]
    assert gaps and all(e["gap"] == "X" and e["why"] for e in gaps)
    assert all(r["why"] for r in said.rows if r["points"] is None)
    for name, column in (
        ("shortage_table", {}),
        ("occupation_indicators", {"occupation": "repair_fitter"}),
    ):
        caption = card(first_year, name, **column).caption
        assert re.search(
            "Копится история.*[Вв]озраст вакансий.*значения есть, границ баллов нет", caption
        ), name


def test_a_month_not_seen_in_full_is_a_gap(first_year, city):
    now = card(first_year, "shortage_months")
    assert (
        now.kind == "empty" and "копится" in now.spec["text"] and "01.12.2026" in now.spec["text"]
    )
    assert any(e["value"] for row in card(city, "shortage_months").spec["cells"] for e in row)
    reader = Reader.open(first_year)
    demand = reader.table("demand_monthly")
    observed = reader.table("shortage_indicators").assign(month="2026-11")
    with pytest.raises(MissingRows) as missing:
        shortage_months(demand, observed, today=TODAY)
    assert "01.01.2027" in missing.value.args[0]["ru"], (
        "a load of November may hold adverts of October at most"
    )


def test_equal_weights_give_the_verdicts_scores_and_zero_leaves_an_indicator_out(city):
    rows = Reader.open(city).table("shortage_verdict")
    rows = rows[(rows["month"] == rows["month"].max()) & (rows["area"] == "moscow")]
    scores = {
        occupations.names("ru")[r.occupation]: r.score
        for r in rows.itertuples()
        if not pd.isna(r.score)
    }
    plain = card(city, "shortage_weights")
    assert all(r["score"] == pytest.approx(scores[r["name"]]) for r in plain.rows)
    only = card(city, "shortage_weights", w_tension=0, w_vacancy_age=0, w_reposting=0)
    assert "судить нельзя" in only.title and all(r["score"] is None for r in only.rows)
    moved = card(city, "shortage_weights", w_tension=3, w_concessions=0)
    assert moved.title.startswith("С вашими весами") and "напряжённость 3" in moved.subtitle
    assert all(r["rank_low"] <= r["rank"] <= r["rank_high"] for r in moved.rows)
    assert all(r["rank_weights_low"] <= r["rank"] <= r["rank_weights_high"] for r in moved.rows)
    assert moved.spec["bracket"] != moved.spec["band"] and any(
        (e["spread_low"], e["spread_high"]) != (e["low"], e["high"]) for e in moved.spec["items"]
    )


def test_no_weights_rank_an_occupation_of_fewer_than_twenty_adverts(city):
    draws, verdicts = (Reader.open(city).table(t) for t in ("shortage_draws", "shortage_verdict"))
    first = shortage_weights(draws, verdicts, today=TODAY).rows[0]
    code = next(c for c, name in occupations.names("ru").items() if name == first["name"])
    few = verdicts.assign(n=verdicts["n"].mask(verdicts["occupation"] == code, 11))
    left = shortage_weights(draws, few, today=TODAY).rows
    assert left and first["name"] not in [r["name"] for r in left] and left[0]["rank"] == 1
