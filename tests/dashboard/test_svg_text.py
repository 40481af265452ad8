"""No text is cut: figure × size × language by its layout, and as Chromium really sets it.

Every kind, and of the figures a fixed share; `make look` looks at all of them.
"""

from __future__ import annotations

import html
import json
import os
import subprocess
from dataclasses import replace
from functools import cache
from math import cos, radians, sin

import pytest
from plotly.io.json import to_json_plotly
from plotly.offline import get_plotlyjs

from dashboard.export import image
from dashboard.figure.heading import WATERMARK
from dashboard.figure.issue import issue
from dashboard.figure.layout import Drawing, checked, drawing
from dashboard.figure.passport import Passport
from dashboard.figure.registry import registry
from dashboard.figure.sheets import canvas, measure, tied
from etl.store.reader import Reader
from tests.dashboard.boxes import texts
from tests.dashboard.gallery import TODAY, gallery, released
from tests.share import taken

SHEETS = ("16:9", "half", "square", "a4")
SHARE = 4
SMALL_OVERLAP = 0.12  # of the smaller text: boxes are measured by the widest face of the font stack


@pytest.fixture(scope="module")
def cards(city, first_year) -> dict[tuple[str, str], Passport]:
    """(figure or kind, language) → passport; figures of adverts drawn with a made-up city's, and
    after one load."""
    out = {}
    for lang in ("ru", "en"):
        for when, reader in (("", Reader.open(city)), (" first year", Reader.open(first_year))):
            drawn = {
                name: issue(name, reader, lang, today=TODAY)
                for name in registry()
                if taken(f"{name} {lang} city{when}", SHARE)
            }
            out |= {
                (name + " city" + when, lang): card
                for name, card in drawn.items()
                if card.watermark and card.kind != "empty"
            }
        out |= {(kind, lang): made for kind, made in gallery(lang).items()}
        out |= {
            (name, lang): issue(name, released(), lang, today=TODAY)
            for name in registry()
            if taken(f"{name} {lang}", SHARE)
        }
    return out


@pytest.fixture(scope="module")
def laid(cards):
    """(card's key, size, theme) → its drawing; each is laid out once for all that looks at it."""

    @cache
    def of(key: tuple[str, str], size: str, theme: str = "light") -> Drawing:
        drawn = drawing(cards[key], size, theme)
        drawn.layout["width"] = drawn.layout["width"] or canvas(size).width
        return drawn

    return of


@pytest.mark.parametrize("size", [*SHEETS, "screen", "phone"])
def test_texts_stay_on_the_sheet_and_apart(cards, laid, size):
    faults = []
    for key in cards:
        drawn = laid(key, size)
        placed = texts(drawn)
        faults += [
            f"{key}: за краем {t.text[:40]!r}"
            for t in placed
            if t.outside(drawn.layout["width"], drawn.height)
        ]
        for i, a in enumerate(placed):
            faults += [
                f"{key}: {a.text[:30]!r} на {b.text[:30]!r}"
                for b in placed[i + 1 :]
                if a.overlap(b) > SMALL_OVERLAP * min(a.area, b.area)
            ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", [*SHEETS, "screen", "phone"])
def test_the_watermark_is_whole_and_in_the_middle(cards, laid, size):
    marked = [key for key, card in cards.items() if card.watermark]
    assert marked
    for key in marked:
        layout = laid(key, size).layout
        mark = next(a for a in layout["annotations"] if a.get("name") == "watermark")
        m = layout["margin"]
        lean = radians(abs(mark["textangle"]))
        wide = measure(WATERMARK, mark["font"]["size"], bold=True)
        across = m["l"] + (layout["width"] - m["l"] - m["r"]) * mark["x"] + mark["xshift"]
        down = m["t"] + (layout["height"] - m["t"] - m["b"]) * (1 - mark["y"])
        half = (wide * cos(lean) / 2, wide * sin(lean) / 2)
        assert abs(across - layout["width"] / 2) < 1, key
        assert half[0] < across < layout["width"] - half[0], key
        assert half[1] < down < layout["height"] - half[1], key
        assert wide > layout["width"] / 3, key


@pytest.mark.parametrize("size", SHEETS)
def test_dark_sheets_are_laid_out_like_light_ones(cards, laid, size):
    for key in list(cards)[::5]:
        dark, light = (
            [replace(t, text="") for t in texts(laid(key, size, theme))]
            for theme in ("dark", "light")
        )
        assert dark == light, key  # only colours differ


def test_every_exported_sheet_has_its_caption_whole(cards, laid):
    for key, card in list(cards.items())[::3]:
        for size in SHEETS:
            notes = laid(key, size).layout["annotations"]
            line = next((a["text"] for a in notes if a.get("name") == "caption"), "")
            plain = line.replace("<br>", " ").removeprefix(f"{WATERMARK}. ")
            assert plain == tied(card.caption), (key, size)


MEASURE = """
const out = [], box = document.getElementById('box');
(async () => {
  for (const [key, fig] of JSON.parse(document.getElementById('figures').textContent)) {
    await Plotly.newPlot(box, fig.data, fig.layout, {staticPlot: true});
    const sheet = box.getBoundingClientRect();
    for (const t of box.querySelectorAll('svg text')) {
      const r = t.getBoundingClientRect(), said = t.textContent;
      if (!said.trim()) continue;
      if (r.left < sheet.left - 1 || r.top < sheet.top - 1
          || r.right > sheet.left + fig.layout.width + 1
          || r.bottom > sheet.top + fig.layout.height + 1)
        out.push(key + ': ' + said.slice(0, 50) + ' '
          + [r.left, r.top, r.right, r.bottom].map(Math.round));
    }
    Plotly.purge(box);
  }
  const done = document.createElement('pre'); done.id = 'done';
  done.textContent = JSON.stringify(out); document.body.replaceChildren(done);
})();
"""


@pytest.mark.browser
def test_chromium_sets_no_text_beyond_the_sheet(cards, laid, tmp_path):
    """Every figure of the product on four sheets in both languages, drawn by the plotly.js of
    the package."""
    path = image.browser()
    if not path and os.environ.get("REQUIRE_ALL") != "1":
        pytest.skip("нет chromium: тексты в SVG не измерены")
    figures = []
    for name, lang in cards:
        for size in SHEETS:
            figures.append([f"{name} {lang} {size}", laid((name, lang), size).as_json()])
    data = to_json_plotly(figures).replace("</", "<\\/")
    page = tmp_path / "page.html"
    page.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><body style="margin:0"><div id="box"></div>'
        f'<script>{get_plotlyjs()}</script><script type="application/json" '
        f'id="figures">{data}</script>'
        f"<script>{MEASURE}</script></body>",
        "utf-8",
    )
    run = subprocess.run(
        [
            path,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=600000",
            "--window-size=1400,1000",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=240,
    )
    start = run.stdout.find('<pre id="done">')
    assert start >= 0, run.stderr[-2000:]
    faults = json.loads(html.unescape(run.stdout[start + 15 : run.stdout.index("</pre>", start)]))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", ["screen", "phone"])
def test_what_a_browser_gets_unchecked_is_what_plotly_would_accept(cards, laid, size):
    """A page skips plotly's check of every attribute; a wrong name or value would then be lost
    in silence."""

    def kept(node):
        if isinstance(node, dict):
            return {
                k: kept(v) for k, v in node.items() if v not in (None, {}, []) and k != "template"
            }
        return [kept(v) for v in node] if isinstance(node, list) else node

    for key in cards:
        drawn = laid(key, size)
        sent = json.loads(to_json_plotly(drawn.as_json()))
        accepted = json.loads(to_json_plotly(checked(drawn)))
        accepted["layout"].pop("meta")
        assert kept(sent) == kept(accepted), key
