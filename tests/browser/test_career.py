"""A pupil's score is compared in the browser and is nowhere else; a card fits a phone."""

from __future__ import annotations

import re

import pytest

MARK = "247"
TOLD = re.compile(rf"(?<![0-9a-f]){MARK}(?![0-9a-f])")  # not the digits of an asset's hash


@pytest.fixture(scope="module")
def page(chromium, site):
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.asked = []
    page.on("request", lambda r: page.asked.append(f"{r.method} {r.url} {r.post_data or ''}"))
    page.goto(f"{site}/ru/career?occupation=mechanical_designer")
    page.wait_for_selector("html[data-ready] .my-score input")
    page.wait_for_load_state("networkidle")
    yield page
    page.close()


def test_a_score_moves_the_rows_and_stays_on_the_screen(page):
    before = len(page.asked)
    page.evaluate(
        """mine => { const field = document.querySelector('.my-score input');
        field.value = mine; field.dispatchEvent(new Event('input', {bubbles: true}));
        field.dispatchEvent(new Event('change', {bubbles: true})); }""",
        MARK,
    )
    rows = page.locator("[data-score]")
    for row in rows.element_handles():
        reached = int(row.get_attribute("data-score")) <= int(MARK)
        assert ("within" in row.get_attribute("class")) == reached
    assert "Это не обещание" in page.locator(".score-said").inner_text()
    page.wait_for_timeout(1200)
    kept = page.evaluate(
        """() => [location.href, document.cookie, JSON.stringify(localStorage),
        JSON.stringify(sessionStorage), JSON.stringify(history.state)].join(' ')"""
    )
    assert not TOLD.search(kept)
    sent = [asked for asked in page.asked[before:] if TOLD.search(asked.partition("?m=")[0])]
    assert sent == [], "no request carries it, so no log and no disk of ours can"


def test_the_card_fits_a_phone(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
