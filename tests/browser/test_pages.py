"""Every page in a real browser: quiet, self-contained, readable by everybody."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.site.page import LANGS, registry
from tests.browser.conftest import settle, uncut, until

PATHS = [page.path(lang) for page in registry().values() for lang in LANGS]
VIEWS = [(1366, "light"), (1366, "dark"), (390, "light"), (360, "dark")]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("width", "theme"), VIEWS)
def test_a_page_is_quiet_stays_on_its_host_and_fits(visit, site, path, width, theme):
    page = visit(path, width, theme)
    settle(page)
    uncut(page)
    assert page.messages == []
    assert [u for u in page.asked if not u.startswith((site, "data:", "blob:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.getElementById('page').className").endswith(f"theme-{theme}")


@pytest.mark.parametrize("path", ["/ru/", "/en/pay"])
def test_on_a_wide_screen_every_figure_fits_its_own_card(visit, path):
    page = visit(path, width=2560)
    settle(page)
    uncut(page)
    widths = page.evaluate(
        "Array.from(document.querySelectorAll('.plot'), p => Math.round(p.clientWidth / 50))"
    )
    assert len(set(widths)) > 1, "cards of different widths are what this is about"


@pytest.mark.parametrize("width", [380, 900])
def test_a_figure_in_a_frame_fits_it(visit, width):
    page = visit("/ru/embed/pay_regions", width=width)
    uncut(page)
    until(
        page,
        "document.querySelector('.plot').clientHeight >= "
        "document.querySelector('.main-svg').clientHeight",
    )
    assert page.messages == []


@pytest.mark.parametrize("path", [page.path("ru") for page in registry().values()])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(visit, path, theme):
    page = visit(path, theme=theme)
    settle(page)
    for fold in page.query_selector_all("article.card:nth-child(1) details > summary"):
        fold.click()
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [
        (v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found.response["violations"]
    ] == []


def test_the_language_link_keeps_the_state(visit):
    page = visit("/ru/keep-retrain-grow-hire?stipend=60")
    settle(page)
    page.click("a[hreflang=en]")
    page.wait_for_selector("html[lang=en][data-ready]")
    assert urlsplit(page.url).path == "/en/keep-retrain-grow-hire" and "stipend=60" in page.url


def test_a_control_changes_the_figure_and_the_address_without_history(visit):
    page = visit("/ru/keep-retrain-grow-hire")
    settle(page)
    moved = [name for name in page.moved if name.startswith("control-")]
    assert moved == [], "opening a page moves its sliders"
    before = page.text_content(".gtitle")
    length = page.evaluate("history.length")
    page.click("text=доля бывших стажёров здесь через год >> nth=0")
    until(page, "location.search.includes('axis=intern_year_stay')")
    slider = page.locator("#control-keep-retrain-grow-hire-stipend")
    slider.focus()
    page.wait_for_load_state("networkidle")
    far = "document.querySelector('#figure-decision_mix .drawing').dataset.plot"
    laid_out = page.evaluate(far)
    page.moved.clear()
    slider.press("End")
    until(page, "location.search.includes('stipend=200')")
    until(page, "t => document.querySelector('.gtitle').textContent !== t", before)
    asked = [name for name in page.moved if name.startswith("control-")]
    assert len(asked) <= 4, "a moved control asks at once for figures nobody sees"
    until(page, f"t => {far} !== t", laid_out)
    assert page.evaluate("history.length") == length
    page.reload()
    page.wait_for_selector("html[data-ready]")
    settle(page)
    assert page.locator("#control-keep-retrain-grow-hire-stipend").input_value() == "200"
    assert page.messages == []


def test_two_visitors_share_nothing(visit):
    one = visit("/ru/keep-retrain-grow-hire?stipend=200")
    two = visit("/ru/keep-retrain-grow-hire")
    settle(one), settle(two)
    assert one.text_content(".gtitle") != two.text_content(".gtitle")
    one.click("[data-do=theme]")
    one.wait_for_selector(".theme-dark")
    two.reload()
    two.wait_for_selector(".theme-light")
    assert "stipend" not in two.url


def test_svg_and_png_carry_title_and_source(visit, tmp_path):
    page = visit("/ru/")
    settle(page)
    card = page.locator("#figure-vacancies_moscow")
    card.locator("details.menu > summary").click()
    for form in ("svg", "png"):
        with page.expect_download() as waiting:
            card.locator(f"button[data-export={form}]").click()
        got = waiting.value
        assert got.suggested_filename == f"vacancies-moscow_ru_2025-10-31.{form}"
        got.save_as(tmp_path / f"picture.{form}")
    drawing = (tmp_path / "picture.svg").read_text("utf-8")
    assert (
        'width="1280"' in drawing and "В промышленности Москвы" in drawing and "rbc.ru" in drawing
    )
    head = (tmp_path / "picture.png").read_bytes()
    assert head[:8] == b"\x89PNG\r\n\x1a\n" and int.from_bytes(head[16:20], "big") == 2560


def test_the_keyboard_reaches_everything(visit):
    page = visit("/ru/keep-retrain-grow-hire")
    settle(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate("""() => { const e = document.activeElement, o = getComputedStyle(e);
            return [e.tagName, e.getAttribute('role') || '', e.textContent.slice(0, 20),
                    o.outlineStyle !== 'none' || o.boxShadow !== 'none'].join('|') }""")
        )
    assert sum(s.startswith("INPUT") for s in seen) >= 1
    assert any("Как читать" in s for s in seen) and any("Скачать" in s for s in seen)
    assert [s for s in seen if s.endswith("false") and not s.startswith("BODY")] == []


def test_the_projector_shows_one_whole_figure_a_screen_and_nothing_else(visit):
    page = visit("/ru/", width=1366)
    settle(page)
    page.click("[data-do=projector]")
    page.wait_for_selector(".theme-projector")
    page.mouse.move(600, 500)
    page.evaluate("document.activeElement.blur()")
    until(page, "document.querySelector('.top').getBoundingClientRect().bottom <= 0")
    page.keyboard.press("ArrowRight")
    until(page, "Math.abs(document.querySelector('article.card').getBoundingClientRect().top) < 60")
    until(
        page,
        """() => {
        const sheet = document.querySelector('article.card .main-svg').getBoundingClientRect();
        return sheet.width > innerWidth * 0.9 && sheet.left >= -1 && sheet.right <= innerWidth + 1
            && sheet.bottom <= innerHeight + 1 }""",
    )
    assert "Esc" in page.text_content("#hint"), "it fades, and stays for who listens"
    page.mouse.move(600, 5)
    until(page, "document.querySelector('.top').getBoundingClientRect().top >= 0")
    page.keyboard.press("Escape")
    page.wait_for_selector(".theme-light")
