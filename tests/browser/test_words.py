"""Terms and search in a real browser: by mouse, touch and keyboard, with typos and the wrong
layout."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import settle, until

HEIGHT = "document.querySelector('button.term').closest('.fold, p').offsetHeight"


def open_first_term(page) -> None:
    """On a page that is drawn whole: figures still coming would move the term away from the
    pointer."""
    settle(page)
    page.evaluate("document.querySelectorAll('details.how').forEach(d => d.open = true)")
    page.locator("button.term").first.scroll_into_view_if_needed()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_term_says_what_it_means_and_nothing_moves(visit, theme):
    page = visit("/ru/", theme=theme)
    open_first_term(page)
    height = page.evaluate(HEIGHT)
    page.locator("button.term").first.hover()
    page.wait_for_selector("#term-tip:not([hidden])")
    assert page.evaluate(HEIGHT) == height
    assert page.inner_text("#term-tip p") == page.locator("button.term").first.get_attribute(
        "data-say"
    )
    tip = page.locator("#term-tip").bounding_box()
    page.mouse.move(tip["x"] + 12, tip["y"] + 12)
    page.wait_for_timeout(400)
    assert page.is_visible("#term-tip")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [
        (v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found.response["violations"]
    ] == []
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert not page.is_visible("#term-tip"), "nor does a term that lies below it open"


def test_a_term_opens_by_keyboard_and_by_touch_within_a_phone(visit):
    page = visit("/ru/", width=360, has_touch=True)
    open_first_term(page)
    page.locator("button.term").first.tap()
    page.wait_for_selector("#term-tip:not([hidden])")
    box = page.locator("#term-tip").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.locator("h1").tap()
    assert not page.is_visible("#term-tip")
    page.locator("button.term").first.focus()
    page.wait_for_selector("#term-tip:not([hidden])")
    assert page.locator("button.term").first.get_attribute("aria-describedby") == "term-tip"


def asked(page, text: str, wanted: str) -> None:
    """Ask the search, take its first answer and see where it leads."""
    page.keyboard.press("Control+k")
    page.fill("dialog input", text)
    until(page, "document.querySelectorAll('dialog li').length > 0")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(wanted)))


def test_search_forgives_word_endings_slips_and_another_layout(visit):
    page = visit("/ru/")
    for text in ("вакансии москвы", "ваканси масквы", "dfrfycbb vjcrds"):
        page.evaluate("history.replaceState(null, '', '/ru/')")
        asked(page, text, "figure-vacancies_moscow")


def test_search_forgives_case_and_opens_the_fold_it_leads_to(visit):
    page = visit("/ru/sources")
    for text, term in (("НАПРЯЖЕННОСТЬ", "term-tension"), ("бутстреп", "term-bootstrap")):
        asked(page, text, term)
        page.locator(f"#{term}").wait_for(state="visible", timeout=10_000)
    asked(page, "презент", "/ru/deck")


def test_search_is_walked_by_arrows_and_says_when_there_is_nothing(visit):
    page = visit("/ru/")
    page.keyboard.press("Control+k")
    until(page, "document.querySelectorAll('dialog li').length > 1")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("dialog input", "aria-activedescendant") == "found-1"
    assert page.get_attribute("#found-1", "aria-selected") == "true"
    page.fill("dialog input", "ъъъъъъъъъ")
    assert "Ничего не нашлось" in page.inner_text("dialog [role=status]")
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('dialog').open")
    assert page.messages == []
