"""Two selections side by side and sliders of weights, driven by hand on a made-up city."""

from __future__ import annotations

import pytest

from tests.browser.conftest import until

TITLE = "document.querySelector('#figure-{} .gtitle')?.textContent"


@pytest.fixture
def on_city(city, monkeypatch):
    """The site reads the made-up city for this test."""
    monkeypatch.setenv("ETL_DATA", str(city))


def test_two_selections_stand_side_by_side_and_travel_in_the_address(on_city, visit):
    page = visit("/ru/shortage")
    assert page.evaluate("location.search") == ""
    page.click("a[data-compare='1']")
    page.wait_for_selector("html[data-ready] #says-shortage-b")
    until(page, "location.search === '?compare=1'")
    assert not page.locator("#figure-shortage_ranking-b").is_visible(), (
        "nothing differs yet: one figure is enough"
    )
    page.locator("#control-shortage-area_b").locator("text=область").click()
    until(page, "location.search.includes('area_b=oblast')")
    until(page, f"{TITLE.format('shortage_ranking')} !== {TITLE.format('shortage_ranking-b')}")
    until(page, "document.querySelector('#says-shortage-b').textContent === 'Область'")
    page.click("a[hreflang=en]")
    page.wait_for_selector("html[lang=en][data-ready] #figure-shortage_ranking-b .gtitle")
    assert "area_b=oblast" in page.url and page.text_content("#says-shortage-a") == "Moscow"
    page.click("a[data-compare='0']")
    page.wait_for_selector("html[data-ready]:not(:has(#figure-shortage_ranking-b))")
    assert "compare" not in page.url and page.messages == []


def test_a_second_side_appears_where_it_differs_and_goes_where_it_does_not(on_city, visit):
    page = visit("/ru/map?okrug_b=%D0%A1%D0%90%D0%9E")
    seen = "document.querySelector('#figure-{}-b').getClientRects().length"
    until(page, f"{seen.format('map_okrug')} === 1 && {seen.format('map_demand')} === 0")
    page.evaluate("dash_clientside.set_props('control-map-who_b', {value: 'turner'})")
    until(page, "location.search.includes('who_b=turner')")
    until(page, f"{seen.format('map_demand')} === 1")
    page.locator("#figure-map_demand-b").scroll_into_view_if_needed()
    until(
        page,
        f"{TITLE.format('map_demand-b')} && {TITLE.format('map_demand')} !== "
        f"{TITLE.format('map_demand-b')}",
    )
    assert page.messages == []


def test_weights_redraw_and_go_back(on_city, visit):
    page = visit("/ru/shortage")
    slider = page.locator("#control-shortage-w_tension")
    slider.scroll_into_view_if_needed()
    page.wait_for_selector("#figure-shortage_weights .gtitle")
    until(page, f"{TITLE.format('shortage_weights')}.startsWith('При равных')")
    slider.focus()
    slider.press("End")
    until(page, "location.search.includes('w_tension=3')")
    until(page, f"{TITLE.format('shortage_weights')}.startsWith('С вашими')")
    page.click("button[data-reset]")
    until(page, f"{TITLE.format('shortage_weights')}.startsWith('При равных')")
    assert (
        slider.input_value() == "1"
        and page.evaluate("location.search") == ""
        and page.messages == []
    )
