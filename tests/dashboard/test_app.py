"""What a visitor's browser is given: pages, headers, files, errors."""

from __future__ import annotations

import io
import json
import re
from urllib.parse import urlsplit

import openpyxl
import pytest

from dashboard.figure import registry as figures
from dashboard.site.page import LANGS, registry
from dashboard.site.seating import seated
from etl.sources.firms import _survey_form

PAGES = [page.path(lang) for page in registry().values() for lang in LANGS]


def first_layout(html: str) -> str:
    return re.search(
        r'<script id="first-layout" type="application/json">(.*?)</script>', html, re.DOTALL
    )[1]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_comes_whole_in_its_language(client, path):
    answer = client.get(path)
    html = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert f'<html lang="{path[1:3]}">' in html
    layout = json.loads(first_layout(html))
    assert layout["props"]["id"] == "page"


def test_the_first_figures_are_inside_the_document(client):
    layout = first_layout(client.get("/ru/").get_data(as_text=True))
    for name in registry()[""].figures()[:3]:
        assert f'"graph-summary-{name}"' in layout


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_loaded_from_another_host(client, path):
    html = client.get(path).get_data(as_text=True)
    loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]+)"', html)
    assert loaded
    assert [u for u in loaded if urlsplit(u).netloc] == []


def test_security_headers(client):
    headers = client.get("/ru/").headers
    policy = headers["Content-Security-Policy"]
    scripts = next(p for p in policy.split("; ") if p.startswith("script-src"))
    assert "unsafe" not in scripts and "http" not in scripts
    assert (
        "default-src 'self'" in policy
        and "object-src 'none'" in policy
        and "frame-ancestors 'self'" in policy
    )
    assert (
        headers["X-Content-Type-Options"] == "nosniff"
        and headers["Referrer-Policy"] == "same-origin"
    )


def test_only_embedded_figures_may_be_framed(client):
    assert (
        "frame-ancestors *"
        in client.get("/ru/embed/vacancies_moscow").headers["Content-Security-Policy"]
    )
    assert "X-Frame-Options" in client.get("/ru/").headers


def test_unknown_values_fall_back_and_say_so(client):
    said = first_layout(
        client.get("/ru/keep-retrain-grow-hire?stipend=много&nonsense=1").get_data(as_text=True)
    )
    assert "не распознано" in said and "nonsense" in said
    said = first_layout(client.get("/en/keep-retrain-grow-hire?stipend=60").get_data(as_text=True))
    assert "is not known" not in said and '"value":60' in said


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 302),
        ("/ru", 302),
        ("/en", 302),
        ("/ru/nowhere", 404),
        ("/xx/", 404),
        ("/ru/embed/nothing", 404),
        ("/health", 200),
        ("/ru/figure/nothing.csv", 404),
        ("/ru/figure/break_even.exe", 404),
        ("/ru/figure/break_even.csv?size=9", 400),
        ("/ru/?x=" + "a" * 5000, 414),
    ],
)
def test_addresses(client, path, status):
    assert client.get(path).status_code == status


def test_markup_in_an_address_stays_text(client):
    html = client.get("/ru/?<script>alert(1)</script>=1").get_data(as_text=True)
    assert "<script>alert" not in html


@pytest.mark.parametrize("name", sorted(figures.registry()))
def test_every_figure_leaves_as_data(client, name):
    said = client.get(f"/ru/figure/{name}.json")
    assert said.status_code == 200
    card = json.loads(said.data)
    assert card["title"] and card["alt"] and card["name"] == name
    for form, start in (
        ("csv", b"\xef\xbb\xbf"),
        ("xlsx", b"PK"),
        ("plot", b"{"),
        ("qr", b"<?xml"),
    ):
        answer = client.get(f"/en/figure/{name}.{form}")
        assert answer.status_code == 200 and answer.data.startswith(start), form


def test_a_file_is_named_by_figure_language_and_data_date(client):
    sent = client.get("/ru/figure/vacancies_moscow.csv").headers["Content-Disposition"]
    assert sent == 'attachment; filename="vacancies-moscow_ru_2025-10-31.csv"'


def test_an_unchanged_file_is_not_sent_twice(client):
    tag = client.get("/ru/figure/vacancies_moscow.csv").headers["ETag"]
    assert (
        client.get("/ru/figure/vacancies_moscow.csv", headers={"If-None-Match": tag}).status_code
        == 304
    )


def test_search_finds_pages_and_figures_that_exist(client):
    found = json.loads(client.get("/ru/search.json").data)
    assert len(found) >= len(registry()) + len(figures.registry()) / 2
    assert all(client.get(e["href"].split("#")[0]).status_code == 200 for e in found[:3])


@pytest.mark.parametrize("typed", ["Токарь", "Turner", "7223"])
def test_search_finds_an_occupation_by_either_name_and_by_its_code(client, typed):
    found = client.get("/ru/search.json").get_json()
    addresses = [e["href"] for e in found if typed in f"{e['text']} {e['also']}"]
    assert "/ru/wall?occupation=turner" in addresses


def test_the_sources_page_names_every_source(client, reader):
    said = json.loads(first_layout(client.get("/ru/sources").get_data(as_text=True)))
    text = json.dumps(said, ensure_ascii=False)
    for source in reader.manifest["sources"].values():
        assert source["origin"]["title"]["ru"] in text
    for table in reader.manifest["missing"]:
        assert table in text


def test_a_forged_callback_value_falls_back(client):
    from dashboard.server.callbacks import view_of

    page = registry()["keep-retrain-grow-hire"]
    view = view_of(
        {"lang": "../", "width": "1e9", "theme": "<x>"},
        page,
        {"stipend": "=1+1", "intern_stay": 55},
    )
    assert (view.lang, view.theme, view.width) == ("ru", "light", 540)
    assert view.choices["stipend"] == 40 and view.choices["intern_stay"] == 55


@pytest.mark.parametrize("width", ["²", "9" * 5000, "", "-1"])
def test_a_forged_cookie_falls_back(width):
    from dashboard.server.app import make_app

    visitor = make_app().server.test_client()
    visitor.set_cookie("view", f"<b>.{width}")
    html = visitor.get("/ru/").get_data(as_text=True)
    assert '"theme":"light","width":540' in html


@pytest.mark.parametrize("lang", LANGS)
def test_the_survey_of_firms_is_downloaded_with_its_lists(client, lang):
    answer = client.get(f"/{lang}/template/employer-survey.xlsx")
    assert (
        answer.status_code == 200
        and f"employer-survey-{lang}.xlsx" in answer.headers["Content-Disposition"]
    )
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == [words[lang] for words in _survey_form.SHEETS.values()]
    names = [cell.value for cell in book.worksheets[2]["A"]]
    assert len(names) >= 60 and names == sorted(names)


def test_an_unknown_address_leads_on(client):
    """It guesses what was meant, in the visitor's language, and shows every page."""
    answer = client.get("/en/shortag")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 404 and 'href="/en/shortage"' in text.split("<h2>")[0]
    assert all(f'href="{p.path("en")}"' in text for p in registry().values() if p.in_menu)


def test_before_any_meeting_the_agenda_is_a_draft(client):
    """Nine questions with what the present build answers, not an empty page."""
    page = client.get("/ru/agenda").get_data(as_text=True).partition("<main")[2]
    assert all(f"<h2>{n}. " in page for n in range(1, 10))
    assert "15,6" in page and "#figure-vacancy_rates_places" in page


def test_a_towering_card_stands_alone_and_what_has_no_hole_keeps_its_order():
    level = {"a": 300, "b": 380, "c": 310, "d": 330}
    assert seated(level, (2, 3)) == (["a", "b", "c", "d"], [])
    rest, alone = seated({"a": 300, "b": 1600, "c": 310}, (2,))
    assert (rest, alone) == (["c", "a"], ["b"])
