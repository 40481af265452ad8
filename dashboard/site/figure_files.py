"""One figure as a file: /ru/figure/<name>.<form>, its choices, `size` and `theme` in the query.

A figure over a session's own tables is asked for by POST, so that no row stands in an address:
JSON {"choices": {…}, "own": {table: [{column: value}, …]}}.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html import escape

import pandas as pd
import segno
from plotly.io.json import to_json_plotly

from dashboard import export
from dashboard.export.figure_file import figure_bytes
from dashboard.figure import memory as drawn
from dashboard.figure import registry as figures
from dashboard.figure.asked import taken
from dashboard.figure.layout import SIZES, THEMES, drawing
from dashboard.figure.passport import Passport
from dashboard.site import job_routes, own_tables
from dashboard.site import page as pages
from dashboard.site.http import (
    MB,
    REVALIDATED,
    Asked,
    Reply,
    Route,
    Services,
    download,
    sentence,
)
from dashboard.site.links import permalink
from dashboard.site.sheet import width_px
from etl.language import Words

LIGHT = ("plot", "csv", "json", "xlsx", "qr")
PICTURES = ("png", "svg", "pdf")
HEAVY = ("pptx", *PICTURES)
PATIENCE_S = 20
"""A picture is waited for so long, then a page waits in its place."""
NO_FIGURE = Words(
    "Рисунка «{name}» нет. Список — на странице «Источники и метод».",
    "There is no figure “{name}”. The list stands on “Sources and method”.",
)
BAD = Words(
    "{what}: «{value}» нет. Можно: {options}.", "{what}: “{value}” is not known. One of: {options}."
)
NOT_READ = Words(
    "Таблицы не прочитаны: {why}. Обновите страницу и откройте файл снова.",
    "The tables were not read: {why}. Reload the page and open the file again.",
)

UNFIT = Words(
    "в них не те столбцы или значения, что нужны рисунку",
    "their columns or values are not those the figure needs",
)


def figure_file(asked: Asked, services: Services) -> Reply:
    """The figure in the form asked for; 404, 400 or 501 say what is wrong."""
    name = asked.parts["name"]
    form = asked.parts["form"]
    if name not in figures.registry() or form not in (*LIGHT, *HEAVY):
        return sentence(asked, 404, NO_FIGURE, name=name[:60])
    query = dict(asked.query)
    size = query.pop("size", "16:9")
    theme = query.pop("theme", "light")
    width = width_px(query.pop("width", ""), 0) or None
    if refusal := _unknown(asked, "size", size, SIZES) or _unknown(asked, "theme", theme, THEMES):
        return refusal
    reader = services.reader
    tables: dict[str, pd.DataFrame] = {}
    if asked.method == "POST":
        try:
            tables, query = own_tables.sent(asked)
        except ValueError as error:
            return sentence(asked, 400, NOT_READ, why=error)
    spec = figures.registry()[name]
    query = {k: v for k, v in query.items() if not k.startswith("utm_")}
    typed, faults = taken(spec, query, beside=_others())
    if faults:
        lines = "\n".join(fault[asked.lang] for fault in faults)
        return sentence(asked, 400, Words("{lines}", "{lines}"), lines=lines)
    chosen = {key: choice.default for key, choice in spec.choices.items()} | typed
    fitting = None
    if tables:
        fitting = own_tables.fitting(name, reader, tables, asked.lang, chosen)
        if fitting is None:
            return sentence(asked, 400, NOT_READ, why=UNFIT[asked.lang])
    if form in PICTURES:
        rows = {table: frame.to_dict("records") for table, frame in tables.items()}
        payload = {
            "name": name,
            "lang": asked.lang,
            "choices": chosen,
            "form": form,
            "size": size,
            "theme": theme,
            "own": rows,
        }
        token = services.jobs.submit("picture", payload, private=bool(rows))
        return job_routes.awaited(asked, services, token, PATIENCE_S)
    passport = fitting or drawn.passport(name, reader, asked.lang, date.today(), chosen)
    link = permalink(asked.lang, name, {k: v for k, v in chosen.items() if k in query}, asked.host)
    if form == "qr":
        return _qr(link)
    return _made(passport, form, size, theme, width, link)


def _made(
    passport: Passport, form: str, size: str, theme: str, width: int | None, link: str
) -> Reply:
    """The file itself, made while the visitor waits."""
    if form == "plot":
        body = to_json_plotly(drawing(passport, size, theme, width=width).as_json()).encode()
    else:
        body = figure_bytes(passport, form, size=size, theme=theme, link=link)
    media = export.MEDIA.get(form, "application/json")
    return download(body, media, export.file_name(passport, form))


def _unknown(asked: Asked, what: str, value: str, options: Sequence[str]) -> Reply | None:
    """A refusal of a value that is none of the options."""
    if value in options:
        return None
    return sentence(asked, 400, BAD, what=what, value=value[:40], options=", ".join(options))


@lru_cache(maxsize=1)
def _others() -> frozenset[str]:
    """Keys an address may carry for others: choices of the page's other figures, of its second
    selection, and of its own."""
    pages_ = pages.registry().values()
    keys = {k for spec in figures.registry().values() for k in spec.choices}
    own = {k for page in pages_ for k in (*page.all_choices(), *page.keys)}
    return frozenset(keys | own | {pages.COMPARE} | {k + pages.SECOND for k in keys})


def _qr(link: str) -> Reply:
    out = io.BytesIO()
    segno.make(link, error="m").save(out, kind="svg", scale=8, border=4, title=escape(link))
    return Reply(out.getvalue(), "image/svg+xml")


def _heavy(form: str) -> Route:
    """A form that costs the server: asked for less often."""

    def answer(asked: Asked, services: Services) -> Reply:
        return figure_file(replace(asked, parts={**asked.parts, "form": form}), services)

    return Route(f"figure/<name>.{form}", answer, limit="120/minute", **_SHARED)


_SHARED: dict = {
    "methods": ("GET", "POST"),
    "max_body": 8 * MB,
    "cache": REVALIDATED,
    "csrf": False,  # nothing is kept: the answer is made of the request alone
}
ROUTES = (
    Route("figure/<name>.<form>", figure_file, limit="", **_SHARED),
    *(_heavy(form) for form in HEAVY),
)
