"""Two pictures and two selections side by side: what differs is said, what is alike stands once."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figures.shortage._shortage import newest
from dashboard.pages.shortage import two_worlds
from dashboard.site import body, compare
from dashboard.site.page import View, registry
from etl.language import text as words
from etl.store.reader import Reader
from tests.dashboard.drawn import TODAY, card


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_two_pictures_are_compared_in_words(city, first_year, reader, lang):
    for opened in (Reader.open(city), Reader.open(first_year), reader):
        said = str(two_worlds.part(View(opened, lang, TODAY, {})))
        assert all(
            s in said
            for s in opened.table("evidence_vs_adverts")[f"sentence_{lang}"].str.slice(0, 20)
        )
    judged = Reader.open(city).table("evidence_vs_adverts")
    assert set(judged["agreement"]) - {"unknown"}, "with verdicts the two can be compared"


def test_a_second_selection_has_its_own_keys_and_falls_back_aloud():
    page = registry()["shortage"]
    chosen, notes = page.accept({"area_b": "oblast", "family": "design"}, "ru")
    assert (chosen["compare"], chosen["area"], chosen["area_b"], chosen["family_b"]) == (
        "1",
        "moscow",
        "oblast",
        "all",
    )
    assert not notes
    chosen, notes = page.accept({"area_b": "Тверь", "zz_b": "1", "compare": "1"}, "ru")
    assert chosen["area_b"] == "moscow" and len(notes) == 2 and "Тверь" in notes[0]
    assert page.accept({}, "ru")[0]["compare"] == ""


def test_months_are_compared_and_one_not_observed_says_so(city):
    rows = Reader.open(city).table("shortage_verdict")
    then = str(pd.Period(rows["month"].max(), "M") - 3)
    own = rows[(rows["month"] == then) & (rows["area"] == "moscow")]
    said = card(city, "shortage_ranking", ago="3", top="all")
    scores = {r["name"]: r["score"] for r in said.rows}
    assert scores == {
        occupations.names("ru")[r.occupation]: None if pd.isna(r.score) else pytest.approx(r.score)
        for r in own.itertuples()
    }
    assert ("не установлен" in said.caption) == own["rank_low"].isna().all()
    assert "не установлен" not in card(city, "shortage_ranking").caption
    with pytest.raises(MissingRows) as missing:
        newest(rows[rows["month"] > then], "moscow", ago="12")
    assert words.month(f"{then[:5]}{int(then[5:]) + 1:02}-01") in missing.value.args[0]["ru"]


@pytest.mark.parametrize(
    ("lang", "measured", "grade", "defined"),
    [
        (
            "ru",
            "измерены по-разному",
            "Надёжность сторон разная: А — A, Б — B",
            "разных определений",
        ),
        ("en", "measured differently", "A is A, B is B", "different definitions"),
    ],
)
def test_sides_measured_differently_are_never_compared_in_silence(
    city, first_year, lang, measured, grade, defined
):
    score = card(city, "shortage_ranking", lang)
    tension = card(first_year, "shortage_ranking", lang)
    assert measured in compare.difference(
        score, tension, lang
    ) and tension.subtitle in compare.difference(score, tension, lang), (
        "what each side measures is said"
    )
    assert (
        compare.difference(score, card(city, "shortage_ranking", lang, area="oblast"), lang) == ""
    )
    assert grade in compare.difference(score, replace(score, grade="B"), lang)
    assert defined in compare.difference(score, replace(score, definitions=("x",)), lang)
    page = registry()["shortage"]
    view = View(Reader.open(city), lang, TODAY, page.accept({"area_b": "oblast"}, lang)[0])
    assert compare.apart(page, "shortage_ranking", view) == ""


@pytest.mark.parametrize(
    ("chosen", "twice"),
    [
        ({"okrug_b": "САО"}, {"map_okrug"}),
        ({"who_b": "turner"}, {"map_demand", "map_okrugs"}),
        ({"compare": "1"}, set()),
    ],
)
def test_a_figure_stands_twice_only_where_its_own_choices_differ(city, chosen, twice):
    page = registry()["map"]
    accepted, notes = page.accept(chosen, "ru")
    assert not notes
    view = View(Reader.open(city), "ru", TODAY, accepted)
    pairs = [
        e
        for part in body.parts(page, view)
        if hasattr(part, "_traverse")
        for e in part._traverse()
        if "pair" in str(getattr(e, "className", "")).split()
    ]
    seen = {
        p.children[0].to_plotly_json()["props"]["data-figure"]
        for p in pairs
        if p.className == "pair"
    }
    assert seen == twice and len(pairs) == 3
    waits = [
        p.children[1].to_plotly_json()["props"]["data-lazy"]
        for p in pairs
        if p.className == "pair same"
    ]
    assert all(waits), "a second side nobody sees is drawn only when it differs"
