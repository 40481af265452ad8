"""Time until the first three charts of Сводка stand, against a static page with the same charts:
one run, one ratio.

Cold browser each time, the two by turns, medians of N (5). The static page loads the full plotly.js
and draws the same figures. Without the small bundle (`python -m dashboard assets`) up to 1.25 is
expected, with it up to 0.9.

Measured 2026-11-24 on two cores otherwise almost idle, medians of 5: 0.79 with the small bundle;
1.19, 1.20 and 1.24 without it, since Dash waits for the first figures (1.20–1.34 before); redraw
after a control 73–93 ms.

Measured 2026-12-01 on two cores with seven busy processes, before and after by turns, in seconds
of the page's main thread against the static page's: 0.84–0.90 → 0.62–0.65 with the small bundle,
1.34–1.46 → 1.13–1.20 without it; by the clock 1.03–1.06 → 0.86–0.89 with the small bundle. The
styles asked `:has()` of what stands above the drawings, so each element plotly added cost a
reckoning of the page's styles. A redraw took 0.60–0.69 s of the main thread to the new title, now
0.31 (by the clock 1.16–1.23 s, now 0.68 on that machine): it was true, not the benchmark's waiting.
"""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import sys
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from time import perf_counter

from playwright.sync_api import sync_playwright
from plotly.io.json import to_json_plotly

from dashboard.figure import memory as drawn
from dashboard.server import listening
from dashboard.server.app import make_app
from dashboard.site.addresses import small_bundle
from dashboard.site.page import View, registry
from etl.store.reader import Reader

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REDRAW = "/ru/keep-retrain-grow-hire"


def static_site(names: list[str]) -> ThreadingHTTPServer:
    """A page with the same figures, drawn by the whole plotly.js; everything gzipped once."""
    view = View(Reader.open(), "ru", date.today(), {})
    figures = [json.loads(to_json_plotly(drawn.on_page(n, view).as_json())) for n in names]
    drawing = "".join(
        f'Plotly.newPlot("p{i}",{json.dumps(f["data"])},{json.dumps(f["layout"])},'
        f"{json.dumps(drawn.CONFIG)});"
        for i, f in enumerate(figures)
    )
    boxes = "".join(f'<div id="p{i}"></div>' for i in range(len(names)))
    html = (
        f'<!DOCTYPE html><meta charset="utf-8">{boxes}<script '
        f'src="/plotly.js"></script><script>{drawing}</script>'
    )
    library = files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
    held = {
        "/": ("text/html", gzip.compress(html.encode())),
        "/plotly.js": ("text/javascript", gzip.compress(library)),
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            kind, body = held.get(self.path, ("text/plain", gzip.compress(b"")))
            self.send_response(200)
            for name, value in (
                ("Content-Type", kind),
                ("Content-Encoding", "gzip"),
                ("Content-Length", len(body)),
            ):
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said) -> None:
            pass

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def seconds(chromium, address: str, charts: int) -> float:
    """From the request to `charts` drawn figures, in a browser that has seen nothing."""
    context = chromium.new_context(viewport={"width": 1366, "height": 900})
    page = context.new_page()
    begun = perf_counter()
    page.goto(address, wait_until="commit")
    until(
        page,
        "n => document.querySelectorAll('.js-plotly-plot .plot-container .gtitle').length >= n",
        charts,
        step=5,
    )
    taken = perf_counter() - begun
    context.close()
    return taken


def until(page, script: str, arg: object, step: int) -> None:
    """Wait until the script is true, looking every `step` ms; TimeoutError after half a minute."""
    begun = perf_counter()
    while not page.evaluate(script, arg):
        if perf_counter() - begun > 30:
            raise TimeoutError(script)
        page.wait_for_timeout(step)


def redraw(chromium, site: str) -> float:
    """Seconds from moving a slider to the new title on screen."""
    page = chromium.new_page()
    page.goto(site + REDRAW)
    page.wait_for_selector("html[data-ready] .gtitle")
    page.wait_for_load_state("networkidle")
    took = []
    for key in ("End", "Home") * 4:
        page.wait_for_timeout(
            400
        )  # an earlier drawing still on its way would be taken for this one
        before = page.text_content(".gtitle")
        page.focus("#control-keep-retrain-grow-hire-stipend")
        begun = perf_counter()
        page.keyboard.press(key)
        until(page, "t => document.querySelector('.gtitle').textContent !== t", before, step=2)
        took.append(perf_counter() - begun)
    return statistics.median(took)


def main(runs: int = 5) -> None:
    """Print both medians, their ratio and the redraw."""
    app = listening.create_server(make_app().server, "127.0.0.1", 0)
    still = static_site(registry()[""].figures()[:3])
    for server in (app.run, still.serve_forever):
        threading.Thread(target=server, daemon=True).start()
    ours = f"http://127.0.0.1:{app.effective_port}/ru/"
    peer = f"http://127.0.0.1:{still.server_address[1]}/"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        seconds(chromium, ours, 3), seconds(chromium, peer, 3)
        pairs = [(seconds(chromium, ours, 3), seconds(chromium, peer, 3)) for _ in range(runs)]
        again = redraw(chromium, ours.removesuffix("/ru/"))
    mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    bundle = "малая сборка" if small_bundle().is_file() else "полная сборка"
    print(
        f"первые три рисунка ({bundle}): {mine:.2f} с; статическая страница {theirs:.2f} с; "
        f"отношение {mine / theirs:.2f}; перерисовка {again * 1000:.0f} мс"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
