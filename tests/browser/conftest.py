"""The app served on loopback and Debian's Chromium driving it. Without Chromium these tests skip
by name."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator

import pytest

from dashboard.server import listening, seam
from dashboard.server.app import make_app
from dashboard.site.addresses import small_bundle
from tests.share import WHOLE, taken

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


SHARE = {
    "test_a_page_is_quiet_stays_on_its_host_and_fits": 20,
    "test_axe_finds_nothing": 10,
    "test_every_page_is_quiet_with_the_small_bundle": 10,
}
"""Of the matrix of pages, widths, themes and languages every twentieth, of axe's every tenth,
always the same; `make look` looks at all."""


FULL_BUNDLE = "test_every_figure_is_drawn_whole[whole]"
"""What the small bundle draws the whole one draws; without the small one this is asked."""


def pytest_collection_modifyitems(config, items) -> None:
    """Leave a share of the large matrices."""
    left = []
    stricter = small_bundle().is_file() and not WHOLE
    for item in items:
        share = SHARE.get(getattr(item, "originalname", ""), 1)
        if not taken(item.nodeid, share) or (stricter and item.name == FULL_BUNDLE):
            left.append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in set(left)]


@pytest.fixture(scope="session")
def site(request) -> Iterator[str]:
    """Address of the app with the whole plotly.js, or the small bundle (param "small"), served
    in a thread."""
    small = getattr(request, "param", "whole") == "small"
    if small and not small_bundle().is_file():
        pytest.skip(
            "нет малой сборки plotly.js: проверки с ней пропущены (python -m dashboard assets)"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = listening.create_server(make_app(small).server, "127.0.0.1", port)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{port}"
    server.close()


@pytest.fixture(scope="session")
def chromium():
    """One browser for the session."""
    path = shutil.which("chromium")
    if not path and os.environ.get("REQUIRE_ALL") != "1":
        pytest.skip("нет chromium: проверки в браузере пропущены (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, site):
    """visit(path, width=…, theme=…) → a page drawn and quiet; what it printed and asked for
    stands on the page."""
    opened = []

    def go(path: str, width: int = 1366, theme: str = "light", **more):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            accept_downloads=True,
            **more,
        )
        page = context.new_page()
        page.messages = []
        page.asked = []
        page.moved = []
        page.on("console", lambda m: page.messages.append(f"{m.type}: {m.text}"))
        page.on("pageerror", lambda e: page.messages.append(f"error: {e}"))
        page.on("request", lambda r: page.asked.append(r.url))
        page.on("request", lambda r: page.moved.extend(_moved(r)))
        page.goto(site + path)
        page.wait_for_selector("html[data-ready]")
        opened.append(context)
        return page

    yield go
    for context in opened:
        context.close()


def _moved(request) -> list[str]:
    """The properties that made a callback's request."""
    if not request.url.endswith(seam.CALLBACK):
        return []
    return request.post_data_json["changedPropIds"]


def until(page, script: str, arg: object = None, limit_ms: int = 15_000) -> None:
    """Wait until the script is true; Playwright's own waiting needs `eval`, which the app's
    policy forbids."""
    for _ in range(limit_ms // 50):
        if page.evaluate(script, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"не дождались: {script}")


def settle(page) -> None:
    """Scroll through the page so that every figure is drawn, and wait until it is."""
    for name in page.evaluate("Array.from(document.querySelectorAll('article.card'), c => c.id)"):
        page.locator(f"#{name}").scroll_into_view_if_needed()
        page.wait_for_selector(f"#{name} .js-plotly-plot .main-svg")
    page.wait_for_load_state("networkidle")


CUT = """Array.from(document.querySelectorAll('.plot')).flatMap(plot => {
  const box = plot.getBoundingClientRect();
  const texts = Array.from(plot.querySelectorAll('svg text'));
  return texts.map(t => [t.getBoundingClientRect(), t.textContent])
    .filter(([r, said]) => said.trim() && r.width)
    .filter(([r]) => r.right > box.right + 1 || r.left < box.left - 1)
    .map(([r, said]) => [said.slice(0, 50), r.left - box.left, box.right - r.right].join(' '));
})"""
"""Texts of figures that the edge of their card cuts, and how far each stands from both edges."""


def uncut(page) -> None:
    """Wait until no text of a figure is cut: a figure is laid out anew when its box turns out
    narrower."""
    try:
        until(page, f"!{CUT}.length")
    except AssertionError:
        raise AssertionError(f"край рисунка режет слова: {page.evaluate(CUT)}") from None
