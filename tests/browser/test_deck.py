"""A deck put together by hand: chosen, retitled, reordered, downloaded, reopened."""

from __future__ import annotations

import json

from pptx import Presentation

from tests.browser.conftest import settle, until


def _texts(slide) -> str:
    return " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame).replace(
        "\u00a0", " "
    )


def test_figures_become_slides_in_the_order_and_under_the_titles_chosen(visit, tmp_path):
    page = visit("/ru/")
    settle(page)
    for name in ("vacancies_moscow", "staffing_balance"):
        card = page.locator(f"#figure-{name}")
        card.locator("details.menu > summary").click()
        card.locator("button[data-deck]").click()
    page.click(".top nav a[href='/ru/deck']")
    page.wait_for_selector("#deck-list li:nth-child(2) input")
    page.click("#deck-list li:nth-child(2) button:has-text('↑')")
    page.fill("#deck-list li:nth-child(2) input", "Свой заголовок про вакансии")
    page.press("#deck-list li:nth-child(2) input", "Tab")
    page.click("[data-deckdo=section]")
    page.fill("#deck-list li:nth-child(3) input", "Обсуждение")
    page.press("#deck-list li:nth-child(3) input", "Tab")
    until(page, "location.search.startsWith('?d=')")
    with page.expect_download() as waiting:
        page.click("[data-deckdo=take]")
    waiting.value.save_as(tmp_path / "deck.pptx")
    slides = list(Presentation(tmp_path / "deck.pptx").slides)
    assert len(slides) == 4 and "Источники" in _texts(slides[3])
    assert "−23,2" in _texts(slides[0])
    assert "Свой заголовок про вакансии" in _texts(slides[1])
    assert (
        "rbc.ru" in _texts(slides[1])
        and "Москва" in _texts(slides[1])
        and "окт. 2025" in _texts(slides[1])
    )
    assert "Обсуждение" in _texts(slides[2])
    assert page.messages == []


def test_the_address_reopens_the_deck_elsewhere(visit):
    page = visit("/ru/deck")
    page.click("[data-deckdo=text]")
    until(page, "location.search.startsWith('?d=')")
    empty = page.evaluate("location.search")
    page.fill("#deck-list textarea", "Что решили")
    page.press("#deck-list textarea", "Tab")
    until(page, "before => location.search !== before", empty)
    blank = visit("/ru/deck" + empty)
    blank.wait_for_selector("#deck-list textarea")
    assert blank.input_value("#deck-list textarea") == ""
    other = visit("/ru/deck" + page.evaluate("location.search"))
    other.wait_for_selector("#deck-list textarea")
    assert other.input_value("#deck-list textarea") == "Что решили"
    with other.expect_download() as waiting:
        other.click("[data-deckdo=save]")
    saved = json.loads(waiting.value.path().read_text("utf-8"))
    assert saved["version"] == 1 and saved["items"] == [{"title": "", "text": "Что решили"}]
