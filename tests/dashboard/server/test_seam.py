"""The seam to Dash: what we lean on is there in the installed Dash. A failure names what moved."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from dash import Dash, html

from dashboard.server import seam
from dashboard.server.app import ADDRESS, VIEW
from dashboard.site.addresses import ASSETS
from dashboard.site.controls import control_id
from dashboard.site.page import registry
from etl.settings import REPO

WHERE = "Шов с Dash (dashboard/server/seam.py, assets/seam.js)"


@cache
def shipped(folder: str) -> str:
    """Every script Dash ships below a folder of its package, as one text."""
    root = Path(str(files("dash").joinpath(folder)))
    return "\n".join(p.read_text("utf-8", "replace") for p in sorted(root.rglob("*.js")))


@pytest.mark.parametrize("name", seam.CLASSES)
def test_controls_carry_the_class_names_of_the_first_layout(name):
    assert re.search(rf"[\"'` ]{name}[\"'` ]", shipped("dcc")), (
        f"{WHERE}: Dash больше не называет класс {name}; первый показ разойдётся с вторым"
    )


@pytest.mark.parametrize(
    "word",
    ["_dash-layout", "_dash-dependencies", "_dash-update-component", seam.ENTRY, "DashRenderer"],
)
def test_the_renderer_asks_what_the_document_answers(word):
    assert word in shipped("dash-renderer"), (
        f"{WHERE}: dash-renderer больше не знает {word}; документ отвечает не на то"
    )


def test_the_renderer_asks_through_fetch():
    assert re.search(r"\bfetch\(", shipped("dash-renderer")), (
        f"{WHERE}: dash-renderer больше не зовёт fetch, ответы документа до него не дойдут"
    )


def test_the_renderer_shows_its_store_and_takes_204_for_no_change():
    told = shipped("dash-renderer")
    assert "window.store=" in told, f"{WHERE}: склад Dash не виден, страница ответит позже"
    assert re.search(r"PREVENT_UPDATE: ?204|=204[,;]", told), (
        f"{WHERE}: 204 больше не «без перемен»"
    )


def test_an_app_can_be_set_up_before_its_first_request():
    app = Dash("seam", add_log_handler=False)
    app.layout = html.Div()
    assert hasattr(app, "_setup_server"), f"{WHERE}: нет Dash._setup_server"
    seam.set_up(app)
    assert seam.callbacks(app) == {}, f"{WHERE}: Dash.callback_map не список обратных вызовов"
    rules = {rule.rule for rule in app.server.url_map.iter_rules()}
    suites = any(rule.startswith(seam.SUITES) for rule in rules)
    assert {seam.CALLBACK, seam.PAGES} <= rules and suites, f"{WHERE}: адреса теперь {rules}"


def test_outputs_are_named_as_dash_names_them(client):
    for known in client.get("/_dash-dependencies").get_json():
        names = seam.outputs(known["output"])
        assert seam.outputs_name(names) == known["output"], f"{WHERE}: имя {known['output']}"


def test_the_document_holds_what_dash_checks_for(client):
    page = client.get("/ru/").get_data(as_text=True)
    for name in (seam.ENTRY, seam.RENDERER, "_dash-config"):
        assert f'id="{name}"' in page, f"{WHERE}: в документе нет {name}"


def test_nothing_else_knows_what_dash_does_not_promise():
    private = re.compile(
        rf"_setup_server|callback_map|_dash-(?!config)|DashRenderer|{seam.ENTRY}|dash_html_comp"
        rf"|{'|'.join(seam.CLASSES)}"
    )
    ours = [p for p in (REPO / "dashboard").rglob("*.py") if "pages" not in p.parts]
    ours += [p for p in ASSETS.glob("*.js")]
    seams = {"seam.py", "seam.js", "start.js"}
    found = {p.name for p in ours if p.name not in seams and private.search(p.read_text("utf-8"))}
    addresses = {"addresses.py", "proxy.py"}  # the path of Dash's suites, kept or moved
    assert found <= {"desk.js"} | addresses, f"{WHERE}: о Dash знает ещё {sorted(found)}"


def test_a_document_lists_the_callbacks_of_its_page_and_no_other(client):
    """Every callback stands in some page's list, and in a page's list are those it can call."""
    everywhere = {known["output"] for known in client.get("/_dash-dependencies").get_json()}
    listed = {}
    address = {}
    for page in registry().values():
        text = client.get(page.path("ru")).get_data(as_text=True)
        found = re.search(r'id="first-dependencies" type="application/json">(.*?)</script>', text)
        written = json.loads(found[1])
        listed[page.slug] = {known["output"] for known in written}
        address[page.slug] = next(c for c in written if c["output"] == ADDRESS)["inputs"]
    shared = set.intersection(*listed.values())
    assert set.union(*listed.values()) == everywhere
    for slug, names in listed.items():
        others = set().union(*(of for other, of in listed.items() if other != slug))
        assert names & others <= shared, slug
    assert any("plot-pay-" in name for name in listed["pay"] - shared)
    for slug, inputs in address.items():
        known = registry()[slug].all_choices()
        heard = {i["id"] for i in inputs} - {VIEW}
        assert {control_id(slug, k) for k in known} <= heard, slug
        assert all(name.startswith(control_id(slug, "")) for name in heard), slug
