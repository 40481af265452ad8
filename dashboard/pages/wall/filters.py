"""Filters of the wall: links, so that they work by keyboard and without scripts; what cannot be
chosen is greyed, with the reason below."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.figure import registry as figures
from dashboard.figure.choices import Choice
from dashboard.figures.shortage import _wall as wall
from dashboard.site.attributes import attributes
from dashboard.site.page import View
from etl.language import Words

OKRUG = Words("Округ", "Okrug")
ALL = Words("все", "all")
CANNOT = Words(
    "Москву, область и округ выбрать нельзя: объявления ещё не загружены, а официальная доля по "
    "профессиям опубликована только по России.",
    "Moscow, the oblast and an okrug cannot be chosen: no adverts are loaded yet, and the official "
    "share by occupation is published for Russia alone.",
)
NO_OKRUG = Words(
    "Округ выбрать нельзя: вердикт и зарплаты по одному округу — меньше 20 объявлений почти у всех "
    "профессий. Что открыто в округе — на «Карте».",
    "An okrug cannot be chosen: for almost every occupation one okrug has fewer than 20 adverts. "
    "What is open in an okrug stands on the map.",
)
KEYS = ("place", "family", "level", "order")


def address(view: View, **changed: str) -> str:
    """The page's address with the choices of this view, some of them changed; defaults left out."""
    known = figures.registry()["occupation_wall"].choices
    chosen = {k: str(view.choices[k]) for k in KEYS} | changed
    kept = {k: v for k, v in chosen.items() if v and (k not in known or v != known[k].default)}
    return f"/{view.lang}/wall" + (f"?{urlencode(kept)}" if kept else "")


def bar(view: View, evidence: pd.DataFrame, where: str) -> html.Div:
    """Place, okrug, family, level, order."""
    lang = view.lang
    open_places = ["russia", *(a for a in ("moscow", "oblast") if wall.judged_in(evidence, a))]
    fresh = len(open_places) == 1
    registered = figures.registry()["occupation_wall"].choices
    known = {key: choice for key, choice in registered.items() if isinstance(choice, Choice)}
    places = {k: w for k, w in wall.AREAS.items()}
    parts = [
        _segments(view, "place", places, where, known["place"].label[lang], open_places),
        _closed(OKRUG[lang], ALL[lang]),
        _menu(view, "family", known["family"].options, known["family"].label[lang]),
        _segments(
            view, "level", known["level"].options, view.choices["level"], known["level"].label[lang]
        ),
        _menu(view, "order", known["order"].options, known["order"].label[lang]),
    ]
    why = CANNOT if fresh else NO_OKRUG
    return html.Div(
        [html.Div(parts, className="wall-filters"), html.P(why[lang], className="why")],
        className="wall-bar",
    )


def _segments(
    view: View,
    key: str,
    options: Mapping[str, Words],
    current: object,
    label: str,
    possible: list[str] | None = None,
) -> html.Nav:
    links: list[Component] = []
    for value, said in options.items():
        if possible is not None and value not in possible:
            links.append(
                html.Span(
                    said[view.lang], className="closed", **attributes({"aria-disabled": "true"})
                )
            )
            continue
        here = attributes({"aria-current": "true"} if value == str(current) else {})
        links.append(html.A(said[view.lang], href=address(view, **{key: value}), **here))
    return html.Nav(
        [html.Span(label, className="label"), html.Span(links, className="segments")],
        **attributes({"aria-label": label}),
    )


def _menu(view: View, key: str, options: Mapping[str, Words], label: str) -> html.Nav:
    """A list that opens: one link per option."""
    current = str(view.choices[key])
    links = [
        html.Li(
            html.A(
                said[view.lang],
                href=address(view, **{key: value}),
                **attributes({"aria-current": "true"} if value == current else {}),
            )
        )
        for value, said in options.items()
    ]
    return html.Nav(
        [
            html.Span(label, className="label"),
            html.Details([html.Summary(options[current][view.lang]), html.Ul(links)]),
        ],
        className="list",
        **attributes({"aria-label": label}),
    )


def _closed(label: str, said: str) -> html.Div:
    return html.Div(
        [
            html.Span(label, className="label"),
            html.Span(
                html.Span(said, className="closed", **attributes({"aria-disabled": "true"})),
                className="segments",
            ),
        ]
    )
