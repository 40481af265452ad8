"""The document a browser gets: readable before any script ran, and nothing written into it can
become markup."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from dash import dcc, html
from plotly.io.json import to_json_plotly

from dashboard.server.prerender import prerender
from dashboard.site import addresses
from dashboard.site.page import registry


class Seen(HTMLParser):
    """Texts and ids of a document's first page, scripts left out; a tag closed out of turn is a
    fault."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.ids = []
        self.open = []
        self.faults = []

    def handle_starttag(self, tag, attrs):
        self.ids += [v for k, v in attrs if k == "id"]
        if tag not in ("input", "br", "meta", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("script", "style"):
            self.text += data


def first_page(client, path: str) -> Seen:
    seen = Seen()
    seen.feed(
        re.search(
            r'<div id="first">(.*?)</div>\n<div id="react',
            client.get(path).get_data(as_text=True),
            re.DOTALL,
        )[1]
    )
    return seen


@pytest.mark.parametrize("page", registry().values(), ids=lambda p: p.slug)
def test_a_page_reads_without_scripts(client, page):
    seen = first_page(client, page.path("ru"))
    assert not seen.faults and not seen.open
    assert page.finding or page.title["ru"] in seen.text
    for name in page.figures():
        assert f"figure-{name}" in seen.ids
    for link in (p.nav["ru"] for p in registry().values() if p.in_menu):
        assert link in seen.text


def test_figures_are_drawn_before_dash_starts(client):
    html = client.get("/ru/").get_data(as_text=True)
    sources = re.findall(r'<script[^>]*src="([^"]+)"', html)
    order = [
        next(i for i, s in enumerate(sources) if word in s)
        for word in (
            "plotly",
            "common.js",
            "draw.js",
            "seam.js",
            "react-dom",
            "dash_renderer",
            "start.js",
        )
    ]
    assert order == sorted(order)
    late = re.findall(r'<script type="text/late" src="([^"]+)"', html)
    assert {s for s in sources if "react" in s or "dash_" in s} <= {*late}, (
        "draw.js runs Dash after the figures"
    )
    assert all(
        f'<link rel="preload" as="script" fetchpriority="low" href="{s}">' in html for s in late
    )
    assert not [s for s in sources if "dash_table" in s or "async-graph" in s]
    assert not [
        s
        for s in re.findall(r'src="([^"]+)"', client.get("/ru/deck").get_data(as_text=True))
        if "plotly" in s
    ]


def test_text_stays_text():
    tree = html.Div(
        [
            html.P("<b>&", title='"><script>', **{"data-x": True, "aria-hidden": "true"}),
            None,
            5,
            html.Details([html.Summary("с")], open=True),
            html.Img(src="a.png", alt="'"),
            dcc.RadioItems([{"label": "<i>", "value": "a"}], "a", id="r"),
            dcc.Store(id="s"),
        ],
        className="c",
        style={"minHeight": "3px"},
    )
    said = prerender(json.loads(to_json_plotly(tree)))
    assert "<script" not in said and "<b>" not in said and "<i>" not in said
    assert 'class="c" style="minHeight' not in said and 'style="min-height:3px"' in said
    assert (
        "<details open>" in said and 'data-x="true"' in said and " checked" in said and "5" in said
    )


def test_a_template_mark_in_the_address_is_not_filled_in(client):
    page = client.get("/ru/?%7B%25config%25%7D=1&%7B%25renderer%25%7D=2").get_data(as_text=True)
    assert page.count('id="_dash-config"') == 1 and page.count('id="_dash-renderer"') == 1


def test_an_asset_address_changes_with_the_file():
    assert re.fullmatch(r"/assets/start\.js\?m=[0-9.]+", addresses.asset("start.js"))
