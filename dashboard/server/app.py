"""The app: one Dash on one Flask. The first layout travels inside the document, so figures need
no second request."""

from __future__ import annotations

import gc
import json
import re
from datetime import date
from functools import cache, cached_property, lru_cache, partial
from html import escape
from typing import Any

import flask
from dash import ClientsideFunction, Dash, Input, Output, html
from dash.development.base_component import Component
from flask_compress import Compress
from plotly.io.json import to_json_plotly

from dashboard.figure import memory as drawn
from dashboard.server import (
    callbacks,
    compress,
    document,
    health,
    metrics,
    proxy,
    refusals,
    routes,
    seam,
    security,
    visitors,
)
from dashboard.server.jobs import Pool
from dashboard.server.services import DeskServices, run_dir, secret
from dashboard.site import addresses, embed, sheet, shell
from dashboard.site.controls import control_id
from dashboard.site.page import COMPARE, Page, View, find, registry
from etl.store.reader import NothingBuilt, Reader

VIEWPORT = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
ADDRESS = "url.data"
"""What the browser's own callback gives, which writes the choices into the address."""
VIEW = "view"
"""Where a page keeps its language, theme and width."""
PHONE = re.compile(r"Mobi|Android.+Mobile")


def make_app(small: bool | None = None) -> Desk:
    """The app with its pages, callbacks, files and headers; `small` picks the plotly.js
    (`addresses.plotly`)."""
    server = flask.Flask("dashboard", static_folder=None)
    server.config |= compress.SETTINGS
    Compress(server)
    metrics.register(server)
    app = Desk(
        __name__,
        server=server,
        assets_folder=str(addresses.ASSETS),
        assets_ignore=r"plotly-cartesian|start\.js|meeting[-.]",
        pages_folder="",
        use_pages=False,
        index_string=document.INDEX,
        suppress_callback_exceptions=True,
        update_title=None,  # Dash documents None as «never»
        enable_mcp=False,
        add_log_handler=False,
        meta_tags=[VIEWPORT],
    )
    app.plotly = addresses.plotly(small)
    app.layout = lambda: _layout("ru", registry()[""], {})
    jobs = Pool()
    services = partial(DeskServices, jobs)
    for page in registry().values():
        known = set(seam.callbacks_listed(app))
        callbacks.register(app, page, services)
        app.brought[page.slug] = set(seam.callbacks_listed(app)) - known
    app.clientside_callback(
        ClientsideFunction("desk", "address"),
        Output("url", "data"),
        Input(VIEW, "data"),
        *[
            Input(control_id(p.slug, k), "value", allow_optional=True)
            for p in registry().values()
            for k in [*p.all_choices(), *([COMPARE] if p.compare else [])]
        ],
    )
    routes.register(app.server, services, routes.declared())
    health.register(app.server)
    seam.set_up(app)
    refusals.register(app, callbacks.bodies())
    security.protect(app.server)
    proxy.register(app.server)
    app.server.after_request(_greeted)
    # what is loaded by now lives as long as the app: walking it again is a pause in somebody's
    # redraw
    gc.freeze()
    return app


class Desk(Dash):
    """Dash whose document holds the page's own title, language and first layout; `plotly` is its
    drawing script, `brought` the callbacks each page brought, by its slug and Dash's name of their
    outputs."""

    plotly: str

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.brought: dict[str, set[str]] = {}

    @cached_property
    def _dependencies(self) -> list[dict]:
        """Every callback, as Dash tells its renderer; it does not change once the app is made."""
        return self.dependencies().get_json()

    @cache  # noqa: B019  # one app lives as long as the process
    def callback_list(self, slug: str) -> str:
        """The callbacks a page of this slug can call, for which Dash would ask: all pages' are
        ten times as many, and the browser walks each at every start."""
        foreign = set().union(*(names for of, names in self.brought.items() if of != slug))
        own = [
            _of_page(c, slug) if c["output"] == ADDRESS else c
            for c in self._dependencies
            if c["output"] not in foreign
        ]
        return document.data("first-dependencies", json.dumps(own, ensure_ascii=False))

    def interpolate_index(  # type: ignore[override]  # Dash calls it by keywords alone
        self, **parts: str
    ) -> str:
        """The document for the address asked for."""
        path = flask.request.path
        query = flask.request.args.to_dict()
        lang, page = find(path) or embed.find(path) or ("ru", registry()[""])
        name = shell.NAME[lang] if not page.slug else f"{page.title[lang]} · {shell.NAME[lang]}"
        parts["title"] = escape(name)
        layout, body = _first(lang, page, query)
        parts["app_entry"] = body
        parts["config"] = self.callback_list(page.slug) + parts["config"]
        parts["scripts"] = document.scripts(
            parts["scripts"], self.plotly if "data-plot" in layout else ""
        )
        parts["renderer"] = seam.LATE.format(src=addresses.asset("start.js"), more=seam.START)
        whole = super().interpolate_index(**parts).replace("{%icon%}", document.icon(), 1)
        return whole.replace('<html lang="ru">', f'<html lang="{lang}">', 1)


def _of_page(callback: dict, slug: str) -> dict:
    """The browser's own callback with the controls of one page; it never asks the server."""
    own = (VIEW, control_id(slug, ""))
    return callback | {"inputs": [i for i in callback["inputs"] if i["id"].startswith(own)]}


def _greeted(response: flask.Response) -> flask.Response:
    """A page gives its browser a name and a token."""
    if response.mimetype == "text/html" and response.status_code == 200:
        visitors.greet(response, secret(run_dir()))
    return response


def _layout(
    lang: str,
    page: Page,
    query: dict,
    theme: str = sheet.ON_SCREEN[0],
    width: int = sheet.WIDTH,
) -> Component:
    chosen, notes = page.accept(query, lang)
    try:
        view = View(Reader.open(), lang, date.today(), chosen, theme, width, query)
    except NothingBuilt as error:
        return html.Main(html.P(str(error)))
    return (embed.layout if page.slug.startswith("embed/") else shell.page_layout)(
        page, view, notes
    )


def _first(lang: str, page: Page, query: dict) -> tuple[str, str]:
    """The first layout as JSON, and the document's body; the same build, day, address and sheet
    are written once, a fresh page each time."""
    try:
        build = drawn.Held(Reader.open())
    except NothingBuilt:
        layout = to_json_plotly(_layout(lang, page, query))
        return layout, document.first(layout)
    if page.fresh:
        layout = to_json_plotly(_layout(lang, page, query, *_sheet()))
        return layout, document.first(layout)
    return _written(build, date.today(), lang, page, tuple(sorted(query.items())), *_sheet())


@lru_cache(maxsize=96)
def _written(
    build: drawn.Held, today: date, lang: str, page: Page, query: tuple, theme: str, width: int
) -> tuple[str, str]:
    layout = to_json_plotly(_layout(lang, page, dict(query), theme, width))
    return layout, document.first(layout)


def _sheet() -> tuple[str, int]:
    """Theme and card width this browser told us before, else a guess by its kind."""
    theme, _, width = flask.request.cookies.get("view", "").partition(".")
    guess = 310 if PHONE.search(flask.request.headers.get("User-Agent", "")) else sheet.WIDTH
    return sheet.theme(theme), sheet.width_px(width, guess)
