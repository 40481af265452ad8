"""Addresses beside the pages: figures as files, the search index, redirects and «no such page»."""

from __future__ import annotations

import io
from datetime import date
from html import escape
from urllib.parse import quote

import flask
import segno
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from plotly.io.json import to_json_plotly

from dashboard import export
from dashboard.export import image
from dashboard.export.figure_file import figure_bytes
from dashboard.figure import memory as drawn
from dashboard.figure import registry as figures
from dashboard.figure.frame import SIZES, THEMES, passport
from dashboard.figure.memory import Held
from dashboard.pages.deck import files as deck_files
from dashboard.pages.sources import graph
from dashboard.server import callbacks
from dashboard.site import embed, search
from dashboard.site.page import LANGS, find, registry
from etl import settings
from etl.adverts.reference import rows as reference_rows
from etl.language import Words
from etl.sources.firms._survey_form import template as survey_template
from etl.store.reader import NothingBuilt, Reader

FORMS = ("plot", "csv", "json", "xlsx", "pptx", "png", "svg", "pdf", "qr")
HEAVY = ("pptx", "png", "svg", "pdf")
PAGES = "/<path:path>"
"""Dash's name for the address of any page."""
NOT_FOUND = Words(
    "Такой страницы нет. Начните с первой.", "There is no such page. Begin with the first one."
)
NO_FIGURE = Words(
    "Рисунка «{name}» нет. Список — на странице «Источники и метод».",
    "There is no figure “{name}”. The list stands on “Sources and method”.",
)
NO_TABLE = Words(
    "Таблицы «{name}» нет. Список — в графе без параметра.",
    "There is no table “{name}”. The list stands in the graph without a parameter.",
)
BAD = Words(
    "{what}: «{value}» нет. Можно: {options}.", "{what}: “{value}” is not known. One of: {options}."
)


def register(server: flask.Flask) -> None:
    """Add the addresses to the server."""
    limiter = Limiter(get_remote_address, app=server, storage_uri="memory://")
    heavy = limiter.shared_limit(
        "120 per minute",
        scope="heavy",
        exempt_when=lambda: flask.request.view_args.get("form") not in HEAVY,
    )
    server.add_url_rule("/<lang>/figure/<name>.<form>", "figure", heavy(_figure))
    server.add_url_rule(
        "/<lang>/deck.pptx",
        "deck",
        limiter.limit("30 per minute")(deck_files.answer),
        methods=["GET", "POST"],
    )
    server.add_url_rule("/<lang>/search.json", "search", _search)
    server.add_url_rule("/<lang>/graph.svg", "graph", _graph)
    server.add_url_rule("/<lang>/template/employer-survey.xlsx", "template", _template)
    server.before_request(_known)


def _template(lang: str):
    """The empty survey of firms, with the occupations to choose from."""
    lang = lang if lang in LANGS else LANGS[0]
    names = sorted(row[f"name_{lang}"] for row in reference_rows("occupations"))
    return flask.send_file(
        io.BytesIO(survey_template(lang, names)),
        as_attachment=True,
        download_name=f"employer-survey-{lang}.xlsx",
    )


def _known():
    """Send the bare address to Russian, answer 404 where no page is."""
    path = flask.request.path
    if path in ("/", *(f"/{lang}" for lang in LANGS)):
        return flask.redirect("/ru/" if path == "/" else f"{path}/", 302)
    rule = flask.request.url_rule
    if (rule is None or rule.endpoint != PAGES) and (flask.request.view_args or {}).get(
        "lang", LANGS[0]
    ) in LANGS:
        return None
    if find(path) or embed.find(path):
        return None
    lang = "en" if path.startswith("/en") else "ru"
    return flask.Response(
        f'<!DOCTYPE html><html lang="{lang}"><meta charset="utf-8"><title>404</title>'
        f'<p>{NOT_FOUND[lang]} <a href="/{lang}/">/{lang}/</a></p></html>',
        404,
    )


def _sorry(status: int, said: Words, lang: str, **values: object) -> flask.Response:
    return flask.Response(said[lang].format(**values) + "\n", status, mimetype="text/plain")


def _figure(lang: str, name: str, form: str) -> flask.Response:
    """One figure as a file. Choices, `size`, `theme` and, for a drawing on a page, its `width`
    come from the query."""
    lang = lang if lang in LANGS else "ru"
    if name not in figures.registry() or form not in FORMS:
        return _sorry(404, NO_FIGURE, lang, name=name[:60])
    query = flask.request.args.to_dict()
    size, theme, wide = (
        query.pop("size", "16:9"),
        query.pop("theme", "light"),
        query.pop("width", ""),
    )
    for what, value, options in (("size", size, SIZES), ("theme", theme, THEMES)):
        if value not in options:
            return _sorry(400, BAD, lang, what=what, value=value[:40], options=", ".join(options))
    chosen = {
        k: c.accept(query.get(k, c.default))[0] for k, c in figures.registry()[name].choices.items()
    }
    try:
        reader = Reader.open()
    except NothingBuilt as error:
        return flask.Response(str(error), 503, mimetype="text/plain")
    fig = drawn.figure(
        name,
        reader,
        lang,
        date.today(),
        chosen,
        size=size,
        theme=theme,
        width=callbacks.width(wide, 0) or None,
    )
    link = permalink(lang, name, {k: v for k, v in chosen.items() if k in query})
    if form == "qr":
        return _qr(link)
    try:
        data = (
            to_json_plotly(drawn.light_json(fig)).encode()
            if form == "plot"
            else figure_bytes(fig, form, size=size, theme=theme, link=link)
        )
    except image.NoBrowser as error:
        return flask.Response(str(error), 501, mimetype="text/plain")
    answer = flask.Response(data, content_type=export.MEDIA.get(form, "application/json"))
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="{export.file_name(passport(fig), form)}"'
    )
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag()
    return answer.make_conditional(flask.request)


def permalink(lang: str, name: str, query: dict) -> str:
    """The figure's lasting address: its page, choices in the query, the figure as anchor."""
    page = next((p for p in registry().values() if name in p.figures()), None)
    path = page.path(lang) if page else f"/{lang}/embed/{name}"
    text = "&".join(
        f"{k}={v:g}" if isinstance(v, float) else f"{k}={quote(str(v))}"
        for k, v in query.items()
        if page is None or k in page.choices()
    )
    base = settings.get("DASHBOARD_URL") or flask.request.host_url
    return (
        f"{base.rstrip('/')}{path}{'?' + text if text else ''}{'#figure-' + name if page else ''}"
    )


def _qr(link: str) -> flask.Response:
    out = io.BytesIO()
    segno.make(link, error="m").save(out, kind="svg", scale=8, border=4, title=escape(link))
    return flask.Response(out.getvalue(), mimetype="image/svg+xml")


def _graph(lang: str) -> flask.Response:
    """The graph of tables as SVG; `table` shows one with what it is made of and what is made of
    it."""
    lang, table = lang if lang in LANGS else "ru", flask.request.args.get("table", "")
    try:
        svg = graph.drawing(Reader.open(), lang, table)
    except NothingBuilt as error:
        return flask.Response(str(error), 503, mimetype="text/plain")
    except KeyError:
        return _sorry(404, NO_TABLE, lang, name=table[:60])
    return flask.Response(svg, mimetype="image/svg+xml")


def _search(lang: str) -> flask.Response:
    """Everything that can be found by name, for the search box."""
    lang = lang if lang in LANGS else "ru"
    try:
        said = search.index(Held(Reader.open()), lang)
    except NothingBuilt as error:
        return flask.Response(str(error), 503, mimetype="text/plain")
    return flask.Response(said, mimetype="application/json")
