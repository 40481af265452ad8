"""The app: one Dash on one Flask. The first layout travels inside the document, so figures need no second request."""
from __future__ import annotations

import re
from datetime import date
from functools import cached_property, lru_cache
from html import escape

import flask
from dash import ClientsideFunction, Dash, Input, Output, State, html, no_update
from flask_compress import Compress
from plotly.io.json import to_json_plotly

from dashboard import cards, compress, document, drawn, embed, figures, refusals, routes, security, shell
from dashboard.controls import control_id
from dashboard.figure import passport
from dashboard.page import LANGS, Page, View, find, registry
from etl.store.reader import NothingBuilt, Reader

VIEWPORT = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
WIDTHS, WIDTH = (280, 900), 560
ON_SCREEN = ("light", "dark", "projector")
PHONE = re.compile(r"Mobi|Android.+Mobile")


def make_app() -> Desk:
    """The app with its pages, callbacks, files and headers."""
    server = flask.Flask("dashboard", static_folder=None)
    server.config |= compress.SETTINGS
    Compress(server)
    app = Desk(__name__, server=server, assets_folder=str(document.ASSETS), assets_ignore=r"plotly-cartesian|start\.js",
               pages_folder="", use_pages=False, index_string=document.INDEX,
               suppress_callback_exceptions=True, update_title=None, health_endpoint="health", enable_mcp=False,
               add_log_handler=False, meta_tags=[VIEWPORT])
    app.layout = lambda: _layout("ru", registry()[""], {})
    for page in registry().values():
        for name in page.figures():
            _callbacks(app, page, name)
    app.clientside_callback(ClientsideFunction("desk", "address"), Output("url", "data"), Input("view", "data"),
                            *[Input(control_id(p.slug, k), "value", allow_optional=True)
                              for p in registry().values() for k in p.choices()])
    routes.register(app.server)
    app._setup_server()
    refusals.register(app)
    security.protect(app.server)
    return app


class Desk(Dash):
    """Dash whose document holds the page's own title, language and first layout."""

    @cached_property
    def callback_list(self) -> str:
        """What Dash would ask for as `_dash-dependencies`: it does not change once the app is made."""
        return document.data("first-dependencies", self.dependencies().get_data(as_text=True))

    def interpolate_index(self, **parts: str) -> str:
        """The document for the address asked for."""
        path, query = flask.request.path, flask.request.args.to_dict()
        lang, page = find(path) or embed.find(path) or ("ru", registry()[""])
        name = shell.NAME[lang] if not page.slug else f"{page.title[lang]} · {shell.NAME[lang]}"
        parts["title"] = escape(name)
        layout, body = _first(lang, page, query)
        parts["app_entry"], parts["config"] = body, self.callback_list + parts["config"]
        parts["scripts"] = document.scripts(parts["scripts"], "data-plot" in layout)
        parts["renderer"] = document.START.format(src=document.asset("start.js"))
        whole = super().interpolate_index(**parts).replace("{%icon%}", document.icon(), 1)
        return whole.replace('<html lang="ru">', f'<html lang="{lang}">', 1)


def _layout(lang: str, page: Page, query: dict, theme: str = ON_SCREEN[0], width: int = WIDTH):
    chosen, notes = page.accept(query, lang)
    try:
        view = View(Reader.open(), lang, date.today(), chosen, theme, width, query)
    except NothingBuilt as error:
        return html.Main(html.P(str(error)))
    return (embed.layout if page.slug.startswith("embed/") else shell.page_layout)(page, view, notes)


def _first(lang: str, page: Page, query: dict) -> tuple[str, str]:
    """The first layout as JSON, and the document's body; the same build, day, address and sheet are written once."""
    try:
        build = drawn.Held(Reader.open())
    except NothingBuilt:
        layout = to_json_plotly(_layout(lang, page, query))
        return layout, document.first(layout)
    return _written(build, date.today(), lang, page, tuple(sorted(query.items())), *_sheet())


@lru_cache(maxsize=96)
def _written(build: drawn.Held, today: date, lang: str, page: Page, query: tuple, theme: str,
             width: int) -> tuple[str, str]:
    layout = to_json_plotly(_layout(lang, page, dict(query), theme, width))
    return layout, document.first(layout)


def _sheet() -> tuple[str, int]:
    """Theme and card width this browser told us before, else a guess by its kind."""
    theme, _, width = flask.request.cookies.get("view", "").partition(".")
    guess = 330 if PHONE.search(flask.request.headers.get("User-Agent", "")) else WIDTH
    return _theme(theme), _width(width, guess)


def _theme(said: object) -> str:
    return said if said in ON_SCREEN else ON_SCREEN[0]


def _width(said: object, otherwise: int = WIDTH) -> int:
    """A card's width in px, kept between the narrowest and the widest we lay out for."""
    text = str(said)
    if not re.fullmatch("[0-9]{1,8}", text):
        return otherwise
    return max(WIDTHS[0], min(WIDTHS[1], int(text)))


def view_of(data: object, page: Page, values: dict) -> View:
    """A view from what the browser sent; every value is checked again."""
    data = data if isinstance(data, dict) else {}
    lang = data.get("lang") if data.get("lang") in LANGS else "ru"
    chosen, _ = page.accept({k: v for k, v in values.items() if v is not None}, lang)
    return View(Reader.open(), lang, date.today(), chosen, _theme(data.get("theme")), _width(data.get("width")))


def _callbacks(app: Dash, page: Page, name: str) -> None:
    """A figure is drawn when it comes near the screen, and again when its own choices, theme or width change.

    The browser counts `near` up whenever a figure that is drawn must be laid out anew (assets/desk.js).
    """
    keys, own = list(figures.registry()[name].choices), cards.ids(page.slug, name)

    def redraw(near, *given):
        if not near:
            return no_update, no_update, no_update, no_update
        *values, data = given
        view = view_of(data, page, dict(zip(keys, values, strict=True)))
        fig = drawn.on_page(name, view)
        said = passport(fig)
        return cards.graph(page.slug, name, fig), cards.room(fig), said["alt"], cards.numbers(said)

    app.callback(Output(own["plot"], "children"), Output(own["plot"], "style"), Output(own["plot"], "aria-label"),
                 Output(own["data"], "children"), Input(own["near"], "data"),
                 *[Input(control_id(page.slug, k), "value") for k in keys], State("view", "data"),
                 prevent_initial_call=True)(redraw)
