"""What the server answers when a reader changes something: one figure, one live part, or the
names of two sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash.development.base_component import Component

from dashboard.figure import registry as figures
from dashboard.server import seam
from dashboard.server.services import DeskServices
from dashboard.site import body, cards, compare, own_tables, sheet
from dashboard.site.controls import control_id
from dashboard.site.http import Callback
from dashboard.site.page import SECOND, Live, Page, View, registry
from etl.language import LANGS
from etl.store.reader import Reader

REDRAWN = (("plot", "children"), ("plot", "style"), ("plot", "aria-label"), ("data", "children"))
"""What a redraw of a figure gives: ids of the card and their properties."""


def register(app: Dash, page: Page, services: Callable[[], DeskServices]) -> None:
    """Every callback of a page: of its figures and live parts, and those it declares."""
    for name in page.drawn():
        for side in compare.SIDES if compare.paired(page, name) else ("",):
            _figure(app, page, name, side)
    for number, part in enumerate(page.parts):
        if isinstance(part, Live):
            for side in compare.SIDES if set(part.keys) & set(page.compare) else ("",):
                _live(app, page, number, part, side)
    if page.compare:
        _names(app, page)
    for callback in page.callbacks:
        _declared(app, page, callback, services)


def bodies() -> dict[str, int]:
    """Dash's name of each declared callback's outputs → the bytes its request may hold."""
    found = {}
    for page in registry().values():
        for callback in page.callbacks:
            found[seam.outputs_name(callback.outputs)] = callback.max_body
        if page.own:
            found |= dict.fromkeys(_carrying(page), own_tables.MOST_BODY)
    return found


def _carrying(page: Page) -> list[str]:
    """Names of the callbacks of a page that bring a session's tables along."""
    names = []
    for name in page.figures():
        own = cards.ids(page.slug, name, "")
        outputs = (f"{own[id_]}.{prop}" for id_, prop in REDRAWN)
        names.append(seam.outputs_name(outputs))
    for number, part in enumerate(page.parts):
        if isinstance(part, Live):
            names.append(f"{body.live_id(page.slug, number, '')}.children")
    return names


def _declared(
    app: Dash, page: Page, callback: Callback, services: Callable[[], DeskServices]
) -> None:
    """A callback of the page's own."""

    def answer(*given: object) -> object:
        *values, data = given
        found = callback.result(view_of(data, page, {}), services(), values)
        return found if len(callback.outputs) > 1 else found[0]

    app.callback(
        *[Output(*_split(name)) for name in callback.outputs],
        *[Input(*_split(name)) for name in callback.inputs],
        State("view", "data"),
        prevent_initial_call=True,
    )(answer)


def _split(name: str) -> tuple[str, str]:
    """Component and property of «id.property»."""
    component, _, prop = name.rpartition(".")
    return component, prop


def view_of(data: object, page: Page, values: dict, own: object = None) -> View:
    """A view from what the browser sent; every value is checked again. `own` are the tables its
    session holds."""
    data = data if isinstance(data, dict) else {}
    asked = data.get("lang")
    lang = asked if isinstance(asked, str) and asked in LANGS else LANGS[0]
    chosen, _ = page.accept({k: v for k, v in values.items() if v is not None}, lang)
    return View(
        Reader.open(),
        lang,
        date.today(),
        chosen,
        sheet.theme(data.get("theme")),
        sheet.width_px(data.get("width")),
        own=own_tables.held(own, page.own),
    )


def _session(page: Page) -> list[Input]:
    """The browser's store of a visitor's tables, on pages that draw them."""
    return [Input(own_tables.STORE, "data")] if page.own else []


def _parted(page: Page, given: list) -> tuple[list, object]:
    """Values of the controls, and the session's tables where the page has them."""
    return (given[:-1], given[-1]) if page.own else (given, None)


def _keys(page: Page, own: list[str]) -> list[str]:
    """The choices, and those of them the second selection has too."""
    return [*own, *(k + SECOND for k in own if k in page.compare)]


def _inputs(page: Page, keys: list[str]) -> list[Input]:
    """Controls of the choices; those of the second selection are there only while comparing."""
    return [
        Input(control_id(page.slug, k), "value", allow_optional=k.endswith(SECOND)) for k in keys
    ]


def _figure(app: Dash, page: Page, name: str, side: str) -> None:
    """A figure is drawn when it comes near the screen, and again when its own choices, theme or
    width change.

    The browser counts `near` up whenever a figure that is drawn must be laid out anew
    (assets/desk.js), and says the width of the card's own box: cards of one page differ in
    width.
    """
    keys = _keys(page, list(figures.registry()[name].choices))
    own = cards.ids(page.slug, name, side)

    def redraw(near: object, *given: Any) -> list:
        if not near:
            return [no_update] * (5 if side else 4)
        *rest, data = given
        values, session = _parted(page, rest)
        view = view_of(data, page, dict(zip(keys, values, strict=True)), session)
        if isinstance(near, dict):
            view = replace(view, width=sheet.width_px(near.get("width"), view.width))
        drawing = compare.figure(page, name, view, side)
        out = [
            cards.graph(page.slug, name, drawing, side),
            cards.room(drawing),
            drawing.passport.alt,
            cards.numbers(drawing.passport),
        ]
        return [*out, compare.apart(page, name, view)] if side else out

    apart = [Output(own["apart"], "children")] if side else []
    app.callback(
        *[Output(own[id_], prop) for id_, prop in REDRAWN],
        *apart,
        Input(own["near"], "data"),
        *_inputs(page, keys),
        *_session(page),
        State("view", "data"),
        prevent_initial_call=True,
    )(redraw)


def _live(app: Dash, page: Page, number: int, part: Live, side: str) -> None:
    keys = _keys(page, list(part.keys))

    def redraw(*given: Any) -> Component | None:
        *rest, data = given
        values, session = _parted(page, rest)
        view = view_of(data, page, dict(zip(keys, values, strict=True)), session)
        return part.draw(compare.of_side(page, view, side))

    app.callback(
        Output(body.live_id(page.slug, number, side), "children"),
        *_inputs(page, keys),
        *_session(page),
        State("view", "data"),
        prevent_initial_call=True,
    )(redraw)


def _names(app: Dash, page: Page) -> None:
    """What each side is called follows what is chosen."""
    keys = _keys(page, list(page.compare))

    def rename(*given: Any) -> list:
        *values, data = given
        view = view_of(data, page, dict(zip(keys, values, strict=True)))
        return [compare.says(page, view, s) for s in compare.SIDES]

    app.callback(
        *[Output(body.said_id(page.slug, s), "children") for s in compare.SIDES],
        *_inputs(page, keys),
        State("view", "data"),
        prevent_initial_call=True,
    )(rename)
