"""A figure on a page: the drawing, how to read it, its numbers with their sources, and the menu
to take it away."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from dashboard.figure import cells, english, evidence, occupations, places
from dashboard.figure import memory as drawn
from dashboard.figure.layout import Drawing
from dashboard.figure.passport import Passport
from dashboard.site.attributes import attributes
from dashboard.site.figure_menu import (
    MENU,
    menu,
)
from dashboard.site.page import View
from dashboard.site.terms import marked
from etl.language import Words
from etl.language import text as words

HOW = Words("Как читать", "How to read")
DATA = Words("Числа и источники", "Numbers and sources")
NO_ROWS = Words(
    "Строк нет: рисунок рассчитан по числам, которые вы задали, или ждёт данных.",
    "No rows: the figure is computed from your numbers, or waits for data.",
)
SOURCE = Words("Источник", "Source")
NAMED = ("name", "occupation_name")
"""Columns that hold an occupation's name."""


def ids(slug: str, name: str, side: str = "") -> dict[str, str]:
    """Component ids of a figure on a page, of the first or the second (`b`) selection."""
    own = f"{slug or 'summary'}-{name}" + (f"-{side}" if side else "")
    return {k: f"{k}-{own}" for k in ("graph", "plot", "data", "near", "apart")}


def card(
    slug: str,
    name: str,
    view: View,
    *,
    lazy: bool = False,
    drawing: Drawing | None = None,
    side: str = "",
    badge: str = "",
    apart: str = "",
) -> html.Article:
    """The whole card; a lazy one keeps the figure's place and is drawn when it comes near the
    screen.

    `drawing` when it is drawn already; `side` and its `badge` when two selections stand beside each
    other, and why they are `apart` where they can't be compared.
    """
    drawing = drawing or drawn.on_page(name, view)
    passport = drawing.passport
    own = ids(slug, name, side)
    holder = attributes(
        {
            "className": "plot",
            "role": "img",
            "aria-label": passport.alt,
            "id": own["plot"],
            "style": room(drawing),
        }
    )
    if lazy:
        plot = html.Div(
            html.Div(className="skeleton", style={"height": f"{drawing.height}px"}), **holder
        )
    else:
        plot = html.Div(graph(slug, name, drawing, side), **holder)
    return html.Article(
        [
            *([html.Span(badge, className="badge")] if badge else []),
            plot,
            *([html.P(apart, id=own["apart"], className="apart", role="status")] if side else []),
            dcc.Store(id=own["near"], data=0 if lazy else 1),
            html.Div(
                [
                    _fold(HOW[view.lang], html.P(marked(passport.how_to_read, view)), "how"),
                    _fold(
                        DATA[view.lang],
                        html.Div(
                            numbers(passport), id=own["data"], className="scroll", tabIndex="0"
                        ),
                        "numbers",
                    ),
                    _fold(MENU[view.lang], menu(name, view.lang), "menu"),
                ],
                className="foot",
            ),
        ],
        className="card",
        id=f"figure-{name}" + (f"-{side}" if side else ""),
        **attributes(
            {
                "data-figure": name,
                "data-place": places.rail(passport.place),
                "data-side": side,
                "data-near": own["near"],
                "data-lazy": "1" if lazy else "",
                "data-choices": "|".join(passport.choices),
            }
        ),
    )


def graph(slug: str, name: str, drawing: Drawing, side: str = "") -> html.Div:
    """The drawing itself, at the height it was laid out for, so that nothing jumps;
    assets/draw.js draws it."""
    plot = to_json_plotly({**drawing.as_json(), "config": drawn.CONFIG})
    return html.Div(
        id=ids(slug, name, side)["graph"],
        className="drawing",
        style={"height": f"{drawing.height}px"},
        **attributes({"data-plot": plot}),
    )


def room(drawing: Drawing) -> dict[str, str]:
    """The place a figure keeps before it is drawn."""
    return {"minHeight": f"{drawing.height}px"}


def _fold(summary: str, body: Component | list, kind: str, is_open: bool = False) -> html.Details:
    return html.Details(
        [html.Summary(summary), html.Div(body, className="fold")], className=kind, open=is_open
    )


def numbers(passport: Passport) -> html.Div | html.P:
    """The rows drawn: what, value, period, place, source with its address; nothing that is not in
    the figure.

    The rows travel as one attribute and become a table when it is opened (assets/rows.js):
    thousands of cells as components would slow every change of the page.
    """
    lang = passport.lang
    if not passport.rows:
        return html.P(NO_ROWS[lang])
    if not {"id", "value", "publisher", "url"} <= {c.key for c in passport.columns}:
        head = [c.heading() for c in passport.columns]
        return _table(
            head,
            [
                [_cell(c.key, row.get(c.key), lang) for c in passport.columns]
                for row in passport.rows
            ],
        )
    labels = {c.key: c.label for c in passport.columns}
    wanted = ("id", "indicator", "occupation", "geography", "period_text")
    keys = [k for k in wanted if any(r.get(k) for r in passport.rows)]
    head = [
        *(labels.get(k, k) for k in keys),
        labels["value"],
        SOURCE[lang],
        labels.get("grade", ""),
    ]
    return _table(
        head,
        [
            [
                *(str(r.get(k) or "") for k in keys),
                value_text(r, lang),
                _source(r, lang),
                r.get("grade") or "",
            ]
            for r in passport.rows
        ],
    )


def _table(head: list[str], body: list[list]) -> html.Div:
    return html.Div(
        **attributes({"data-table": json.dumps({"head": head, "body": body}, ensure_ascii=False)})
    )


def value_text(row: dict, lang: str) -> str:
    """A published row's number with its bound or range and its unit."""
    number = words.bounded(
        row["value"],
        row.get("bound") or "=",
        lang,
        low=row.get("value_low"),
        high=row.get("value_high"),
    )
    return number + words.unit_text(english.quoted(row.get("unit") or "", lang))


def _cell(key: str, value: Any, lang: str) -> str | dict[str, str]:
    """A cell; the name of an occupation leads to its dossier."""
    code = occupations.codes(lang).get(value) if key in NAMED else None
    return {"text": value, "href": dossier(code, lang)} if code else _plain(key, value, lang)


def dossier(code: str, lang: str) -> str:
    """Address of an occupation's dossier."""
    return f"/{lang}/occupation?occupation={quote(code)}"


def _plain(key: str, value: object, lang: str) -> str | dict[str, str]:
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return {"text": evidence.host(value), "href": value}
    return cells.printed(key, value, lang)


def _source(row: dict, lang: str) -> dict[str, str] | str:
    """A cell with a link: {text, href, after}; empty where the caption credits the whole table."""
    if not row["publisher"]:
        return ""
    when = words.page_date(row.get("page_date") or "", lang)
    return {
        "text": english.quoted(row["publisher"], lang),
        "href": row["url"],
        "after": f", {when}",
    }
