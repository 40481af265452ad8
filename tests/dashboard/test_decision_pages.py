"""«Что делать»: what each page says on a fresh clone, and what it never says."""

from __future__ import annotations

import io
import re
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document

from dashboard.figure import parameters
from dashboard.figure.choices import Range
from dashboard.figure.issue import issue
from dashboard.figure.registry import registry
from dashboard.figures.decision import _model
from dashboard.site.page import registry as pages
from etl.models import decision, decision_value
from tests.dashboard.gallery import released

TODAY = date(2026, 12, 1)
SLUGS = (
    "keep-retrain-grow-hire",
    "empty-jobs",
    "firm-ages",
    "internships",
    "forecast",
    "reserve",
    "scored",
)
FIGURES = sorted({name for slug in SLUGS for name in pages()[slug].figures()})
STARTS = {k: c.default for k, c in _model.CHOICES.items()}


def drawn(name: str, lang: str = "ru", **choices):
    return issue(name, released(), lang, today=TODAY, **choices)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_figure_is_drawn_from_what_is_released(name, lang):
    passport = drawn(name, lang)
    assert passport.kind != "empty" and passport.title and passport.alt
    if lang == "en":
        own = [passport.title, passport.subtitle, passport.how_to_read, passport.note]
        assert not [text for text in own if re.search("[А-Яа-яЁё]", text.replace("ОКЗ", ""))]


@pytest.mark.parametrize("model", ["decision", "mix", "forecast", "reserve", "planner", "ages"])
def test_every_start_value_lies_on_its_slider_and_in_its_range(model):
    for name, choice in parameters.ranges(model).items():
        assert choice.accept(choice.default) == (choice.default, True), name
        row = next(r for r in parameters.listed(model) if r["id"] == name)
        assert float(row["least"]) <= float(row["low"]) <= choice.default <= float(row["high"])


def test_a_number_without_a_source_is_called_an_assumption():
    for model in {r["model"] for r in parameters.reference_rows("decision_parameters")}:
        for row in parameters.listed(model):
            assert (row["kind"] == "assumption") != bool(row["grade"]), row["id"]
            said = parameters.ground(row)["ru"]
            assert ("допущение" in said) == (row["kind"] == "assumption")


def test_polls_are_marks_and_never_start_values():
    for name, poll in (("intern_stay", 51), ("staff_quit", 25), ("newcomer_year_stay", 24)):
        assert parameters.ranges("decision")[name].default != poll
    marks = drawn("break_even").spec["events"]
    assert any("51" in m["label"] and "опрос" in m["label"] for m in marks)


def test_the_page_opens_on_the_break_even_without_a_winner():
    said = _model.sentence("intern_stay", STARTS, "ru")
    assert said.startswith("При допущениях") and "хотя бы" in said
    share = int(re.search(r"хотя бы (\d+) из 100", said)[1]) / 100
    p = {**_model.values(STARTS), "intern_stay": share}
    cheaper = decision_value.cost_still_here(decision.GROW, p, 3)
    assert cheaper <= decision_value.cost_still_here(decision.HIRE, p, 3)
    p["intern_stay"] = share - 0.01
    assert decision_value.cost_still_here(decision.GROW, p, 3) > decision_value.cost_still_here(
        decision.HIRE, p, 3
    )


@pytest.mark.parametrize("name", sorted(parameters.ranges("decision")))
def test_assumptions_are_never_called_yours_until_one_is_moved(name):
    choice = parameters.ranges("decision")[name]
    other = choice.low if choice.default != choice.low else choice.high
    assert _model.opening(STARTS) is _model.ASSUMED
    assert _model.opening({**STARTS, name: other}) is _model.YOURS


def test_no_title_of_a_fresh_clone_says_your_numbers():
    for name in FIGURES:
        assert "ваших числах" not in drawn(name).title, name


def test_roubles_of_empty_jobs_appear_only_after_days_and_value_were_set():
    for choices in ({}, {"days": 90}, {"margin": 150}, {"pay": 200}):
        passport = drawn("empty_jobs", **choices)
        assert "₽" not in passport.title + passport.subtitle, choices
    assert "₽" in drawn("empty_jobs", days=90, margin=150).title


def test_forecasts_are_scenarios_and_start_at_the_printed_number():
    passport = drawn("scenario_gap")
    assert passport.title.startswith("Сценарий при допущениях")
    assert passport.spec["history"][0]["value"] == pytest.approx(53.607)
    steps = drawn("scenario_steps").spec["items"]
    assert sum(e["value"] for e in steps[:-1]) == pytest.approx(steps[-1]["value"], abs=1e-6)


def test_practices_are_the_plans_own():
    table = released().table("practices")
    assert len(table) == 152 and table["plan"].nunique() == 38
    polytech = table[table["level"] != "СПО"]
    assert len(polytech) == 122 and polytech["plan"].nunique() == 28
    weeks = table.groupby("plan")["weeks"].sum()
    assert weeks["mtkp-15.02.10"] == 29 and weeks["000017144"] == 20
    assert weeks["000019422"] == pytest.approx(31.33)


def test_the_former_address_leads_here(client):
    answer = client.get("/ru/intern-or-market?place_cost=600")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/ru/keep-retrain-grow-hire")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_answers_in_both_languages_and_stands_in_the_group(client, slug):
    assert pages()[slug].group == "do"
    for lang in ("ru", "en"):
        assert client.get(f"/{lang}/{slug}").status_code == 200


def test_the_address_reopens_exactly():
    page = pages()["keep-retrain-grow-hire"]
    moved = {}
    for key, choice in page.choices().items():
        if isinstance(choice, Range):
            moved[key] = str(min(choice.high, choice.default + choice.step))
    accepted, notes = page.accept(moved, "ru")
    assert notes == [] and all(accepted[k] == float(v) for k, v in moved.items())


def test_the_memo_carries_the_sliders_of_its_address(client):
    plain = client.get("/ru/keep-retrain-grow-hire/memo.docx").data
    moved = client.get("/ru/keep-retrain-grow-hire/memo.docx?stipend=60").data
    texts = [
        "\n".join(p.text for p in Document(io.BytesIO(body)).paragraphs) for body in (plain, moved)
    ]
    assert "При допущениях" in texts[0] and "При ваших числах" in texts[1]
    slide = client.get("/en/keep-retrain-grow-hire/memo.pptx").data
    names = ZipFile(io.BytesIO(slide)).namelist()
    assert any(n.startswith("ppt/charts/chart") for n in names)


def test_nothing_of_the_decision_asks_for_a_persons_name():
    from dashboard.pages.internships.form import GROUPS, OFFERS

    heads = [c.head.ru for form in (GROUPS, OFFERS) for c in form.columns]
    assert not [h for h in heads if re.search("(?i)фио|фамили|имя студент", h)]


def test_names_in_the_registry_are_drawn_natively():
    native = {
        "dots",
        "trend",
        "fan",
        "tornado",
        "waterfall",
        "ranking",
        "cells",
        "stacked",
        "funnel",
    }
    kinds = {name: drawn(name).kind for name in FIGURES}
    assert {k for k in kinds.values()} <= native | {"flow_ribbons"}
    assert set(FIGURES) <= set(registry())
