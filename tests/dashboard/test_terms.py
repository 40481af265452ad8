"""Terms: every one findable, its meaning one sentence away, and a text with buttons still says
the same."""

from __future__ import annotations

import re
from datetime import date

import pytest
from dash import html
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figure import registry as figures
from dashboard.site.page import View, registry
from dashboard.site.terms import MOST, marked
from tests.share import WHOLE

TODAY = date(2026, 11, 24)


def plain(pieces: list) -> str:
    return "".join(p if isinstance(p, str) else p.children for p in pieces)


def names(pieces: list) -> list[str]:
    return [getattr(p, "data-term") for p in pieces if isinstance(p, html.Button)]


def texts(lang: str) -> list[str]:
    """Every text of the app in which terms are marked."""
    said = [spec.how_to_read[lang] for spec in figures.registry().values()]
    for page in registry().values():
        said += [
            w[lang] for w in (page.lead, *(getattr(p, "intro", None) for p in page.parts)) if w
        ]
    return said


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_marking_changes_no_letter(reader, lang):
    view = View(reader, lang, TODAY, {})
    found = 0
    for text in texts(lang):
        pieces = marked(text, view)
        assert plain(pieces) == text
        assert len(names(pieces)) == len(set(names(pieces))) <= MOST
        found += len(names(pieces))
    assert found >= 5


@given(text=st.text(max_size=200))
def test_any_text_survives(reader, text):
    assert plain(marked(text, View(reader, "ru", TODAY, {}))) == text


@pytest.mark.parametrize(
    ("text", "lang", "terms"),
    [
        ("Напряжённость выросла; напряжённости", "ru", ["напряжённость"]),
        ("2,4 резюме на вакансию по hh.индексу", "ru", ["hh.индекс, резюме на вакансию"]),
        ("Код ОКЗ и ОКВЭД2, форма 1-Т(проф)", "ru", ["ОКЗ", "ОКВЭД 2", "1-Т(проф)"]),
        ("95 % интервал Уилсона", "ru", ["доверительный интервал", "интервал Уилсона"]),
        ("блокзок спорт мотор", "ru", []),
        ("Wilson intervals of the tension", "en", ["Wilson interval", "tension"]),
    ],
)
def test_terms_are_found_in_their_forms(reader, text, lang, terms):
    assert names(marked(text, View(reader, lang, TODAY, {}))) == terms


def test_every_term_is_whole_and_leads_to_its_formula(reader, client):
    rows = reader.table("glossary")
    formulas = set(reader.table("measures")["code"])
    page = client.get("/ru/sources").get_data(as_text=True)
    for r in rows.to_dict("records"):
        for lang in ("ru", "en"):
            re.compile(r[f"match_{lang}"])
            assert 30 <= len(r[f"text_{lang}"]) <= 240, r["code"]
        assert r["source"] and (not r["measure"] or r["measure"] in formulas), r["code"]
        assert f'id="term-{r["code"]}"' in page


def test_search_finds_terms_and_options_in_either_language(client, reader):
    found = client.get("/en/search.json").get_json()
    assert len({e["href"] for e in found}) == len(found)
    tension = next(e for e in found if e["href"].endswith("#term-tension"))
    assert tension["text"] == "tension" and "напряжённость" in tension["also"]
    long_lists = [e for e in found if "?" in e["href"]]
    assert long_lists
    for e in long_lists[:: 1 if WHOLE else 40]:
        answer = client.get(e["href"]).get_data(as_text=True)
        assert "is not known, the default is shown" not in answer, e
