"""With the small bundle of plotly.js and with the whole one: every page quiet, every figure
drawn, hover, pictures."""

from __future__ import annotations

import pytest

from dashboard.figure.registry import registry as figures
from dashboard.site.page import registry
from tests.browser.conftest import settle, until

BUNDLES = ("whole", "small")
BOTH = pytest.mark.parametrize("site", BUNDLES, indirect=True)
DRAWN = """async names => {
  const out = [], box = document.createElement('div'); document.body.appendChild(box);
  for (const name of names) {
    const answer = await fetch(`/ru/figure/${name}.plot?size=16:9`);
    if (!answer.ok) { out.push(`${name}: ${answer.status}`); continue; }
    const fig = await answer.json();
    await Plotly.newPlot(box, fig.data, fig.layout, {staticPlot: true});
    const kinds = box._fullData.map(t => t.type);
    const drawn = fig.data.every((t, i) => (t.type || 'scatter') === kinds[i])
      && box.querySelector('.gtitle');
    if (!drawn) { out.push(`${name}: ${kinds}`); }
    Plotly.purge(box);
  }
  box.remove(); return out;
}"""


@BOTH
def test_the_page_loads_the_plotly_it_is_told_to(visit, site, request):
    page = visit("/ru/")
    small = request.node.callspec.params["site"] == "small"
    assert ["cartesian" in u for u in page.asked if "plotly" in u] == [small]
    assert page.evaluate("Plotly.version")


@pytest.mark.parametrize("site", ["small"], indirect=True)
@pytest.mark.parametrize("path", [page.path("ru") for page in registry().values()])
def test_every_page_is_quiet_with_the_small_bundle(visit, path):
    page = visit(path)
    settle(page)
    assert page.messages == []


@BOTH
def test_every_figure_is_drawn_whole(visit, city, monkeypatch):
    monkeypatch.setenv("ETL_DATA", str(city))
    page = visit("/ru/")
    assert page.evaluate(DRAWN, list(figures())) == [] and page.messages == []


@BOTH
def test_a_bar_says_its_number_under_the_pointer(visit):
    page = visit("/ru/")
    page.wait_for_load_state("networkidle")  # a figure laid out anew has new bars
    bar = page.locator("#figure-vacancies_moscow .bars .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    for step in range(6):  # a hand comes from the side and slows down
        page.mouse.move(box["x"] + box["width"] * (0.1 + step / 15), box["y"] + box["height"] / 2)
        page.wait_for_timeout(40)
    until(page, "!!document.querySelector('#figure-vacancies_moscow .hoverlayer .hovertext text')")
