"""Posters: only where description, pay and a place of study are known; nothing over the edge,
nothing over another; asked for by browser and by command."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from dashboard import __main__ as command
from dashboard.export import career_poster
from dashboard.export.image import browser
from dashboard.export.poster import HEIGHT, MARGIN, WIDTH
from dashboard.figures.education import _career
from dashboard.pages.career.tables import of
from dashboard.server.app import make_app
from etl.settings import REPO
from etl.store import Reader
from etl.store.atomic import read_json

DAY = date(2026, 12, 1)
POSTERS = {"mechanical_designer", "robotics_engineer", "electronics_fitter"}
"""Who qualifies before the city's adverts are loaded; with them, more."""


@pytest.fixture(scope="module")
def tables():
    folder = REPO / "data" / "marts"
    return of(Reader(folder, read_json(folder / "manifest.json")))


@pytest.fixture(scope="module")
def client():
    return make_app(small=False).server.test_client()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_runs_over_the_edge_or_over_another(tables, lang):
    codes = [c for c in tables["occupation_duties"]["occupation"] if c in POSTERS]
    assert len(codes) == len(POSTERS)
    for code in codes:
        card = _career.career(tables, code, lang)
        sheet = career_poster.sheet(card, lang, f"https://desk.example/{lang}/career", DAY)
        for i, box in enumerate(sheet.boxes):
            assert box.x >= MARGIN - 1 and box.x + box.width <= WIDTH - MARGIN + 1, box
            assert box.y > 0 and box.y + box.height < HEIGHT - 20, box
            for other in sheet.boxes[:i]:
                apart = (
                    box.x >= other.x + other.width - 1
                    or other.x >= box.x + box.width - 1
                    or box.y >= other.y + other.height - 1
                    or other.y >= box.y + box.height - 1
                )
                assert apart, (code, box.text, other.text)
        said = " ".join(box.text for box in sheet.boxes)
        assert "C" in said or not card.skills, "what is of the family is called so"
        ElementTree.fromstring(sheet.svg("a3", card.name))


def test_only_where_description_pay_and_a_place_are_known(tables):
    for code in tables["occupation_duties"]["occupation"]:
        card = _career.career(tables, code, "ru")
        placed = len(card.scored) > 0 or card.colleges["mark"].notna().any()
        assert (code in POSTERS) == card.poster() == bool(card.duty and card.pay and placed)
    turner = _career.career(tables, "turner", "ru")
    with pytest.raises(ValueError):
        career_poster.sheet(turner, "ru", "https://desk.example", DAY)


def test_the_browser_prints_one_page(client):
    answer = client.get("/ru/poster/mechanical_designer.html")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200 and "size:210mm 297mm" in text
    assert "Инженер-конструктор" in text and "266, 2024" in text
    svg = client.get("/ru/poster/mechanical_designer-a3.svg")
    assert svg.mimetype == "image/svg+xml" and b'width="297mm"' in svg.data
    assert "poster-mechanical-designer-a3.svg" in svg.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("turner-a4.svg", "Токарь"),
        ("nobody-a4.svg", "Плаката «nobody-a4» нет"),
        ("mechanical_designer-a9.svg", "нет"),
        ("mechanical_designer-a4.exe", "нет"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(client, name, words):
    answer = client.get(f"/ru/poster/{name}")
    assert answer.status_code == 404 and words in answer.get_data(as_text=True)


def test_the_command_packs_what_was_chosen(tmp_path, capsys):
    out = tmp_path / "out.zip"
    asked = ["poster", "mechanical_designer", "turner", "--format", "svg", "--zip", str(out)]
    assert command.main(asked) == 1, "the turner's is lacking and named"
    assert "Токарь: плаката нет" in capsys.readouterr().err
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == ["poster-mechanical-designer-a4.svg"]
    assert command.main(["poster", "nobody"]) == 2
    assert "«nobody»" in capsys.readouterr().err


def test_pdf_is_one_sheet_of_a4(tmp_path):
    if not browser():
        pytest.skip("нет chromium: плакат в PDF не проверен (apt-get install chromium)")
    assert command.main(["poster", "mechanical_designer", "-o", str(tmp_path)]) == 0
    data = (tmp_path / "poster-mechanical-designer-a4.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page[^s]", data)) == 1
    assert re.search(rb"MediaBox \[0 0 59[45]\S* 84[12]", data)
