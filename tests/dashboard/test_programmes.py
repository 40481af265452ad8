"""«Программы»: the page, the proposal and files of one's own, as a visitor meets them."""

from __future__ import annotations

import io
import re
from datetime import date

import pandas as pd
import pytest
from docx import Document

from dashboard.figure import registry as figures
from dashboard.figure.issue import attempt
from dashboard.figures.programmes import _programmes
from dashboard.pages.programmes import compared
from dashboard.server.app import make_app
from etl.curricula.against import against
from etl.curricula.proposal import COMMON, propose
from etl.store.reader import Reader
from tests.dashboard.test_docx import anchored
from tests.etl.curricula import made

MARTS = ("curriculum_skills", "programme_coverage", "profstandard_skills")
pytestmark = pytest.mark.skipif(
    not all(map(Reader.open().has, MARTS)), reason="витрины программ ещё не выпущены"
)
PLANS = (
    "bmstu-15.03.01-2026",
    "bmstu-15.03.04-2026",
    "bmstu-11.03.03-2026",
    "mospolytech-2022-aptpp",
    "mtkp-15.02.10-2026",
)


@pytest.fixture(scope="module")
def visitor():
    return make_app(small=False).server.test_client()


@pytest.fixture(autouse=True)
def no_browser(monkeypatch):
    monkeypatch.setattr("dashboard.export.image.browser", lambda: None)


def test_five_programmes_meet_five_engineering_occupations():
    rows = Reader.open().table("programme_coverage")
    found = rows[rows["plan"].isin(PLANS)]
    assert found["family"].nunique() >= 5 and found["plan"].nunique() == 5
    assert (found["low_pct"] <= found["high_pct"]).all() and (found["high_pct"] <= 100 + 1e-9).all()
    assert (found["grade"] == "C").all()


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("profession", _programmes.MEASURED)
def test_every_occupation_has_its_page_with_a_draft_stamp(visitor, lang, profession):
    said = visitor.get(f"/{lang}/programmes?profession={profession}").get_data(as_text=True)
    assert {"ru": "ЧЕРНОВИК", "en": "DRAFT"}[lang] in said
    assert 'class="demanded' in said or "demanded" in said


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("plan", PLANS)
def test_a_proposal_has_evidence_for_every_gap_and_stands_without_it(visitor, lang, plan):
    answer = visitor.get(f"/{lang}/programmes/proposal.docx?plan={plan}&profession=design")
    word = Document(io.BytesIO(answer.data))
    additions = word.tables[0].rows[1:]
    places = anchored(word)
    said = {places[c.comment_id]: c.text for c in word.comments}
    assert additions and all(row.cells[0].text in said for row in additions)
    assert all(re.search(r"\d+ (?:из|of) \d+", said[row.cells[0].text]) for row in additions)
    stamp = {"ru": "ЧЕРНОВИК", "en": "DRAFT"}[lang]
    assert stamp in word.sections[0].header.paragraphs[0].text
    text = " ".join(p.text for p in word.paragraphs)
    assert {"ru": "надёжность C", "en": "grade C"}[lang] in text


def test_an_electronics_proposal_cites_functions_with_code_and_redaction(visitor):
    address = "/ru/programmes/proposal.docx?plan=bmstu-15.03.01-2026&profession=electronics"
    word = Document(io.BytesIO(visitor.get(address).data))
    cited = " ".join(row.cells[4].text for row in word.tables[0].rows[1:])
    assert re.search(r"\d{2}\.\d{3} «.+» \(.+\), функция [A-Z]/\d\d\.\d", cited)
    assert "проверьте действующую редакцию" in cited


def test_three_slides(visitor):
    from pptx import Presentation

    deck = Presentation(io.BytesIO(visitor.get("/ru/programmes/proposal.pptx").data))
    assert len(deck.slides) == 3
    text = " ".join(s.text_frame.text for s in deck.slides[2].shapes if s.has_text_frame)
    assert "ЧЕРНОВИК" in text and "36 ч" in text


def test_hours_are_only_those_the_plan_prints():
    reader = Reader.open()
    for plan in PLANS:
        told = compared.programme(reader, plan, compared.demand(reader, "process"))
        made_of = compared.proposal(reader, told, "process", 252)
        printed = told.rows.groupby("name")["hours"].sum(min_count=1)
        for taken in made_of.replaced:
            assert taken.hours <= float(printed[taken.name]) + 1e-9
        wanted = sum(a.hours for a in made_of.additions)
        given = sum(t.hours for t in made_of.replaced)
        assert wanted == pytest.approx(given + made_of.unassigned_h) and wanted <= 252
        assert not {a.skill for a in made_of.additions} & COMMON


def test_what_a_name_says_is_never_proposed_again():
    demand = pd.DataFrame(
        {
            "skill": ["welding", "fea"],
            "share_pct": [40.0, 30.0],
            "skill_ru": ["а", "б"],
            "skill_en": ["a", "b"],
            "n": [40, 30],
            "adverts_in_family": [100, 100],
            "low_pct": [30.0, 20.0],
            "high_pct": [50.0, 40.0],
        }
    )
    taught = pd.DataFrame(
        {
            "skill": ["welding"],
            "status": ["covered"],
            "names": ["Сварка"],
            "hours": [72.0],
            "contact_h": [36.0],
            "labs_h": [0.0],
            "is_facultative_only": [False],
        }
    )
    rows = pd.DataFrame(
        {
            "name": ["Сварка", "Хор"],
            "kind": ["discipline", "facultative"],
            "hours": [72.0, 18.0],
            "semester": [3, 4],
        }
    )
    found = against(demand, taught)
    made_of = propose(found, rows, taught, pd.DataFrame(columns=["skill"]), budget_h=36)
    assert (found.low, found.high) == (pytest.approx(4 / 7), pytest.approx(4 / 7))
    assert [a.skill for a in made_of.additions] == ["fea"] and made_of.after == pytest.approx(1.0)
    assert [(t.name, t.hours) for t in made_of.replaced] == [("Хор", 18)]
    assert made_of.unassigned_h == 18


FIRM = "Вакансия;Требования\nКонструктор;КОМПАС-3D, ЕСКД\nКонструктор;КОМПАС-3D и SolidWorks\n"


def send(visitor, kind, plan, name="plan.xlsx", demand=""):
    data = {"plan": (io.BytesIO(plan), name)}
    if demand:
        data["demand"] = (io.BytesIO(demand.encode()), "demand.csv")
    return visitor.post(f"/ru/programmes/own.{kind}?profession=design", data=data)


def test_a_plan_of_ones_own_against_a_firms_requirements(visitor):
    plan = made.workbook({"Лист1": made.PROPERTIES, "Лист2": made.LONG})
    said = send(visitor, "html", plan, demand=FIRM).get_data(as_text=True)
    assert "КОМПАС-3D · 2" in said and "100" in said and "из вашего файла" in said
    word = Document(io.BytesIO(send(visitor, "docx", plan, demand=FIRM).data))
    assert "КОМПАС-3D" in word.tables[0].rows[1].cells[0].text
    rows = send(visitor, "csv", plan).get_data(as_text=True)
    assert "Детали машин" in rows and "lectures_h" in rows


def test_words_of_a_file_are_shown_as_words(visitor):
    plan = "Дисциплина;Часы\n<script>alert(1)</script>;72\nСварка;36\n".encode()
    said = send(visitor, "html", plan, "p.csv").get_data(as_text=True)
    assert "<script>" not in said and "&lt;script&gt;" in said
    formula = send(visitor, "csv", "Дисциплина;Часы\n=1+1;72\nСварка;36\n".encode(), "p.csv")
    assert ",'=1+1," in formula.get_data(as_text=True)


@pytest.mark.parametrize("body", [b"", b"%PDF-1.4", b"PK\x03\x04", made.bomb(megabytes=100)])
def test_a_bad_file_is_answered_in_a_sentence(visitor, body):
    answer = send(visitor, "html", body)
    assert answer.status_code in (400, 422) and answer.get_data(as_text=True).strip().endswith(".")


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    "name",
    [
        "programmes_coverage",
        "programme_gaps",
        "programme_hours",
        "programme_proposal",
        "skill_demanded_taught",
    ],
)
def test_figures_name_their_sources_in_the_readers_language(name, lang):
    spec = figures.registry()[name]
    chosen = {key: choice.default for key, choice in spec.choices.items()}
    passport = attempt(spec, Reader.open(), lang, date(2026, 12, 1), chosen)
    assert not passport.is_empty and passport.origins and passport.rows
    if lang == "en":
        assert not re.search("[а-яё]", passport.title + passport.caption + passport.subtitle)


@pytest.mark.skipif(not Reader.open().has("software_taught"), reason="витрина ещё не выпущена")
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_russian_software_stands_beside_foreign_with_its_source(lang):
    passport = attempt(
        figures.registry()["software_named"], Reader.open(), lang, date(2026, 12, 1), {}
    )
    by_name = {row["skill_en"]: row for row in passport.rows}
    assert by_name["KOMPAS-3D"]["plans_named"] >= 1 and by_name["AutoCAD"]["n"] >= 20
    assert all(r["share_pct"] is None or r["n"] >= 20 for r in passport.rows)
    assert "hh.ru" in passport.caption


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_retraining_goes_two_ways_and_never_above_the_whole(lang):
    spec = figures.registry()["retraining_distance"]
    shares = {}
    for family in ("design", "process"):
        passport = attempt(spec, Reader.open(), lang, date(2026, 12, 1), {"family": family})
        shares[family] = {row["source"]: row["overlap_pct"] for row in passport.rows}
        assert all(0 <= value <= 100 for value in shares[family].values())
    names = {f: _programmes.FAMILIES[f][lang] for f in shares}
    assert shares["design"][names["process"]] != shares["process"][names["design"]]


def test_the_method_page_prints_how_names_are_read(visitor):
    said = visitor.get("/ru/sources").get_data(as_text=True)
    assert "Насколько верно читаются названия дисциплин" in said and "245" in said
