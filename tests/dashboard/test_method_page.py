"""«Источники и метод» shows the formulas and the measured quality that the project keeps, number
for number."""

from __future__ import annotations

import re
from datetime import date

import pytest
from dash import html

from dashboard.figure import registry as figures
from dashboard.figure.choices import Range
from dashboard.pages.sources import assumptions, measures, origins, quality
from dashboard.site.page import View
from dashboard.site.tables import scrolling
from etl.build.hand_kept import read_csv
from etl.language import text as words
from etl.settings import REPO

TODAY = date(2026, 11, 23)


def said(part, reader, lang: str) -> str:
    return str(part(View(reader, lang, TODAY, {}))).replace("\\xa0", "\xa0")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_measure_stands_with_its_formula(reader, lang):
    page = said(measures.part, reader, lang)
    kept = read_csv(REPO / "data" / "reference" / "measures.csv")
    assert len(kept) >= 16
    for row in kept.to_dict("records"):
        assert (
            row[f"name_{lang}"] in page and row["formula" if lang == "ru" else "formula_en"] in page
        )
        assert row[f"note_{lang}"] in page


def test_measured_quality_is_shown_as_measured(reader):
    page = said(quality.part, reader, "ru")
    kept = read_csv(REPO / "data" / "reference" / "quality.csv")
    found = kept[kept["measure"] == "skill_tag_coverage"].iloc[0]
    assert f"{words.number(100 * float(found['value']), 'ru', digits=1)}\xa0%" in page
    families = kept[kept["measure"] == "occupation_family_recall"]["group"]
    known = read_csv(REPO / "data" / "reference" / "occupations.csv")
    names = dict(zip(known["family"], known["family_ru"], strict=True))
    assert len(families) and all(names[f] in page for f in families)


def test_the_newest_fresh_titles_stand_first_and_confusions_are_named(reader):
    page = said(quality.part, reader, "ru")
    kept = read_csv(REPO / "data" / "reference" / "quality.csv")
    rounds = sorted(part for part in set(kept["group"]) if part.startswith("round_"))
    places = [page.rindex(f"проверка {part.removeprefix('round_')}'") for part in rounds]
    assert len(rounds) >= 5 and places == sorted(places, reverse=True)
    pair = kept[kept["measure"] == "occupation_confusion"]["group"].iloc[0]
    assert pair not in page and "0,90" in page


def test_links_on_top_lead_to_every_section(client):
    html = client.get("/ru/sources").get_data(as_text=True)
    links = re.findall(
        r'<a href="#([a-z]+)"',
        html[html.index('class="contents"') : html.index("</nav>", html.index('class="contents"'))],
    )
    assert {
        "origins",
        "missing",
        "grades",
        "glossary",
        "measures",
        "assumptions",
        "quality",
        "lineage",
        "graph",
    } == {*links}
    assert all(f'id="{name}"' in html for name in links)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_assumption_stands_with_its_range_and_every_slider_is_listed(reader, lang):
    page = said(assumptions.part, reader, lang)
    for row in read_csv(REPO / "data" / "reference" / "assumptions.csv").to_dict("records"):
        assert (
            row[f"name_{lang}"] in page and row[f"why_{lang}"] in page and row["constant"] in page
        )
    sliders = [
        c
        for spec in figures.registry().values()
        for c in spec.choices.values()
        if isinstance(c, Range)
    ]
    assert len(sliders) >= 8 and all(c.label[lang] in page for c in sliders)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_long_tables_are_folded_by_group_and_every_source_is_in_one(reader, lang):
    """Closed, with a count; each source and each slider of a page stands once."""
    said = origins.part(View(reader, lang, TODAY, {}))
    folds = [p for p in said.children[0].children if isinstance(p, html.Details)]
    assert len(folds) >= 2 and not any(getattr(fold, "open", None) for fold in folds)
    rows = [len(fold.children[1].children.children[1].children) for fold in folds]
    assert sum(rows) == len(reader.manifest["sources"])
    for fold, n in zip(folds, rows, strict=True):
        assert words.counted(n, "source", lang) in fold.children[0].children[1].children
    page = str(assumptions.part(View(reader, lang, TODAY, {})))
    assert page.count("scope='row'") < 150


def test_on_a_phone_each_value_stands_under_its_columns_head():
    row = html.Tr([html.Th("токарь"), html.Td("90"), html.Td(""), html.Td(html.Code("x"))])
    made = scrolling("Профессия|Оплата|Год|Код", [row]).children.children[1].children[0]
    heads = [getattr(cell, "data-label", None) for cell in made.children]
    assert heads == [None, "Оплата", None, "Код"]
